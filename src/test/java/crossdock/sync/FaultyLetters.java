package crossdock.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.order.LineUnits;
import crossdock.order.Order;
import crossdock.order.OrderService.Placing;
import crossdock.order.OrderVersion;
import crossdock.rig.Fault;
import crossdock.store.TestStore;
import crossdock.store.order.SqlOrders;
import crossdock.store.stock.SqlLocations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Orders of one channel behind the proxy that move from place to place, and the channel is told.
final class FaultyLetters {
    private static final int ORDERS = 5;
    private static final String WAITING = "SELECT o.external_id, o.id FROM orders o WHERE o.history = 0 AND"
            + " (SELECT count(*) FROM order_line l WHERE l.order_id = o.id AND l.ordered > 0 AND l.unrouted = l.ordered"
            + " AND l.sku_id IS NOT NULL) = (SELECT count(*) FROM order_line l WHERE l.order_id = o.id)"
            + " ORDER BY o.id LIMIT " + ORDERS;

    private final FaultyChannel channel;
    private final ChannelBench bench;
    private final List<OrderId> orders = new ArrayList<>();
    private final List<String> externalIds = new ArrayList<>();
    private final List<LocationId> places;
    private final Map<Integer, List<LocationId>> told = new TreeMap<>();
    private int moves;

    FaultyLetters(FaultyChannel channel) {
        this.channel = channel;
        this.bench = channel.bench;
        bench.readAll();
        bench.numbers(WAITING).forEach((externalId, id) -> {
            externalIds.add(externalId);
            orders.add(new OrderId(id));
        });
        assertEquals(ORDERS, orders.size(), "orders that wait for a location");
        places = new SqlLocations(bench.database.writer(), bench.database.readers())
                .all().stream()
                .map(Location::id)
                .limit(2)
                .toList();
    }

    /// One order goes where it is not: to the first place, then on to the next, or back to nowhere where there is one.
    void assign() {
        int n = moves++ % ORDERS;
        Order order = bench.store.transactor()
                .write(TestStore.CLERK, _ -> new SqlOrders(bench.database.writer()).find(orders.get(n)))
                .orElseThrow();
        List<LocationId> past = told.computeIfAbsent(n, _ -> new ArrayList<>());
        LocationId from = past.isEmpty() ? LocationId.NONE : past.getLast();
        LocationId to = places.stream().filter(place -> !place.equals(from)).findFirst().orElse(LocationId.NONE);
        List<Placing> placings = order.lines().stream()
                .map(line -> new Placing(new LineUnits(line.id(), line.ordered()), from, to, 0))
                .toList();
        bench.store.transactor().run(TestStore.CLERK, _ -> {
            Outcome<Order> routed = bench.orders.route(
                    TestStore.CLERK, new OrderVersion(order.id(), order.version()), "policy", placings);
            assertTrue(routed instanceof Done, routed.toString());
            bench.assignments.moved(TestStore.CLERK, bench.id(), order.id(), placings);
        });
        past.add(to);
    }

    /// Assigns an order and tells its channel, while these happen to answers of requests with the words.
    void meet(String request, List<Fault> faults) {
        Fault last = faults.getLast();
        int before = channel.proxy.fired().getOrDefault(last, 0);
        channel.proxy.only(request);
        channel.proxy.plan(faults);
        assign();
        bench.sendAll();
        assertTrue(channel.proxy.fired().getOrDefault(last, 0) > before, last + " never happened");
        channel.proxy.calm();
    }

    /// Every letter was taken in, and is there once, in the order in which the goods moved: the newest last.
    void compare(int letters) {
        assertEquals(letters, moves);
        assertEquals(
                Map.of("ACKNOWLEDGED", letters), bench.numbers("SELECT state, count(*) FROM outbox GROUP BY state"));
        told.forEach((n, past) -> {
            List<String> notes = channel.notes(externalIds.get(n));
            assertEquals(past.size(), notes.size(), externalIds.get(n) + " " + past + ": " + notes);
            for (int i = 0; i < past.size(); i++) {
                String words = past.get(i).isNone() ? "[] [" : "location=" + past.get(i) + ",";
                assertTrue(notes.get(i).contains(words), "wanted " + words + ": " + notes);
            }
        });
        channel.proxy.only("");
        bench.readAll();
        assertEquals(List.of(), bench.check().findings());
    }
}
