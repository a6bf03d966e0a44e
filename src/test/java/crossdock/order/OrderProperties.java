package crossdock.order;

import static crossdock.inventory.Shelves.TILL;
import static crossdock.inventory.Shelves.WMS;
import static crossdock.inventory.Shelves.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.inventory.Observation;
import crossdock.inventory.Shelves;
import crossdock.inventory.StockCell;
import crossdock.inventory.StockCheck;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/// Orders whose versions arrive in any order and more than once, on the real store.
class OrderProperties {
    private Path folder = Path.of("");
    private OrderDesk desk = closed();
    private int lives;

    @SuppressWarnings("NullAway") // replaced before each property
    private static OrderDesk closed() {
        return null;
    }

    @BeforeProperty
    void open() throws IOException {
        folder = Files.createTempDirectory("orders");
        desk = new OrderDesk(folder);
    }

    @AfterProperty
    void close() throws IOException {
        desk.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// What one version adds to the one before.
    enum Act {
        MORE,
        FEWER,
        CANCEL_ONE,
        SHIP_FROM_STORE,
        SHIP_FROM_WAREHOUSE,
        SHIP_FROM_ANYWHERE,
        RETURN_ONE,
        DROP_LINE,
        UNPAID,
        CANCEL_ALL
    }

    /// @param tills whether the till sold it (its figure loses the lines) or the shop
    /// @param fixed whether the channel fixed the store
    record Life(boolean tills, boolean fixed, int first, int second, List<Act> acts) {}

    @Provide
    Arbitrary<Life> lives() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of(Act.class).list().ofMaxSize(9))
                .as(Life::new);
    }

    /// The versions of one life, oldest first; each shows all that happened so far.
    private List<Version> versions(Life life, String id, SkuId sku) {
        List<Version> versions = new ArrayList<>();
        for (int upTo = 0; upTo <= life.acts().size(); upTo++) {
            versions.add(version(life, id, sku, upTo));
        }
        return versions;
    }

    private Version version(Life life, String id, SkuId sku, int upTo) {
        Version version = life.tills() ? Version.ofTill(id).lost(1) : Version.ofShop(id);
        version.at(10L * upTo + 2).fallingBackOn(desk.shelves.warehouse);
        if (life.fixed()) {
            version.fixedAt(desk.shelves.store, Method.PICKUP);
        }
        int first = life.first();
        int cancelled = 0;
        int left = 0;
        int back = 0;
        boolean isDropped = false;
        boolean isCancelled = false;
        for (int i = 0; i < upTo; i++) {
            long minute = 10L * (i + 1) + 1;
            int open = first - cancelled - left;
            switch (life.acts().get(i)) {
                case MORE -> first += 2;
                case FEWER -> first -= open > 0 ? 1 : 0;
                case CANCEL_ONE -> cancelled += open > 0 ? 1 : 0;
                case SHIP_FROM_STORE -> left += ship(version, i, desk.shelves.store, minute, open);
                case SHIP_FROM_WAREHOUSE -> left += ship(version, i, desk.shelves.warehouse, minute, open);
                case SHIP_FROM_ANYWHERE -> left += ship(version, i, LocationId.NONE, minute, open);
                case RETURN_ONE -> {
                    if (left > back) {
                        version.returned("r" + i, minute, desk.shelves.store, i % 2 == 0, "a", 1);
                        back++;
                    }
                }
                // since when a line is gone from a figure is only known if its absence was seen after its presence
                case DROP_LINE -> isDropped = isDropped || !life.tills();
                case UNPAID -> {
                    if (i == upTo - 1) {
                        version.unpaid();
                    }
                }
                case CANCEL_ALL -> {
                    if (!isCancelled) {
                        version.cancelled(minute);
                        isCancelled = true;
                    }
                }
            }
        }
        version.line("a", sku, first, cancelled);
        if (!isDropped) {
            version.line("b", sku, life.second());
        }
        return version;
    }

    /// Half of what is open, at least one.
    private static int ship(Version version, int i, LocationId from, long minute, int open) {
        int units = (open + 1) / 2;
        if (units > 0) {
            version.shipped("f" + i, minute, from, "a", units);
        }
        return units;
    }

    @Property(tries = 60)
    void reservationsAreTheOpenUnitsOfEachLineAfterEachVersion(@ForAll("lives") Life life) {
        lives++;
        SkuId sku = desk.shelves.article("open-" + lives, "");
        for (Version version : versions(life, "open-" + lives, sku)) {
            desk.ingest(version);
            Order order = desk.order(version);
            for (OrderLine line : order.lines()) {
                int held = desk.held(line.id()).values().stream().mapToInt(units -> units).sum();
                assertEquals(order.reserves() ? line.open() : 0, held, () -> "held by " + line);
                assertEquals(line.ordered(), line.cancelled() + line.open() + line.left(), () -> "sum of " + line);
            }
        }
        assertFoldsEqualRows(sku);
    }

    @Property(tries = 80)
    void anyOrderAndRepetitionOfVersionsEndsInTheSameState(@ForAll("lives") Life life, @ForAll Random random) {
        lives++;
        SkuId straight = desk.shelves.article("straight-" + lives, "");
        SkuId mixed = desk.shelves.article("mixed-" + lives, "");
        List<Version> versions = versions(life, "straight-" + lives, straight);
        // what another system's count includes depends on when we learnt of the goods; only a stamp does not
        long count = life.tills() ? 10L * random.nextInt(8) + 5 : 0;
        count(straight, count);
        versions.forEach(desk::ingest);

        List<Version> arrivals = new ArrayList<>(versions(life, "mixed-" + lives, mixed));
        arrivals.addAll(arrivals.subList(0, 1 + random.nextInt(arrivals.size())));
        Collections.shuffle(arrivals, random);
        for (Version version : arrivals) {
            desk.ingest(version);
        }
        count(mixed, count);

        assertEquals(state(versions.getFirst(), straight), state(arrivals.getFirst(), mixed));
        assertFoldsEqualRows(straight);
        assertFoldsEqualRows(mixed);

        arrivals.forEach(desk::ingest);
        assertEquals(state(versions.getFirst(), straight), state(arrivals.getFirst(), mixed));
    }

    /// The till counts its store in the middle of the order's life.
    private void count(SkuId sku, long minute) {
        desk.shelves.inventory.observe(Shelves.CHANNEL, List.of(new Observation(
                TILL, sku, desk.shelves.store, 20, null, false, at(minute), at(minute), at(minute))));
    }

    /// All that must not depend on how it was learnt.
    private Map<String, Object> state(Version version, SkuId sku) {
        Order order = desk.order(version);
        Map<String, Object> state = new TreeMap<>();
        state.put("order", List.of(
                order.state(), order.reserves(), order.channelState(), order.updatedAt(), order.openUnits(),
                Optional.ofNullable(order.cancelledAt())));
        order.lines().forEach(line -> {
            state.put("line " + line.externalId(), List.of(
                    line.ordered(), line.cancelled(), line.unrouted(), line.places(), line.ordinal()));
            state.put("held " + line.externalId(), desk.held(line.id()));
        });
        state.put("goods", order.steps().stream()
                .filter(step -> step.kind().isOfGoods())
                .map(step -> step.kind() + " " + step.externalId() + " " + step.units() + " " + step.location())
                .sorted()
                .toList());
        for (LocationId location : List.of(LocationId.NONE, desk.shelves.store, desk.shelves.warehouse)) {
            StockCell cell = cell(sku, location);
            state.put("cell " + location, List.of(cell.onHand(), cell.unavailable(), cell.reserved()));
        }
        return state;
    }

    private StockCell cell(SkuId sku, LocationId location) {
        return desk.shelves.db.transactor().write(OrderDesk.CLERK, _ -> desk.shelves.ledger.cell(sku, location));
    }

    private void assertFoldsEqualRows(SkuId sku) {
        Map<LocationId, Optional<ConnectionId>> sources = Map.of(
                LocationId.NONE, Optional.empty(),
                desk.shelves.store, Optional.of(TILL),
                desk.shelves.warehouse, Optional.of(WMS));
        sources.forEach((location, source) -> {
            Optional<StockCheck.Difference> difference = desk.shelves.db.transactor().write(OrderDesk.CLERK, _ -> {
                int reserved = (int) desk.shelves.db.writer().current().number(
                        "SELECT sum(quantity) FROM reservation WHERE sku_id = ? AND location_id = ?",
                        sku.value(),
                        location.value());
                return StockCheck.compare(
                        cell(sku, location), desk.shelves.ledger.ledger(sku, location), reserved, source.orElse(null));
            });
            assertEquals(Optional.empty(), difference);
        });
    }
}
