package crossdock.store;

import crossdock.store.file.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A process that brings a workspace forward by one script more, of many rows: long enough to be killed in the middle.
final class SlowMigration {
    /// The small cache makes it write into the log long before it commits.
    private static final String MANY = "PRAGMA cache_size = 20; CREATE TABLE much (x INTEGER, y TEXT);"
            + " INSERT INTO much WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
            + " SELECT i, hex(randomblob(50)) FROM n;";

    private SlowMigration() {}

    public static void main(String[] args) throws IOException {
        Database.open(TestStore.options(Path.of(args[0])).withMigrations(shippedAnd(60_000_000L))).close();
    }

    static Migrations shippedAnd(long rows) throws IOException {
        List<Migrations.Script> scripts = new ArrayList<>();
        for (String name : Migrations.SHIPPED) {
            String sql = Files.readString(Path.of("data", "schema", name));
            scripts.add(new Migrations.Script(scripts.size() + 1, name, sql.replace("\r\n", "\n")));
        }
        String much = String.format(Locale.ROOT, MANY, rows);
        scripts.add(new Migrations.Script(scripts.size() + 1, "V999__much.sql", much));
        return new Migrations(scripts);
    }
}
