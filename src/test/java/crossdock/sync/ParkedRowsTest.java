package crossdock.sync;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.DeltaClass;
import crossdock.channel.RefusedRow;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Resource;
import crossdock.store.TestStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParkedRowsTest {
    @TempDir
    Path folder;

    private SyncBench bench;
    private ScriptedConnector channel;

    @BeforeEach
    void open() {
        bench = new SyncBench(folder);
        channel = bench.channel;
        channel.pageSize = 100;
        channel.location("L1", "Akron");
        channel.listing("V1", "SKU-1");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aCountOfAnUnknownArticleIsParkedSealedAndThePageGoesOn() {
        channel.count("V9", "L1", 9);
        channel.count("V1", "L1", 1);
        bench.readAll();
        assertEquals(1, bench.onHand("SKU-1", "L1"));
        var row = bench.parked().getFirst();
        assertEquals("unmapped.sku", row.code());
        assertEquals(List.of("V9"), row.args());
        assertTrue(bench.sealedSubjects.contains("parked:" + row.id()));
        byte[] raw = bench.database.readers().read(sql -> sql.first(
                        "SELECT raw FROM parked_row", r -> r.getBytes(1)))
                .orElseThrow();
        byte[] plain = "{\"id\":\"V9\",\"buyer\":\"Mara Lind\"}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < plain.length; i++) {
            plain[i] ^= 0x55;
        }
        assertArrayEquals(plain, raw);
    }

    @Test
    void whatIsSwitchedOffIsCountedWhereTheListHoldsNothingDeleted() {
        channel.deltas.put(Resource.CATALOGUE, DeltaClass.FULL_SCAN);
        channel.switchedOff("V9", "SKU-9");
        channel.count("V9", "L1", 9);
        bench.readAll();
        assertEquals(9, bench.onHand("SKU-9", "L1"));
        assertEquals(List.of(), bench.parked());
    }

    @Test
    void whatIsSwitchedOffMakesNoArticleWhereItMayBeDeletedAndTakesNoneFromAnother() {
        channel.switchedOff("V8", "SKU-8");
        channel.count("V8", "L1", 8);
        channel.deltas.put(Resource.CATALOGUE, DeltaClass.DELTA_TRUSTED);
        channel.switchedOff("V9", "SKU-1"); // the code of V1, which is on sale
        channel.count("V1", "L1", 1);
        channel.count("V9", "L1", 9);
        bench.readAll();
        assertEquals(1, bench.onHand("SKU-1", "L1"));
        assertEquals(List.of("V8", "V9"), bench.parked().stream().map(row -> row.args().getFirst()).sorted().toList());
        assertEquals(0, bench.number("SELECT count(*) FROM sku WHERE code = ?", "SKU-8"));
    }

    @Test
    void aParkedRowIsAppliedOnceItsArticleIsKnownThoughTheWatermarkIsLongPastIt() {
        channel.count("V9", "L1", 9);
        bench.readAll();
        bench.clock.advance(Duration.ofHours(1));
        bench.read(Resource.STOCK); // its stamp now lies before the watermark
        channel.listing("V9", "SKU-9");
        bench.read(Resource.CATALOGUE);
        assertEquals(1, bench.loop(Resource.STOCK).replay("unmapped."));
        bench.read(Resource.STOCK);
        assertEquals(9, bench.onHand("SKU-9", "L1"));
        assertEquals(0, bench.parked().size());
        assertEquals(1, bench.number("SELECT count(*) FROM parked_row WHERE state = 'RESOLVED' AND raw IS NULL"));
    }

    @Test
    void stockOfAnArticleThatTheListLeftOutHasTheCatalogueReadWholeOnce() {
        channel.listing("V9", "SKU-9");
        var hidden = Objects.requireNonNull(channel.listings.remove("V9"));
        bench.readAll();
        bench.clock.advance(Duration.ofHours(1));
        channel.count("V9", "L1", 9);
        channel.count("V8", "L1", 8);
        bench.readAll();
        assertEquals(2, bench.parked().size());

        channel.listings.put("V9", hidden); // back with its old stamp, which no delta finds
        bench.read(Resource.CATALOGUE);
        bench.loop(Resource.STOCK).replay("unmapped.");
        bench.read(Resource.STOCK);
        assertEquals(9, bench.onHand("SKU-9", "L1"));

        long whole = wholeCatalogues();
        channel.count("V8", "L1", 7); // stays unknown, and asks no second time
        bench.clock.advance(Duration.ofSeconds(30));
        bench.readAll();
        bench.read(Resource.CATALOGUE);
        assertEquals(whole, wholeCatalogues());
    }

    private long wholeCatalogues() {
        return channel.calls.stream().filter(call -> call.equals("listings all")).count();
    }

    @Test
    void rowsTheConnectorCouldNotReadAreParkedWithItsWords() {
        channel.refused.add(new RefusedRow("V3", "quantity.notWhole", List.of("quantity", "1.5"), new byte[] {1}));
        bench.read(Resource.LOCATIONS);
        assertEquals("quantity.notWhole", bench.parked().getFirst().code());
        assertEquals(List.of("quantity", "1.5"), bench.parked().getFirst().args());
    }

    @Test
    void twoListingsWithOneCodeInOnePageAreTakenOneByOneAndOnlyTheSecondIsParked() {
        channel.listing("V2", "SKU-1");
        channel.listing("V3", "SKU-3");
        bench.readAll();
        assertEquals("listing.codeTwice", bench.parked().getFirst().code());
        assertEquals("V2", bench.parked().getFirst().externalId());
        assertEquals(1, bench.parked().size());
        assertTrue(bench.listings.find(bench.id(), "V3").isPresent());
    }

    @Test
    void aRowThatBreaksWhileItIsWrittenIsParkedAloneAndLeavesNothingBehind() {
        for (int i = 2; i <= 9; i++) {
            channel.listing("V" + i, "SKU-" + i);
        }
        // a code longer than the store takes breaks only when it is written
        bench.database.transactor().run(TestStore.CLERK, tx -> bench.database.writer().current().update(
                "CREATE TRIGGER refuse BEFORE INSERT ON listing WHEN NEW.external_id = 'V5'"
                        + " BEGIN SELECT RAISE(ABORT, 'no'); END"));
        bench.read(Resource.LOCATIONS);
        bench.read(Resource.CATALOGUE);
        assertEquals(1, bench.parked().size());
        assertEquals("V5", bench.parked().getFirst().externalId());
        assertEquals("row.failed", bench.parked().getFirst().code());
        assertEquals(8, bench.number("SELECT count(*) FROM listing"));
        assertEquals(0, bench.number("SELECT count(*) FROM sku WHERE code = 'SKU-5'"));
    }

    @Test
    void aFailureOfEveryRowIsNotTheRowsFaultAndThePageIsAskedForAgain() {
        channel.listing("V2", "SKU-2");
        bench.database.transactor().run(TestStore.CLERK, tx -> bench.database.writer().current().update(
                "CREATE TRIGGER refuse BEFORE INSERT ON listing BEGIN SELECT RAISE(ABORT, 'no'); END"));
        bench.loop(Resource.CATALOGUE).step();
        assertEquals(0, bench.parked().size());
        assertEquals(0, bench.number("SELECT count(*) FROM sku"));
        assertEquals(1, bench.number("SELECT count(*) FROM pull_error WHERE code = 'internal'"));
        bench.database.transactor().run(
                TestStore.CLERK, tx -> bench.database.writer().current().update("DROP TRIGGER refuse"));
        bench.read(Resource.CATALOGUE);
        assertEquals(2, bench.number("SELECT count(*) FROM listing"));
    }

    @Test
    void aRowGivenUpStaysOutUntilItsTroubleIsAnother() {
        channel.count("V9", "L1", 9);
        bench.readAll();
        long id = bench.parked().getFirst().id();
        assertTrue(bench.service.giveUp(TestStore.CLERK, id) instanceof Done<?>);
        assertTrue(bench.service.giveUp(TestStore.CLERK, id) instanceof Refused<?>);
        bench.clock.advance(Duration.ofSeconds(5));
        bench.read(Resource.STOCK);
        assertEquals(0, bench.parked().size());
        channel.listing("V9", "SKU-9");
        bench.read(Resource.CATALOGUE);
        channel.count("V9", "L7", 9);
        channel.counts.remove("V9|L1");
        bench.clock.advance(Duration.ofSeconds(5));
        bench.read(Resource.STOCK);
        assertEquals("unmapped.location", bench.parked().getFirst().code());
    }

    @Test
    void theRawFormNeverReachesTheLogOfEvents() {
        channel.count("V9", "L1", 9);
        bench.readAll();
        bench.service.giveUp(TestStore.CLERK, bench.parked().getFirst().id());
        assertEquals(0, bench.number("SELECT count(*) FROM event WHERE facts LIKE '%Mara%'"));
        assertThrows(AssertionError.class, () -> assertEquals(0, bench.number("SELECT count(*) FROM event")));
    }
}
