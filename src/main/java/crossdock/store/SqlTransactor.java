package crossdock.store;

import crossdock.kernel.Actor;
import crossdock.kernel.Transactor;
import crossdock.kernel.Tx;
import crossdock.store.WriterConnection.Ending;
import crossdock.store.file.Connections;
import crossdock.store.file.FileIdentity;
import crossdock.store.file.StoreFailure;
import crossdock.store.file.WorkspaceUnusable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// One thread that does all writing; callers wait their turn in the order they came. Writes of replayable actors
/// (channels: what they observed is asked for again from the cursor kept in the same commit) skip the sync at commit,
/// unless they recorded an event: a power cut can take the newest of them away, whole; the end of the process cannot.
public final class SqlTransactor implements Transactor, AutoCloseable {
    private final WriterConnection writer;
    private final EventLog events;
    private final SqlChangeNotices notices;
    private final Path file;
    private final InstantSource clock;
    private final BooleanSupplier forbidden;
    private final Predicate<Actor> replayable;
    private final ExecutorService thread;
    private final AtomicLong commits = new AtomicLong();
    private boolean synced = true; // as the connection was opened; writer thread only
    private @Nullable OpenTransaction open; // writer thread only

    SqlTransactor(
            WriterConnection writer, EventLog events, SqlChangeNotices notices, Path file, Database.Options options) {
        this.writer = writer;
        this.events = events;
        this.notices = notices;
        this.file = file;
        this.clock = options.clock();
        this.forbidden = options.forbiddenThread();
        this.replayable = options.replayable();
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = Thread.ofPlatform().name("crossdock-writer").daemon().unstarted(task);
            writer.serve(made);
            return made;
        });
    }

    @Override
    public <T> T write(Actor actor, Function<Tx, T> work) {
        if (writer.isWriterThread()) {
            if (open == null) {
                throw new IllegalStateException("change listeners and end-of-write hooks must not write");
            }
            return open.join(actor, work);
        }
        if (forbidden.getAsBoolean()) {
            throw new IllegalStateException("the store is not written on the UI thread");
        }
        Future<T> turn;
        try {
            turn = thread.submit(() -> serve(actor, work));
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the store is closed", e);
        }
        return await(turn);
    }

    /// How many writes were committed since this file was opened.
    public long commits() {
        return commits.get();
    }

    private <T> T serve(Actor actor, Function<Tx, T> work) throws SQLException {
        settleHead();
        boolean sync = !replayable.test(actor);
        begin(sync);
        OpenTransaction transaction = new OpenTransaction(writer, events, clock);
        open = transaction;
        writer.opened();
        T result;
        try {
            result = work.apply(transaction.as(actor));
            transaction.refuseIfFailed();
            writer.flush();
            commit();
        } catch (Throwable failure) {
            close(transaction);
            undo(failure);
            throw failure;
        }
        close(transaction);
        committed(transaction, sync);
        return result;
    }

    private void commit() {
        try {
            writer.statements().connection().setAutoCommit(true); // commits
        } catch (SQLException e) {
            throw new StoreFailure("a write could not be committed", e);
        }
    }

    private void begin(boolean sync) {
        try {
            if (sync != synced) {
                String level = sync ? "FULL" : "NORMAL";
                Connections.run(writer.statements().connection(), "PRAGMA synchronous = " + level);
                synced = sync;
            }
            writer.statements().connection().setAutoCommit(false); // begins, taking the write lock at once
        } catch (SQLException e) {
            throw new StoreFailure("a write could not begin", e);
        }
    }

    private void close(OpenTransaction transaction) {
        transaction.end();
        writer.closed();
        open = null;
    }

    private void undo(Throwable failure) {
        FileIdentity.undo(writer.statements().connection(), failure);
        events.undone();
        try {
            writer.ended(Ending.UNDONE);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /// Nothing here may make the caller believe that the commit did not happen.
    private void committed(OpenTransaction transaction, boolean sync) {
        commits.incrementAndGet();
        try {
            if (!sync && events.hasUncommitted()) {
                forceLog(); // else a power cut could leave a head that is ahead of its events
            }
            events.committed();
            writer.ended(Ending.COMMITTED);
        } catch (RuntimeException | IOException e) {
            LoggerFactory.getLogger(SqlTransactor.class).error("work after a commit failed", e);
        }
        if (!transaction.changes().isEmpty()) {
            notices.tell(transaction.changes().toNotice());
        }
    }

    /// SQLite keeps its locks on other files, so opening and closing this one is safe.
    private void forceLog() throws IOException {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.force(false);
        }
    }

    private void settleHead() {
        try {
            events.settleHead();
        } catch (IOException e) {
            throw new WorkspaceUnusable(WorkspaceUnusable.Code.UNWRITABLE, e, String.valueOf(file.getParent()));
        }
    }

    /// Waits through interrupts: the write may commit whether or not its caller still waits.
    private static <T> T await(Future<T> turn) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return turn.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw SqlTransactor.<RuntimeException>unchanged(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchanged(@Nullable Throwable cause) throws E {
        throw (E) (cause == null ? new IllegalStateException("a write failed without saying why") : cause);
    }

    /// Lets the writes already queued finish; later ones are refused.
    @Override
    public void close() {
        thread.close();
    }
}
