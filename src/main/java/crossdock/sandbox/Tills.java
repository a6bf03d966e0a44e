package crossdock.sandbox;

import crossdock.sandbox.PosOrder.Sort;
import crossdock.sandbox.PosOrder.Step;
import crossdock.sandbox.Shelves.Cause;
import crossdock.sandbox.Sources.Kind;
import crossdock.sandbox.Sources.Line;
import crossdock.sandbox.Sources.Place;
import crossdock.sandbox.Sources.Site;
import crossdock.sandbox.Sources.SourceOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/// The stores' tills: sales, pickups and returns. A sale never takes more than the store has.
final class Tills {
    /// Closed orders beyond this many are forgotten, oldest first.
    private static final int KEPT = 6_000;
    private static final int NEAREST = 5;

    private final World world;
    private final Map<String, PosOrder> orders = new LinkedHashMap<>();
    private final Map<Place, List<Site>> nearest = new HashMap<>();
    private final List<Site> stores;
    private IntConsumer shortAt = cell -> {};
    private long nextOrder = 1;
    private long nextRank = 1;

    Tills(World world) {
        this.world = world;
        stores = world.sources.sites(Kind.STORE);
    }

    /// Who is told of a cell that sold down.
    void whenShort(IntConsumer listener) {
        shortAt = listener;
    }

    List<Site> stores() {
        return stores;
    }

    Collection<PosOrder> orders() {
        return Collections.unmodifiableCollection(orders.values());
    }

    Optional<PosOrder> find(String id) {
        return Optional.ofNullable(orders.get(id));
    }

    List<Site> nearestTo(Place place) {
        return nearest.computeIfAbsent(
                place,
                p -> stores.stream()
                        .sorted(Comparator.comparingDouble(s -> s.place().to(p)))
                        .limit(NEAREST)
                        .toList());
    }

    /// Sells at the nearest store that has any of it; empty when the five nearest have none.
    Optional<PosOrder> sell(SourceOrder wanted, Sort sort, Instant created) {
        for (Site store : nearestTo(wanted.place())) {
            List<PosOrder.Line> lines = available(store, wanted);
            if (!lines.isEmpty()) {
                return Optional.of(record(store, sort, lines, created, wanted.name()));
            }
        }
        return Optional.empty();
    }

    private List<PosOrder.Line> available(Site store, SourceOrder wanted) {
        List<PosOrder.Line> lines = new ArrayList<>();
        for (Line line : wanted.lines()) {
            int quantity = Math.min(line.quantity(), world.shelves.inStock(world.shelves.cell(store, line.product())));
            boolean isRepeated = lines.stream().anyMatch(l -> l.product().equals(line.product()));
            if (quantity > 0 && !isRepeated) {
                String uid = Codes.of('u', nextOrder * 100 + lines.size(), 20);
                lines.add(new PosOrder.Line(uid, line.product(), quantity, price(line)));
            }
        }
        return lines;
    }

    static int price(Line line) {
        return Math.max(1, line.product().price() * (100 - line.discount()) / 100);
    }

    private PosOrder record(Site store, Sort sort, List<PosOrder.Line> lines, Instant created, String about) {
        PosOrder order = new PosOrder(Codes.of('C', nextOrder++, 26), sort, store, lines, created, about);
        Instant now = world.now();
        for (PosOrder.Line line : lines) {
            int cell = world.shelves.cell(store, line.product());
            if (sort == Sort.RETURN) {
                world.shelves.move(cell, line.quantity(), Cause.RETURN, created, now);
            } else {
                world.shelves.move(cell, -line.quantity(), Cause.SALE, created, now);
                world.shelves.hold(cell, sort == Sort.PICKUP ? line.quantity() : 0);
                shortAt.accept(cell);
            }
        }
        orders.put(order.id, order);
        touch(order, now);
        forgetOld();
        return order;
    }

    /// An order of the past: known before the world began, so that it moves no stock except what a pickup still holds.
    PosOrder remember(Site store, Sort sort, SourceOrder wanted, Instant created, Step step) {
        List<PosOrder.Line> lines = new ArrayList<>();
        for (Line line : wanted.lines()) {
            String uid = Codes.of('u', nextOrder * 100 + lines.size(), 20);
            lines.add(new PosOrder.Line(uid, line.product(), line.quantity(), price(line)));
        }
        PosOrder order = new PosOrder(Codes.of('C', nextOrder++, 26), sort, store, lines, created, wanted.name());
        for (int at = 0; sort == Sort.PICKUP && at <= step.ordinal(); at++) {
            order.reached[at] = created.plusSeconds(300L * at);
        }
        order.step = step;
        order.version = sort == Sort.PICKUP ? 1 + step.ordinal() : 0;
        if (!order.isClosed()) {
            for (PosOrder.Line line : lines) {
                world.shelves.holdSince(world.shelves.cell(store, line.product()), line.quantity(), created);
            }
        }
        orders.put(order.id, order);
        touch(order, sort == Sort.PICKUP ? created.plusSeconds(300L * step.ordinal()) : created);
        return order;
    }

    /// Moves a pickup on. Cancelling puts the units back on sale, completing hands them over.
    void move(PosOrder order, Step step) {
        if (order.isClosed()) {
            return;
        }
        Instant now = world.now();
        order.step = step;
        order.reached[step.ordinal()] = now;
        order.version++;
        if (order.isClosed()) {
            for (PosOrder.Line line : order.lines) {
                int cell = world.shelves.cell(order.site, line.product());
                world.shelves.hold(cell, -line.quantity());
                if (step == Step.CANCELED) {
                    world.shelves.move(cell, line.quantity(), Cause.RETURN, now, now);
                }
            }
        }
        touch(order, now);
    }

    /// A customer brings the first line of a finished order back.
    void takeBack(PosOrder order) {
        if (order.step == Step.COMPLETED && !order.isReturned && order.sort != Sort.RETURN) {
            order.isReturned = true;
            Instant now = world.now();
            record(order.site, Sort.RETURN, order.lines.subList(0, 1), now, order.id);
        }
    }

    private void touch(PosOrder order, Instant at) {
        order.updated = at;
        order.rank = nextRank++;
    }

    private void forgetOld() {
        if (orders.size() > KEPT) {
            orders.values().stream()
                    .filter(PosOrder::isClosed)
                    .findFirst()
                    .ifPresent(oldest -> orders.remove(oldest.id));
        }
    }
}
