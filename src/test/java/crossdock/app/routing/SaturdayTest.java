package crossdock.app.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.fulfilment.RoutingDesk;
import crossdock.fulfilment.live.Assignments;
import crossdock.fulfilment.live.Inquiry;
import crossdock.inventory.Location;
import crossdock.inventory.Location.Type;
import crossdock.inventory.AdjustmentService.Sources;
import crossdock.inventory.Shelves;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome.Done;
import crossdock.order.IncomingOrder;
import crossdock.order.Ingested;
import crossdock.order.Method;
import crossdock.order.OrderService;
import crossdock.order.Region;
import crossdock.routing.engine.Check;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Verdicts;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.OrderFilter;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Templates;
import crossdock.store.order.SqlOrders;
import crossdock.store.routing.SqlNetworkReads;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Background;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.Finding;
import crossdock.ui.routing.desk.LiveFigures;
import crossdock.ui.routing.desk.PublishViewModel;
import crossdock.ui.routing.desk.Readiness;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.ReplayViewModel;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.RoutingPorts;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.desk.Trial;
import crossdock.ui.routing.draft.Edits;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.draft.Rules;
import crossdock.ui.routing.draft.Spot;
import crossdock.ui.routing.form.Known;
import crossdock.ui.routing.lab.EngineLab;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an idea to a rule whose effect was seen before and explained after: small parcels stay out of the flagship on
/// Saturdays. On a real workspace, through the view models of the Routing screen.
class SaturdayTest {
    private static final Actor ANN = new Actor(Actor.Kind.PERSON, "ann");
    private static final ZoneId SEATTLE = ZoneId.of("America/Los_Angeles");
    private static final Instant SATURDAY = Instant.parse("2026-03-07T18:00:00Z");
    private static final GeoPoint BUYER = new GeoPoint(47.6, -122.33);

    private Instant now = SATURDAY;
    private Shelves shelves;
    private OrderService orders;
    private RoutingRoom room;
    private EngineLab lab;
    private Inquiry inquiry;
    private RoutingPorts ports;
    private Texts texts;
    private LocationId flagship;
    private LocationId corner;

    @BeforeEach
    void open(@TempDir Path folder) {
        shelves = new Shelves(folder);
        flagship = store("PIKE", -122.34);
        corner = store("BALLARD", -122.38);
        shelves.places.putGroup(ANN, "Flagship", Set.of(flagship));
        orders = new OrderService(
                shelves.db.transactor(), new SqlOrders(shelves.db.writer()), shelves.locations, shelves.inventory,
                Sources.NONE, () -> now);
        room = new RoutingRoom(
                shelves.db, shelves.locations, orders, Assignments.LOCAL, _ -> Optional.of(BUYER),
                RoutingDesk.Shippers.NOBODY, () -> now);
        room.drive.listen();
        var ground = new RoutingGround(
                room.reads(), shelves.skus, shelves.locations, _ -> Optional.of(BUYER), SEATTLE, () -> now);
        lab = new EngineLab(ground, () -> now);
        inquiry = new Inquiry(
                room.policies, room.network, new SqlNetworkReads(shelves.db.readers()), room.orders, room.ledger,
                room.demands, () -> now);
        texts = Texts.strict(Locale.US);
        var known = new Known(
                List.of("Shop"), List.of("Flagship"), List.of("Chairs"), List.of(), List.of("Unroutable"), List.of(),
                List.of(), List.of("US"), List.of("WA"));
        ports = new RoutingPorts(
                room.policies, room.policies, () -> known, shelves.db.notices(), Background.inPlace(),
                new Notices(texts), () -> now, ANN);
        publish(Templates.STORE_FIRST.policy("USD"));
        count(flagship);
        count(corner);
    }

    @AfterEach
    void close() {
        room.close();
        shelves.close();
    }

    private LocationId store(String name, double east) {
        return shelves.db.transactor().write(ANN, _ -> {
            LocationId id = shelves.locations.put(new Location(
                            LocationId.NONE, name, name, Type.STORE,
                            new Location.Address(null, null, "WA", null, "US", 47.6, east), ZoneOffset.UTC, false, null,
                            true, true, true, null, true))
                    .id();
            shelves.locations.fulfils(Shelves.SHOP, id, true);
            return id;
        });
    }

    private void count(LocationId at) {
        shelves.inventory.count(ANN, shelves.chair, at, 50, 0, now);
    }

