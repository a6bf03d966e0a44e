package crossdock.kernel;

import java.util.function.Supplier;

/// The open write transaction. Valid only inside the work it was handed to, on that thread.
public interface Tx {
    /// Appends one event to the chained log; it commits or rolls back with the rest.
    void record(DomainEvent event);

    /// Says that a row changed; told to subscribers after the commit, never before and never after a rollback.
    void changed(Topic topic, long key);

    /// Runs work inside a savepoint: an exception undoes what the work wrote (notices and events too) and is thrown on;
    /// the transaction stays usable.
    <T> T savepoint(Supplier<T> work);
}
