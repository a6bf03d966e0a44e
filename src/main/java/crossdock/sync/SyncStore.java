package crossdock.sync;

import crossdock.kernel.Transactor;

/// Everything sync keeps, and the one way to write it.
public record SyncStore(
        Transactor transactor, Connections connections, Pulls pulls, ParkedRows parked, SyncJournal journal) {}
