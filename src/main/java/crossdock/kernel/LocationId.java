package crossdock.kernel;

/// One place that can hold stock. [#NONE] carries demand that no location has been given yet.
public record LocationId(long value) implements Comparable<LocationId> {
    /// Where unrouted and backordered demand is kept; never a row of the location table.
    public static final LocationId NONE = new LocationId(0);

    public boolean isNone() {
        return value == 0;
    }

    @Override
    public int compareTo(LocationId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
