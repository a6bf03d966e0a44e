package crossdock.store;

import crossdock.store.RestoreReport.Kind;
import crossdock.store.Salvage.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// What only the console knows, so that no channel can bring it again; and how the rest is brought again.
final class ConsoleOwned {
    /// With how many of their first columns are the key.
    private static final List<Table> SETTINGS = List.of(
            new Table("allocation", 2), new Table("connection", 1), new Table("fulfils", 2), new Table("location", 1),
            new Table("location_group_member", 2), new Table("location_link", 2), new Table("publishing", 1),
            new Table("safety_stock_rule", 1));

    private record Table(String name, int keys) {}

    private ConsoleOwned() {}

    /// Lists where the damaged file differs from the backup. Only figures are told: texts can be of persons.
    static void compare(Salvage salvage) {
        if (!salvage.isReadable()) {
            return;
        }
        for (Table table : SETTINGS) {
            if (salvage.has(true, table.name()) && salvage.has(false, table.name())) {
                compare(salvage, table.name(), table.keys());
            }
        }
        salvage.ledger(Kind.MOVEMENT_TO_REPEAT, "movement", "l.kind = 1 AND l.source = 0");
        salvage.ledger(Kind.RESERVATION_CHANGED, "reservation", "l.actor IN ('console', 'command line')");
    }

    private static void compare(Salvage salvage, String table, int keys) {
        SequencedMap<String, Row> before = salvage.rows(true, table, keys);
        SequencedMap<String, Row> after = salvage.rows(false, table, keys);
        after.forEach((key, row) -> {
            Row old = before.get(key);
            if (old == null) {
                tell(salvage, table, key, "added", Row.NONE, row);
            } else if (!old.differing(row).isEmpty()) {
                tell(salvage, table, key, "changed", old, row);
            }
        });
        if (salvage.isWhole(table)) {
            before.forEach((key, row) -> {
                if (!after.containsKey(key)) {
                    tell(salvage, table, key, "removed", row, Row.NONE);
                }
            });
        }
    }

    private static void tell(Salvage salvage, String table, String key, String change, Row before, Row after) {
        List<String> facts = new ArrayList<>(List.of("table", table, "key", key, "change", change));
        for (String column : before.differing(after)) {
            Object old = before.get(column);
            Object now = after.get(column);
            boolean isFigure = (old == null || old instanceof Number) && (now == null || now instanceof Number);
            facts.add(column);
            facts.add(isFigure ? old + " -> " + now : "differs");
        }
        salvage.item(Kind.SETTING_CHANGED, facts.toArray(String[]::new));
    }

    /// Every resource of every channel from the start. What did not change since the backup is told by its hash and
    /// skipped.
    static void readAgain(Statements statements) {
        statements.update("UPDATE pull SET watermark = NULL, page_token = NULL, started_at = NULL, asked_at = NULL,"
                + " sweep_token = NULL, sweep_started_at = NULL, sweep_asked_at = NULL, sweep_from = NULL,"
                + " swept_at = NULL, reread_wanted = 1, reread_from = NULL, resets = resets + 1");
    }
}
