package crossdock.store.file;

import java.nio.file.Path;
import java.sql.SQLException;

/// SQLite refused a statement. A bug or a failing disk, unless [#constraint()] says that a row broke a rule of the
/// schema. The message names tables, columns and SQL, never values.
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int CONSTRAINT = 19;
    private static final int FULL = 13;
    private static final int CORRUPT = 11;
    private static final int NOT_A_DATABASE = 26;
    private static final int IO_FAILED = 10;

    private final int sqliteCode;
    private final SQLException failure;

    public StoreFailure(String what, SQLException cause) {
        super(what + ": " + cause.getMessage(), cause);
        this.sqliteCode = primaryCode(cause);
        this.failure = cause;
    }

    /// True when a NOT NULL, UNIQUE, CHECK or foreign key rule refused the row.
    public boolean constraint() {
        return sqliteCode == CONSTRAINT;
    }

    public boolean diskFull() {
        return sqliteCode == FULL;
    }

    /// True when it says something of the file or the disk rather than of the statement.
    public boolean isOfTheFile() {
        return sqliteCode == FULL || sqliteCode == CORRUPT || sqliteCode == NOT_A_DATABASE || sqliteCode == IO_FAILED;
    }

    /// The same as a reason to stop working on the workspace.
    public WorkspaceUnusable asUnusable(Path file) {
        return FileIdentity.explain(failure, file);
    }

    /// SQLite's primary result code; extended codes carry it in their low byte.
    public static int primaryCode(SQLException failure) {
        return failure.getErrorCode() & 0xff;
    }
}
