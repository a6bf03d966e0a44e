package crossdock.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The one connection that writes, lent to SQL classes while a write is open. They get it by constructor and register
/// once how to flush what they batch and how to drop what they remember.
public final class WriterConnection {
    private final @Nullable Statements statements; // null in a process that only reads
    private final List<Runnable> flushes = new ArrayList<>();
    private final List<Consumer<Ending>> endings = new ArrayList<>();
    private @Nullable Thread thread;
    private boolean open; // read and written on the writer thread only

    /// How a stretch of work ended.
    public enum Ending {
        /// The transaction is durable.
        COMMITTED,
        /// The transaction or a savepoint inside it was rolled back: rows remembered since may be wrong, rows not
        /// flushed must go.
        UNDONE
    }

    WriterConnection(@Nullable Statements statements) {
        this.statements = statements;
    }

    /// For a process that only reads: never open, so that every attempt to write fails.
    public static WriterConnection none() {
        return new WriterConnection(null);
    }

    /// The writer's statements. Throws IllegalStateException when this thread is not inside [SqlTransactor#write].
    public Statements current() {
        if (!isOpenHere()) {
            throw new IllegalStateException("rows are written inside Transactor.write only");
        }
        return statements();
    }

    /// True on the writer thread while a write is open: reads then see what the write has done so far.
    public boolean isOpenHere() {
        return Thread.currentThread() == thread && open;
    }

    /// Runs before each commit and before each start and end of a savepoint. An exception undoes the transaction or the
    /// savepoint. Register while putting the store together, before the first write.
    public void beforeCommit(Runnable flush) {
        flushes.add(flush);
    }

    /// Runs after each commit, rollback and savepoint undo. Must not throw. Register before the first write.
    public void afterEnd(Consumer<Ending> ending) {
        endings.add(ending);
    }

    boolean isWriterThread() {
        return Thread.currentThread() == thread;
    }

    void serve(Thread writerThread) {
        thread = writerThread;
    }

    Statements statements() {
        if (statements == null) {
            throw new IllegalStateException("this process only reads");
        }
        return statements;
    }

    void opened() {
        open = true;
    }

    void closed() {
        open = false;
    }

    void flush() {
        flushes.forEach(Runnable::run);
    }

    void ended(Ending ending) {
        endings.forEach(listener -> listener.accept(ending));
    }
}
