package crossdock.store;

import crossdock.store.file.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A workspace of each released schema with a row in every table, kept as SQL text. A new schema script needs a new
/// fixture; the main here writes those that are missing from a workspace of today:
/// `jt run crossdock.store.SchemaFixture`, once, before the script is released. Fixtures that exist are never rewritten.
final class SchemaFixture {
    static final Path FOLDER = Path.of("src", "test", "resources", "schema");
    private static final Pattern ONE_OF = Pattern.compile("CHECK \\((\\w+) IN \\(('?\\w+'?)");

    private SchemaFixture() {}

    public static void main(String[] args) throws Exception {
        Path file = fixture(Migrations.SHIPPED.size());
        if (Files.exists(file)) {
            System.out.println(file + " exists and stays as it is");
            return;
        }
        Path folder = Files.createTempDirectory("fixture");
        try (Database database = TestStore.open(folder)) {
            for (String fact : List.of("first", "second")) {
                database.transactor().run(TestStore.CLERK, tx -> tx.record(TestStore.event("thing:1", fact)));
            }
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("crossdock.db"))) {
            fill(connection);
            Files.createDirectories(FOLDER);
            Files.writeString(file, String.join(";\n", dump(connection)) + ";\n");
        }
        System.out.println(file + " written, " + Files.size(file) + " bytes");
    }

    static Path fixture(int version) {
        return FOLDER.resolve(String.format(Locale.ROOT, "V%03d.sql", version));
    }

    /// Makes the workspace that the text describes. It has no head file, as one restored from elsewhere has none.
    static void load(int version, Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("crossdock.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(Files.readString(fixture(version)));
        }
    }

    static List<String> tables(Connection connection) throws SQLException {
        return strings(
                connection,
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid");
    }

    static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    /// One row into each empty table. Every number is 1, so that every reference finds its row.
    private static void fill(Connection connection) throws SQLException {
        for (String table : tables(connection)) {
            if (strings(connection, "SELECT count(*) FROM " + table).equals(List.of("0"))) {
                try {
                    fill(connection, table, false);
                } catch (SQLException rule) {
                    fill(connection, table, true); // some rules let only one of several columns be filled
                }
            }
        }
    }

    private static void fill(Connection connection, String table, boolean needed) throws SQLException {
        String made = strings(connection, "SELECT sql FROM sqlite_schema WHERE name = '" + table + "'").getFirst();
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet column = statement.executeQuery("PRAGMA table_info(" + table + ")")) {
            while (column.next()) {
                if (!needed || column.getInt("notnull") == 1 || column.getInt("pk") > 0) {
                    names.add(column.getString("name"));
                    values.add(value(made, column.getString("name"), column.getString("type")));
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO " + table + " (" + String.join(", ", names) + ") VALUES ("
                    + String.join(", ", values) + ")");
        }
    }

    private static String value(String made, String column, String type) {
        Matcher rule = ONE_OF.matcher(made);
        while (rule.find()) {
            if (rule.group(1).equals(column)) {
                return rule.group(2);
            }
        }
        return switch (type) {
            case "INTEGER" -> "1";
            case "REAL" -> "1.5";
            case "BLOB" -> "x'01'";
            default -> "'" + column + "'";
        };
    }

    private static List<String> dump(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String number : List.of("application_id", "user_version")) {
            lines.add("PRAGMA " + number + " = " + strings(connection, "PRAGMA " + number).getFirst());
        }
        lines.addAll(strings(connection, "SELECT sql FROM sqlite_schema WHERE type = 'table' ORDER BY rowid"));
        for (String table : tables(connection)) {
            rows(connection, table, lines);
        }
        lines.addAll(strings(
                connection, "SELECT sql FROM sqlite_schema WHERE type <> 'table' AND sql IS NOT NULL ORDER BY rowid"));
        return lines;
    }

    private static void rows(Connection connection, String table, List<String> lines) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(literal(row.getObject(i)));
                }
                lines.add("INSERT INTO " + table + " VALUES (" + String.join(", ", values) + ")");
            }
        }
    }

    private static String literal(Object value) {
        return switch (value) {
            case null -> "NULL";
            case byte[] bytes -> "x'" + HexFormat.of().formatHex(bytes) + "'";
            case Number number -> number.toString();
            default -> "'" + value.toString().replace("'", "''") + "'";
        };
    }
}
