package crossdock.ui.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.fulfilment.live.Dispatch;
import crossdock.inventory.Shelves;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.order.Method;
import crossdock.routing.engine.Check;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Background;
import crossdock.ui.common.Texts;
import crossdock.ui.orders.WhyViewModel.State;
import crossdock.ui.orders.WhyWords.Line;
import crossdock.ui.orders.WhyWords.Standing;
import crossdock.ui.orders.WhyWords.Why;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyViewModelTest {
    private final Texts texts = Texts.strict(Locale.US);
    private final WhyWords words = new WhyWords(new OrderWords(texts, new Figures(texts, ZoneOffset.UTC)));
    private Dispatch at;
    private WhyViewModel model;

    @BeforeEach
    void open(@TempDir Path folder) {
        at = new Dispatch(folder);
        model = new WhyViewModel(new WhyDesk(at.inquiry(), at.acts, Dispatch.CLERK), Background.inPlace());
    }

    @AfterEach
    void close() {
        at.close();
    }

    private Why why() {
        State.Known known = assertInstanceOf(State.Known.class, model.stateProperty().get());
        return words.of(known.answer(), Shelves.at(601));
    }

    private OrderId placedFar() {
        at.count(at.far, 5);
        OrderId order = at.order("1", 2);
        at.drive.step();
        model.open(at.seen(order));
        return order;
    }

    @Test
    void saysWhyHereAndWhatRefusedEachOther() {
        placedFar();
        Why why = why();
        assertTrue(why.sentence().startsWith("FAR takes all 2 units by the rule “Any location”: 1,6"), why.sentence());
        assertEquals(List.of("FAR", "SHOP", "NEAR"), why.lines().stream().limit(3).map(Line::name).toList());
        assertEquals(Standing.CHOSEN, why.lines().getFirst().standing());
        assertEquals("0 in stock, 2 wanted", why.lines().get(2).verdict());
        String before = why.reasons().stream()
                .filter(reason -> reason.question().equals("Why not by"))
                .findFirst()
                .orElseThrow()
                .answer();
        assertTrue(before.startsWith("Warehouse within 160 km: none of 5 locations"), before);
    }

    @Test
    void thenStandsOnTheStockOfThenAndNowOnThatOfNow() {
        placedFar();
        at.count(at.near, 5);
        assertTrue(why().sentence().startsWith("FAR takes"));
        model.showThen(false);
        assertTrue(why().sentence().startsWith("NEAR takes"), why().sentence());
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
    void whatCannotBeMovedIsRefusedInWords() {
        OrderId order = at.order("1", 1, Method.PICKUP, at.store);
        model.open(at.seen(order));
        model.reroute();
        Refused<?> no = assertInstanceOf(Refused.class, model.movedProperty().get());
        String told = texts.get("refusal." + no.code(), no.args().toArray());
        assertTrue(told.startsWith("The place of order #1 was chosen"), told);
    }

    @Test
    void anOrderWithoutADecisionIsExplainedOnStockOfNow() {
        at.count(at.near, 5);
        model.open(at.seen(at.order("1", 1)));
        State.Known known = assertInstanceOf(State.Known.class, model.stateProperty().get());
        assertFalse(known.hasThen());
        assertFalse(known.answer().isThen());
    }

    @Test
    void everyCheckHasItsWords() {
        for (Check check : Check.values()) {
            assertFalse(texts.get("orders.check." + check).isEmpty());
            assertFalse(texts.get("orders.verdict." + check, "1", "2").isEmpty());
        }
    }
}
