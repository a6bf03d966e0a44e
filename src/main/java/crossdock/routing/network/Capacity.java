package crossdock.routing.network;

/// How much work a location takes on.
///
/// @param unit what is counted
/// @param perDay on its clock; [#UNLIMITED] for no limit
/// @param perShift likewise
public record Capacity(Unit unit, int perDay, int perShift) {
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /// A location that never says it is full.
    public static final Capacity NONE = new Capacity(Unit.ORDERS, UNLIMITED, UNLIMITED);

    public Capacity {
        if (perDay < 0 || perShift < 0) {
            throw new IllegalArgumentException("capacity is at least 0");
        }
    }

    /// What is counted. A parcel of three lines with five units is one order, three lines or five units.
    public enum Unit {
        ORDERS,
        LINES,
        UNITS
    }

    /// What is left of a limit; no limit stays none.
    public static int left(int limit, int taken) {
        return limit == UNLIMITED ? limit : limit - taken;
    }

    /// Work that so many lines and units are, in this unit.
    public int need(int lines, int units) {
        return switch (unit) {
            case ORDERS -> 1;
            case LINES -> lines;
            case UNITS -> units;
        };
    }
}
