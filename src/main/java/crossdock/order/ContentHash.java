package crossdock.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A number that stands for what one version says, so that the same again is known without reading the order. FNV-1a,
/// 64 bits; nobody gains by a collision but missing an update.
final class ContentHash {
    private long value = 0xcbf29ce484222325L;

    private ContentHash() {}

    /// Left out: when we received it, the default location, and the buyer, whose sealed bytes differ each time; a
    /// changed buyer moves `updatedAt`.
    static long of(IncomingOrder in) {
        var hash = new ContentHash();
        hash.add(
                in.number(), in.channelState(), in.reserves(), in.figureLostAt(), in.ignored(), in.history(),
                in.method(), in.location(), in.placedAt(), in.updatedAt(), in.cancelledAt(), in.promisedAt(),
                in.total(), in.region());
        hash.addAll(in.lines());
        hash.addAll(in.fulfilments());
        hash.addAll(in.returns());
        return hash.value;
    }

    /// Records say all their components; so a component added later counts by itself.
    private void addAll(List<? extends Record> records) {
        add(records.size());
        records.forEach(this::add);
    }

    private void add(@Nullable Object... parts) {
        for (Object part : parts) {
            String text = String.valueOf(part);
            for (int i = 0; i < text.length(); i++) {
                value = (value ^ text.charAt(i)) * 0x100000001b3L;
            }
            value = (value ^ 0x1f) * 0x100000001b3L;
        }
    }
}
