package crossdock.routing.engine;

import crossdock.routing.engine.ReadyPolicy.Standing;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.geo.PointGrid;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The verdicts of one rule on every place. Those that could have been candidates were judged by the decision, and what
/// was said of them is kept in columns. Of thousands of others few are ever asked about: what the rule says to every
/// order, and what is too far or has nothing, is looked up; else the judge is asked again, of the order as it stood at
/// the rule's turn. So every answer is the one the decision went by. Any thread.
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
    private final @Nullable Alike alike;
    private final Supplier<Judge> again;
    private @Nullable Judge judge; // of places without a row; guarded by this
    private int kept;

    /// @param judged bits of the places to come, in this order, in calls of [#keep]
    /// @param alike null when no answer is known without the judge
    /// @param again makes a judge of the order as it stands now, whatever happens to it later
    Verdicts(int size, long[] judged, @Nullable Alike alike, Supplier<Judge> again) {
        this.size = size;
        this.judged = judged;
        this.alike = alike;
        this.again = again;
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
    /// @param radius as a chord
    /// @param metres allowed
    record Far(int filter, PointGrid grid, PointGrid.@Nullable Target from, double radius, long metres) {
        boolean refuses(int place) {
            return from == null || !(grid.chordSquared(from, place) <= radius);
        }

        Verdict of(int place) {
            double chord = from == null ? Double.NaN : grid.chordSquared(from, place);
            return new Verdict(Check.DISTANCE, filter, Verdicts.metres(chord), metres, -1, -1);
        }
    }

    /// Places that have nothing of what is wanted, and so all get the same answer.
    ///
    /// @param places bits
    record Empty(long[] places, Verdict verdict) {}

    /// What many places are told alike.
    ///
    /// @param special bits of the places to which it does not apply
    record Alike(long[] special, Standing standing, @Nullable Far far, @Nullable Empty empty) {
        /// Null for a place that is to be judged.
        @Nullable Verdict of(int place) {
            if (NearestStock.has(special, place)) {
                return null;
            }
            if (NearestStock.has(standing.refused, place)) {
                return standing.said[place];
            }
            if (far != null && far.refuses(place)) {
                return far.of(place);
            }
            return empty != null && NearestStock.has(empty.places, place) ? empty.verdict : null;
        }
    }

    /// Keeps what the judge just said of the next place.
    void keep(Judge said) {
        checks[kept] = (byte) said.check.ordinal();
        filters[kept] = (byte) Math.min(said.filter, Byte.MAX_VALUE);
        a[kept] = said.a;
        b[kept] = said.b;
        lines[kept] = said.line;
        covered[kept++] = said.covered;
    }

    public int size() {
        return size;
    }

    /// @param place its number in the network
    public Verdict of(int place) {
        if (NearestStock.has(judged, place)) {
            int row = rows[place >> 6] + Long.bitCount(judged[place >> 6] & (1L << place) - 1);
            Check check = CHECKS[checks[row]];
            long first = check == Check.DISTANCE ? metres(Double.longBitsToDouble(a[row])) : a[row];
            return new Verdict(check, filters[row], first, b[row], lines[row], covered[row]);
        }
        Verdict known = alike == null ? null : alike.of(place);
        return known == null ? judge(place) : known;
    }

    /// The check alone, for those who count.
    public Check check(int place) {
        return of(place).check();
    }

    private synchronized Verdict judge(int place) {
        Judge asked = judge == null ? again.get() : judge;
        judge = asked;
        asked.passes(place);
        return asked.verdict();
    }

    /// -1 when either end is unknown.
    static long metres(double chord) {
        return Double.isNaN(chord) ? -1 : GeoPoint.metres(chord);
    }
}
