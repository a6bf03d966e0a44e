package crossdock.ui.stock;

import crossdock.fulfilment.live.NetworkReads.Coming;
import crossdock.inventory.AdjustmentService;
import crossdock.inventory.Allocations.Allocation;
import crossdock.inventory.CatalogueService;
import crossdock.inventory.InventoryService;
import crossdock.inventory.LedgerEntry.Delta;
import crossdock.inventory.Listings.Listing;
import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.inventory.MovementCause;
import crossdock.inventory.Observation;
import crossdock.inventory.SafetyStockRules.Rule;
import crossdock.inventory.SafetyStockService;
import crossdock.inventory.Skus;
import crossdock.inventory.StockLedger.Reservation;
import crossdock.inventory.StockQueries;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.kernel.Topic;
import crossdock.store.Database;
import crossdock.store.TestStore;
import crossdock.store.routing.SqlIncoming;
import crossdock.store.stock.SqlAllocations;
import crossdock.store.stock.SqlListings;
import crossdock.store.stock.SqlLocations;
import crossdock.store.stock.SqlSafetyStockRules;
import crossdock.store.stock.SqlSkus;
import crossdock.store.stock.SqlStockLedger;
import crossdock.store.stock.SqlStockQueries;
import crossdock.store.sync.SqlOutboxQueries;
import crossdock.sync.outbox.OutboxQueries;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// A furniture retailer in a real workspace: tills that count four stores, a file that counts two warehouses, a
/// workshop that the console counts itself, two web shops that publish.
public final class StockWorld implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-23T19:06:31Z");
    static final ConnectionId POS = new ConnectionId(1);
    static final ConnectionId WEB = new ConnectionId(2);
    static final ConnectionId VENDURE = new ConnectionId(3);
    static final ConnectionId WMS = new ConnectionId(4);
    private static final Actor CHANNEL = new Actor(Actor.Kind.CHANNEL, "till");
    private static final List<String> TITLES = List.of(
            "CH|Aria task chair|Furniture|Aria", "DK|Lift desk|Furniture|Lift", "ST|Bookcase 5 shelf|Storage|Nordin",
            "LT|Halo desk lamp|Lighting|Halo", "TE|Webcam 1080p, privacy shutter and tripod|Technology|Optix",
            "PR|Toner 26X|Printing|Inkwell", "PA|Copy paper A4 80 g, box of 5|Paper|Fernhill",
            "WR|Gel pen 0.5, box of 12|Writing|Stylo", "WB|Whiteboard 120 × 90|Boards|Slate");
    private static final List<String> COLOURS =
            List.of("graphite", "moss", "black", "oak", "walnut", "white", "brass", "cyan", "blue", "bamboo");

    public final Database db;
    public final StockQueries queries;
    public final Locations locations;
    public final SafetyStockService safety;
    public final AdjustmentService adjustments;
    public final InventoryService inventory;
    final Skus skus;
    final CatalogueService catalogue;
    final List<LocationId> places = new ArrayList<>();
    private final SqlAllocations allocations;
    private final InstantSource clock = InstantSource.fixed(NOW);

    public StockWorld(Path folder) {
        db = TestStore.open(folder);
        var ledger = new SqlStockLedger(db.writer());
        locations = new SqlLocations(db.writer(), db.readers());
        skus = new SqlSkus(db.writer(), db.readers());
        allocations = new SqlAllocations(db.writer(), db.readers());
        var rules = new SqlSafetyStockRules(db.writer(), db.readers());
        safety = new SafetyStockService(db.transactor(), rules, skus, locations, ledger);
        inventory = new InventoryService(db.transactor(), locations, ledger, safety);
        adjustments = new AdjustmentService(
                db.transactor(), locations, ledger, inventory, AdjustmentService.Sources.NONE, clock);
        var listings = new SqlListings(db.writer(), db.readers());
        catalogue = new CatalogueService(db.transactor(), skus, listings, safety);
        queries = new SqlStockQueries(db.readers(), clock);
        connect(POS, "POS", "square", "REALTIME");
        connect(WEB, "Web shop", "woocommerce", "REALTIME");
        connect(VENDURE, "Vendure", "vendure", "REALTIME");
        connect(WMS, "WMS", "file", "NEARTIME");
        place("Reno DC", Location.Type.WAREHOUSE, WMS);
        place("Columbus DC", Location.Type.WAREHOUSE, WMS);
        place("Austin Domain", Location.Type.STORE, POS);
        place("Denver LoDo", Location.Type.STORE, POS);
        place("Seattle Pike", Location.Type.STORE, POS);
        place("Boston Back Bay", Location.Type.STORE, POS);
        place("Workshop", Location.Type.WAREHOUSE, null);
        place("Showroom", Location.Type.STORE, null);
        db.transactor().run(CHANNEL, _ -> {
            locations.putGroup(new Locations.Group("Online fulfilment", Set.copyOf(places.subList(0, 4))));
            locations.putGroup(new Locations.Group("Stores", Set.copyOf(places.subList(2, 6))));
            places.subList(0, 5).forEach(place -> locations.fulfils(WEB, place, true));
            places.subList(0, 2).forEach(place -> locations.fulfils(VENDURE, place, true));
            places.subList(2, 6).forEach(place -> locations.fulfils(POS, place, true));
            allocations.put(WEB, null, new Allocation(80, 2, 50, NOW), NOW);
        });
        safety.set(CHANNEL, new Rule(0, null, null, places.get(0), null, false, 4));
        safety.set(CHANNEL, new Rule(0, null, "Furniture", null, null, false, 2));
    }

    private void connect(ConnectionId id, String name, String kind, String mode) {
        db.transactor().run(CHANNEL, _ -> db.writer().current().update(
                "INSERT INTO connection (id, name, kind, url, mode, state, created_at)"
                        + " VALUES (?, ?, ?, 'http://127.0.0.1', ?, 'ACTIVE', 0)",
                id.value(), name, kind, mode));
    }

    private void place(String name, Location.Type type, @Nullable ConnectionId source) {
        var address = new Location.Address(null, null, null, null, null, null, null);
        places.add(db.transactor().write(CHANNEL, _ -> locations.put(new Location(
                LocationId.NONE, name, name, type, address, ZoneId.of("UTC"), false, null, true, true, true, source,
                true))).id());
    }

    /// So many articles with stock, reservations and a published value or two, from a fixed seed.
    public StockWorld filled(int count) {
        var random = new SplittableRandom(7);
        for (int from = 0; from < count; from += 500) {
            int start = from;
            db.transactor().run(CHANNEL, _ -> {
                for (int i = start; i < Math.min(count, start + 500); i++) {
                    article(i, random);
                }
            });
        }
        return this;
    }

    private void article(int number, SplittableRandom random) {
        String[] kind = TITLES.get(number % TITLES.size()).split("\\|", -1);
        String code = kind[0] + "-" + (4410 + number * 7);
        String title = kind[1] + ", " + COLOURS.get(random.nextInt(COLOURS.size()));
        catalogue.put(CHANNEL, code, title, kind[2], kind[3]);
        SkuId sku = skus.idOf(code).orElseThrow();
        for (int i = 0; i < places.size(); i++) {
            if (random.nextInt(5) > 0) {
                stock(sku, i, random);
            }
        }
        for (ConnectionId channel : random.nextInt(6) == 0 ? List.of(WEB) : List.of(POS, WEB, VENDURE)) {
            String id = "v" + sku;
            catalogue.list(CHANNEL, new Listing(channel, id, null, sku, code, title, null, true, true, NOW));
            if (channel != POS) {
                Instant seen = NOW.minusSeconds(random.nextInt(90));
                inventory.observe(CHANNEL, List.of(new Observation(
                        channel, sku, LocationId.NONE, random.nextInt(60), null, false, seen, seen, seen)));
            }
        }
    }

    private void stock(SkuId sku, int place, SplittableRandom random) {
        boolean warehouse = place < 2;
        int age = random.nextInt(40) == 0 ? 5_000 : random.nextInt(warehouse ? 800 : 60);
        Instant seen = NOW.minusSeconds(age);
        int figure = random.nextInt(warehouse ? 240 : 20);
        LocationId at = places.get(place);
        if (place >= 6) {
            inventory.count(CHANNEL, sku, at, figure, 0, seen);
            return;
        }
        ConnectionId source = warehouse ? WMS : POS;
        int unavailable = random.nextInt(4) == 0 ? random.nextInt(3) : 0;
        Instant before = NOW.minusSeconds(86_400L * (2 + random.nextInt(25)));
        inventory.observe(CHANNEL, List.of(
                new Observation(source, sku, at, figure + random.nextInt(60), unavailable, true, before, before,
                        before),
                new Observation(source, sku, at, figure, unavailable, true, seen, seen, seen)));
        if (random.nextInt(3) > 0) {
            int units = 1 + random.nextInt(Math.max(1, figure / 2) + 1);
            inventory.reserve(CHANNEL, new Reservation(
                    sku, at, new LineId(1), units, Reservation.Cause.INGESTED, "Web shop", seen));
        }
    }

    /// A sale at a till, in one commit.
    public void sell(SkuId sku, LocationId at, int units) {
        inventory.move(CHANNEL, sku, at, new Delta(
                0, MovementCause.SOLD, -units, 0, POS, NOW, NOW, NOW, "till", "T-88214", null));
    }

    /// Units on their way, as an import tells them.
    void comes(SkuId sku, LocationId to, int units, String reference) {
        db.transactor().run(CHANNEL, tx -> {
            new SqlIncoming(db.writer())
                    .put(new Coming(false, reference, sku, to, units, NOW.plusSeconds(86_400), "goods.csv", NOW));
            tx.changed(Topic.STOCK, sku.value());
        });
    }

    StockServices services() {
        return new StockServices(
                queries, locations, safety, StockServices.Changes.here(adjustments), outbox(), db.notices(),
                TestStore.CLERK);
    }

    public OutboxQueries outbox() {
        return new SqlOutboxQueries(db.readers());
    }

    SkuId sku(String code) {
        return skus.idOf(code).orElseThrow();
    }

    @Override
    public void close() {
        db.close();
    }
}