    private void publish(Policy policy) {
        assertTrue(room.policies.publish(ANN, room.policies.begin(ANN, policy, null), now) instanceof Done);
    }

    private OrderId order(String number, long minor) {
        var line = new IncomingOrder.Line("a", 1, shelves.chair, "CH-1", "Chair", 1, 0, new Money(minor, "USD"));
        var taken = orders.ingest(Shelves.CHANNEL, new IncomingOrder(
                Shelves.SHOP, number, number, "paid", true, null, false, false, Method.SHIP, LocationId.NONE,
                LocationId.NONE, now, now, now, Duration.ZERO, null, null, new Money(minor, "USD"),
                new Region("US", "WA", "Seattle", "98101"), new byte[0], List.of(line), List.of(), List.of()));
        room.drive.step();
        return taken instanceof Done<Ingested>(Ingested in) ? Objects.requireNonNull(in.order()) : fail(taken);
    }

    private static OrderId fail(Object outcome) {
        throw new AssertionError(outcome);
    }

    private Map<LocationId, Integer> assigned(OrderId order) {
        return room.orders.of(order).orElseThrow().lines().getFirst().assigned();
    }

    private RoutingViewModel model() {
        var model = new RoutingViewModel(
                ports, currency -> new PolicyWords(texts, new Figures(texts, SEATTLE), currency));
        model.show();
        return model;
    }

    private static RoutingBoard board(RoutingViewModel model) {
        return Objects.requireNonNull(model.boardProperty().get());
    }

    /// A run of its own for small parcels on Saturdays, before the one for all parcels, without the flagship.
    private static void draw(RoutingViewModel model) {
        model.move("routing.edit.duplicate", policy -> Edits.duplicate(policy, Spot.run(1), _ -> "Small on Saturdays"));
        int copy = 2;
        model.edit("routing.edit.toggle", policy -> Edits.toggle(policy, Spot.run(copy))); // a copy begins switched off
        model.edit("routing.edit.orders", policy -> Edits.run(policy, copy, run -> Rules.orders(run, List.of(
                run.orders().getFirst(), new OrderFilter.OnWeekday(List.of(DayOfWeek.SATURDAY), SEATTLE, false),
                new OrderFilter.ValueBetween(0, 2_000L, false)))));
        for (int i = 0; i < board(model).draft().runs().get(copy).rules().size(); i++) {
            int rule = i;
            model.edit("routing.edit.where", policy -> Edits.rule(policy, new Spot(copy, rule), old ->
                    Rules.where(old, Edits.with(old.where(), list ->
                            list.add(new LocationFilter.InGroup(List.of("Flagship"), true))))));
        }
    }

    private List<String> findings(RoutingViewModel model) {
        var live = new LiveFigures(lab, Background.inPlace());
        live.want(board(model).draft());
        return live.shownProperty().get().findings().stream()
                .filter(finding -> finding.severity() != Finding.Severity.NOTE)
                .map(finding -> finding.title().textKey())
                .toList();
    }

    private Decision tried(Policy policy, String number, Instant at) {
        return lab.route(new Trial(new Trial.Subject.Stored(number), List.of(), at), List.of(policy))
                .getFirst().decision();
    }

