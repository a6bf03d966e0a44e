package crossdock.store;

import crossdock.store.RestoreReport.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What only the console knows, so that no channel can bring it again; and how the rest is brought again.
final class ConsoleOwned {
    /// Tables of settings and how many of their first columns are the key.
    private static final Map<String, Integer> SETTINGS = Map.of(
            "safety_stock_rule", 1, "allocation", 2, "location_group_member", 2, "fulfils", 2, "location_link", 2,
            "connection", 1, "location", 1, "publishing", 1);

    private ConsoleOwned() {}

    /// Lists where the damaged file differs from the backup. Only figures are told: texts can be of persons.
    static void compare(Salvage salvage) {
        if (!salvage.isReadable()) {
            return;
        }
        SETTINGS.keySet().stream().sorted().forEach(table -> {
            if (salvage.has(true, table) && salvage.has(false, table)) {
                compare(salvage, table, SETTINGS.get(table));
            }
        });
        salvage.ledger(Kind.MOVEMENT_TO_REPEAT, "movement", "l.kind = 1 AND l.source = 0");
        salvage.ledger(Kind.RESERVATION_CHANGED, "reservation", "l.actor IN ('console', 'command line')");
    }

    private static void compare(Salvage salvage, String table, int keys) {
        var before = salvage.rows(true, table, keys);
        var after = salvage.rows(false, table, keys);
        after.forEach((key, row) -> {
            var old = before.get(key);
            if (old == null) {
                tell(salvage, table, key, "added", new LinkedHashMap<>(), row);
            } else if (!differing(old, row).isEmpty()) {
                tell(salvage, table, key, "changed", old, row);
            }
        });
        if (salvage.isWhole(table)) {
            before.forEach((key, row) -> {
                if (!after.containsKey(key)) {
                    tell(salvage, table, key, "removed", row, new LinkedHashMap<>());
                }
            });
        }
    }

    private static void tell(
            Salvage salvage,
            String table,
            String key,
            String change,
            SequencedMap<String, @Nullable Object> before,
            SequencedMap<String, @Nullable Object> after) {
        List<String> facts = new ArrayList<>(List.of("table", table, "key", key, "change", change));
        for (String column : differing(before, after)) {
            Object old = before.get(column);
            Object now = after.get(column);
            boolean isFigure = (old == null || old instanceof Number) && (now == null || now instanceof Number);
            facts.add(column);
            facts.add(isFigure ? old + " -> " + now : "differs");
        }
        salvage.item(Kind.SETTING_CHANGED, facts.toArray(String[]::new));
    }

    private static List<String> differing(
            SequencedMap<String, @Nullable Object> one, SequencedMap<String, @Nullable Object> other) {
        var columns = one.isEmpty() ? other.keySet() : one.keySet();
        return columns.stream()
                .filter(column -> !column.equals("version"))
                .filter(column -> !Objects.deepEquals(one.get(column), other.get(column)))
                .toList();
    }

    /// Every resource of every channel from the start. What did not change since the backup is told by its hash and
    /// skipped.
    static void readAgain(Statements statements) {
        statements.update("UPDATE pull SET watermark = NULL, page_token = NULL, started_at = NULL, asked_at = NULL,"
                + " sweep_token = NULL, sweep_started_at = NULL, sweep_asked_at = NULL, sweep_from = NULL,"
                + " swept_at = NULL, reread_wanted = 1, reread_from = NULL, resets = resets + 1");
    }
}
