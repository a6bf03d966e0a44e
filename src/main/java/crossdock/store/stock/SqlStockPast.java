package crossdock.store.stock;

import crossdock.fulfilment.live.StockPast;
import crossdock.inventory.LedgerEntry;
import crossdock.inventory.LedgerEntry.Delta;
import crossdock.inventory.LedgerEntry.Held;
import crossdock.inventory.StockFold;
import crossdock.inventory.StockQueries;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.store.Readers;
import crossdock.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Stock as it was, from SQLite: the rows of some hundred articles at once, each cell walked forwards from its first.
public final class SqlStockPast implements StockPast {
    private static final int ARTICLES = 250;
    private static final String SOME = " WHERE sku_id IN (SELECT value FROM json_each(?1)) AND location_id > 0";
    private static final String KEY = "sku_id << 20 | location_id"; // as StockQueries packs it
    private static final String CELLS = "SELECT " + KEY
            + ", on_hand, unavailable, reserved, routing_safety_stock, own_unavailable FROM stock" + SOME;
    private static final String MOVEMENTS = movementsOf("movement") + " UNION ALL " + movementsOf("movement_archive");
    private static final String RESERVATIONS =
            "SELECT " + KEY + ", seq, line_id, quantity, at FROM reservation" + SOME;

    private final Readers readers;

    public SqlStockPast(Readers readers) {
        this.readers = readers;
    }

    private static String movementsOf(String table) {
        return "SELECT " + StockRows.MOVEMENT_COLUMNS + ", " + KEY + " FROM " + table + SOME;
    }

    /// One row of either ledger.
    ///
    /// @param entry null for a reservation
    private record Step(Instant at, long seq, @Nullable LedgerEntry entry, int reserved, boolean isOwn) {
        private static int order(Step one, Step other) { // millions of times: without a comparator's boxes
            int byTime = one.at().compareTo(other.at());
            return byTime != 0 ? byTime : Long.compare(one.seq(), other.seq());
        }
    }

    private record Found(List<Cell> opening, List<Change> changes) {}

    @Override
    public Past read(Ask ask, BooleanSupplier isCancelled) {
        List<SkuId> skus = ask.skus().stream().distinct().sorted(Comparator.comparingLong(SkuId::value)).toList();
        return readers.read(sql -> {
            var found = new Found(new ArrayList<>(), new ArrayList<>());
            int cells = 0;
            for (int from = 0; from < skus.size(); from += ARTICLES) {
                if (isCancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                cells += read(sql, skus.subList(from, Math.min(skus.size(), from + ARTICLES)), ask, found);
            }
            return new Past(found.opening(), found.changes(), cells);
        });
    }

    private static int read(Statements sql, List<SkuId> skus, Ask ask, Found found) {
        String some = skus.stream().map(SkuId::toString).collect(Collectors.joining(",", "[", "]"));
        var steps = new Steps();
        sql.each(
                MOVEMENTS,
                row -> {
                    LedgerEntry entry = StockRows.folded(row);
                    steps.of(row.getLong(14))
                            .add(new Step(StockFold.happenedAt(entry), entry.seq(), entry, 0, isOwn(entry, ask)));
                },
                some);
        sql.each(
                RESERVATIONS,
                row -> steps.of(row.getLong(1)).add(new Step(
                        EpochMicros.toInstant(row.getLong(5)), row.getLong(2), null, row.getInt(4),
                        ask.own().contains(new LineId(row.getLong(3))))),
                some);
        List<Kept> cells = sql.list(CELLS, Kept::read, some);
        for (Kept cell : cells) {
            List<Step> own = steps.of(cell.key());
            own.sort(Step::order);
            walk(cell, own, ask, found);
        }
        return cells.size();
    }

    /// Rows by cell. They come cell by cell, so that the last one asked for is mostly the next, too.
    private static final class Steps {
        private final Map<Long, List<Step>> byCell = new HashMap<>();
        private long last = -1;
        private List<Step> ofLast = new ArrayList<>();

        List<Step> of(long key) {
            if (key != last) {
                last = key;
                ofLast = byCell.computeIfAbsent(key, _ -> new ArrayList<>());
            }
            return ofLast;
        }
    }

    /// A cell as it is kept now.
    private record Kept(
            long key, int onHand, int unavailable, int reserved, int routingSafetyStock, int ownUnavailable) {
        static Kept read(ResultSet row) throws SQLException {
            return new Kept(
                    row.getLong(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getInt(6));
        }
    }

    private static boolean isOwn(LedgerEntry entry, Ask ask) {
        LineId line = switch (entry) {
            case LedgerEntry.Anchor _ -> null;
            case Delta delta -> delta.line();
            case Held held -> held.line();
        };
        return line != null && ask.own().contains(line);
    }

    /// Own rows move the walk and nothing else: the count that follows a shipment of ours must find it gone already. A
    /// cell whose walk does not end where its row stands has a past that its rows do not tell, and is left out.
    private static void walk(Kept cell, List<Step> steps, Ask ask, Found found) {
        int gone = cell.ownUnavailable();
        boolean reachesBack = false;
        for (Step step : steps) {
            gone -= step.entry() instanceof Delta delta ? delta.unavailable() : 0;
            reachesBack |= step.entry() != null && !step.at().isAfter(ask.from());
        }
        if (!reachesBack) {
            return;
        }
        var sku = new SkuId(StockQueries.skuOf(cell.key()));
        var location = new LocationId(StockQueries.locationOf(cell.key()));
        var walk = new StockFold.Walk(gone);
        List<Change> changes = new ArrayList<>();
        int routable = walk.usable() - cell.routingSafetyStock();
        int reserved = 0;
        for (Step step : steps) {
            LedgerEntry entry = step.entry();
            int change = entry == null ? -step.reserved() : walk.step(entry);
            reserved += step.reserved();
            if (change == 0 || step.isOwn()) {
                continue;
            }
            if (!step.at().isAfter(ask.from())) {
                routable += change;
            } else if (!step.at().isAfter(ask.to())) {
                changes.add(new Change(step.at(), sku, location, change));
            }
        }
        if (walk.isAt(cell.onHand(), cell.unavailable()) && reserved == cell.reserved()) {
            found.opening().add(new Cell(sku, location, routable));
            found.changes().addAll(changes);
        }
    }
}
