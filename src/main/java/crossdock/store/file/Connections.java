package crossdock.store.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// Opens connections to a workspace file with the settings the store relies on.
public final class Connections {
    private static final int BUSY_MILLIS = 5_000;

    private Connections() {}

    /// For the one writer. Nothing is written yet: [#makeDurable] follows once the file is known to be ours.
    public static Connection forWriting(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        Connection connection = open(file, "", config);
        run(connection, "PRAGMA foreign_keys = ON", "PRAGMA secure_delete = ON", "PRAGMA cache_size = -65536");
        return connection;
    }

    /// For one reader. It can never write, whatever SQL it is given.
    public static Connection forReading(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        Connection connection = open(file, isFrozen(file) ? "?immutable=1" : "", config);
        run(connection, "PRAGMA query_only = ON", "PRAGMA cache_size = -16384");
        return connection;
    }

    /// Write-ahead log, synced at each commit until told otherwise; checkpoints every 16 MiB, the log file kept below
    /// 64 MiB.
    public static void makeDurable(Connection writer) throws SQLException {
        run(
                writer,
                "PRAGMA journal_mode = WAL",
                "PRAGMA synchronous = FULL",
                "PRAGMA wal_autocheckpoint = 4000",
                "PRAGMA journal_size_limit = 67108864");
    }

    public static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setGetGeneratedKeys(false); // else the driver asks for the row id after every insert
        config.resetOpenMode(SQLiteOpenMode.FULLMUTEX); // one thread at a time per connection: the store sees to it
        config.setOpenMode(SQLiteOpenMode.NOMUTEX);
        return config;
    }

    /// On a disk that cannot be written SQLite cannot make the shared memory its log needs; and nobody changes the file.
    private static boolean isFrozen(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && !Files.isWritable(folder);
    }

    private static Connection open(Path file, String how, SQLiteConfig config) throws SQLException {
        Properties properties = config.toProperties();
        // As a URI, because the driver would read a '?' in a plain path as the start of options.
        String url = JDBC.PREFIX + file.toUri().toASCIIString() + how;
        Connection connection = JDBC.createConnection(url, properties);
        if (connection == null) {
            throw new SQLException("the SQLite driver refused its own address form");
        }
        try {
            // Temporary tables and sorts stay in memory: a temporary file would be outside the owner-only folder.
            run(
                    connection,
                    "PRAGMA temp_store = MEMORY",
                    "PRAGMA mmap_size = 268435456",
                    "PRAGMA trusted_schema = OFF");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }
}
