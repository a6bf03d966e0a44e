package crossdock.fulfilment.live;

import crossdock.fulfilment.live.NetworkReads.Coming;

/// Units on their way, as channels and files tell them. Written inside a write.
public interface Incoming {
    /// Keeps what is told under its reference, article and location; 0 units say that all came.
    ///
    /// @return whether it said something new
    boolean put(Coming coming);
}
