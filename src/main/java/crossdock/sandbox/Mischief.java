package crossdock.sandbox;

import crossdock.sandbox.Faults.Kind;
import crossdock.sandbox.PosOrder.Sort;
import crossdock.sandbox.Sources.Product;
import crossdock.sandbox.Sources.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// What goes wrong in the world by itself: sales that become known late, edits by hand, many rows with one stamp.
final class Mischief {
    private static final int TIED_ROWS = 7;

    private final World world;
    private final Deliveries deliveries;

    Mischief(World world, Deliveries deliveries) {
        this.world = world;
        this.deliveries = deliveries;
    }

    void begin() {
        plan(Kind.SQUARE_LATE_SALE, this::sellLate);
        plan(Kind.SQUARE_TIED_STAMPS, this::unloadMany);
        plan(Kind.WOO_TIED_STAMPS, this::reprice);
        plan(Kind.WOO_MANUAL_EDIT, this::editByHand);
    }

    /// Acts when the kind is due, counts it when the act came off, and plans the next.
    private void plan(Kind kind, BooleanSupplier act) {
        world.agenda.at(world.faults.dueAt(kind), () -> {
            boolean isDone = world.faults.isDue(kind, world.now()) && act.getAsBoolean();
            if (isDone) {
                world.faults.fires(kind, world.now());
                plan(kind, act);
            } else {
                world.agenda.at(world.now().plusSeconds(1), () -> plan(kind, act));
            }
        });
    }

    /// A till without a network sends a sale hours after it happened.
    private boolean sellLate() {
        Instant sold = world.now().minus(Duration.ofMinutes(40 + world.random.nextInt(600)));
        int any = world.random.nextInt(world.sources.orders().size());
        return world.tills
                .sell(world.sources.orders().get(any), Sort.SALE, sold)
                .isPresent();
    }

    private boolean unloadMany() {
        Site store = world.tills.stores().get(world.random.nextInt(world.tills.stores().size()));
        List<Integer> cells = IntStream.range(0, world.sources.products().size())
                .map(i -> world.shelves.cell(store, anyProduct()))
                .filter(world.shelves::isCarried)
                .distinct()
                .limit(TIED_ROWS)
                .boxed()
                .toList();
        deliveries.unload(store, cells);
        return cells.size() == TIED_ROWS;
    }

    private boolean reprice() {
        for (int n = 0; n < TIED_ROWS; n++) {
            Product product = anyProduct();
            world.shop.setPrice(product, Math.max(99, product.price() * (90 + world.random.nextInt(20)) / 100));
        }
        return true;
    }

    /// Someone types a figure into the shop's back office that neither orders nor pushes explain.
    private boolean editByHand() {
        Product product = anyProduct();
        world.shop.write(product, world.shop.published(product) + 3 + world.random.nextInt(9));
        return true;
    }

    private Product anyProduct() {
        return world.sources.products().get(world.random.nextInt(world.sources.products().size()));
    }
}
