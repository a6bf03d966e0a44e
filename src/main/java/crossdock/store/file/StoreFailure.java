package crossdock.store.file;

import java.sql.SQLException;

/// SQLite refused a statement. A bug or a failing disk, unless [#constraint()] says that a row broke a rule of the
/// schema. The message names tables, columns and SQL, never values.
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int CONSTRAINT = 19;
    private static final int FULL = 13;

    private final int sqliteCode;

    public StoreFailure(String what, SQLException cause) {
        super(what + ": " + cause.getMessage(), cause);
        this.sqliteCode = primaryCode(cause);
    }

    /// True when a NOT NULL, UNIQUE, CHECK or foreign key rule refused the row.
    public boolean constraint() {
        return sqliteCode == CONSTRAINT;
    }

    public boolean diskFull() {
        return sqliteCode == FULL;
    }

    /// SQLite's primary result code; extended codes carry it in their low byte.
    public static int primaryCode(SQLException failure) {
        return failure.getErrorCode() & 0xff;
    }
}
