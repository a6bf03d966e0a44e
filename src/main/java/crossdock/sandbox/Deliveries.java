package crossdock.sandbox;

import crossdock.sandbox.Shelves.Cause;
import crossdock.sandbox.Sources.Kind;
import crossdock.sandbox.Sources.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// Brings new goods when a cell sold down. What a site lacks comes in one lorry: rows with one stamp.
final class Deliveries implements IntConsumer {
    private final World world;
    private final Map<Site, List<Integer>> ordered = new HashMap<>();

    Deliveries(World world) {
        this.world = world;
    }

    @Override
    public void accept(int cell) {
        Site site = world.sources.sites().get(world.shelves.siteOf(cell));
        if (world.shelves.inStock(cell) > reorderPoint(site)) {
            return;
        }
        List<Integer> cells = ordered.get(site);
        if (cells == null) {
            cells = new ArrayList<>();
            ordered.put(site, cells);
            world.later(900, 2_400, () -> arrive(site));
        }
        if (!cells.contains(cell)) {
            cells.add(cell);
        }
    }

    private void arrive(Site site) {
        List<Integer> cells = ordered.remove(site);
        if (cells != null) {
            unload(site, cells);
        }
    }

    /// Puts goods for these cells on the shelves, all with one stamp.
    void unload(Site site, List<Integer> cells) {
        Instant now = world.now();
        for (int cell : cells) {
            int quantity =
                    site.kind() == Kind.WAREHOUSE ? 100 + world.random.nextInt(200) : 6 + world.random.nextInt(12);
            world.shelves.move(cell, quantity, Cause.DELIVERY, now, now);
        }
    }

    private static int reorderPoint(Site site) {
        return switch (site.kind()) {
            case STORE -> 2;
            case WAREHOUSE -> 12;
            case SUPPLIER -> -1;
        };
    }
}
