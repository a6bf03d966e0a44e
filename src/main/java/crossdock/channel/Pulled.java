package crossdock.channel;

import java.util.function.Supplier;

/// A row as read, and its raw form for the case that a later step refuses it.
///
/// @param raw the row's JSON in UTF-8, made only when it is needed; may hold personal data, so it is only ever kept
/// sealed
public record Pulled<T>(T row, Supplier<byte[]> raw) {}
