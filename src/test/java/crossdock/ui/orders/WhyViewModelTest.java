package crossdock.ui.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.fulfilment.live.Dispatch;
import crossdock.fulfilment.live.NearOptions;
import crossdock.fulfilment.live.NearTimes;
import crossdock.inventory.Shelves;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Topic;
import crossdock.order.LineUnits;
import crossdock.order.Method;
import crossdock.order.OrderLine;
import crossdock.order.OrderVersion;
import crossdock.routing.explain.LocationRow;
import crossdock.store.routing.SqlNearOptions;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.MapPlace;
import crossdock.ui.common.Background;
import crossdock.ui.common.Texts;
import crossdock.ui.orders.WhyViewModel.State;
import crossdock.ui.orders.WhyWords.Line;
import crossdock.ui.orders.WhyWords.Reason;
import crossdock.ui.orders.WhyWords.Why;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyViewModelTest {
    private final Texts texts = Texts.strict(Locale.US);
    private final OrderWords words = new OrderWords(texts, new Figures(texts, ZoneOffset.UTC));
    private Dispatch at;
    private NearOptions options;
    private WhyViewModel model;

    @BeforeEach
    void open(@TempDir Path folder) {
        at = new Dispatch(folder);
        options = new SqlNearOptions(at.shelves.db.writer(), at.shelves.db.readers());
        model = new WhyViewModel(
                new WhyDesk(at.inquiry(), options, new Hands(), Dispatch.CLERK), Background.inPlace());
    }

    private final class Hands implements WhyDesk.Rerouting {
        @Override
        public Outcome<Boolean> reroute(Actor actor, OrderVersion seen) {
            return at.acts.reroute(actor, seen);
        }

        @Override
        public Outcome<OrderId> reject(Actor actor, OrderVersion seen, LocationId location, String reason) {
            return at.acts.reject(actor, seen, location, reason);
        }
    }

    @AfterEach
    void close() {
        at.close();
    }

    private Why why() {
        State.Known known = assertInstanceOf(State.Known.class, model.stateProperty().get());
        return new WhyWords(words, Map.of(at.chair, "CH-1"), ZoneOffset.UTC)
                .of(known.answer(), known.flips(), Shelves.at(601));
    }

    private OrderId placedFar() {
        at.count(at.far, 5);
        OrderId order = at.order("1", 2);
        at.drive.step();
        model.open(at.seen(order), Leeway.FREE);
        return order;
    }

    private void cancel(OrderId id) {
        OrderLine line = at.read(id).lines().getFirst();
        var all = new LineUnits(line.id(), line.ordered());
        assertInstanceOf(Done.class, at.orders.cancelLine(Dispatch.CLERK, at.seen(id), all, "changed mind"));
    }

    @Test
    void saysWhyHereAndWhatRefusedEachOther() {
        placedFar();
        Why why = why();
        String only = "FAR is the only location that passed rule Any location.";
        assertTrue(why.sentence().startsWith(only), why.sentence());
        assertEquals("FAR", why.lines().getFirst().name());
        assertEquals(LocationRow.State.CHOSEN, why.lines().getFirst().state());
        Line near = why.lines().stream().filter(line -> line.name().equals("NEAR")).findFirst().orElseThrow();
        assertEquals("NEAR has 0 of CH-1, 2 are wanted.", near.verdict());
    }

    @Test
    void saysTheSmallestChangeThatWouldHaveFlippedIt() {
        placedFar();
        Reason stock = why().flips().getFirst();
        assertEquals("2 more CH-1 at NEAR", stock.question());
        assertTrue(stock.answer().startsWith("NEAR takes it"), stock.answer());
    }

    @Test
    void thenStandsOnTheStockOfThenAndNowOnThatOfNow() {
        placedFar();
        at.count(at.near, 5);
        assertTrue(why().sentence().startsWith("FAR is"), why().sentence());
        model.showThen(false);
        assertTrue(why().sentence().startsWith("NEAR is"), why().sentence());
    }

    @Test
    void aRerouteMovesUnitsAndTellsSo() {
        OrderId order = placedFar();
        at.count(at.near, 5);
        model.reroute();
        assertEquals(new Done<>(true), model.movedProperty().get());
        assertEquals(Map.of(at.near, 2), at.openUnits(order));
    }

    @Test
    void aLocationThatSaysNoIsNotAskedAgainAndThatStaysToldWhenTheOrderIsReadAnew() {
        at.count(at.near, 5);
        OrderId order = at.order("1", 2);
        at.drive.step();
        at.count(at.far, 5);
        model.open(at.seen(order), Leeway.FREE);
        assertEquals(Map.of(at.near, 2), at.openUnits(order));
        model.reject(at.near, "damaged");
        assertEquals(new Done<>(at.near), model.rejectedProperty().get());
        assertEquals(Map.of(at.far, 2), at.openUnits(order));
        model.open(at.seen(order), Leeway.FREE);
        assertEquals(new Done<>(at.near), model.rejectedProperty().get(), "it is the same order");
        Line near = why().lines().stream().filter(line -> line.name().equals("NEAR")).findFirst().orElseThrow();
        assertEquals(LocationRow.State.REFUSED, near.state(), near.verdict());
        model.reject(at.near, "damaged");
        assertEquals("routing.nothingThere", refusal(model.rejectedProperty().get()));
        for (String reason : WhyViewModel.REASONS) {
            assertTrue(texts.has("orders.reject." + reason), reason);
        }
    }

    private static String refusal(@Nullable Outcome<?> outcome) {
        return assertInstanceOf(Refused.class, outcome).code();
    }

    @Test
    void whatCouldComeNextIsSaidWithItsBasisAndAgeAndWhatChangedAboutIt() {
        OrderId order = at.order("1", 3);
        at.drive.step();
        NearTimes near = at.nearTimes(options);
        near.recompute("order");
        model.open(at.seen(order), Leeway.FREE);
        assertEquals("Nothing is known to come that would fill it.", later().getFirst().question());
        Instant told = at.now();
        at.shelves.db.transactor().run(Dispatch.CLERK, tx -> {
            at.shelves.db.writer().current().update(
                    "INSERT INTO incoming VALUES (1, 'PURCHASE', 'PO-1', ?, ?, 10, ?, 'file', ?)",
                    at.chair.value(), at.near.value(), told.plusSeconds(2 * 86_400), told);
            tx.changed(Topic.ROUTING, 1);
        });
        near.recompute("network");
        model.readLater();
        Reason first = later().getFirst();
        assertEquals("NEAR, with a delivery on its way", first.question());
        assertTrue(first.answer().startsWith("leaves "), first.answer());
        assertTrue(first.answer().endsWith("told 60 s ago") || first.answer().endsWith("told 1 min ago"),
                first.answer());
        State.Known known = assertInstanceOf(State.Known.class, model.stateProperty().get());
        List<Reason> log = new LaterWords(words).changes(known.later(), told);
        assertEquals(2, log.size());
        assertTrue(log.getFirst().question().endsWith("supply, places, capacity or rates changed"), log.toString());
        assertTrue(log.getFirst().answer().endsWith("before: nothing known"), log.toString());
    }

    private List<Reason> later() {
        State.Known known = assertInstanceOf(State.Known.class, model.stateProperty().get());
        return new LaterWords(words).options(known.answer(), known.later(), at.now().plusSeconds(60));
    }

    @Test
    void aDecisionOfTheRestSaysOfHowMuchItIs() {
        at.count(at.near, 2);
        OrderId order = at.order("1", 5);
        at.drive.step();
        at.count(at.far, 1);
        at.drive.step();
        model.open(at.seen(order), Leeway.FREE);
        assertEquals(Map.of(LocationId.NONE, 2, at.near, 2, at.far, 1), at.openUnits(order));
        assertTrue(why().sentence().startsWith("Of 5 units this is about 3. FAR is "), why().sentence());
    }

    @Test
    void whatCannotBeMovedIsRefusedInWords() {
        OrderId order = at.order("1", 1, Method.PICKUP, at.store);
        model.open(at.seen(order), Leeway.FREE);
        model.reroute();
        Refused<?> no = assertInstanceOf(Refused.class, model.movedProperty().get());
        String told = texts.get("refusal." + no.code(), no.args().toArray());
        assertTrue(told.startsWith("The place of order #1 was chosen"), told);
    }

    @Test
    void whatIsNotOursToRouteIsSaidInsteadOfAskingTheEngine() {
        OrderId pickup = at.order("1", 1, Method.PICKUP, at.store);
        model.open(at.seen(pickup), Leeway.of(at.read(pickup)));
        assertEquals(new State.Settled(Leeway.PLACE_CHOSEN), model.stateProperty().get());
        assertFalse(model.canReroute());
        OrderId cancelled = at.order("2", 1);
        cancel(cancelled);
        model.open(at.seen(cancelled), Leeway.of(at.read(cancelled)));
        assertEquals(new State.Settled(Leeway.CANCELLED), model.stateProperty().get());
        for (Leeway each : Leeway.values()) {
            assertEquals(each != Leeway.FREE, texts.has("orders.why.settled." + each), each::name);
        }
    }

    @Test
    void theMapShowsWhereItGoesAboveTheChosenAboveTheRefused() {
        placedFar();
        List<MapPlace> places = why().places();
        List<String> last = places.subList(places.size() - 2, places.size()).stream().map(MapPlace::as).toList();
        assertEquals(List.of("map-chosen", "map-target"), last);
        assertEquals("FAR", places.get(places.size() - 2).mark());
        assertEquals("98101", places.getLast().mark());
        double target = Objects.requireNonNull(places.getLast().load());
        double chosen = Objects.requireNonNull(places.get(places.size() - 2).load());
        assertTrue(target > chosen, "and is drawn on top");
        MapPlace near = places.stream().filter(place -> place.card().getFirst().equals("NEAR")).findFirst()
                .orElseThrow();
        assertEquals("map-refused", near.as());
        assertTrue(near.card().getLast().contains("CH-1"), near.card().toString());
    }

    @Test
    void whatWasDecidedStaysExplainedAfterTheOrderWasCancelled() {
        OrderId order = placedFar();
        cancel(order);
        model.open(at.seen(order), Leeway.of(at.read(order)));
        State.Known known = assertInstanceOf(State.Known.class, model.stateProperty().get());
        assertTrue(known.answer().isThen());
        assertFalse(model.canAskNow());
        assertFalse(model.canReroute());
    }

    @Test
    void anOrderWithoutADecisionIsExplainedOnStockOfNow() {
        at.count(at.near, 5);
        model.open(at.seen(at.order("1", 1)), Leeway.FREE);
        State.Known known = assertInstanceOf(State.Known.class, model.stateProperty().get());
        assertFalse(known.hasThen());
        assertFalse(known.answer().isThen());
    }
}
