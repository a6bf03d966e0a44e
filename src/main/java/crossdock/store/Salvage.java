package crossdock.store;

import crossdock.kernel.EpochMicros;
import crossdock.store.RestoreReport.Item;
import crossdock.store.RestoreReport.Kind;
import crossdock.store.file.Connections;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads what a copy of a damaged file still says. A table that breaks off is read from its other end too; nothing here
/// fails because of damage, it is listed instead.
final class Salvage {
    private static final int HEADER = 100;
    private static final List<String> TOLD =
            List.of("sku_code", "location_id", "on_hand", "unavailable", "quantity", "reference");
    private static final int MOST = 5_000; // listed rows of a ledger; a file of counts brought in by hand has millions
    private static final String EVENTS =
            "SELECT seq, batch, at_micros, actor_kind, actor, type, subject, facts, mac FROM event WHERE seq > ";

    private final Connection backup;
    private final @Nullable Connection damaged;
    private final List<Item> items = new ArrayList<>();

    /// One row of the event table.
    record Event(EventChain.Row row, byte[] mac) {}

    /// @param damaged null when it cannot be opened at all
    private Salvage(Connection backup, @Nullable Connection damaged) {
        this.backup = backup;
        this.damaged = damaged;
    }

    /// Opens the copy; one whose header is gone gets the backup's, which was the same but for its counters.
    static Salvage open(Connection backup, Path backupFile, Path damaged) throws IOException {
        if (Files.notExists(damaged) || Files.size(damaged) == 0) {
            return lost(backup, "it is gone or empty");
        }
        mendHeader(backupFile, damaged);
        try {
            Connection connection = Connections.forReading(damaged);
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT count(*) FROM sqlite_schema WHERE name = 'event'")) {
                if (row.next() && row.getInt(1) == 1) {
                    return new Salvage(backup, connection);
                }
                connection.close();
                return lost(backup, "it is another program's database");
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            return lost(backup, String.valueOf(e.getMessage()));
        }
    }

    private static Salvage lost(Connection backup, String why) {
        Salvage none = new Salvage(backup, null);
        none.item(Kind.UNREADABLE, "what", "crossdock.db", "why", why);
        return none;
    }

    private static void mendHeader(Path backup, Path damaged) throws IOException {
        try (RandomAccessFile from = new RandomAccessFile(backup.toFile(), "r");
                RandomAccessFile to = new RandomAccessFile(damaged.toFile(), "rw")) {
            byte[] own = new byte[HEADER];
            int read = to.read(own);
            byte[] header = new byte[HEADER];
            from.readFully(header);
            boolean isSound = read == HEADER && Arrays.equals(own, 0, 24, header, 0, 24);
            if (isSound || read < HEADER) {
                return;
            }
            to.seek(0);
            to.write(header);
            to.seek(28); // pages; the two counters that vouch for it are equal in the backup's header
            int pageSize = (header[16] & 0xff) << 8 | header[17] & 0xff;
            to.writeInt((int) (to.length() / (pageSize == 1 ? 65_536 : pageSize)));
        }
    }

    void close() throws SQLException {
        if (damaged != null) {
            damaged.close();
        }
    }

    List<Item> items() {
        return items;
    }

    boolean isReadable() {
        return damaged != null;
    }

    /// The events after that one which chain on from it; the others are listed.
    List<Event> eventsAfter(EventLog.Link tip, EventChain chain) {
        SequencedMap<Long, Event> found = new TreeMap<>();
        boolean whole = events(found, EVENTS + tip.seq() + " ORDER BY seq");
        if (!whole) {
            events(found, EVENTS + tip.seq() + " ORDER BY seq DESC");
        }
        List<Event> carried = new ArrayList<>();
        EventLog.Link last = tip;
        boolean broken = false;
        for (Event event : found.values()) {
            broken |= event.row.seq() != last.seq() + 1 || !Arrays.equals(chain.mac(last.mac(), event.row), event.mac);
            if (broken) {
                items.add(new Item(Kind.EVENT_NOT_CARRIED, facts(event)));
            } else {
                carried.add(event);
                last = new EventLog.Link(event.row.seq(), event.mac);
                items.add(new Item(Kind.DECISION_TO_REPEAT, facts(event)));
            }
        }
        return carried;
    }

