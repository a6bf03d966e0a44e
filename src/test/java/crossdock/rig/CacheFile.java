package crossdock.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/// The console's cache as a plain SQLite file, read past all of the console's own code.
public final class CacheFile implements AutoCloseable {
    private final Connection connection;

    private CacheFile(Connection connection) {
        this.connection = connection;
    }

    /// Reads beside a console that writes.
    public static CacheFile reading(Path workspace) {
        var settings = new Properties();
        settings.setProperty("open_mode", "1"); // SQLITE_OPEN_READONLY
        settings.setProperty("busy_timeout", "10000");
        return open(workspace, settings);
    }

    /// For what must be found out: nobody else may have it open.
    public static CacheFile altering(Path workspace) {
        return open(workspace, new Properties());
    }

    private static CacheFile open(Path workspace, Properties settings) {
        try {
            return new CacheFile(DriverManager.getConnection("jdbc:sqlite:" + workspace.resolve("crossdock.db"),
                    settings));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// A copy of the file of a workspace that is closed.
    public static Path copy(Path workspace, Path to) {
        try (Stream<Path> files = Files.list(workspace)) {
            Files.createDirectories(to);
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("crossdock.db")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every row, its columns joined by `|`.
    public List<String> rows(String sql, Object... args) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < args.length; i++) {
                statement.setObject(i + 1, args[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    List<String> row = new ArrayList<>();
                    for (int column = 1; column <= columns; column++) {
                        row.add(String.valueOf(found.getObject(column)));
                    }
                    rows.add(String.join("|", row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    public long number(String sql, Object... args) {
        return Long.parseLong(rows(sql, args).getFirst());
    }

    public byte[] bytes(String sql, Object... args) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < args.length; i++) {
                statement.setObject(i + 1, args[i]);
            }
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? found.getBytes(1) : new byte[0];
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /// Changes rows; how many.
    public int alter(String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
