package crossdock.routing.geo;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Many points in cells of equal degrees, to walk them from near to far. Immutable; points without coordinates are never
/// met. A walk is exact: it hands out a point only when no unseen cell can hold a nearer one.
public final class PointGrid {
    private static final int ROWS = 90;
    private static final int COLUMNS = 180;
    private static final double STEP = 2; // degrees of a cell, both ways

    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final int[] first = new int[ROWS * COLUMNS + 1]; // where a cell's points start in `inCells`
    private final int[] inCells;

    public PointGrid(List<? extends @Nullable GeoPoint> points) {
        int n = points.size();
        x = new double[n];
        y = new double[n];
        z = new double[n];
        int[] cell = new int[n];
        for (int i = 0; i < n; i++) {
            GeoPoint point = points.get(i);
            cell[i] = point == null ? -1 : row(point.latitude()) * COLUMNS + column(point.longitude());
            x[i] = point == null ? Double.NaN : point.x();
            y[i] = point == null ? Double.NaN : point.y();
            z[i] = point == null ? Double.NaN : point.z();
            if (cell[i] >= 0) {
                first[cell[i] + 1]++;
            }
        }
        for (int c = 0; c < ROWS * COLUMNS; c++) {
            first[c + 1] += first[c];
        }
        inCells = new int[first[ROWS * COLUMNS]];
        int[] next = Arrays.copyOf(first, first.length);
        for (int i = 0; i < n; i++) { // ascending within a cell
            if (cell[i] >= 0) {
                inCells[next[cell[i]]++] = i;
            }
        }
    }

    public int size() {
        return x.length;
    }

    /// Square of the chord between a target and a point; NaN when the point has no coordinates.
    public double chordSquared(Target from, int point) {
        return GeoPoint.chordSquared(from.x - x[point], from.y - y[point], from.z - z[point]);
    }

    /// Where a search starts, with its unit vector worked out once.
    public static final class Target {
        private final double x;
        private final double y;
        private final double z;
        private final double latitude;
        private final double longitude;

        public Target(GeoPoint point) {
            x = point.x();
            y = point.y();
            z = point.z();
            latitude = point.latitude();
            longitude = point.longitude();
        }
    }

    /// Walks from near to far, ties by number. Not thread-safe; one walk, one thread.
    public Walk from(Target target) {
        return new Walk(target);
    }

    /// One walk over the points.
    public final class Walk {
        private final Target target;
        private final int row;
        private final int column;
        private int ring;
        private double safe; // chords below this cannot come from an unseen ring
        private double[] keys = new double[64];
        private int[] waiting = new int[64]; // a binary heap by key, then number
        private int size;
        private double lastKey;

        private Walk(Target target) {
            this.target = target;
            row = row(target.latitude);
            column = column(target.longitude);
            ring = -1;
            safe = -1;
        }

        /// The next nearest point, or -1 after the last.
        public int next() {
            while (size == 0 || keys[0] >= safe) {
                if (!grow()) {
                    break;
                }
            }
            return size == 0 ? -1 : pop();
        }

        /// Square of the chord to the point that [#next] gave last.
        public double chordSquared() {
            return lastKey;
        }

        /// Reads the next ring of cells; false when the earth has no more.
        private boolean grow() {
            if (ring >= COLUMNS) {
                return false;
            }
            ring++;
            for (int r = Math.max(0, row - ring); r <= Math.min(ROWS - 1, row + ring); r++) {
                boolean edge = Math.abs(r - row) == ring;
                int widest = Math.min(ring, COLUMNS / 2);
                if (edge) {
                    // a row first met in this ring is read as far as the ring is wide
                    for (int c = -widest; c <= (widest == COLUMNS / 2 ? widest - 1 : widest); c++) {
                        read(r, column + c);
                    }
                } else if (ring < COLUMNS / 2) {
                    read(r, column - ring);
                    read(r, column + ring);
                } else if (ring == COLUMNS / 2) {
                    read(r, column - ring); // the cell on the other side of the earth, once
                }
            }
            safe = ring >= COLUMNS ? Double.POSITIVE_INFINITY : unseen();
            return true;
        }

        /// A lower bound of the chord to anything outside the rings read: north or south of them it is the difference
        /// in latitude; beside them the distance to the bounding meridian.
        private double unseen() {
            double north = (row + ring + 1) * STEP - 90 - target.latitude;
            double south = target.latitude - ((row - ring) * STEP - 90);
            double degrees = Double.POSITIVE_INFINITY;
            if (row + ring + 1 < ROWS) {
                degrees = Math.min(degrees, north);
            }
            if (row - ring > 0) {
                degrees = Math.min(degrees, south);
            }
            double bound = degrees == Double.POSITIVE_INFINITY ? Double.POSITIVE_INFINITY : chordOfDegrees(degrees);
            if (2 * ring + 1 < COLUMNS) {
                double inCell = normal(target.longitude) - column * STEP;
                double beside = ring * STEP + Math.min(inCell, STEP - inCell);
                bound = Math.min(bound, beside >= 90 ? chordAcross(90) : chordAcross(beside));
            }
            return bound * (1 - 1e-12); // rounding must never make the bound too large
        }

        /// The nearest that a meridian so many degrees away comes: sine of the distance is cosine of the latitude times
        /// the sine of the difference.
        private double chordAcross(double degrees) {
            double sine = StrictMath.cos(StrictMath.toRadians(target.latitude))
                    * StrictMath.sin(StrictMath.toRadians(degrees));
            double half = StrictMath.sin(StrictMath.asin(Math.min(1, sine)) / 2);
            return 4 * half * half;
        }

        private static double chordOfDegrees(double degrees) {
            double half = StrictMath.sin(StrictMath.toRadians(Math.min(180, degrees)) / 2);
            return 4 * half * half;
        }

        private void read(int r, int c) {
            int cell = r * COLUMNS + Math.floorMod(c, COLUMNS);
            for (int i = first[cell]; i < first[cell + 1]; i++) {
                push(inCells[i], PointGrid.this.chordSquared(target, inCells[i]));
            }
        }

        private boolean before(double key, int point, int at) {
            return key < keys[at] || key == keys[at] && point < waiting[at];
        }

        private void push(int point, double key) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                waiting = Arrays.copyOf(waiting, size * 2);
            }
            int at = size++;
            while (at > 0 && before(key, point, (at - 1) / 2)) {
                keys[at] = keys[(at - 1) / 2];
                waiting[at] = waiting[(at - 1) / 2];
                at = (at - 1) / 2;
            }
            keys[at] = key;
            waiting[at] = point;
        }

        private int pop() {
            int top = waiting[0];
            lastKey = keys[0];
            double key = keys[--size];
            int point = waiting[size];
            int at = 0;
            while (2 * at + 1 < size) {
                int child = 2 * at + 1;
                if (child + 1 < size && before(keys[child + 1], waiting[child + 1], child)) {
                    child++;
                }
                if (before(key, point, child)) {
                    break;
                }
                keys[at] = keys[child];
                waiting[at] = waiting[child];
                at = child;
            }
            keys[at] = key;
            waiting[at] = point;
            return top;
        }
    }

    private static int row(double latitude) {
        return Math.min(ROWS - 1, (int) ((latitude + 90) / STEP));
    }

    private static int column(double longitude) {
        return Math.min(COLUMNS - 1, (int) (normal(longitude) / STEP));
    }

    /// 0 to below 360, from west to east.
    private static double normal(double longitude) {
        double turned = (longitude + 180) % 360;
        return turned < 0 ? turned + 360 : turned;
    }
}
