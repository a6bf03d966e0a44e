package crossdock.store;

import crossdock.kernel.EpochMicros;
import crossdock.store.file.StoreFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Short forms of SQL on one connection, with its prepared statements kept. One thread at a time. Arguments may be
/// null, String, Long, Integer, Double, Boolean (0 or 1), byte[], Instant (microseconds) or an enum (its name). Every
/// method throws [StoreFailure] when SQLite refuses.
public final class Statements {
    private static final int KEPT = 256; // screens put filters together at run time: the number of texts has no end
    private static final int BATCH = 4_096;

    private final Connection connection;
    private final SequencedMap<String, PreparedStatement> idle = new LinkedHashMap<>(64, 0.75f, true);

    public Statements(Connection connection) {
        this.connection = connection;
    }

    /// Reads one row of the cursor, which stands on it.
    @FunctionalInterface
    public interface RowReader<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    /// Sets the parameters of one statement from one value.
    @FunctionalInterface
    public interface Binder<R> {
        void bind(PreparedStatement statement, R row) throws SQLException;
    }

    /// Work with a prepared statement that is given back afterwards.
    @FunctionalInterface
    public interface Use<T extends @Nullable Object> {
        T apply(PreparedStatement statement) throws SQLException;
    }

    /// All rows, in the order of the query.
    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... args) {
        return with(sql, statement -> {
            bind(statement, args);
            List<T> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
        });
    }

    /// The first row, if there is one.
    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... args) {
        return with(sql, statement -> {
            bind(statement, args);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
            }
        });
    }

    /// Hands each row to the visitor without gathering them. The visitor may run other statements, this one included.
    public void each(String sql, RowVisitor visitor, @Nullable Object... args) {
        this.<@Nullable Void>with(sql, statement -> {
            bind(statement, args);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    visitor.visit(row);
                }
            }
            return null;
        });
    }

    /// Sees one row after the other.
    @FunctionalInterface
    public interface RowVisitor {
        void visit(ResultSet row) throws SQLException;
    }

    /// The first column of the first row as a number: counts, sums, maxima. NULL reads as 0. Throws
    /// IllegalStateException without a row.
    public long number(String sql, @Nullable Object... args) {
        return first(sql, row -> row.getLong(1), args)
                .orElseThrow(() -> new IllegalStateException("no row came back from: " + sql));
    }

    /// Runs a change and tells how many rows it touched.
    public int update(String sql, @Nullable Object... args) {
        return with(sql, statement -> {
            bind(statement, args);
            return statement.executeUpdate();
        });
    }

    /// Runs an INSERT of one row and tells its row id.
    public long insert(String sql, @Nullable Object... args) {
        update(sql, args);
        return number("SELECT last_insert_rowid()");
    }

    /// Runs one statement for many rows, several times faster than one call each.
    public <R> void batch(String sql, Collection<R> rows, Binder<R> binder) {
        if (rows.isEmpty()) {
            return;
        }
        this.<@Nullable Void>with(sql, statement -> {
            int waiting = 0;
            try {
                for (R row : rows) {
                    binder.bind(statement, row);
                    statement.addBatch();
                    if (++waiting == BATCH) {
                        statement.executeBatch();
                        waiting = 0;
                    }
                }
                statement.executeBatch();
            } finally {
                statement.clearBatch();
            }
            return null;
        });
    }

    /// The statement is prepared or taken from those kept, and kept again afterwards. Nested use of one text gets a
    /// second statement.
    public <T extends @Nullable Object> T with(String sql, Use<T> use) {
        PreparedStatement statement = null;
        try {
            statement = idle.remove(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
            }
            T result = use.apply(statement);
            keep(sql, statement);
            return result;
        } catch (SQLException e) {
            throw closing(statement, new StoreFailure("SQL failed: " + sql, e));
        } catch (RuntimeException e) {
            throw closing(statement, e);
        }
    }

    public Connection connection() {
        return connection;
    }

    public static void bind(PreparedStatement statement, @Nullable Object... args) throws SQLException {
        for (int i = 0; i < args.length; i++) {
            int at = i + 1;
            switch (args[i]) {
                case null -> statement.setNull(at, Types.NULL);
                case Long value -> statement.setLong(at, value);
                case Integer value -> statement.setInt(at, value);
                case String value -> statement.setString(at, value);
                case Double value -> statement.setDouble(at, value);
                case Boolean value -> statement.setInt(at, value ? 1 : 0);
                case byte[] value -> statement.setBytes(at, value);
                case Instant value -> statement.setLong(at, EpochMicros.of(value));
                case Enum<?> value -> statement.setString(at, value.name());
                case Object value ->
                    throw new IllegalArgumentException(
                            "argument " + at + " is a " + value.getClass().getName() + ", which no column holds");
            }
        }
    }

    private void keep(String sql, PreparedStatement statement) throws SQLException {
        PreparedStatement twin = idle.put(sql, statement);
        if (twin != null) {
            twin.close();
        }
        if (idle.size() > KEPT) {
            Map.Entry<String, PreparedStatement> longestUnused = idle.pollFirstEntry();
            if (longestUnused != null) {
                longestUnused.getValue().close();
            }
        }
    }

    private static <E extends Throwable> E closing(@Nullable PreparedStatement statement, E failure) {
        if (statement != null) {
            try {
                statement.close(); // its state is unknown after a failure; the next use prepares a fresh one
            } catch (SQLException e) {
                failure.addSuppressed(e);
            }
        }
        return failure;
    }
}
