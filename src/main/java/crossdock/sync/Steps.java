package crossdock.sync;

/// Where a page is on its way in. Tests stop or kill it between every two steps; in the console nobody listens.
@FunctionalInterface
public interface Steps {
    /// Nobody listens.
    Steps NONE = step -> {};

    void reached(Step step);

    /// In their order.
    enum Step {
        /// What to ask for is decided, and nothing is asked yet.
        CHOSEN,
        ANSWERED,
        /// The transaction is open and the state read again.
        OPENED,
        CHECKED,
        APPLIED,
        PARKED,
        REMEMBERED,
        MOVED,
        /// The last moment before the commit.
        COUNTED,
        COMMITTED
    }
}
