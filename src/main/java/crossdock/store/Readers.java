package crossdock.store;

import crossdock.store.file.Connections;
import crossdock.store.file.StoreFailure;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A few read-only connections. Each read sees one snapshot from its first query to its end, whatever is committed
/// meanwhile. A read inside a read keeps the snapshot; a read inside a write sees the write, batched rows included.
/// Refused on the thread the application forbids (the UI's). Waits when all connections are busy.
public final class Readers implements AutoCloseable {
    private final Path file;
    private final @Nullable WriterConnection writer;
    private final BooleanSupplier forbidden;
    private final BlockingQueue<Lane> free;
    private final List<Lane> lanes = new ArrayList<>();
    private final ThreadLocal<@Nullable Statements> open = new ThreadLocal<>();
    private volatile boolean closed;

    /// Opened at its first use. Handed from thread to thread through the queue.
    private static final class Lane {
        private @Nullable Statements statements;
    }

    /// @param writer null in a process that only reads
    Readers(Path file, int connections, @Nullable WriterConnection writer, BooleanSupplier forbidden) {
        this.file = file;
        this.writer = writer;
        this.forbidden = forbidden;
        this.free = new ArrayBlockingQueue<>(connections);
        for (int i = 0; i < connections; i++) {
            Lane lane = new Lane();
            lanes.add(lane);
            free.add(lane);
        }
    }

    /// Runs the query on a snapshot and returns its result. Results must not hold on to the statements.
    public <T extends @Nullable Object> T read(Function<Statements, T> query) {
        if (writer != null && writer.isOpenHere()) {
            writer.flush();
            return query.apply(writer.current());
        }
        Statements joined = open.get();
        if (joined != null) {
            return query.apply(joined);
        }
        if (forbidden.getAsBoolean()) {
            throw new IllegalStateException("the store is not read on the UI thread");
        }
        Lane lane = take();
        try {
            return snapshot(lane, query);
        } finally {
            free.add(lane);
        }
    }

    private <T extends @Nullable Object> T snapshot(Lane lane, Function<Statements, T> query) {
        try {
            Statements statements = opened(lane);
            statements.connection().setAutoCommit(false);
            open.set(statements);
            T result;
            try {
                result = query.apply(statements);
            } catch (RuntimeException | Error e) {
                end(statements, lane, e);
                throw e;
            } finally {
                open.remove();
            }
            statements.connection().setAutoCommit(true);
            return result;
        } catch (SQLException e) {
            StoreFailure failure = new StoreFailure("a read could not begin or end", e);
            giveUp(lane, failure);
            throw failure;
        }
    }

    private static void end(Statements statements, Lane lane, Throwable failure) {
        try {
            statements.connection().setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
            giveUp(lane, failure);
        }
    }

    /// A connection that cannot begin or end a snapshot is closed; the next read opens another.
    private static void giveUp(Lane lane, Throwable failure) {
        Statements statements = lane.statements;
        lane.statements = null;
        if (statements != null) {
            try {
                statements.connection().close();
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private Lane take() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
        try {
            return free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to read", e);
        }
    }

    private Statements opened(Lane lane) throws SQLException {
        Statements statements = lane.statements;
        if (statements == null) {
            statements = new Statements(Connections.forReading(file));
            lane.statements = statements;
        }
        return statements;
    }

    /// Waits for the reads under way.
    @Override
    public void close() {
        closed = true;
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = takeLast();
            if (lane.statements != null) {
                try {
                    lane.statements.connection().close();
                } catch (SQLException e) {
                    throw new StoreFailure("a reader could not be closed", e);
                }
            }
        }
    }

    private Lane takeLast() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return free.take();
                } catch (InterruptedException e) {
                    interrupted = true; // closing half would leave the file locked
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
