package crossdock.sync;

import crossdock.kernel.ConnectionId;

/// Who runs the loops, told after each commit.
public interface Watcher {
    /// For a process that runs none.
    Watcher NONE = new Watcher() {
        @Override
        public void changed(ConnectionId id) {}

        @Override
        public void hurry(ConnectionId id) {}
    };

    void changed(ConnectionId id);

    /// Something was asked for that should not wait.
    void hurry(ConnectionId id);
}
