package crossdock.sync.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.fulfilment.RoutingDesk;
import crossdock.fulfilment.Setting;
import crossdock.fulfilment.live.NetworkReads.Coming;
import crossdock.inventory.Location;
import crossdock.inventory.Shelves;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.store.routing.SqlIncoming;
import crossdock.store.routing.SqlNetworkReads;
import crossdock.store.routing.SqlSettings;
import crossdock.sync.file.FileImport.Result;
import crossdock.sync.file.NetworkImport.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkImportTest {
    private static final Actor CLERK = new Actor(Actor.Kind.PERSON, "clerk");
    private static final String RATES = "carrier,service,countries,up_to_km,transit_days,up_to_grams,parcel,per_kg\n";

    @TempDir
    Path folder;

    private Shelves shelves;
    private RoutingDesk desk;
    private NetworkImport imports;

    @BeforeEach
    void open() {
        shelves = new Shelves(folder.resolve("workspace"));
        var db = shelves.db;
        InstantSource clock = InstantSource.fixed(Shelves.at(600));
        desk = new RoutingDesk(
                db.transactor(), new SqlSettings(db.writer(), db.readers()), shelves.locations, clock);
        imports = new NetworkImport(
                db.transactor(), desk, new SqlIncoming(db.writer()), shelves.skus, shelves.locations,
                (code, args) -> code + args, clock);
    }

    @AfterEach
    void close() {
        shelves.close();
    }

    private Result run(Kind kind, String text, boolean isDryRun) throws IOException {
        Path file = folder.resolve("table.csv");
        Files.writeString(file, text);
        return imports.run(CLERK, kind, file, isDryRun);
    }

    private List<Coming> coming() {
        return new SqlNetworkReads(shelves.db.readers()).coming();
    }

    private static List<Long> counts(Result result) {
        return List.of(result.rows(), result.accepted(), result.unchanged(), result.rejected());
    }

    @Test
    void takesUnitsOnTheirWayAndSaysWhyARowDoesNotCount() throws IOException {
        String text = """
                sku,location,quantity,due,reference,kind
                CH-1,W1,10,2026-03-09,PO-1,purchase
                CH-1,S1,4,2026-03-05T08:00:00Z,T-1,transfer
                nothing,W1,10,2026-03-09,PO-1,
                CH-1,nowhere,10,2026-03-09,PO-1,
                CH-1,W1,ten,2026-03-09,PO-2,
                CH-1,W1,10,tomorrow,PO-2,
                """;
        Result dry = run(Kind.INCOMING, text, true);
        assertEquals(List.of(6L, 2L, 0L, 4L), counts(dry));
        assertEquals(List.of(), coming());
        Result result = run(Kind.INCOMING, text, false);
        assertEquals(counts(dry), counts(result));
        assertEquals(
                List.of(Instant.parse("2026-03-05T08:00:00Z"), Instant.parse("2026-03-10T00:00:00Z")),
                coming().stream().map(Coming::dueAt).toList());
        assertTrue(coming().getFirst().transfer());
        List<String> rejects = Files.readAllLines(folder.resolve("table.csv.rejected.csv"));
        assertTrue(rejects.get(1).startsWith("4,sku.unknown,\"sku.unknown[nothing]\",nothing,W1"), rejects.get(1));
        assertTrue(rejects.get(4).startsWith("7,date.unreadable"), rejects.get(4));
        assertEquals(List.of(6L, 0L, 2L, 4L), counts(run(Kind.INCOMING, text, false)));
    }

    @Test
    void aLocationGoesByItsNameTooUnlessTwoHaveIt() throws IOException {
        Location shop = shelves.locations.byCode("S1").orElseThrow();
        shelves.db.transactor().run(CLERK, _ -> shelves.locations.put(new Location(
                LocationId.NONE, "S9", "Twin", shop.type(), shop.address(), shop.zone(), false, null, true, true, true,
                null, true)));
        String text = "sku,location,quantity,due\nCH-1," + shop.name().toUpperCase(Locale.ROOT) + ",4,2026-03-05\n";
        assertEquals(List.of(1L, 1L, 0L, 0L), counts(run(Kind.INCOMING, text, false)));
        assertEquals(shop.id(), coming().getFirst().location());
        String twin = "sku,location,quantity,due\nCH-1,twin,4,2026-03-05\n";
        assertEquals(List.of(1L, 1L, 0L, 0L), counts(run(Kind.INCOMING, twin, true)));
        shelves.db.transactor().run(CLERK, _ -> shelves.locations.put(new Location(
                LocationId.NONE, "S10", "Twin", shop.type(), shop.address(), shop.zone(), false, null, true, true, true,
                null, true)));
        assertEquals(List.of(1L, 0L, 0L, 1L), counts(run(Kind.INCOMING, twin, true)));
    }

    @Test
    void unitsThatAllCameAreOnTheirWayNoMore() throws IOException {
        run(Kind.INCOMING, "sku,location,quantity,due,reference\nCH-1,W1,10,2026-03-09,PO-1\n", false);
        run(Kind.INCOMING, "sku,location,quantity,due,reference\nCH-1,W1,0,2026-03-09,PO-1\n", false);
        assertEquals(List.of(), coming());
    }

    @Test
    void takesWholeTablesOfRatesOnly() throws IOException {
        String whole = "Post,Ground,US,500,2,5000,700,50\nPost,Ground,US,500,2,20000,1500,50\n";
        String torn = "Post,Air,US,500,1,5000,900,50\nPost,Air,US,900,1,20000,1500,50\n";
        Result result = run(Kind.RATES, RATES + whole + torn, false);
        assertEquals(List.of(4L, 2L, 0L, 2L), counts(result));
        Setting.Carrier kept = desk.network().carriers().getFirst();
        assertEquals(List.of("Ground", 2), List.of(kept.service().name(), kept.service().bands().size()));
        assertFalse(kept.sample());
        assertEquals(List.of(2L, 0L, 2L, 0L), counts(run(Kind.RATES, RATES + whole, false)));
    }

    @Test
    void addsHolidaysToThoseKnown() throws IOException {
        run(Kind.HOLIDAYS, "region,day,name\nUS,2026-12-25,Christmas Day\n", false);
        Result result = run(Kind.HOLIDAYS, "region,day,name\nUS,2026-12-24,Eve\nus,2026-01-01,x\nUS,soon,x\n", false);
        assertEquals(List.of(3L, 1L, 0L, 2L), counts(result));
        assertEquals(
                Map.of(LocalDate.of(2026, 12, 24), "Eve", LocalDate.of(2026, 12, 25), "Christmas Day"),
                desk.network().holidays().get("US"));
    }
}
