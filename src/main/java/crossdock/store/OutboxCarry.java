package crossdock.store;

import crossdock.store.RestoreReport.Kind;
import crossdock.store.Salvage.Row;
import crossdock.store.file.StoreFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Brings commands up to what the damaged file knew of them, so that none is forgotten and none is sent twice. What may
/// have reached its channel meanwhile waits as parked until a person has looked.
final class OutboxCarry {
    /// Why a row is parked. The text is `parked.` + this where the outbox is shown.
    static final String UNSURE = "restored.unsure";

    private static final String TABLE = "outbox";
    private static final Set<String> OWED = Set.of("PENDING", "IN_FLIGHT");

    private OutboxCarry() {}

    /// @param fresh the copy of the backup, before it is migrated
    /// @return how many rows were brought over or up to date
    static int carry(Salvage salvage, Statements fresh) {
        if (!salvage.has(true, TABLE)) {
            if (salvage.isReadable() && salvage.has(false, TABLE)) {
                salvage.rows(false, TABLE, 1).forEach((id, row) -> tell(salvage, id, row));
            }
            return 0; // the backup is older than the outbox itself
        }
        SequencedMap<String, Row> before = salvage.rows(true, TABLE, 1);
        SequencedMap<String, Row> after = salvage.rows(false, TABLE, 1);
        int carried = 0;
        for (Map.Entry<String, Row> entry : after.entrySet()) {
            Row row = entry.getValue();
            Row known = before.get(entry.getKey());
            if (known != null && row.differing(known).isEmpty()) {
                continue;
            }
            if (!put(fresh, row)) {
                tell(salvage, entry.getKey(), row);
                continue;
            }
            carried++;
            if (Objects.equals(row.get("state"), "IN_FLIGHT")) {
                park(salvage, fresh, entry.getKey(), row);
            }
        }
        if (!salvage.isWhole(TABLE)) {
            before.forEach((id, row) -> {
                if (!after.containsKey(id) && OWED.contains(String.valueOf(row.get("state")))) {
                    park(salvage, fresh, id, row);
                }
            });
        }
        return carried;
    }

    /// False when the backup has no place for it: its connection is younger than that.
    private static boolean put(Statements fresh, Row row) {
        List<String> columns = fresh.list("SELECT name FROM pragma_table_info('" + TABLE + "')", c -> c.getString(1));
        columns.retainAll(row.values().keySet());
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(row.get(column)));
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        String names = String.join(", ", columns);
        try {
            fresh.update(
                    "INSERT OR REPLACE INTO " + TABLE + " (" + names + ") VALUES (" + marks + ")", values.toArray());
            return true;
        } catch (StoreFailure e) {
            if (e.constraint()) {
                return false;
            }
            throw e;
        }
    }

    private static void park(Salvage salvage, Statements fresh, String id, Row row) {
        fresh.update(
                "UPDATE " + TABLE + " SET state = 'PARKED', doubtful = 1, code = ? WHERE id = ?",
                UNSURE, Long.valueOf(id));
        tell(salvage, id, row);
    }

    private static void tell(Salvage salvage, String id, Row row) {
        salvage.item(
                Kind.COMMAND_UNSURE, "command", id, "kind", String.valueOf(row.get("kind")), "subject",
                String.valueOf(row.get("subject")));
    }
}
