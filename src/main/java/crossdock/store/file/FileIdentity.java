package crossdock.store.file;

import crossdock.store.file.WorkspaceUnusable.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/// Tells a workspace file from others by the application id in its SQLite header, and a failure by what a person can do
/// about it.
public final class FileIdentity {
    /// "XDOC" in ASCII, as `file` and other tools show it.
    static final int APPLICATION_ID = 0x58444F43;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private FileIdentity() {}

    /// Whether the file is a workspace (true) or still empty (false). Throws [WorkspaceUnusable] FOREIGN for anything
    /// else. Changes nothing in the file.
    public static boolean isWorkspace(Connection connection, Path file) throws SQLException {
        int id = number(connection, "PRAGMA application_id");
        if (id == APPLICATION_ID) {
            return true;
        }
        // A crash while the file was made can leave a header without tables: still ours to fill.
        boolean blank = id == 0
                && Migrations.version(connection) == 0
                && number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (!blank) {
            throw new WorkspaceUnusable(Code.FOREIGN, file.toString());
        }
        return false;
    }

    /// What a failure to open means. Call with every connection to the file closed: the header may be read here, and
    /// closing a handle of the file would drop this process's locks on it.
    public static WorkspaceUnusable explain(SQLException failure, Path file) {
        String folder = String.valueOf(file.getParent());
        return switch (StoreFailure.primaryCode(failure)) {
            case 3, 8, 14 -> new WorkspaceUnusable(Code.UNWRITABLE, failure, folder);
            case 5, 6 -> new WorkspaceUnusable(Code.HELD, failure, folder, "?");
            case 10 -> new WorkspaceUnusable(Code.DISK_FAILED, failure, folder, String.valueOf(failure.getMessage()));
            case 13 -> new WorkspaceUnusable(Code.DISK_FULL, failure, folder);
            case 11, 26 ->
                new WorkspaceUnusable(isOurs(file) ? Code.DAMAGED : Code.FOREIGN, failure, file.toString());
            default -> new WorkspaceUnusable(Code.DAMAGED, failure, file.toString());
        };
    }

    /// Ends a transaction that could not be committed; a failure to do so is added to the cause.
    public static void undo(Connection writer, Throwable cause) {
        try (Statement statement = writer.createStatement()) {
            if (!writer.getAutoCommit()) {
                writer.rollback();
                writer.setAutoCommit(true);
            } else {
                statement.execute("ROLLBACK"); // the driver already counted the failed commit as done
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /// A file without a header is a stranger's, unless this folder holds what only a workspace leaves beside its file.
    private static boolean isOurs(Path file) {
        Path folder = file.getParent();
        return startsAsSqlite(file) || folder != null && WorkspaceFolder.hasTraces(folder);
    }

    private static boolean startsAsSqlite(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException e) {
            return true; // unreadable: damage is the better guess than a stranger's file
        }
    }
}
