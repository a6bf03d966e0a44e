package crossdock.sync;

/// Where a page is on its way in. Tests break it between every two steps; in the console nobody listens.
@FunctionalInterface
interface Steps {
    Steps NONE = step -> {};

    void reached(Step step);

    /// In their order.
    enum Step {
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