    @Test
    void smallParcelsStayOutOfTheFlagshipOnSaturdays() {
        OrderId small = order("5001", 900);
        OrderId large = order("5002", 9_000);
        assertEquals(Map.of(flagship, 1), assigned(small), "so it was before");
        assertEquals(Map.of(flagship, 1), assigned(large));
        now = SATURDAY.plusSeconds(2 * 86_400);
        OrderId monday = order("5003", 900);
        now = SATURDAY.plusSeconds(3 * 86_400); // Tuesday: the idea
        RoutingViewModel model = model();
        Policy before = board(model).live().version().policy();
        draw(model);
        assertTrue(findings(model).contains("routing.lint.shadowedRun"), "behind the run for all it takes nothing");
        model.move("routing.edit.move", policy -> Edits.move(policy, Spot.run(2), -1));
        assertEquals(List.of("routing.lint.emptyRun"), findings(model), "nobody collects anything in this world");
        assertEquals(before, room.policies.live().policy(), "nothing of it is live");

        Policy draft = board(model).draft();
        assertEquals(flagship, tried(before, "5001", SATURDAY).parcels().getFirst().from());
        assertEquals(corner, tried(draft, "5001", SATURDAY).parcels().getFirst().from());
        assertEquals(flagship, tried(draft, "5002", SATURDAY).parcels().getFirst().from());
        assertEquals(flagship, tried(draft, "5001", now).parcels().getFirst().from(), "it is Tuesday");

        var replays = new ReplayViewModel(lab, ports, model::keepReplay);
        assertFalse(ready(model, replays));
        replays.start(board(model));
        ReplayReport report = Objects.requireNonNull(replays.reportProperty().get());
        assertEquals(List.of("5001"), report.rows().stream().map(ReplayReport.Row::number).toList());
        ReplayReport.Row moved = report.rows().getFirst();
        assertEquals(List.of("PIKE", "BALLARD"), List.of(moved.was(), moved.is()));
        assertTrue(ready(model, replays));
        new PublishViewModel(ports, SEATTLE).publish(Objects.requireNonNull(board(model).stored()), now);
        assertEquals(draft, room.policies.live().policy());
        assertEquals(Map.of(flagship, 1), assigned(monday), "what was decided stays");

        now = SATURDAY.plusSeconds(7 * 86_400);
        OrderId next = order("5004", 900);
        OrderId nextLarge = order("5005", 9_000);
        assertEquals(Map.of(corner, 1), assigned(next));
        assertEquals(Map.of(flagship, 1), assigned(nextLarge));
        isExplained(next);
        model.hide();
    }

    /// One chair lies there at noon, and a second comes with a delivery. Orders of one and of three o'clock.
    private ReplayReport twoOrders(Duration delivery) throws Exception {
        shelves.inventory.count(ANN, shelves.chair, flagship, 1, 0, SATURDAY);
        shelves.inventory.count(ANN, shelves.chair, corner, 0, 0, SATURDAY);
        now = SATURDAY.plusSeconds(3_600);
        order("6001", 900);
        if (delivery.toHours() < 3) {
            shelves.inventory.count(ANN, shelves.chair, flagship, 2, 0, SATURDAY.plus(delivery));
        }
        now = SATURDAY.plusSeconds(3 * 3_600);
        order("6002", 900);
        if (delivery.toHours() >= 3) {
            shelves.inventory.count(ANN, shelves.chair, flagship, 2, 0, SATURDAY.plus(delivery));
        }
        now = SATURDAY.plusSeconds(86_400);
        return lab.replay(
                room.policies.live().policy(), room.policies.live(), (done, all) -> {}, () -> false);
    }

    @Test
    void aReplayTakesADeliveryBetweenTwoOrdersAtItsInstant() throws Exception {
        ReplayReport report = twoOrders(Duration.ofHours(2));
        assertEquals(List.of("LEDGER", 2, 2, 0), List.of(
                report.stock().basis(), report.orders(), report.stock().cells(), report.stock().cellsAsOfToday()));
        assertEquals(0, report.before().unfilled());
        assertEquals(0, report.after().unfilled(), "both policies see the same");
    }

    @Test
    void aDeliveryAfterBothOrdersComesTooLateForTheReplay() throws Exception {
        ReplayReport report = twoOrders(Duration.ofHours(4));
        assertEquals(1, report.before().unfilled(), "today there are two chairs, then there was one");
        assertEquals(1, report.after().unfilled());
    }

    private boolean ready(RoutingViewModel model, ReplayViewModel replays) {
        ReplayReport report = replays.reportProperty().get();
        boolean isCurrent = replays.current(board(model).draft(), board(model).live().version()).isPresent();
        var checked = new Readiness.Checked(report == null ? null : "now", isCurrent, false, 0);
        return Readiness.of(board(model), checked, ANN, texts).publishOff().isEmpty();
    }

    /// The run, and the filter that kept the flagship out.
    private void isExplained(OrderId order) {
        Inquiry.Answer answer = inquiry.then(order).orElseThrow();
        assertEquals("Small on Saturdays", answer.policy().policy().runs().get(answer.decision().run()).name());
        Verdicts verdicts = Objects.requireNonNull(
                Objects.requireNonNull(answer.decision().trace()).attempts().getFirst().verdicts());
        int number = answer.engine().network().numberOf(flagship);
        assertEquals(Check.GROUP, verdicts.check(number));
        List<LocationFilter> where =
                answer.policy().policy().runs().get(answer.decision().run()).rules().getFirst().where();
        assertEquals(
                new LocationFilter.InGroup(List.of("Flagship"), true), where.get(verdicts.of(number).filter()));
    }
}
