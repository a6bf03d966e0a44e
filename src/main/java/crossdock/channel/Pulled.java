package crossdock.channel;

import java.util.function.Supplier;

/// A row as read, and its raw form for the case that a later step refuses it.
///
/// @param raw the row's JSON in UTF-8, made only when it is needed; may hold personal data, so it is only ever kept
/// sealed
/// @param objectId of the object that it was read from, which is what would have been refused in its place; empty when
/// that has none. Many rows can come from one object, as variations do from an item
public record Pulled<T>(T row, Supplier<byte[]> raw, String objectId) {
    /// A row that is an object by itself.
    public Pulled(T row, Supplier<byte[]> raw) {
        this(row, raw, "");
    }
}
