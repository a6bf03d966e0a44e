package crossdock.kernel;

/// One sellable article, as numbered by this workspace. Codes that people and channels use are kept beside it.
public record SkuId(long value) implements Comparable<SkuId> {
    @Override
    public int compareTo(SkuId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
