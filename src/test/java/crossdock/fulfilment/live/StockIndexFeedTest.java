package crossdock.fulfilment.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.routing.engine.StockIndex;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockIndexFeedTest {
    @TempDir
    Path folder;

    private static Map<String, Integer> stored(Dispatch at) {
        Map<String, Integer> cells = new TreeMap<>();
        at.reads.forEachCell((sku, location, routable) -> cells.put(sku + ":" + location, routable));
        return cells;
    }

    private static Map<String, Integer> indexed(StockIndex index, List<SkuId> skus) {
        Map<String, Integer> cells = new TreeMap<>();
        for (SkuId sku : skus) {
            for (LocationId location : index.locations(sku)) {
                cells.put(sku + ":" + location, index.routable(sku, location));
            }
        }
        return cells;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void indexEqualsStoreAfterAnyChanges(long seed) {
        try (var at = new Dispatch(folder)) {
            List<SkuId> skus = List.of(
                    at.chair, at.shelves.article("B", "Tables"), at.shelves.article("C", "Tables"));
            List<LocationId> places = List.of(at.near, at.far, at.store);
            Random random = new Random(seed);
            at.feed.catchUp();
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(4)) {
                    case 0 -> at.order("o" + step, 1 + random.nextInt(3));
                    case 1 -> at.drive.step();
                    default -> at.count(skus.get(random.nextInt(3)), places.get(random.nextInt(3)), random.nextInt(9));
                }
                if (random.nextInt(3) == 0) {
                    assertEquals(stored(at), indexed(at.feed.catchUp(), skus), "seed " + seed + ", step " + step);
                }
            }
            assertEquals(stored(at), indexed(at.feed.catchUp(), skus));
            assertTrue(at.feed.index().epoch() > 1);
        }
    }

    @Test
    void tellsWhichArticlesBecameOtherAndKeepsOldEpochs() {
        try (var at = new Dispatch(folder)) {
            Set<SkuId> heard = new HashSet<>();
            at.count(at.near, 4);
            try (var feed = new StockIndexFeed(at.reads, at.shelves.db.notices(), heard::addAll)) {
                StockIndex first = feed.catchUp();
                assertEquals(Set.of(), heard);
                at.count(at.near, 7);
                assertTrue(feed.isBehind());
                StockIndex second = feed.catchUp();
                assertEquals(Set.of(at.chair), heard);
                assertEquals(List.of(4, 7), List.of(
                        first.routable(at.chair, at.near), second.routable(at.chair, at.near)));
                assertEquals(second, feed.catchUp());
            }
        }
    }
}
