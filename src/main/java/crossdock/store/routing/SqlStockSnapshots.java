package crossdock.store.routing;

import crossdock.fulfilment.live.StockSnapshots;
import crossdock.kernel.Actor;
import crossdock.kernel.Transactor;
import crossdock.store.Readers;
import crossdock.store.Statements;
import crossdock.store.WriterConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Packed cells in a file beside the workspace, for a quick start. The workspace names the one file that is its own by
/// a random number, written in the commit at which the cells were as the file has them; articles changed since are read
/// from the rows. A file that is another's, is damaged, or does not agree with the rows where it is sampled is not
/// used. It can be removed at any time.
public final class SqlStockSnapshots implements StockSnapshots {
    private static final Logger LOG = LoggerFactory.getLogger(SqlStockSnapshots.class);
    private static final int SAMPLED = 64;
    private static final String CELLS =
            "SELECT sku_id, location_id, on_hand - unavailable - reserved - routing_safety_stock FROM stock"
                    + " WHERE location_id > 0 AND sku_id IN (SELECT value FROM json_each(?))"
                    + " ORDER BY sku_id, location_id";

    private final Transactor transactor;
    private final WriterConnection writer;
    private final Readers readers;
    private final PackedFile file;
    private final InstantSource clock;

    private record Mark(long id, long seq) {}

    public SqlStockSnapshots(
            Transactor transactor, WriterConnection writer, Readers readers, Path file, InstantSource clock) {
        this.transactor = transactor;
        this.writer = writer;
        this.readers = readers;
        this.file = new PackedFile(file);
        this.clock = clock;
    }

    @Override
    public boolean read(Into into) {
        Optional<PackedFile.Content> found = file.read();
        return found.isPresent() && readers.<Boolean>read(sql -> read(sql, found.get(), into));
    }

    /// On one snapshot of the store: the mark, what changed since, and the sample belong together.
    private static boolean read(Statements sql, PackedFile.Content content, Into into) {
        Optional<Mark> mark = sql.first(
                "SELECT id, ledger_seq FROM stock_snapshot", row -> new Mark(row.getLong(1), row.getLong(2)));
        if (mark.isEmpty() || mark.get().id() != content.id()) {
            return false;
        }
        List<Long> changed = sql.list(
                "SELECT sku_id FROM sku_stock WHERE changed_seq > ? ORDER BY sku_id", row -> row.getLong(1),
                mark.get().seq());
        if (changed.size() > 1_000 && changed.size() > content.articles() / 4) {
            return false; // the rows are as quick then
        }
        merge(content, Set.copyOf(changed), cells(sql, changed), into);
        List<Long> sample = content.sample(SAMPLED);
        Map<Long, Map<Long, Integer>> rows = cells(sql, sample);
        sample.forEach(sku -> into.sample(sku, rows.getOrDefault(sku, Map.of())));
        return true;
    }

    /// Routable units by location, by article.
    private static TreeMap<Long, Map<Long, Integer>> cells(Statements sql, List<Long> articles) {
        TreeMap<Long, Map<Long, Integer>> cells = new TreeMap<>();
        sql.each(
                CELLS,
                row -> cells.computeIfAbsent(row.getLong(1), _ -> new TreeMap<>()).put(row.getLong(2), row.getInt(3)),
                articles.toString());
        return cells;
    }

    private static void merge(
            PackedFile.Content content, Set<Long> changed, TreeMap<Long, Map<Long, Integer>> fresh, Into into) {
        content.each((sku, packed) -> {
            while (!fresh.isEmpty() && fresh.firstKey() <= sku) {
                hand(fresh.pollFirstEntry(), into);
            }
            if (!changed.contains(sku)) {
                into.packed(sku, packed);
            }
        });
        while (!fresh.isEmpty()) {
            hand(fresh.pollFirstEntry(), into);
        }
    }

    private static void hand(Map.Entry<Long, Map<Long, Integer>> article, Into into) {
        article.getValue().forEach((location, routable) -> into.cell(article.getKey(), location, routable));
    }

    @Override
    public void keep(Supplier<Packed> caughtUp) {
        long id = new SecureRandom().nextLong(1, Long.MAX_VALUE);
        Packed cells = transactor.write(Actor.CONSOLE, _ -> {
            Packed now = caughtUp.get(); // nobody else writes meanwhile: it is as the rows are
            writer.current().update("DELETE FROM stock_snapshot");
            writer.current().update(
                    "INSERT INTO stock_snapshot SELECT ?, value, ? FROM ledger_seq", id, clock.instant());
            return now;
        });
        try {
            file.write(id, cells);
        } catch (IOException e) {
            LOG.warn("the stock cells were not kept for the next start", e);
        }
    }

    @Override
    public long changedSince() {
        return readers.read(sql -> sql.number("SELECT count(*) FROM sku_stock"
                + " WHERE changed_seq > ifnull((SELECT ledger_seq FROM stock_snapshot), -1)"));
    }
}