    private boolean events(Map<Long, Event> found, String sql) {
        return each(damaged, "event", sql, row -> found.put(
                row.getLong(1),
                new Event(
                        new EventChain.Row(
                                row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4), row.getString(5),
                                row.getString(6), row.getString(7), row.getString(8)),
                        row.getBytes(9))));
    }

    private static SequencedMap<String, String> facts(Event event) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put("event", Long.toString(event.row.seq()));
        facts.put("at", EpochMicros.toInstant(event.row.atMicros()).toString());
        facts.put("type", event.row.type());
        facts.put("subject", event.row.subject());
        facts.put("facts", event.row.facts());
        return facts;
    }

    /// One row, by column.
    record Row(SequencedMap<String, @Nullable Object> values) {
        static final Row NONE = new Row(new LinkedHashMap<>());

        @Nullable Object get(String column) {
            return values.get(column);
        }

        /// Columns whose values are not the same; blobs are compared by content.
        List<String> differing(Row other) {
            return (values.isEmpty() ? other : this).values.keySet().stream()
                    .filter(column -> !Objects.deepEquals(get(column), other.get(column)))
                    .toList();
        }
    }

    /// Rows of one table by key; what could be read of it.
    SequencedMap<String, Row> rows(boolean ofBackup, String table, int keys) {
        SequencedMap<String, Row> rows = new LinkedHashMap<>();
        each(ofBackup ? backup : damaged, table, "SELECT * FROM " + table, row -> {
            ResultSetMetaData columns = row.getMetaData();
            SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();
            List<String> key = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                values.put(columns.getColumnName(i), row.getObject(i));
                if (i <= keys) {
                    key.add(String.valueOf(row.getObject(i)));
                }
            }
            rows.put(String.join("/", key), new Row(values));
        });
        return rows;
    }

    /// Appended rows of a ledger after the backup's last, each as facts.
    void ledger(Kind kind, String table, String condition) {
        long[] last = {0};
        each(backup, "ledger_seq", "SELECT value FROM ledger_seq", row -> last[0] = row.getLong(1));
        String sql = "SELECT l.*, s.code AS sku_code FROM " + table + " l LEFT JOIN sku s ON s.id = l.sku_id"
                + " WHERE l.seq > " + last[0] + " AND " + condition;
        int[] told = {0};
        each(damaged, table, sql, row -> {
            if (told[0]++ >= MOST) {
                return;
            }
            SequencedMap<String, String> facts = new LinkedHashMap<>();
            for (String column : TOLD) {
                String value = valueOf(row, column);
                if (value != null) {
                    facts.put(column.replace("sku_code", "sku").replace("location_id", "location"), value);
                }
            }
            items.add(new Item(kind, facts));
        });
        if (told[0] > MOST) {
            item(kind, "table", table, "more", Integer.toString(told[0] - MOST));
        }
    }

    private static @Nullable String valueOf(ResultSet row, String column) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.getColumnName(i).equals(column)) {
                return row.getString(i);
            }
        }
        return null;
    }

    boolean has(boolean inBackup, String table) {
        boolean[] found = {false};
        String sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '" + table + "'";
        each(inBackup ? backup : damaged, table, sql, _ -> found[0] = true);
        return found[0];
    }

    /// False when the rows break off; that is listed once a table.
    private boolean each(@Nullable Connection from, String table, String sql, Statements.RowVisitor visitor) {
        if (from == null) {
            return true; // said before, once for all
        }
        try (Statement statement = from.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                visitor.visit(row);
            }
            return true;
        } catch (SQLException e) {
            item(Kind.UNREADABLE, "what", table, "why", String.valueOf(e.getMessage()));
            return false;
        }
    }

    boolean isWhole(String table) {
        return isReadable()
                && items.stream().noneMatch(
                        item -> item.kind() == Kind.UNREADABLE && table.equals(item.facts().get("what")));
    }

    void item(Kind kind, String... pairs) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            facts.put(pairs[i], pairs[i + 1]);
        }
        Item item = new Item(kind, facts);
        if (!items.contains(item)) {
            items.add(item);
        }
    }
}
