package crossdock.routing.engine;

import crossdock.routing.geo.GeoPoint;

/// The verdicts of one rule on every place, kept in columns: thousands of places, a few rules, one decision.
public final class Verdicts {
    private static final Check[] CHECKS = Check.values();

    private final byte[] checks;
    private final byte[] filters;
    private final long[] a;
    private final long[] b;
    private final int[] lines;
    private final int[] covered;

    Verdicts(int places) {
        checks = new byte[places];
        filters = new byte[places];
        a = new long[places];
        b = new long[places];
        lines = new int[places];
        covered = new int[places];
    }

    void keep(int place, Judge judge) {
        checks[place] = (byte) judge.check.ordinal();
        filters[place] = (byte) Math.min(judge.filter, Byte.MAX_VALUE);
        a[place] = judge.a;
        b[place] = judge.b;
        lines[place] = judge.line;
        covered[place] = judge.covered;
    }

    public int size() {
        return checks.length;
    }

    /// @param place its number in the network
    public Verdict of(int place) {
        Check check = CHECKS[checks[place]];
        long first = check == Check.DISTANCE ? metres(Double.longBitsToDouble(a[place])) : a[place];
        return new Verdict(check, filters[place], first, b[place], lines[place], covered[place]);
    }

    private static long metres(double chord) {
        return Double.isNaN(chord) ? -1 : GeoPoint.metres(chord);
    }

    public Check check(int place) {
        return CHECKS[checks[place]];
    }
}
