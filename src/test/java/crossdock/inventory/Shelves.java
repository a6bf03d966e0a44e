package crossdock.inventory;

import crossdock.inventory.InventoryService.Observed;
import crossdock.inventory.LedgerEntry.Delta;
import crossdock.inventory.LedgerEntry.Held;
import crossdock.inventory.StockLedger.Reservation;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.store.Database;
import crossdock.store.TestStore;
import crossdock.store.stock.SqlAllocations;
import crossdock.store.stock.SqlListings;
import crossdock.store.stock.SqlLocations;
import crossdock.store.stock.SqlSafetyStockRules;
import crossdock.store.stock.SqlSkus;
import crossdock.store.stock.SqlStockLedger;
import crossdock.store.stock.SqlStockQueries;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A small real workspace for tests: a till (Square) that is the source of its store, a shop that only publishes, a
/// warehouse counted by file. Times are minutes after noon.
public final class Shelves implements AutoCloseable {
    public static final ConnectionId TILL = new ConnectionId(1);
    public static final ConnectionId SHOP = new ConnectionId(2);
    public static final ConnectionId WMS = new ConnectionId(3);
    public static final Actor CHANNEL = new Actor(Actor.Kind.CHANNEL, "till");
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /// False where an earlier process left its shelves behind.
    public final boolean isNew;
    public final Database db;
    public final SqlStockLedger ledger;
    public final Locations locations;
    public final Skus skus;
    public final Listings listings;
    public final Allocations allocations;
    public final SafetyStockService safety;
    public final InventoryService inventory;
    public final LocationService places;
    public final CatalogueService catalogue;
    public final StockQueries queries;
    public final LocationId store;
    public final LocationId warehouse;
    public final SkuId chair;

    public Shelves(Path folder) {
        InstantSource clock = InstantSource.fixed(at(600));
        db = TestStore.open(folder);
        ledger = new SqlStockLedger(db.writer());
        locations = new SqlLocations(db.writer(), db.readers());
        skus = new SqlSkus(db.writer(), db.readers());
        listings = new SqlListings(db.writer(), db.readers());
        allocations = new SqlAllocations(db.writer(), db.readers());
        var rules = new SqlSafetyStockRules(db.writer(), db.readers());
        safety = new SafetyStockService(db.transactor(), rules, skus, locations, ledger);
        inventory = new InventoryService(db.transactor(), locations, ledger, safety);
        places = new LocationService(db.transactor(), locations, ledger, safety, clock);
        catalogue = new CatalogueService(db.transactor(), skus, listings, safety);
        queries = new SqlStockQueries(db.readers(), clock);
        isNew = locations.byCode("S1").isEmpty();
        if (isNew) {
            connect(TILL, "Till", "square");
            connect(SHOP, "Shop", "woocommerce");
            connect(WMS, "WMS", "file");
            place("S1", Location.Type.STORE, TILL);
            place("W1", Location.Type.WAREHOUSE, WMS);
            article("CH-1", "Chairs");
        }
        store = locations.byCode("S1").orElseThrow().id();
        warehouse = locations.byCode("W1").orElseThrow().id();
        chair = skus.idOf("CH-1").orElseThrow();
    }

    /// Noon and so many minutes.
    public static Instant at(long minutes) {
        return NOON.plusSeconds(minutes * 60);
    }

    private void connect(ConnectionId id, String name, String kind) {
        db.transactor().run(CHANNEL, _ -> db.writer()
                .current()
                .update(
                        "INSERT INTO connection (id, name, kind, url, mode, state, created_at)"
                                + " VALUES (?, ?, ?, 'http://127.0.0.1', 'REALTIME', 'ACTIVE', 0)",
                        id.value(),
                        name,
                        kind));
    }

    public LocationId place(String code, Location.Type type, @Nullable ConnectionId source) {
        return db.transactor()
                .write(CHANNEL, _ -> locations.put(new Location(
                        LocationId.NONE,
                        code,
                        code,
                        type,
                        new Location.Address(null, null, null, null, null, null, null),
                        ZoneOffset.UTC,
                        false,
                        null,
                        true,
                        true,
                        true,
                        source,
                        true)))
                .id();
    }

    public SkuId article(String code, String productType) {
        catalogue.put(CHANNEL, code, code, productType, "");
        return skus.idOf(code).orElseThrow();
    }

    /// The till's own word: stamped, without unavailable units.
    public Observed tillSays(int figure, long observed, long received) {
        return says(TILL, store, figure, null, at(observed), at(received), at(received));
    }

    /// The warehouse's file: no stamp of its own, so the request counts.
    public Observed fileSays(int figure, long asked) {
        return says(WMS, warehouse, figure, null, null, at(asked), at(asked));
    }

    public Observed says(
            ConnectionId connection,
            LocationId location,
            int figure,
            @Nullable Integer unavailable,
            @Nullable Instant observed,
            Instant asked,
            Instant received) {
        return inventory
                .observe(
                        CHANNEL,
                        List.of(new Observation(
                                connection, chair, location, figure, unavailable, false, observed, asked, received)))
                .getFirst();
    }

    /// Units that left or came, on the till's clock.
    public void tillMoves(int units, MovementCause cause, long effect, long received) {
        inventory.move(CHANNEL, chair, store, new Delta(
                0, cause, units, 0, TILL, at(effect), at(received), at(received), "till", "T-1", null));
    }

    /// Units that left or came, known from elsewhere than the source.
    ///
    /// @param answered null while the source has not been told
    public void moves(LocationId location, int units, int unavailable, @Nullable Instant answered, long received) {
        moves(location, units, unavailable, answered, received, null);
    }

    /// The same for a line of an order.
    public void moves(
            LocationId location, int units, int unavailable, @Nullable Instant answered, long received,
            @Nullable LineId line) {
        inventory.move(CHANNEL, chair, location, new Delta(
                0, MovementCause.SHIPPED, units, unavailable, null, null, answered, at(received), "shop", "R", line));
    }

    public void holds(int units, long line, long at, long received) {
        inventory.hold(CHANNEL, chair, store, new Held(
                0,
                units > 0 ? MovementCause.HELD : MovementCause.HELD_ENDED,
                units,
                TILL,
                at(at),
                at(received),
                new LineId(line)));
    }

    public void reserves(LocationId location, long line, int units) {
        inventory.reserve(CHANNEL, new Reservation(
                chair, location, new LineId(line), units, Reservation.Cause.INGESTED, "shop", at(0)));
    }

    public StockCell cell(LocationId location) {
        return db.transactor().write(CHANNEL, _ -> ledger.cell(chair, location));
    }

    /// Compares the kept row with its ledgers folded from the start.
    public Optional<StockCheck.Difference> check(LocationId location, @Nullable ConnectionId source) {
        return db.transactor().write(CHANNEL, _ -> {
            int reserved = (int) db.writer()
                    .current()
                    .number(
                            "SELECT sum(quantity) FROM reservation WHERE sku_id = ? AND location_id = ?",
                            chair.value(),
                            location.value());
            StockCell kept = ledger.cell(chair, location);
            return StockCheck.compare(kept, ledger.ledger(chair, location), reserved, source);
        });
    }

    @Override
    public void close() {
        db.close();
    }
}
