package crossdock.app.routing;

import static crossdock.app.routing.TriedRoom.MONDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import crossdock.fulfilment.Setting;
import crossdock.fulfilment.live.Demands.Scope;
import crossdock.fulfilment.live.OrderSketch;
import crossdock.inventory.Shelves;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.order.IncomingOrder;
import crossdock.order.Method;
import crossdock.order.Region;
import crossdock.routing.engine.Demand;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.replay.ReplayWords;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Orders whose channel promised nothing, history above all, are judged by service level in a replay.
class PromisedReplayTest {
    private TriedRoom tried;

    @BeforeEach
    void open(@TempDir Path folder) {
        tried = new TriedRoom(folder);
    }

    @AfterEach
    void close() {
        tried.close();
    }

    /// One chair, on Monday at ten in Seattle.
    private void order(String number, boolean isHistory, @Nullable Instant promised, LocationId... leftFrom) {
        var line = new IncomingOrder.Line(
                "a", 1, tried.shelves.chair, "CH-1", "Chair", 2, 0, new Money(900, "USD"));
        List<IncomingOrder.Fulfilment> left = new ArrayList<>();
        for (LocationId place : leftFrom) {
            left.add(new IncomingOrder.Fulfilment(
                    number + place, false, MONDAY, place, null, List.of(new IncomingOrder.Part("a", 1)), null));
        }
        tried.ingest(new IncomingOrder(
                Shelves.SHOP, number, number, "paid", true, null, false, isHistory, Method.SHIP, LocationId.NONE,
                LocationId.NONE, MONDAY, MONDAY, MONDAY, Duration.ZERO, null, promised, null,
                new Region("US", "WA", "Seattle", "98101"), new byte[0], List.of(line), left, List.of()));
    }

    private ReplayReport replay() {
        tried.now = MONDAY.plusSeconds(86_400);
        return tried.lab().replay(
                TriedRoom.anywhere(), tried.room.policies.live(), (done, all) -> {}, () -> false);
    }

    @Test
    void historyCountsAmongThePromisesKeptAndItIsSaidHowManyByWhat() {
        tried.count(tried.shelves.chair, tried.near, 6, MONDAY.minusSeconds(3_600));
        order("1", true, null); // kept: it is there well within the week
        order("2", false, null); // kept, too
        order("3", false, MONDAY.plusSeconds(60)); // its channel promised more than anybody can do
        order("4", true, null); // nothing is left for it, so it is not kept
        ReplayReport report = replay();
        assertEquals(new ReplayReport.Judged(1, 3, 0), report.judged());
        assertEquals(1, report.before().unfilled());
        assertEquals(0.5, report.before().promiseKept());
        Texts texts = Texts.strict(Locale.US);
        var figures = new Figures(texts, TriedRoom.SEATTLE);
        var words = new ReplayWords(texts, figures, new PolicyWords(texts, figures, "USD"));
        assertEquals("% of 4 orders, 3 by service level", words.judged(report));
        assertEquals(
                "Promised by their channel: 1. By service level, as their channel promised nothing: 3, shipped within"
                        + " 5 working days, collected within 1 after they were placed. Not judged: 0.",
                words.judgedBy(report));
    }

    @Test
    void aStoppedReplayCountsTheOrdersDone() {
        for (int i = 0; i < 300; i++) {
            order(Integer.toString(i), true, null);
        }
        tried.now = MONDAY.plusSeconds(86_400);
        var isTold = new AtomicBoolean();
        ReplayReport report = tried.lab().replay(
                TriedRoom.anywhere(), tried.room.policies.live(), (done, all) -> isTold.set(true), isTold::get);
        assertEquals(new ReplayReport.Judged(0, 256, 0), report.judged());
    }

    /// The location that filled it counts, of several the last to be done; without one the buyer's country.
    @Test
    void historyIsPromisedWhereItWasFilled() {
        works(tried.near, "Mon-Sun 08:00-20:00");
        works(tried.far, "Mon 09:00-17:00");
        order("1", true, null);
        order("2", true, null, tried.near);
        order("3", true, null, tried.near, tried.far);
        assertEquals(Instant.parse("2026-03-10T06:59:00Z"), promise("1")); // next Monday, after clocks went forward
        assertEquals(Instant.parse("2026-03-08T07:59:00Z"), promise("2")); // Saturday, before they do
        assertEquals(Instant.parse("2026-04-07T06:59:00Z"), promise("3")); // the fifth Monday on
    }

    private void works(LocationId place, String hours) {
        tried.room.desk.set(TriedRoom.ANN, 0, new Setting.Hours(place, hours, List.of(), Map.of()));
    }

    private Instant promise(String number) {
        OrderSketch order = tried.room.orders.named(number).flatMap(tried.room.orders::of).orElseThrow();
        Demand demand = tried.room.demands.of(order, "USD", Scope.ORDERED);
        var promises = new Promising(tried.level());
        Instant promised = promises.of(order, demand).promisedAt();
        assertEquals(Set.of(order.id()), promises.byLevel());
        assertNotNull(promised);
        return promised;
    }
}
