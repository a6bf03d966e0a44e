package crossdock.ui.today;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.insight.TodayQueries.Shortage;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.today.TodayLists.Trouble;
import crossdock.ui.today.TodayLists.Waiting;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Articles in trouble and waiting orders become lines.
class TodayListsTest {
    private final Texts texts = Texts.strict(Locale.ENGLISH);
    private final TodayLists lists = new TodayLists(texts, new Figures(texts, ZoneOffset.UTC));

    @Test
    void oversoldStandsBeforeDriftAndDriftBeforeSafetyStock() {
        List<Trouble> lines = lists.troubles(SomeDay.board(
                List.of(
                        SomeDay.shortage(Shortage.Kind.OVERSOLD, 4, 1, "Fernhill Reno"),
                        SomeDay.shortage(Shortage.Kind.OVERSOLD, 2, 0, null),
                        SomeDay.shortage(Shortage.Kind.BELOW_SAFETY, 9, 3, "Fernhill Austin")),
                List.of(SomeDay.drift("DK-1", 12), SomeDay.drift("DK-2", 1))));
        assertEquals(List.of("CH-4", "CH-2", "DK-1", "CH-9"), lines.stream().map(Trouble::code).toList());
        assertEquals(
                List.of("negative:CH-4", "CH-2", "DK-1", "low:CH-9"),
                lines.stream().map(Trouble::reference).toList());
        assertEquals(List.of("−4", "−2", "+7", "−9"), lines.stream().map(Trouble::units).toList());
        assertEquals(
                List.of("Reno", "no location yet", "Web", "3 locations"), lines.stream().map(Trouble::place).toList());
    }

    @Test
    void waitingOrderSaysHowLongAndHowLateItIs() {
        List<Waiting> lines = lists.waiting(SomeDay.board(
                List.of(),
                List.of(),
                SomeDay.order(SomeDay.NOW.minusSeconds(600), "Fernhill Reno", 1),
                SomeDay.order(null, null, 0)));
        Waiting late = lines.getFirst();
        assertEquals("2 h", late.age());
        assertEquals("10 min late", late.promise());
        assertTrue(late.promised().endsWith("by our service level"), late.promised());
        assertTrue(late.late());
        assertEquals("Reno", late.place());
        assertEquals("7", late.reference());
        assertFalse(lines.getLast().late());
        assertEquals("", lines.getLast().promised());
        assertEquals("", lines.getLast().place());
    }
}
