package crossdock.fulfilment.live;

import static crossdock.fulfilment.live.Dispatch.CLERK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.SafetyStockRules.Rule;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.routing.engine.StockIndex;
import crossdock.store.routing.SqlStockSnapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The index from the kept file and what changed since is the index from the rows, or none at all.
class StockSnapshotsTest {
    @TempDir
    private Path folder;

    private Dispatch at;
    private Path file;
    private SqlStockSnapshots snapshots;
    private StockIndexFeed keeping;
    private final List<SkuId> skus = new ArrayList<>();

    @BeforeEach
    void open() {
        at = new Dispatch(folder.resolve("workspace"));
        file = folder.resolve("routing").resolve("stock.cells");
        var db = at.shelves.db;
        snapshots = new SqlStockSnapshots(db.transactor(), db.writer(), db.readers(), file, () -> at.now);
        keeping = new StockIndexFeed(at.reads, snapshots, db.notices(), changed -> {});
        skus.add(at.chair);
        for (String code : List.of("B", "C", "D", "E")) {
            skus.add(at.shelves.article(code, "Tables"));
        }
    }

    @AfterEach
    void close() {
        keeping.close();
        at.close();
    }

    /// What a fresh process makes of what was kept; empty when it would read every row.
    private Optional<Map<String, Integer>> kept() {
        try (var feed = new StockIndexFeed(new OnlySome(at.reads), snapshots, at.shelves.db.notices(), changed -> {})) {
            return Optional.of(cells(feed.catchUp()));
        } catch (EveryRow read) {
            return Optional.empty();
        }
    }

    private Map<String, Integer> rows() {
        Map<String, Integer> cells = new TreeMap<>();
        at.reads.forEachCell((sku, location, routable) -> cells.put(sku + ":" + location, routable));
        return cells;
    }

    private static Map<String, Integer> cells(StockIndex index) {
        Map<String, Integer> cells = new TreeMap<>();
        for (long sku : index.articles()) {
            for (LocationId location : index.locations(new SkuId(sku))) {
                cells.put(sku + ":" + location, index.routable(new SkuId(sku), location));
            }
        }
        return cells;
    }

    private void keep() {
        keeping.catchUp();
        keeping.keep(0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatWasKeptAndWhatChangedSinceIsWhatTheRowsSay(long seed) {
        Random random = new Random(seed);
        List<LocationId> places = List.of(at.near, at.far, at.store);
        boolean hasKept = false;
        for (int step = 0; step < 80; step++) {
            SkuId sku = skus.get(random.nextInt(skus.size()));
            switch (random.nextInt(6)) {
                case 0 -> at.order("o" + step, 1 + random.nextInt(3));
                case 1 -> at.drive.step();
                case 2 -> at.shelves.safety.set(
                        CLERK, new Rule(0, sku, null, at.near, null, true, random.nextInt(4)));
                case 3 -> {
                    if (random.nextInt(3) == 0) {
                        keep();
                        hasKept = true;
                    }
                }
                default -> at.count(sku, places.get(random.nextInt(3)), random.nextInt(40));
            }
            Optional<Map<String, Integer>> expected = hasKept ? Optional.of(rows()) : Optional.empty();
            assertEquals(expected, kept(), "seed " + seed + ", step " + step);
        }
        assertTrue(hasKept);
    }

    @Test
    void aWriteThatWasTakenBackChangesNothing() {
        at.count(at.near, 5);
        keep();
        assertEquals(0, snapshots.changedSince());
        try {
            at.shelves.db.transactor().run(CLERK, _ -> {
                at.count(at.near, 9);
                throw new IllegalStateException("taken back");
            });
        } catch (IllegalStateException expected) {
            assertEquals("taken back", expected.getMessage());
        }
        assertEquals(0, snapshots.changedSince());
        at.count(at.near, 6);
        assertEquals(1, snapshots.changedSince());
        assertEquals(Optional.of(rows()), kept());
    }

    @Test
    void aFileThatIsDamagedCutOffOrGoneIsNotUsed() throws IOException {
        at.count(at.near, 5);
        keep();
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            Files.write(file, damaged);
            assertEquals(Optional.empty(), kept(), "byte " + i);
            Files.write(file, java.util.Arrays.copyOf(whole, i));
            assertEquals(Optional.empty(), kept(), "cut at " + i);
        }
        Files.delete(file);
        assertEquals(Optional.empty(), kept());
        try (var feed = new StockIndexFeed(at.reads, snapshots, at.shelves.db.notices(), changed -> {})) {
            assertEquals(rows(), cells(feed.catchUp()), "the rows are read then");
        }
    }

    @Test
    void theFileOfAnotherTimeIsNotUsed() throws IOException {
        at.count(at.near, 5);
        keep();
        Path older = folder.resolve("older");
        Files.copy(file, older);
        at.count(at.near, 6);
        keep();
        Files.move(older, file, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(Optional.empty(), kept());
    }

    @Test
    void cellsThatWereWrittenBehindItsBackAreFoundOut() {
        at.count(at.near, 5);
        keep();
        at.shelves.db.transactor().run(CLERK, _ ->
                at.shelves.db.writer().current().update("UPDATE stock SET on_hand = on_hand + 1"));
        assertEquals(Optional.empty(), kept());
    }

    @Test
    void aFreshFeedStartsFromWhatWasKeptAndFollowsOn() {
        at.count(at.near, 5);
        keep();
        at.count(at.far, 3);
        try (var feed = new StockIndexFeed(new OnlySome(at.reads), snapshots, at.shelves.db.notices(), changed -> {})) {
            assertEquals(rows(), cells(feed.catchUp()), "without reading every row");
            at.count(at.near, 1);
            assertEquals(rows(), cells(feed.catchUp()));
        }
    }

    /// Somebody wants to read every row.
    private static final class EveryRow extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Fails when the whole store is read.
    private record OnlySome(NetworkReads reads) implements NetworkReads {
        @Override
        public void forEachCell(CellVisitor visitor) {
            throw new EveryRow();
        }

        @Override
        public void cellsOf(java.util.Collection<SkuId> some, CellVisitor visitor) {
            reads.cellsOf(some, visitor);
        }

        @Override
        public Map<LocationId, java.util.Set<String>> fulfils() {
            return reads.fulfils();
        }

        @Override
        public Map<LocationId, java.time.Instant> confirmed() {
            return reads.confirmed();
        }

        @Override
        public Map<LocationId, Integer> rejections() {
            return reads.rejections();
        }

        @Override
        public List<Coming> coming() {
            return reads.coming();
        }

        @Override
        public Names names() {
            return reads.names();
        }

        @Override
        public String productType(SkuId sku) {
            return reads.productType(sku);
        }
    }
}
