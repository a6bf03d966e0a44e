package crossdock.store;

import static crossdock.store.TestStore.CLERK;
import static crossdock.store.TestStore.event;

import java.nio.file.Path;

/// Runs in a process of its own until killed: one row and one event a write, its number printed once the write is
/// acknowledged.
final class EndlessWriter {
    private EndlessWriter() {}

    public static void main(String[] args) {
        Database database = TestStore.open(Path.of(args[0]));
        for (long n = 1; ; n++) {
            String name = "n" + n;
            database.transactor().run(CLERK, tx -> {
                database.writer().current().update("INSERT INTO meta VALUES (?, '')", name);
                tx.record(event("thing:" + name, "x"));
            });
            System.out.println(n);
        }
    }
}
