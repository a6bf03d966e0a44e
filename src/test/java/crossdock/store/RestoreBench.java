package crossdock.store;

import static crossdock.store.TestStore.CLERK;
import static crossdock.store.TestStore.event;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crossdock.kernel.Outcome;
import crossdock.store.file.RestoreStep;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A workspace with a backup and later events, to be spoilt and restored. The main here restores one and stops at a
/// step for ever, so that it can be killed there.
final class RestoreBench {
    private RestoreBench() {}

    public static void main(String[] args) {
        RestoreStep deadly = RestoreStep.valueOf(args[1]);
        restore(Path.of(args[0]), step -> {
            if (step == deadly) {
                System.out.println(step);
                System.out.flush();
                sleepForEver();
            }
        });
    }

    private static void sleepForEver() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Outcome<RestoreReport> restore(Path folder, Consumer<RestoreStep> steps) {
        return restore(folder, null, false, steps);
    }

    static Outcome<RestoreReport> restore(
            Path folder, @Nullable Path wanted, boolean rehearsal, Consumer<RestoreStep> steps) {
        RestoreReport.Writer writer =
                (report, at) -> Map.of("report.txt", report.toString().getBytes(StandardCharsets.UTF_8));
        return new Restore(TestStore.options(folder), writer, steps).run(wanted, rehearsal);
    }

    /// Two events in the backup, three after it, some rows of settings and a channel that was read before.
    static Path make(Path folder) throws IOException {
        try (Database database = TestStore.open(folder)) {
            database.transactor().run(CLERK, tx -> {
                Statements sql = database.writer().current();
                sql.update("INSERT INTO connection (id, name, kind, url, mode, state, created_at)"
                        + " VALUES (1, 'Shop', 'woocommerce', 'http://127.0.0.1', 'REALTIME', 'ACTIVE', 1)");
                sql.update("INSERT INTO pull (connection_id, resource, watermark, page_token, sweep_number,"
                        + " reread_wanted, resets) VALUES (1, 'ORDERS', 77, 'p3', 4, 0, 2)");
                sql.update("INSERT INTO safety_stock_rule (id, routing, quantity) VALUES (1, 0, 3)");
                for (int i = 0; i < 3_000; i++) {
                    sql.update("INSERT INTO meta VALUES (?, ?)", "row " + i, "x".repeat(60));
                }
            });
            record(database, "one");
            record(database, "two");
            Path backup =
                    (Path) assertInstanceOf(Outcome.Done.class, database.backups().take("exit")).value();
            database.transactor().run(CLERK, tx -> {
                tx.record(event("thing:three", "x"));
                database.writer().current().update("UPDATE safety_stock_rule SET quantity = 8");
            });
            record(database, "four");
            record(database, "five");
            return backup;
        }
    }

    private static void record(Database database, String name) {
        database.transactor().run(CLERK, tx -> tx.record(event("thing:" + name, "x")));
    }

    /// Pages of the table of 3,000 rows.
    static void spoilAPage(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] all = Files.readAllBytes(file);
            int at = new String(all, StandardCharsets.ISO_8859_1).indexOf("row 1500x");
            bytes.seek(at / 4_096 * 4_096L);
            bytes.write(new byte[4_096]);
        }
    }
}
