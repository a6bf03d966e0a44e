package crossdock.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.sandbox.Sources.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2); // where Practice starts

    @TempDir
    Path folder;

    @Test
    void readsTheWholeSuperstoreAndFortyStores() {
        Sources sources = Sources.load();
        assertEquals(1_862, sources.products().size());
        assertEquals(5_009, sources.orders().size());
        assertEquals(9_994, sources.orders().stream().mapToInt(o -> o.lines().size()).sum());
        assertEquals(40, sources.sites(Kind.STORE).size());
        assertEquals(4, sources.sites(Kind.WAREHOUSE).size());
        assertEquals(1, sources.sites(Kind.SUPPLIER).size());
        assertEquals(45, sources.sites().stream().map(Sources.Site::id).distinct().count());
    }

    @Test
    void sameSeedGivesTheSameOrdersAndStock() throws IOException {
        assertEquals(tenMinutes(7), tenMinutes(7));
    }

    @Test
    void anotherSeedGivesOtherStock() throws IOException {
        assertNotEquals(tenMinutes(7), tenMinutes(8));
    }

    @Test
    void whatIsOnItsWayIsTheSameForASeedAndNamesOnlyWhatIsThere() throws IOException {
        List<String> incoming = paper(7, PracticeWorld.Papers::incoming);
        assertEquals(incoming, paper(7, PracticeWorld.Papers::incoming));
        assertNotEquals(incoming, paper(8, PracticeWorld.Papers::incoming));
        assertTrue(incoming.size() > 300, incoming.size() + " rows");
        Sources sources = Sources.load();
        Set<String> skus = sources.products().stream().map(Sources.Product::sku).collect(Collectors.toSet());
        Map<String, Kind> sites = sources.sites().stream().collect(Collectors.toMap(
                site -> site.kind() == Kind.STORE ? site.name() : site.code(), Sources.Site::kind));
        for (String row : incoming.subList(1, incoming.size())) {
            List<String> f = Sources.fields(row);
            assertTrue(skus.contains(f.get(3)), row);
            assertEquals(f.get(1).equals("transfer") ? Kind.STORE : Kind.WAREHOUSE, sites.get(f.get(4)), row);
            assertTrue(Integer.parseInt(f.get(5)) > 0 && LocalDate.parse(f.get(6)).isAfter(TODAY), row);
        }
    }

    @Test
    void aContractCustomerWantsMoreThanCanLeaveAndTheRestIsOnItsWay() throws IOException {
        List<String> orders = paper(7, PracticeWorld.Papers::orders);
        assertEquals(3, orders.size());
        List<String> incoming = paper(7, PracticeWorld.Papers::incoming);
        try (Practice world = new Practice(7, 1, folder)) {
            Map<String, Sources.Site> shipping = world.practice.world().sources.sites().stream()
                    .filter(Sources.Site::ships)
                    .collect(Collectors.toMap(
                            site -> site.kind() == Kind.STORE ? site.id() : site.code(), site -> site));
            for (String row : orders.subList(1, orders.size())) {
                String sku = Sources.fields(row).get(2);
                int there = world.truth().stock().stream()
                        .filter(cell -> cell.sku().equals(sku) && shipping.containsKey(cell.location()))
                        .mapToInt(cell -> cell.onHand() - cell.unavailable()).sum();
                int wanted = Integer.parseInt(Sources.fields(row).get(3));
                assertTrue(wanted > there, row);
                assertTrue(incoming.stream().anyMatch(line -> line.startsWith("PO-K44") && line.contains(sku)
                        && Integer.parseInt(Sources.fields(line).get(5)) >= wanted), row);
            }
        }
    }

    private List<String> paper(long seed, Function<PracticeWorld.Papers, Path> which) throws IOException {
        try (Practice world = new Practice(seed, 1, folder)) {
            return Files.readAllLines(which.apply(world.practice.papers()));
        }
    }

    private List<Object> tenMinutes(long seed) throws IOException {
        try (Practice world = new Practice(seed, 20, folder)) {
            world.pass(Duration.ofMinutes(10));
            return List.of(world.truth().orders(), world.truth().stock(), world.truth().published());
        }
    }

    @Test
    void speedMultipliesArrivalsAndLeavesStampsToTheClock() throws IOException {
        try (Practice slow = new Practice(3, 1, folder);
                Practice fast = new Practice(3, 20, folder)) {
            long before = slow.truth().orders().size();
            slow.calm().pass(Duration.ofMinutes(10));
            fast.calm().pass(Duration.ofMinutes(10));
            long slowOrders = slow.truth().orders().size() - before;
            long fastOrders = fast.truth().orders().size() - before;
            assertTrue(slowOrders >= 20 && slowOrders <= 40, "one every 20 s, was " + slowOrders);
            assertTrue(fastOrders >= 500 && fastOrders <= 720, "one a second and some returns, was " + fastOrders);
            fast.truth().orders().forEach(o -> assertFalse(o.updatedAt().isAfter(fast.now()), o.id()));
        }
    }

    @Test
    void stockIsInitialPlusDeliveredLessSoldPlusReturnedAndNeverNegative() throws IOException {
        try (Practice world = new Practice(11, 300, folder)) {
            world.pass(Duration.ofMinutes(8));
            List<Truth.Stock> stock = world.truth().stock();
            for (Truth.Stock row : stock) {
                Truth.Account a = row.account();
                int expected = a.initial() + a.delivered() - a.sold() + a.returned() + a.corrected();
                assertEquals(expected, row.figure(), row.sku() + " at " + row.location());
                assertTrue(row.figure() >= 0, row.sku() + " at " + row.location());
                assertTrue(row.onHand() >= row.figure(), row.sku() + " at " + row.location());
            }
            assertTrue(stock.stream().anyMatch(r -> r.account().sold() > 0), "sold");
            assertTrue(stock.stream().anyMatch(r -> r.account().delivered() > 0), "delivered");
            assertTrue(stock.stream().anyMatch(r -> r.account().returned() > 0), "returned");
            assertTrue(stock.stream().anyMatch(r -> r.onHand() > r.figure()), "held for pickup");
        }
    }

    @Test
    void whatStoresSoldEqualsTheirOrders() throws IOException {
        try (Practice world = new Practice(5, 60, folder)) {
            Map<String, Integer> before = unitsAtStores(world);
            world.calm().pass(Duration.ofMinutes(10));
            Map<String, Integer> ordered = unitsAtStores(world);
            before.forEach((sku, units) -> ordered.merge(sku, -units, Integer::sum));
            ordered.values().removeIf(units -> units == 0);
            Map<String, Integer> sold = new TreeMap<>(world.truth().stock().stream()
                    .filter(row -> !row.location().startsWith("W"))
                    .filter(row -> row.account().sold() > 0)
                    .collect(Collectors.groupingBy(Truth.Stock::sku, Collectors.summingInt(r -> r.account()
                            .sold()))));
            assertFalse(sold.isEmpty());
            assertEquals(sold, ordered);
        }
    }

    private static Map<String, Integer> unitsAtStores(Practice world) {
        Map<String, Integer> units = new TreeMap<>();
        world.truth().orders().stream()
                .filter(o -> o.channel().equals("square") && !o.isReturn())
                .forEach(o -> o.lines().forEach((sku, quantity) -> units.merge(sku, quantity, Integer::sum)));
        return units;
    }

    @Test
    void publishedFiguresFollowOrdersAndEdits() throws IOException {
        try (Practice world = new Practice(9, 20, folder)) {
            Map<String, Integer> before = world.truth().published();
            world.pass(Duration.ofSeconds(60));
            Map<String, Integer> after = world.truth().published();
            assertTrue(before.entrySet().stream().anyMatch(e -> after.getOrDefault(e.getKey(), 0) < e.getValue()));
            assertTrue(after.values().stream().allMatch(figure -> figure >= 0), "a shop never sells beyond its figure");
            assertEquals(1L, world.practice.faults().get("woo.manual-edit"));
        }
    }

    @Test
    void nothingMovesAfterQuiesce() throws IOException {
        try (Practice world = new Practice(2, 20, folder)) {
            world.pass(Duration.ofSeconds(30));
            world.practice.quiesce();
            List<Object> quiet = List.of(world.truth().orders(), world.truth().stock(), world.truth().published());
            world.pass(Duration.ofMinutes(5));
            assertEquals(
                    quiet, List.of(world.truth().orders(), world.truth().stock(), world.truth().published()));
        }
    }
}
