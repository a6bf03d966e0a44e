package crossdock.store.stock;

import crossdock.fulfilment.live.StockPast;
import crossdock.inventory.LedgerEntry;
import crossdock.inventory.LedgerEntry.Delta;
import crossdock.inventory.LedgerEntry.Held;
import crossdock.inventory.StockCell;
import crossdock.inventory.StockFold;
import crossdock.inventory.StockQueries;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LineId;
import crossdock.kernel.SkuId;
import crossdock.store.Readers;
import crossdock.store.Statements;
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
    private static final String CELLS = "SELECT " + StockRows.CELL_COLUMNS + " FROM stock" + SOME;
    private static final String MOVEMENTS = movementsOf("movement") + " UNION ALL " + movementsOf("movement_archive");
    private static final String RESERVATIONS =
            "SELECT sku_id, location_id, seq, line_id, quantity, at FROM reservation" + SOME;

    private final Readers readers;

    public SqlStockPast(Readers readers) {
        this.readers = readers;
    }

    private static String movementsOf(String table) {
        return "SELECT " + StockRows.MOVEMENT_COLUMNS + ", sku_id, location_id FROM " + table + SOME;
    }

    /// One row of either ledger.
    ///
    /// @param entry null for a reservation
    private record Step(Instant at, long seq, @Nullable LedgerEntry entry, int reserved, boolean isOwn) {
        private static final Comparator<Step> ORDER = Comparator.comparing(Step::at).thenComparingLong(Step::seq);
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
        Map<Long, List<Step>> steps = new HashMap<>();
        sql.each(
                MOVEMENTS,
                row -> {
                    LedgerEntry entry = StockRows.movement(row);
                    steps.computeIfAbsent(
                                    StockQueries.cellKey(row.getLong(14), row.getLong(15)), _ -> new ArrayList<>())
                            .add(new Step(StockFold.happenedAt(entry), entry.seq(), entry, 0, isOwn(entry, ask)));
                },
                some);
        sql.each(
                RESERVATIONS,
                row -> steps.computeIfAbsent(
                                StockQueries.cellKey(row.getLong(1), row.getLong(2)), _ -> new ArrayList<>())
                        .add(new Step(
                                EpochMicros.toInstant(row.getLong(6)), row.getLong(3), null, row.getInt(5),
                                ask.own().contains(new LineId(row.getLong(4))))),
                some);
        List<StockCell> cells = sql.list(CELLS, StockRows::cell, some);
        for (StockCell cell : cells) {
            long key = StockQueries.cellKey(cell.sku().value(), cell.location().value());
            walk(cell, steps.getOrDefault(key, List.of()).stream().sorted(Step.ORDER).toList(), ask, found);
        }
        return cells.size();
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
    private static void walk(StockCell cell, List<Step> steps, Ask ask, Found found) {
        int gone = cell.ownUnavailable();
        boolean reachesBack = false;
        for (Step step : steps) {
            gone -= step.entry() instanceof Delta delta ? delta.unavailable() : 0;
            reachesBack |= step.entry() != null && !step.at().isAfter(ask.from());
        }
        if (!reachesBack) {
            return;
        }
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
                changes.add(new Change(step.at(), cell.sku(), cell.location(), change));
            }
        }
        if (walk.isAt(cell) && reserved == cell.reserved()) {
            found.opening().add(new Cell(cell.sku(), cell.location(), routable));
            found.changes().addAll(changes);
        }
    }
}
