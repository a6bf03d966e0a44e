package crossdock.kernel;

/// One order of this workspace, whatever number its channel gave it.
public record OrderId(long value) implements Comparable<OrderId> {
    @Override
    public int compareTo(OrderId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
