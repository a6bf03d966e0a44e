package crossdock.ui.shell;

import java.time.Duration;
import java.time.Instant;

/// How fresh the console is as a whole; the pill in the top bar says it.
public sealed interface SyncState {
    /// No channel is connected yet.
    record Unconnected() implements SyncState {}

    /// @param age of the newest complete read of the slowest real-time channel
    record Live(Duration age) implements SyncState {}

    /// A channel answers, but what is known is older than it should be.
    record Lagging(Duration age) implements SyncState {}

    /// Every channel is read at intervals by design.
    record NearTime(Duration age) implements SyncState {}

    record Offline(Instant since) implements SyncState {}

    /// A snapshot file is open; nothing can be written.
    record Snapshot(Instant of) implements SyncState {}

    /// Another process holds the workspace; nothing can be written here.
    ///
    /// @param holder its process id
    record ReadOnly(String holder, Instant since) implements SyncState {}
}
