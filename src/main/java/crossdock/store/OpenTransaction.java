package crossdock.store;

import crossdock.kernel.Actor;
import crossdock.kernel.DomainEvent;
import crossdock.kernel.Topic;
import crossdock.kernel.Tx;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/// The write that is open: what it changed, its savepoints, and whether a part of it failed. Writer thread only.
final class OpenTransaction {
    private final WriterConnection writer;
    private final EventLog events;
    private final InstantSource clock;
    private ChangeSet changes = new ChangeSet();
    private int depth;
    private boolean failed;
    private boolean ended;

    OpenTransaction(WriterConnection writer, EventLog events, InstantSource clock) {
        this.writer = writer;
        this.events = events;
        this.clock = clock;
    }

    /// A write inside the write. When it throws, half of its rows may stand: unless a savepoint undoes them the whole
    /// may not commit.
    <T> T join(Actor actor, Function<Tx, T> work) {
        boolean done = false;
        try {
            T result = work.apply(as(actor));
            done = true;
            return result;
        } finally {
            failed |= !done;
        }
    }

    Tx as(Actor actor) {
        return new Tx() {
            @Override
            public void record(DomainEvent event) {
                refuseOutside();
                events.append(actor, event, clock.instant());
            }

            @Override
            public void changed(Topic topic, long key) {
                refuseOutside();
                changes.add(topic, key);
            }

            @Override
            public <T> T savepoint(Supplier<T> work) {
                refuseOutside();
                return OpenTransaction.this.savepoint(work);
            }
        };
    }

    /// Throws when a joined write failed and its caller went on as if nothing had happened.
    void refuseIfFailed() {
        if (failed) {
            throw new IllegalStateException("a write inside this one failed and was not undone by a savepoint");
        }
    }

    void end() {
        ended = true;
    }

    ChangeSet changes() {
        return changes;
    }

    private <T> T savepoint(Supplier<T> work) {
        writer.flush(); // rows gathered before belong outside
        String name = "s" + ++depth;
        ChangeSet outer = changes;
        boolean outerFailed = failed;
        EventLog.Link tip = events.tip();
        run("SAVEPOINT " + name);
        changes = new ChangeSet();
        boolean done = false;
        try {
            T result = work.get();
            if (failed != outerFailed) {
                refuseIfFailed();
            }
            writer.flush();
            run("RELEASE " + name);
            outer.addAll(changes);
            done = true;
            return result;
        } finally {
            if (!done) {
                undo(name, tip);
                failed = outerFailed;
            }
            changes = outer;
            depth--;
        }
    }

    private void undo(String name, EventLog.Link tip) {
        failed = true; // stays so when the undoing itself fails
        run("ROLLBACK TO " + name);
        run("RELEASE " + name);
        events.returnTo(tip);
        writer.ended(WriterConnection.Ending.UNDONE);
    }

    private void run(String sql) {
        writer.statements().update(sql);
    }

    private void refuseOutside() {
        if (ended || !writer.isOpenHere()) {
            throw new IllegalStateException("the transaction is over, or belongs to another thread");
        }
    }
}
