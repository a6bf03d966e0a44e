package crossdock.routing.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.routing.engine.StockIndex.Change;
import crossdock.routing.engine.StockIndexBuilder.PackedCells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StockIndexTest {
    @Test
    void epochsStandStillWhileStockChanges() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Map<Integer, Map<Integer, Integer>> model = new TreeMap<>();
            List<StockIndex> epochs = new ArrayList<>(List.of(StockIndex.EMPTY));
            List<String> expected = new ArrayList<>(List.of(print(model)));
            for (int step = 0; step < 20; step++) {
                List<Change> changes = new ArrayList<>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    int sku = 1 + random.nextInt(3) * 700;
                    int location = 1 + random.nextInt(6);
                    int units = random.nextInt(9) - 3;
                    boolean gone = random.nextInt(3) == 0;
                    changes.add(gone
                            ? Change.gone(new SkuId(sku), new LocationId(location))
                            : Change.to(new SkuId(sku), new LocationId(location), units));
                    Map<Integer, Integer> cells = model.computeIfAbsent(sku, k -> new TreeMap<>());
                    if (gone) {
                        cells.remove(location);
                    } else {
                        cells.put(location, units);
                    }
                }
                epochs.add(epochs.getLast().with(changes));
                expected.add(print(model));
            }
            for (int i = 0; i < epochs.size(); i++) {
                assertEquals(expected.get(i), print(epochs.get(i)), "seed " + seed + ", epoch " + i);
                assertEquals(i, epochs.get(i).epoch());
            }
        }
    }

    @Test
    void builtInBulkPackedAndUnpackedItIsTheSame() {
        var cells = new StockIndexBuilder();
        for (int sku = 1; sku < 4_000; sku += 700) {
            for (int location = sku % 5 + 1; location < 300; location += 7) {
                cells.cell(new SkuId(sku), new LocationId(location), location - 150);
            }
        }
        StockIndex built = cells.build(5);
        var packed = new StockIndexBuilder();
        for (int sku = 1; sku < 4_000; sku += 700) {
            packed.packed(new SkuId(sku), StockIndexBuilder.pack(built, new SkuId(sku)));
        }
        StockIndex unpacked = packed.build(5);
        assertEquals(built.cells(), unpacked.cells());
        for (int sku = 1; sku < 4_000; sku += 700) {
            assertEquals(Arrays.toString(built.cellsOf(sku)), Arrays.toString(unpacked.cellsOf(sku)));
        }
        assertEquals(-148, built.routable(new SkuId(1), new LocationId(2)));
        assertEquals(0, built.routable(new SkuId(1), new LocationId(3)));
        assertEquals(0, built.routable(new SkuId(1 << 27), new LocationId(3)));
    }

    @Test
    void brokenBytesAreRefused() {
        StockIndex index = StockIndex.EMPTY.with(List.of(Change.to(new SkuId(1), new LocationId(300), -9)));
        byte[] good = StockIndexBuilder.pack(index, new SkuId(1));
        for (int end = 0; end < good.length; end++) {
            byte[] cut = Arrays.copyOf(good, end);
            assertThrows(IllegalArgumentException.class, () -> PackedCells.unpack(cut));
        }
        assertThrows(IllegalArgumentException.class, () -> PackedCells.unpack(Arrays.copyOf(good, good.length + 1)));
        assertThrows(IllegalArgumentException.class, () -> PackedCells.unpack(new byte[] {2, 5, 0, 1, 1}));
        assertThrows(IllegalArgumentException.class, () -> PackedCells.unpack(new byte[] {120, 1}));
    }

    @Test
    void cellsComeInOrderAndIdsAreRowNumbers() {
        assertThrows(IllegalArgumentException.class, () -> new StockIndexBuilder()
                .cell(new SkuId(2), new LocationId(5), 1).cell(new SkuId(2), new LocationId(5), 1));
        assertThrows(IllegalArgumentException.class, () -> new StockIndexBuilder()
                .cell(new SkuId(2), new LocationId(5), 1).cell(new SkuId(1), new LocationId(5), 1));
        assertThrows(IllegalArgumentException.class, () -> new StockIndexBuilder()
                .cell(new SkuId(1L << 40), new LocationId(5), 1));
    }

    private static String print(Map<Integer, Map<Integer, Integer>> model) {
        var text = new StringBuilder();
        model.forEach((sku, cells) -> cells.forEach((location, units) ->
                text.append(sku).append('@').append(location).append('=').append(units).append(' ')));
        return text.toString();
    }

    private static String print(StockIndex index) {
        var text = new StringBuilder();
        long count = 0;
        for (int sku = 1; sku < 3_000; sku += 700) {
            for (LocationId location : index.locations(new SkuId(sku))) {
                text.append(sku).append('@').append(location).append('=')
                        .append(index.routable(new SkuId(sku), location)).append(' ');
                count++;
            }
        }
        assertEquals(count, index.cells());
        return text.toString();
    }
}
