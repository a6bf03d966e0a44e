package crossdock.sync.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.AdjustmentService.Sources;
import crossdock.inventory.CatalogueService;
import crossdock.inventory.InventoryService;
import crossdock.inventory.LocationService;
import crossdock.inventory.SafetyStockService;
import crossdock.kernel.LocationId;
import crossdock.kernel.Resource;
import crossdock.order.OrderService;
import crossdock.store.Database;
import crossdock.store.TestStore;
import crossdock.store.order.SqlOrders;
import crossdock.store.stock.SqlListings;
import crossdock.store.stock.SqlLocations;
import crossdock.store.stock.SqlSafetyStockRules;
import crossdock.store.stock.SqlSkus;
import crossdock.store.stock.SqlStockLedger;
import crossdock.sync.apply.CatalogueApplier;
import crossdock.sync.apply.HandCountApplier;
import crossdock.sync.apply.LocationApplier;
import crossdock.sync.apply.OrderApplier;
import crossdock.sync.apply.ZipPlaces;
import crossdock.sync.file.FileImport.As;
import crossdock.sync.file.FileImport.Request;
import crossdock.sync.file.FileImport.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileImportTest {
    @TempDir
    Path folder;

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-23T14:00:00Z"));
    private Database database;
    private FileImport imports;

    @BeforeEach
    void open() {
        database = TestStore.open(folder.resolve("workspace"));
        var writer = database.writer();
        var readers = database.readers();
        var transactor = database.transactor();
        var locations = new SqlLocations(writer, readers);
        var skus = new SqlSkus(writer, readers);
        var listings = new SqlListings(writer, readers);
        var ledger = new SqlStockLedger(writer);
        var safety = new SafetyStockService(
                transactor, new SqlSafetyStockRules(writer, readers), skus, locations, ledger);
        var inventory = new InventoryService(transactor, locations, ledger, safety);
        var places = new LocationService(transactor, locations, ledger, safety, clock);
        var orders = new OrderService(transactor, new SqlOrders(writer), locations, inventory, Sources.NONE, clock);
        imports = new FileImport(
                transactor,
                new LocationApplier(places, locations, new ZipPlaces(), (actor, from, place) -> {}),
                new CatalogueApplier(
                        new CatalogueService(transactor, skus, listings, safety), listings, skus, (id, listing) -> {}),
                new HandCountApplier(inventory, ledger, locations, skus),
                history -> new OrderApplier(orders::ingest, locations, listings, skus, (subject, plain) -> plain,
                        id -> new OrderApplier.ShopRules(LocationId.NONE, history)),
                (code, args) -> code + " of " + String.join(", ", args),
                clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Result run(Resource kind, String name, String text, boolean isDryRun) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return run(kind, file, isDryRun);
    }

    private Result run(Resource kind, Path file, boolean isDryRun) throws IOException {
        return imports.run(
                TestStore.CLERK,
                new Request(kind, file, null, isDryRun, As.BY_AGE, ZoneOffset.UTC),
                rows -> {},
                () -> false);
    }

    private long number(String sql) {
        return database.readers().read(statements -> statements.number(sql));
    }

    private void stockOnShelves() throws IOException {
        run(Resource.LOCATIONS, "locations.csv",
                "location,name,type,city,state,postal_code,country\nW1,North,warehouse,Akron,OH,44310,US\n", false);
        run(Resource.CATALOGUE, "catalogue.csv", "sku,title\nA-1,Chair\nA-2,Table\n", false);
    }

    @Test
    void everyRowIsAcceptedRejectedWithItsReasonOrUnchanged() throws IOException {
        stockOnShelves();
        String text = "sku,location,on_hand\nA-1,W1,5\nA-9,W1,1\nA-2,W1,many\nA-2,W7,3\nA-2,W1,2\n";
        Result first = run(Resource.STOCK, "stock.csv", text, false);
        assertEquals(new Result(5, 2, 3, 0, folder.resolve("stock.csv.rejected.csv"), false), first);
        var rejects = Files.readAllLines(folder.resolve("stock.csv.rejected.csv"));
        assertEquals("reject_line,reject_code,reject_reason,sku,location,on_hand", rejects.getFirst());
        assertTrue(rejects.contains("3,unmapped.sku,\"unmapped.sku of A-9\",A-9,W1,1"), rejects.toString());
        assertEquals(4, rejects.size());
        assertEquals(7, number("SELECT sum(on_hand) FROM stock"));
        Result again = run(Resource.STOCK, "stock.csv", text, false);
        assertEquals(2, again.unchanged());
        assertEquals(0, again.accepted());
    }

    @Test
    void aDryRunJudgesEveryRowAndWritesNothing() throws IOException {
        Result dry = run(Resource.CATALOGUE, "catalogue.csv", "sku,title\nA-1,Chair\n,Nothing\n", true);
        assertEquals(1, dry.accepted());
        assertEquals(1, dry.rejected());
        assertEquals(0, number("SELECT count(*) FROM sku"));
        Result real = run(Resource.CATALOGUE, "catalogue.csv", "sku,title\nA-1,Chair\n", false);
        assertNull(real.rejectFile());
        assertEquals(1, number("SELECT count(*) FROM sku"));
    }

    @Test
    void youngOrdersReserveOldAndShippedOnesAreHistoryAndNothingDoubles() throws IOException {
        stockOnShelves();
        String text = "order,placed_at,sku,quantity,shipped_at\n"
                + "10,2026-11-20,A-1,2,\n10,2026-11-20,A-2,1,\n"
                + "11,2020-01-05,A-1,4,\n12,2026-11-21,A-1,1,2026-11-22\n";
        Result first = run(Resource.ORDERS, "orders.csv", text, false);
        assertEquals(4, first.accepted());
        assertEquals(3, number("SELECT sum(quantity) FROM reservation"));
        assertEquals(2, number("SELECT count(*) FROM orders WHERE history = 1"));
        Result again = run(Resource.ORDERS, "orders.csv", text, false);
        assertEquals(4, again.unchanged());
        assertEquals(3, number("SELECT count(*) FROM orders"));
    }

    @Test
    void locationsImportedAgainAreUnchanged() throws IOException {
        String text = "location,name,type,city,state,postal_code,country\nW1,North,warehouse,Akron,OH,44310,US\n"
                + "S1,Akron Mall,store,Akron,OH,44311,US\n";
        assertEquals(2, run(Resource.LOCATIONS, "locations.csv", text, false).accepted());
        Result again = run(Resource.LOCATIONS, "locations.csv", text, false);
        assertEquals(new Result(2, 0, 0, 2, null, false), again);
        Result moved = run(Resource.LOCATIONS, "locations.csv", text.replace("Akron Mall", "Akron Plaza"), false);
        assertEquals(new Result(2, 1, 0, 1, null, false), moved);
    }
}
