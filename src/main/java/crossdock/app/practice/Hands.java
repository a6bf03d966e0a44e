package crossdock.app.practice;

import crossdock.inventory.AdjustmentService;
import crossdock.inventory.AdjustmentService.Adjustment;
import crossdock.inventory.AdjustmentService.Sources.Act;
import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.inventory.StockQueries;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.inventory.StockQueries.Filter;
import crossdock.inventory.StockQueries.Sort;
import crossdock.inventory.StockQueries.View;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome.Done;
import crossdock.sync.outbox.OutboxQueries;
import crossdock.sync.outbox.OutboxQueries.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What somebody at the console does while a practice run goes on without one: finds a unit on a store's shelf now and
/// then, and finds out later that it was none. Each change goes through the same service as from its screen, to a channel
/// that has to be told; some of the stores fill the web shop too (`ShippingStores`), so its value follows.
public final class Hands {
    private static final Duration PAUSE = Duration.ofMillis(700);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int LOOKED_AT = 2_000;
    private static final int FINDS = 8;
    /// Fewer values on their way are those of the last moments, no longer the first wave.
    private static final int TRICKLE = 20;
    /// A slow machine takes a while to read the stores.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Looks looks;
    private final AdjustmentService adjustments;
    private final Actor actor;

    /// What the person sees.
    public record Looks(StockQueries stock, Locations locations, OutboxQueries outbox) {}

    public Hands(Looks looks, AdjustmentService adjustments, Actor actor) {
        this.looks = looks;
        this.adjustments = adjustments;
        this.actor = actor;
    }

    /// Works for as long, and until a few units were found; returns when the shops had been told their first values.
    public Instant work(Duration length) throws InterruptedException {
        Instant end = Instant.now().plus(length);
        List<CellRow> shelves = shelves();
        for (Instant patience = Instant.now().plus(PATIENCE);
                shelves.isEmpty() && Instant.now().isBefore(patience);
                shelves = shelves()) {
            Thread.sleep(LOOK);
        }
        Instant settled = Instant.MAX;
        for (int n = 0; !shelves.isEmpty() && (n < FINDS || Instant.now().isBefore(end)); n++) {
            find(shelves.get(n / 2 % shelves.size()), n % 2 == 0 ? 1 : -1);
            Thread.sleep(PAUSE);
            if (settled.equals(Instant.MAX) && n > 2 && onTheirWay() < TRICKLE) {
                settled = Instant.now();
            }
        }
        return settled.equals(Instant.MAX) ? Instant.now() : settled;
    }

    private int onTheirWay() {
        return looks.outbox().totals().values().stream().mapToInt(Totals::pending).sum();
    }

    /// A sale may be faster than the hand: then the console refuses, and the shelf is looked at again.
    private void find(CellRow shelf, int units) {
        for (int tries = 0; tries < 3; tries++) {
            long[] key = {StockQueries.cellKey(shelf.sku().value(), shelf.location().value())};
            int seen = looks.stock().cells(key).getFirst().onHand();
            var change = new Adjustment(shelf.sku(), shelf.location(), seen, units, 0, "found");
            if (adjustments.adjust(actor, change) instanceof Done) {
                return;
            }
        }
    }

    /// Where a channel counts and takes changes, with units to spare.
    private List<CellRow> shelves() {
        Set<LocationId> stores = looks.locations().all().stream()
                .filter(place -> place.stockSource() != null
                        && adjustments.isChangedHere(place, Act.ADJUST))
                .map(Location::id)
                .collect(Collectors.toSet());
        StockQueries stock = looks.stock();
        long[] keys = stock.keys(View.CELLS, Filter.NONE, new Sort(Sort.Column.SKU, false), LOOKED_AT);
        return stock.cells(keys).stream()
                .filter(cell -> stores.contains(cell.location()) && cell.free() > 4)
                .toList();
    }
}
