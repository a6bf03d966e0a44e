package crossdock.order;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.util.List;
import java.util.Random;

/// A handful of orders of every kind, for screens. Repeatable.
public final class SomeOrders {
    private SomeOrders() {}

    /// @param count numbered from 10001 on, the newest placed last
    public static void fill(OrderDesk desk, int count) {
        var random = new Random(7);
        List<SkuId> skus = List.of(
                desk.shelves.chair,
                desk.shelves.article("FUR-CH-10000454", "Chairs"),
                desk.shelves.article("TEC-PH-10002033", "Phones"));
        for (int i = 0; i < count; i++) {
            order(desk, Integer.toString(10_001 + i), i * 600L / count, random, skus);
        }
    }

    private static void order(OrderDesk desk, String number, long placed, Random random, List<SkuId> skus) {
        LocationId store = desk.shelves.store;
        LocationId warehouse = desk.shelves.warehouse;
        boolean atTill = random.nextInt(4) == 0;
        Version version = (atTill ? Version.ofTill(number) : Version.ofShop(number))
                .placed(placed - (random.nextInt(3) == 0 ? 1000 : 0))
                .at(placed + 5)
                .fallingBackOn(warehouse);
        int units = 1 + random.nextInt(5);
        version.line("a", skus.get(random.nextInt(3)), units);
        if (random.nextInt(3) == 0) {
            version.line("b", random.nextInt(4) == 0 ? null : skus.get(random.nextInt(3)), 2);
        }
        if (atTill) {
            version.fixedAt(store, random.nextBoolean() ? Method.IN_STORE : Method.PICKUP)
                    .collected("f", placed + 4, store, "a", units);
        } else {
            switch (random.nextInt(6)) {
                case 0 -> version.shipped("f", placed + 3, warehouse, "a", units);
                case 1 -> version.shipped("f", placed + 2, warehouse, "a", 1)
                        .shipped("g", placed + 3, store, "a", units - 1);
                case 2 -> version.cancelled(placed + 4);
                case 3 -> version.unpaid();
                default -> version.state("processing");
            }
        }
        desk.ingest(version);
    }

    /// One more, open and unrouted.
    public static void one(OrderDesk desk, String number) {
        desk.ingest(Version.ofShop(number).placed(599).at(599).line("a", desk.shelves.chair, 1));
    }

    /// One order with a life: edited, partly shipped, partly returned, a line nobody knows, put on hold.
    public static Order eventful(OrderDesk desk) {
        LocationId warehouse = desk.shelves.warehouse;
        SkuId chair = desk.shelves.chair;
        Version first = Version.ofShop("50058").placed(560).at(560).line("a", chair, 4).line("b", null, 1);
        desk.ingest(first);
        OrderDesk.done(desk.service.assign(
                OrderDesk.CLERK, desk.seen(first), desk.units(first, "a", 2), LocationId.NONE, desk.shelves.store));
        Version later = Version.ofShop("50058")
                .placed(560)
                .at(590)
                .state("processing")
                .line("a", chair, 6, 1)
                .line("b", null, 1)
                .shipped("f1", 580, warehouse, "a", 2)
                .returned("r1", 589, warehouse, false, "a", 1);
        desk.ingest(later);
        return OrderDesk.done(desk.service.hold(OrderDesk.CLERK, desk.seen(later), true));
    }

}
