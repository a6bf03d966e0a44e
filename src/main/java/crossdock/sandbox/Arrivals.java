package crossdock.sandbox;

import crossdock.sandbox.PosOrder.Sort;
import crossdock.sandbox.PosOrder.Step;
import crossdock.sandbox.Sources.Site;
import crossdock.sandbox.Sources.SourceOrder;
import crossdock.sandbox.WebOrder.Status;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Draws the Superstore orders in turn, without end, and leads each through its life. Delays are those of speed 1.
final class Arrivals {
    private static final int SECONDS_BETWEEN = 20;
    private static final int PAST_ORDERS = 420;
    private static final int PAST_SECONDS = 3 * 86_400;

    private final World world;
    private int drawn;

    Arrivals(World world) {
        this.world = world;
    }

    void begin() {
        Instant now = world.now();
        int step = PAST_SECONDS / PAST_ORDERS;
        for (int n = 0; n < PAST_ORDERS; n++) {
            // newest last, with the last one a quarter of an hour before the start
            past(now.minusSeconds(900 + (long) step * (PAST_ORDERS - 1 - n)), n >= PAST_ORDERS - 60);
        }
        world.later(1, SECONDS_BETWEEN, this::arrive);
    }

    private SourceOrder draw() {
        return world.sources.orders().get(drawn++ % world.sources.orders().size());
    }

    private void arrive() {
        world.later(SECONDS_BETWEEN / 2, SECONDS_BETWEEN * 3 / 2, this::arrive);
        SourceOrder wanted = draw();
        int way = world.random.nextInt(100);
        if (way < 45) {
            web(wanted);
            return;
        }
        Optional<PosOrder> sold = world.tills.sell(wanted, way < 60 ? Sort.PICKUP : Sort.SALE, world.now());
        if (sold.isPresent()) {
            follow(sold.get());
        } else {
            web(wanted);
        }
    }

    private void web(SourceOrder wanted) {
        world.shop.place(wanted, world.now()).ifPresent(this::follow);
    }

    private void follow(WebOrder order) {
        switch (order.status) {
            case PENDING -> afterCheckout(order);
            case ON_HOLD -> world.later(600, 3_000, () -> from(order, Status.ON_HOLD, Status.PROCESSING));
            case PROCESSING -> {
                boolean isCancelled = world.chance(5);
                world.later(400, 4_000, () ->
                        from(order, Status.PROCESSING, isCancelled ? Status.CANCELLED : Status.COMPLETED));
            }
            case COMPLETED -> {
                if (world.chance(6)) {
                    world.later(900, 4_000, () -> bringBack(order));
                }
            }
            case CANCELLED, REFUNDED, FAILED -> {}
        }
    }

    private void afterCheckout(WebOrder order) {
        int way = world.random.nextInt(100);
        if (way < 85) {
            world.later(20, 120, () -> from(order, Status.PENDING, Status.PROCESSING));
        } else if (way < 94) {
            world.later(20, 120, () -> from(order, Status.PENDING, Status.ON_HOLD));
        } else {
            world.later(600, 1_800, () -> from(order, Status.PENDING, Status.CANCELLED));
        }
    }

    /// Moves an order on unless a client moved it elsewhere meanwhile.
    private void from(WebOrder order, Status expected, Status next) {
        if (order.status == expected) {
            world.shop.move(order, next);
            follow(order);
        }
    }

    private void bringBack(WebOrder order) {
        if (order.status != Status.COMPLETED) {
            return;
        }
        boolean isWhole = world.chance(50);
        Map<Long, Integer> quantities = order.lines.stream()
                .limit(isWhole ? Long.MAX_VALUE : 1)
                .collect(Collectors.toMap(WebOrder.Line::id, line -> isWhole ? line.quantity() : 1));
        world.shop.refund(order, quantities, true, "Customer return");
    }

    private void follow(PosOrder order) {
        switch (order.sort) {
            case SALE -> {
                if (world.chance(5)) {
                    world.later(600, 3_000, () -> world.tills.takeBack(order));
                }
            }
            case PICKUP -> next(order);
            case RETURN -> {}
        }
    }

    private void next(PosOrder order) {
        switch (order.step) {
            case PROPOSED -> world.later(30, 200, () -> step(order, Step.PROPOSED, Step.RESERVED));
            case RESERVED -> {
                boolean isCancelled = world.chance(6);
                world.later(200, 1_500, () -> step(order, Step.RESERVED, isCancelled ? Step.CANCELED : Step.PREPARED));
            }
            case PREPARED -> world.later(600, 4_000, () -> step(order, Step.PREPARED, Step.COMPLETED));
            case COMPLETED, CANCELED -> {}
        }
    }

    private void step(PosOrder order, Step expected, Step next) {
        if (order.step == expected) {
            world.tills.move(order, next);
            next(order);
        }
    }

    /// One order from before the start: mostly done, the recent ones partly still open.
    private void past(Instant created, boolean isRecent) {
        SourceOrder wanted = draw();
        int way = world.random.nextInt(100);
        if (way < 45) {
            world.shop.place(wanted, created).ifPresent(order -> {
                Instant paid = created.plusSeconds(40);
                int fate = world.random.nextInt(100);
                if (fate < 5) {
                    world.shop.move(order, Status.CANCELLED, paid);
                } else if (isRecent) {
                    world.shop.move(order, fate < 15 ? Status.ON_HOLD : Status.PROCESSING, paid);
                } else {
                    world.shop.move(order, Status.PROCESSING, paid);
                    world.shop.archive(order, created.plusSeconds(700));
                }
                follow(order);
            });
            return;
        }
        Site store = world.tills.nearestTo(wanted.place()).getFirst();
        if (way < 60) {
            Step step = isRecent ? Step.values()[world.random.nextInt(3)] : Step.COMPLETED;
            follow(world.tills.remember(store, Sort.PICKUP, wanted, created, step));
        } else {
            world.tills.remember(store, Sort.SALE, wanted, created, Step.COMPLETED);
        }
    }
}
