package crossdock.kernel;

/// One order line of this workspace.
public record LineId(long value) implements Comparable<LineId> {
    @Override
    public int compareTo(LineId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
