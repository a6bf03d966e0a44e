package crossdock.routing.calendar;

/// A stretch of one day, in minutes since local midnight; it ends at midnight at the latest.
///
/// @param to exclusive, up to 1440
public record Shift(int from, int to) implements Comparable<Shift> {
    public Shift {
        if (from < 0 || to <= from || to > 1_440) {
            throw new IllegalArgumentException("a shift runs forward within one day, not from " + from + " to " + to);
        }
    }

    @Override
    public int compareTo(Shift other) {
        return Integer.compare(from, other.from);
    }
}
