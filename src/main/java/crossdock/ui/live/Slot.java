package crossdock.ui.live;

import org.jspecify.annotations.Nullable;

/// A place in a list: its key is known at once, its row once the page is there.
///
/// @param row null while it is on its way
public record Slot<R>(long key, @Nullable R row) {}
