package crossdock.ui.routing.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.Location;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.order.Method;
import crossdock.order.Region;
import crossdock.routing.calendar.BusinessCalendar;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.DemandLine;
import crossdock.routing.engine.StockIndexBuilder;
import crossdock.routing.explain.Flip;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Capacity;
import crossdock.routing.network.Network;
import crossdock.routing.network.NetworkFacts;
import crossdock.routing.network.Place;
import crossdock.routing.network.Workload;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.OrderFilter;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.routing.policy.Templates;
import crossdock.routing.replay.ReplayInput;
import crossdock.ui.routing.desk.Finding;
import crossdock.ui.routing.desk.Finding.Severity;
import crossdock.ui.routing.desk.PolicyLab.Figures;
import crossdock.ui.routing.desk.OrderFile;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.Tally;
import crossdock.ui.routing.desk.Trial;
import crossdock.ui.routing.draft.Edits;
import crossdock.ui.routing.draft.Rules;
import crossdock.ui.routing.draft.Spot;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EngineLabTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final SkuId LAMP = new SkuId(7);
    private static final LocationId NEAR = new LocationId(1);
    private static final LocationId FLAGSHIP = new LocationId(2);
    private static final LocationId FAR = new LocationId(3);
    private static final GeoPoint BUYER = new GeoPoint(47.6, -122.33);
    private static final Policy USUAL = Templates.USUAL.policy("USD");

    private final Street street = new Street();
    private final EngineLab lab = new EngineLab(street, InstantSource.fixed(NOON));

    /// A warehouse near the buyers with stock for three, the flagship store next door, a warehouse far away.
    private static final class Street implements Ground.Source {
        private final Ground ground;

        Street() {
            this(usualOrders());
        }

        private static List<Demand> usualOrders() {
            List<Demand> orders = new ArrayList<>();
            for (int i = 1; i <= 5; i++) {
                orders.add(demand(i, 1, NOON.minusSeconds(600 - i)));
            }
            return orders;
        }

        Street(List<Demand> orders) {
            this(orders, Set.of());
        }

        Street(List<Demand> orders, Set<OrderId> fixed) {
            var places = List.of(
                    place(NEAR, "Near", Location.Type.WAREHOUSE, -122.0, Set.of()),
                    place(FLAGSHIP, "Pike", Location.Type.STORE, -122.3, Set.of("Flagship")),
                    place(FAR, "Far", Location.Type.WAREHOUSE, -100.0, Set.of()));
            var known = new NetworkFacts.Known(Set.of("Web shop"), Set.of("Lamps"), Set.of(), Set.of());
            var network = new Network(new NetworkFacts("USD", places, List.of(), List.of(), known));
            var stock = new StockIndexBuilder();
            stock.cell(LAMP, NEAR, 3);
            stock.cell(LAMP, FLAGSHIP, 20);
            stock.cell(LAMP, FAR, 100);
            Map<OrderId, String> numbers = new HashMap<>();
            orders.forEach(order -> numbers.put(order.order(), "#" + order.order()));
            ground = new Ground(network, stock.build(1), Workload.NONE, orders, numbers, fixed);
        }

        private static Place place(LocationId id, String name, Location.Type type, double east, Set<String> groups) {
            return new Place(
                    id, name.toUpperCase(java.util.Locale.ROOT), name, type, new GeoPoint(47.6, east),
                    new Region("US", "WA", null, null), true, true, true, true, groups, null, Set.of(), 0, 0,
                    BusinessCalendar.always(ZoneOffset.UTC), Capacity.NONE, null, 0, NOON);
        }

        @Override
        public Ground ground() {
            return ground;
        }

        @Override
        public ReplayInput past(Ground now, BooleanSupplier isCancelled) {
            return replay(now);
        }

        @Override
        public ReplayInput replay(Ground now) {
            return new ReplayInput(now.orders(), now.stock(), List.of(), ReplayInput.Basis.TODAY);
        }

        @Override
        public Ground.Filed filed(
                Ground now, OrderFile file, LongConsumer rows, Consumer<OrderFile.Refusal> refused,
                BooleanSupplier isCancelled) {
            refused.accept(new OrderFile.Refusal(3, "sku.unknown", List.of("LUMP")));
            return new Ground.Filed(replay(now), now.numbers(), 1 + now.orders().size(), 1);
        }

        @Override
        public Optional<Demand> order(String number) {
            return ground.orders().stream()
                    .filter(order -> number.equals(ground.numbers().get(order.order())))
                    .findFirst();
        }

        @Override
        public Optional<Ground.Article> article(String code) {
            return code.equals("LAMP") ? Optional.of(new Ground.Article(LAMP, "Lamps", 500)) : Optional.empty();
        }

        @Override
        public String code(SkuId sku) {
            return sku.equals(LAMP) ? "LAMP" : sku.toString();
        }

        @Override
        public Optional<LocationId> location(String code) {
            return ground.network().places().stream().filter(place -> place.code().equals(code)).map(Place::id)
                    .findFirst();
        }

        @Override
        public @Nullable GeoPoint point(Region region) {
            return BUYER;
        }
    }

    private static Demand demand(long id, int units, Instant placedAt) {
        var line = new DemandLine(new LineId(id), LAMP, "Lamps", units, 500, 900, "", Map.of());
        return new Demand(
                new OrderId(id), "Web shop", Method.SHIP, new Region("US", "WA", "Seattle", "98101"), BUYER,
                LocationId.NONE, placedAt, null, 0, Set.of(), null, "", Set.of(), List.of(line));
    }

    private static Demand worth(long id, long minor, Instant placedAt) {
        Demand one = demand(id, 1, placedAt);
        return new Demand(
                one.order(), one.channel(), one.method(), one.region(), one.point(), one.pickupAt(), placedAt, null, 0,
                Set.of(), new Money(minor, "USD"), "", Set.of(), one.lines());
    }

    /// The idea of a merchandiser: small parcels stay out of the flagship on Saturdays.
    @Test
    void smallParcelsStayOutOfTheFlagshipOnSaturdaysAndNothingElseMoves() {
        Instant saturday = Instant.parse("2026-02-28T18:00:00Z");
        var orders = List.of(
                worth(1, 900, saturday), worth(2, 9_000, saturday), worth(3, 900, saturday.plusSeconds(172_800)));
        Policy stores = where(USUAL, new Spot(1, 0), new LocationFilter.OfType(List.of(Location.Type.STORE), false));
        Edits.At copy = Edits.duplicate(stores, Spot.run(1), name -> "Small on Saturdays");
        Policy draft = Edits.run(Edits.toggle(copy.policy(), copy.spot()), 2, run -> Rules.orders(run, List.of(
                run.orders().getFirst(),
                new OrderFilter.OnWeekday(List.of(DayOfWeek.SATURDAY), ZoneId.of("America/Los_Angeles"), false),
                new OrderFilter.ValueBetween(0, 2_000L, false))));
        for (int rule = 0; rule < 4; rule++) {
            draft = Edits.rule(draft, new Spot(2, rule), old -> Rules.where(old, Edits.with(
                    old.where(), list -> list.add(new LocationFilter.InGroup(List.of("Flagship"), true)))));
        }
        draft = Edits.move(draft, Spot.run(2), -1).policy();

        var there = new EngineLab(new Street(orders), InstantSource.fixed(NOON));
        ReplayReport report = there.replay(draft, PolicyVersion.of(stores), (done, all) -> {}, () -> false);
        assertEquals(1, report.differing());
        ReplayReport.Row moved = report.rows().getFirst();
        assertEquals(List.of("#1", "Pike", "Near"), List.of(moved.number(), moved.was(), moved.is()));

        var atWork = new EngineLab(new Street(orders), InstantSource.fixed(saturday));
        Decision small = atWork.route(new Trial(new Trial.Subject.Stored("#1"), List.of()), List.of(draft))
                .getFirst().decision();
        assertEquals("Small on Saturdays", draft.runs().get(small.run()).name());
        assertEquals(NEAR, small.parcels().getFirst().from());
    }

    private static Policy where(Policy policy, Spot spot, LocationFilter... filters) {
        return Edits.rule(policy, spot, rule -> Rules.where(rule, List.of(filters)));
    }

    private static List<String> titles(Figures figures) {
        return figures.findings().stream().map(finding -> finding.title().textKey()).toList();
    }

    @Test
    void countsWhatEachRunRuleAndFilterDoesToTheStoredOrders() throws Exception {
        Tally tally = lab.figures(USUAL).tally();
        assertEquals(5, tally.orders());
        assertEquals(3, tally.locations());
        assertEquals(0, tally.untaken());
        assertEquals(0, tally.runs().getFirst().takes());
        Tally.OfRun parcels = tally.runs().get(1);
        assertEquals(5, parcels.takes());
        assertEquals(List.of(5), parcels.filters());
        assertEquals(new Tally.OfRule(5, 1, List.of(2, 1, 1)), parcels.rules().getFirst());
        assertEquals(0, parcels.rules().get(1).orders());
        assertEquals(0, parcels.left());
    }

    @Test
    void pickupsThatStandWhereTheirChannelSaidAreNotLeftByTheRules() throws Exception {
        List<Demand> tooMany = List.of(pickup(1, 150), pickup(2, 150), pickup(3, 2));
        var there = new Street(tooMany, Set.of(new OrderId(1), new OrderId(3)));
        Tally.OfRun run = new EngineLab(there, InstantSource.fixed(NOON)).figures(USUAL).tally().runs().getFirst();
        assertEquals(3, run.takes());
        assertEquals(1, run.rules().getFirst().orders(), "the rule has its own count, fixed or not");
        assertEquals(1, run.fixed());
        assertEquals(1, run.left());
    }

    private static Demand pickup(long id, int units) {
        Demand one = demand(id, units, NOON);
        return new Demand(
                one.order(), one.channel(), Method.PICKUP, one.region(), BUYER, FLAGSHIP, NOON, null, 0, Set.of(), null,
                "", Set.of(), one.lines());
    }

    @Test
    void ordersNoRunTakesAreCountedAndShownAndMendedByARun() throws Exception {
        Figures figures = lab.figures(Edits.remove(USUAL, Spot.run(1)).policy());
        assertEquals(5, figures.tally().untaken());
        Finding untaken = figures.findings().stream()
                .filter(finding -> finding.title().textKey().equals("routing.lint.untaken")).findFirst().orElseThrow();
        assertEquals("#1", untaken.shownBy());
        Finding.Mend mend = untaken.mend();
        assertNotNull(mend);
        assertEquals(0, lab.figures(mend.policy()).tally().untaken());
    }

    @Test
    void aGroupThatDoesNotExistBlocksUntilItIsMended() throws Exception {
        Spot rule = new Spot(1, 0);
        Policy wrong = where(USUAL, rule, new LocationFilter.InGroup(List.of("Flagshop"), true));
        Finding first = lab.figures(wrong).findings().getFirst();
        assertEquals(Severity.BLOCKING, first.severity());
        assertEquals(rule, first.spot());
        assertEquals(0, first.filter());
        Finding.Mend mend = first.mend();
        assertNotNull(mend);
        assertEquals(where(USUAL, rule, new LocationFilter.InGroup(List.of("Flagship"), true)), mend.policy());
        assertFalse(titles(lab.figures(mend.policy())).contains("routing.lint.unknown"));
    }

    @Test
    void aRuleThatNeverFiresIsWarnedOfAndTurnedOffByItsMend() throws Exception {
        Policy nothing = where(USUAL, new Spot(1, 0), new LocationFilter.WithinDistance(1));
        Finding never = lab.figures(nothing).findings().stream()
                .filter(finding -> new Spot(1, 0).equals(finding.spot())).findFirst().orElseThrow();
        assertEquals(Severity.WARNING, never.severity());
        Finding.Mend mend = never.mend();
        assertNotNull(mend);
        assertFalse(mend.policy().runs().get(1).rules().getFirst().enabled());
    }

    @Test
    void aReplayUsesUpStockAndSaysWhichOrdersMove() {
        Policy stores = where(USUAL, new Spot(1, 0), new LocationFilter.OfType(List.of(Location.Type.STORE), false));
        List<Integer> told = new ArrayList<>();
        ReplayReport report = lab.replay(
                stores, PolicyVersion.of(USUAL), (done, all) -> told.add(done * 100 + all), () -> false);
        assertEquals(5, report.orders());
        assertEquals(List.of(505), told);
        assertTrue(report.isWhole());
        assertTrue(report.isOf(PolicyVersion.of(stores).hash(), PolicyVersion.of(USUAL).hash()));
        assertEquals(3, report.differing());
        assertEquals(3, report.counts().values().stream().mapToInt(Integer::intValue).sum());
        ReplayReport.Row row = report.rows().getFirst();
        assertEquals("Near", row.was());
        assertEquals("Pike", row.is());
        assertTrue(row.metres() < 0);
        assertEquals("2.1 Warehouse within 160 km", row.rule());
        ReplayReport.Load pike = report.loads().stream().filter(load -> load.name().equals("Pike")).findFirst()
                .orElseThrow();
        assertEquals(2, pike.parcelsWas());
        assertEquals(5, pike.parcelsIs());
    }

    @Test
    void aStoredOrderIsTriedByBothPoliciesOnEditedStockAndNothingIsWritten() {
        var trial = new Trial(new Trial.Subject.Stored("#2"), List.of(new Trial.StockEdit("LAMP", "NEAR", 0)));
        Policy keepsOut = where(USUAL, new Spot(1, 1), new LocationFilter.InGroup(List.of("Flagship"), true));
        List<Decision> both = lab.route(trial, List.of(USUAL, keepsOut)).stream().map(Trial.Answer::decision).toList();
        assertEquals(FLAGSHIP, both.getFirst().parcels().getFirst().from());
        assertEquals(FAR, both.getLast().parcels().getFirst().from());
        assertNotNull(both.getFirst().trace());
        assertEquals(3, street.ground().stock().routable(LAMP, NEAR));
    }

    @Test
    void aTrialSaysWhatWouldHaveFlippedIt() {
        Trial.Answer answer = lab.route(
                new Trial(new Trial.Subject.Stored("#2"), List.of()), List.of(USUAL)).getFirst();
        assertEquals(NEAR, answer.decision().parcels().getFirst().from());
        Flip less = answer.flips().stream().filter(flip -> flip.kind() == Flip.Kind.LESS_STOCK).findFirst()
                .orElseThrow();
        assertEquals(3, less.size(), "without its three lamps the warehouse near by is out");
        assertEquals(FLAGSHIP, less.then().parcels().getFirst().from());
        assertEquals(Map.of(LAMP, "LAMP"), answer.codes());
    }

    @Test
    void aMadeUpOrderIsJudgedByItsWorthAndAtItsTime() {
        Policy dear = Edits.run(USUAL, 1, run -> Rules.orders(run, List.of(
                run.orders().getFirst(), new OrderFilter.ValueBetween(1_000, null, false),
                new OrderFilter.OnWeekday(List.of(DayOfWeek.SATURDAY), ZoneOffset.UTC, false))));
        Instant saturday = Instant.parse("2026-02-28T18:00:00Z");
        assertEquals(1, run(dear, 1_000L, saturday));
        assertEquals(-1, run(dear, 999L, saturday));
        assertEquals(-1, run(dear, null, saturday));
        assertEquals(-1, run(dear, 1_000L, saturday.plusSeconds(86_400)));
    }

    private int run(Policy policy, @Nullable Long value, Instant at) {
        var order = new Trial.Subject.MadeUp(
                List.of(new Trial.Line("LAMP", 2)), "US", "WA", "98101", Method.SHIP, "", "Web shop", value);
        return lab.route(new Trial(order, List.of(), at), List.of(policy)).getFirst().decision().run();
    }

    @Test
    void recentOrdersComeNewestFirst() {
        assertEquals(List.of("#5", "#4", "#3"), lab.recent(3).stream().map(Trial.Recent::number).toList());
        assertEquals("Seattle, WA", lab.recent(1).getFirst().to());
    }

    @Test
    void aPickupGoesToItsStoreByName() {
        Demand parcel = worth(6, 2_500, NOON);
        var collected = new Demand(
                parcel.order(), "Tills", Method.PICKUP, new Region(null, null, null, null), null, FLAGSHIP, NOON, null,
                0, Set.of(), parcel.value(), "", Set.of(), parcel.lines());
        Trial.Recent found = new EngineLab(new Street(List.of(collected)), InstantSource.fixed(NOON)).recent(1)
                .getFirst();
        assertEquals(List.of("Tills", "Pike"), List.of(found.channel(), found.to()));
        assertEquals(new Money(2_500, "USD"), found.value());
    }

    @Test
    void countsJudgeEachOrderByTheDayItWasPlaced() throws Exception {
        Instant saturday = Instant.parse("2026-02-28T18:00:00Z");
        var there = new Street(List.of(demand(1, 1, saturday), demand(2, 1, saturday.plusSeconds(86_400))));
        Policy saturdays = Edits.run(USUAL, 1, run -> Rules.orders(run, List.of(
                run.orders().getFirst(),
                new OrderFilter.OnWeekday(List.of(DayOfWeek.SATURDAY), ZoneOffset.UTC, false))));
        Tally tally = new EngineLab(there, InstantSource.fixed(NOON)).figures(saturdays).tally();
        assertEquals(1, tally.runs().get(1).takes());
        assertEquals(List.of(2, 1), tally.runs().get(1).filters());
    }

    @Test
    void aMadeUpOrderIsTriedAndWhatIsNotThereIsTold() {
        var order = new Trial.Subject.MadeUp(
                List.of(new Trial.Line("LAMP", 2)), "US", "WA", "98101", Method.SHIP, "", "Web shop", null);
        Decision decision = lab.route(new Trial(order, List.of()), List.of(USUAL)).getFirst().decision();
        assertEquals(NEAR, decision.parcels().getFirst().from());
        var wrong = new Trial.Subject.MadeUp(
                List.of(new Trial.Line("LUMP", 2)), "US", "WA", "98101", Method.SHIP, "", "Web shop", null);
        Trial.Unknown unknown = assertThrows(
                Trial.Unknown.class, () -> lab.route(new Trial(wrong, List.of()), List.of(USUAL)));
        assertEquals("LUMP", unknown.what());
    }
}
