package crossdock.store.file;

import crossdock.store.file.WorkspaceUnusable.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/// Brings a workspace file forward to the schema of this version, one script and one transaction at a time. Never
/// backward. `user_version` counts the scripts applied; what was applied is kept with its hash, because an edited
/// script would leave two files of one version with different tables.
public final class Migrations {
    /// In order; the number in the name is the `user_version` afterwards. A test compares the list with the folder.
    public static final List<String> SHIPPED = List.of(
            "V001__foundation.sql",
            "V002__routing.sql",
            "V003__one_order_of_cells_and_an_archive.sql",
            "V004__outbox.sql",
            "V005__assignments_told.sql",
            "V006__routing_as_it_was.sql",
            "V007__lag_by_minute.sql",
            "V008__publishing_at_a_location.sql");

    private static final String FOLDER = "/crossdock/data/schema/";

    private final List<Script> scripts;

    /// One step.
    ///
    /// @param version 1 for the first, without gaps
    public record Script(int version, String name, String sql) {
        /// Of the text with plain line ends, so that a checkout with CRLF is the same script.
        String hash() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every Java platform has SHA-256", e);
            }
        }
    }

    /// @param scripts in order, versions 1 to n
    public Migrations(List<Script> scripts) {
        this.scripts = List.copyOf(scripts);
    }

    /// The scripts in this program's own resources.
    public static Migrations shipped() {
        return new Migrations(SHIPPED.stream().map(Migrations::load).toList());
    }

    public int newest() {
        return scripts.size();
    }

    /// Throws [WorkspaceUnusable] when the file is newer than this program.
    public void refuseNewer(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > newest()) {
            throw new WorkspaceUnusable(
                    Code.NEWER_SCHEMA, Integer.toString(version), Integer.toString(newest()));
        }
    }

    /// Throws [WorkspaceUnusable] unless the file has exactly this program's schema: a reader cannot migrate.
    public void refuseOther(Connection connection) throws SQLException {
        refuseNewer(connection);
        if (pending(connection)) {
            throw new WorkspaceUnusable(
                    Code.OLDER_SCHEMA, Integer.toString(version(connection)), Integer.toString(newest()));
        }
    }

    public boolean pending(Connection connection) throws SQLException {
        return version(connection) < newest();
    }

    /// Applies what is missing. With nothing missing only the newest script's hash is compared (two row reads), else
    /// all of them.
    public void apply(Connection writer, long nowMicros) throws SQLException {
        int version = version(writer);
        if (version == newest()) {
            verify(writer, scripts.getLast());
            return;
        }
        for (Script script : scripts.subList(0, version)) {
            verify(writer, script);
        }
        // Scripts may rebuild tables, so references are checked as a whole before each commit instead. This can be
        // switched between transactions only.
        Connections.run(writer, "PRAGMA foreign_keys = OFF");
        try {
            for (Script script : scripts.subList(version, newest())) {
                apply(writer, script, nowMicros);
            }
        } finally {
            Connections.run(writer, "PRAGMA foreign_keys = ON");
        }
    }

    private void apply(Connection writer, Script script, long nowMicros) throws SQLException {
        writer.setAutoCommit(false);
        try (Statement statement = writer.createStatement()) {
            statement.executeUpdate(script.sql());
            String row = "INSERT INTO migration (version, name, sha256, applied_at) VALUES (?, ?, ?, ?)";
            try (PreparedStatement insert = writer.prepareStatement(row)) {
                insert.setInt(1, script.version());
                insert.setString(2, script.name());
                insert.setString(3, script.hash());
                insert.setLong(4, nowMicros);
                insert.executeUpdate();
            }
            try (ResultSet dangling = statement.executeQuery("PRAGMA foreign_key_check")) {
                if (dangling.next()) {
                    throw new SQLException("rows of " + dangling.getString(1) + " point at nothing");
                }
            }
            statement.execute("PRAGMA application_id = " + FileIdentity.APPLICATION_ID);
            statement.execute("PRAGMA user_version = " + script.version());
            writer.setAutoCommit(true);
        } catch (SQLException e) {
            FileIdentity.undo(writer, e);
            throw new WorkspaceUnusable(Code.MIGRATION_FAILED, e, script.name());
        }
    }

    /// Compares every applied script with the shipped one.
    public void verifyAll(Connection connection) throws SQLException {
        for (Script script : scripts.subList(0, Math.min(version(connection), newest()))) {
            verify(connection, script);
        }
    }

    private static void verify(Connection connection, Script script) throws SQLException {
        String applied = null;
        try (PreparedStatement query = connection.prepareStatement("SELECT sha256 FROM migration WHERE version = ?")) {
            query.setInt(1, script.version());
            try (ResultSet row = query.executeQuery()) {
                applied = row.next() ? row.getString(1) : null;
            }
        }
        if (!script.hash().equals(applied)) {
            throw new WorkspaceUnusable(Code.MIGRATION_CHANGED, script.name());
        }
    }

    static int version(Connection connection) throws SQLException {
        return FileIdentity.number(connection, "PRAGMA user_version");
    }

    private static Script load(String name) {
        int version = Integer.parseInt(name, 1, name.indexOf("__"), 10);
        try (InputStream in = Migrations.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("schema script is missing from the program: " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Script(version, name, text.replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
