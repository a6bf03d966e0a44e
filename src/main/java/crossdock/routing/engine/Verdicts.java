package crossdock.routing.engine;

import crossdock.routing.engine.ReadyPolicy.Standing;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.geo.PointGrid;
import org.jspecify.annotations.Nullable;

/// The verdicts of one rule on every place. Of thousands of places most are refused for what the rule says to every
/// order, for their distance, or for having nothing that is wanted: of those a bit says which. The others were judged one
/// by one, and what was said of them is kept in columns.
public final class Verdicts {
    private static final Check[] CHECKS = Check.values();

    private final int size;
    private final long[] judged; // bits of the places that have a row
    private final int[] rows; // how many of them come before each word
    private final byte[] checks;
    private final byte[] filters;
    private final long[] a;
    private final long[] b;
    private final int[] lines;
    private final int[] covered;
    private final @Nullable Standing standing; // what is said of the others, except of those below
    private final @Nullable Far far;
    private final @Nullable Empty empty;
    private int kept;

    /// @param judged bits of the places to come, in this order, in calls of [#keep]
    /// @param standing null when every place is judged
    Verdicts(int size, long[] judged, @Nullable Standing standing, @Nullable Far far, @Nullable Empty empty) {
        this.size = size;
        this.judged = judged;
        this.standing = standing;
        this.far = far;
        this.empty = empty;
        rows = new int[judged.length];
        int count = 0;
        for (int word = 0; word < judged.length; word++) {
            rows[word] = count;
            count += Long.bitCount(judged[word]);
        }
        checks = new byte[count];
        filters = new byte[count];
        a = new long[count];
        b = new long[count];
        lines = new int[count];
        covered = new int[count];
    }

    /// Places that a filter by distance refuses before they are asked anything else.
    ///
    /// @param places bits
    /// @param metres allowed
    record Far(long[] places, int filter, PointGrid grid, PointGrid.@Nullable Target from, long metres) {
        Verdict of(int place) {
            double chord = from == null ? Double.NaN : grid.chordSquared(from, place);
            return new Verdict(Check.DISTANCE, filter, Verdicts.metres(chord), metres, -1, -1);
        }
    }

    /// Places that have nothing of what is wanted, and so all get the same answer.
    ///
    /// @param places bits
    record Empty(long[] places, Verdict verdict) {}

    /// Keeps what the judge just said of the next place.
    void keep(Judge judge) {
        checks[kept] = (byte) judge.check.ordinal();
        filters[kept] = (byte) Math.min(judge.filter, Byte.MAX_VALUE);
        a[kept] = judge.a;
        b[kept] = judge.b;
        lines[kept] = judge.line;
        covered[kept++] = judge.covered;
    }

    public int size() {
        return size;
    }

    /// @param place its number in the network
    public Verdict of(int place) {
        if (NearestStock.has(judged, place)) {
            int row = row(place);
            Check check = CHECKS[checks[row]];
            long first = check == Check.DISTANCE ? metres(Double.longBitsToDouble(a[row])) : a[row];
            return new Verdict(check, filters[row], first, b[row], lines[row], covered[row]);
        }
        if (far != null && NearestStock.has(far.places, place)) {
            return far.of(place);
        }
        if (empty != null && NearestStock.has(empty.places, place)) {
            return empty.verdict;
        }
        Standing said = always();
        return new Verdict(CHECKS[said.checks[place]], said.filters[place], 0, 0, -1, -1);
    }

    /// The check alone, for those who count.
    public Check check(int place) {
        if (NearestStock.has(judged, place)) {
            return CHECKS[checks[row(place)]];
        }
        if (far != null && NearestStock.has(far.places, place)) {
            return Check.DISTANCE;
        }
        return empty != null && NearestStock.has(empty.places, place)
                ? empty.verdict.check()
                : CHECKS[always().checks[place]];
    }

    private int row(int place) {
        return rows[place >> 6] + Long.bitCount(judged[place >> 6] & (1L << place) - 1);
    }

    private Standing always() {
        if (standing == null) {
            throw new IllegalStateException("every place was to be judged");
        }
        return standing;
    }

    private static long metres(double chord) {
        return Double.isNaN(chord) ? -1 : GeoPoint.metres(chord);
    }
}
