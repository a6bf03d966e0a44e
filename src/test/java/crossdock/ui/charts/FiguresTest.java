package crossdock.ui.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.ui.charts.Freshness.State;
import crossdock.ui.common.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    private static final Instant NOON = Instant.parse("2026-11-23T17:00:00Z");
    private final Figures figures = new Figures(Texts.strict(Locale.ENGLISH), ZoneId.of("America/New_York"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0|0", "12|12", "1284|1,284", "-12|\u221212", "-1284000|\u22121,284,000", "999|999"
    })
    void groupsDigitsAndWritesARealMinus(long number, String text) {
        assertEquals(text, figures.units(number));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "320|3.2", "325|3.25", "305|3.05", "300|3", "-25|\u22120.25", "0|0", "-120|\u22121.2"
    })
    void writesHundredthsAsShortAsTheyAre(long number, String text) {
        assertEquals(text, figures.hundredths(number));
    }

    @ParameterizedTest
    @CsvSource({"8,8 s", "59,59 s", "60,1 min", "1860,31 min", "10800,3 h", "172800,2 d", "-5,0 s"})
    void saysAgesInOneUnit(long seconds, String text) {
        assertEquals(text, figures.age(Duration.ofSeconds(seconds)));
    }

    @Test
    void writesMissingAsAWord() {
        assertEquals("none", figures.unitsOrNone(null));
        assertEquals("+5", figures.signed(5));
    }

    @Test
    void showsTimesInTheReportingZone() {
        assertEquals("12:00:00", figures.moment(NOON, NOON));
        assertEquals("22 Nov 12:00:00", figures.moment(NOON.minus(Duration.ofDays(1)), NOON));
        assertEquals("23 Nov 2026, 12:00:00 EST", figures.exact(NOON));
    }

    @ParameterizedTest
    @CsvSource({
        "900,false,LIVE", "900,true,NEAR_TIME", "901,true,STALE", "2700,false,STALE", "2701,false,BAD", "-60,false,LIVE"
    })
    void judgesAnAgeByItsLimit(long seconds, boolean nearTime, State state) {
        Instant observed = NOON.minusSeconds(seconds);
        var age = new Freshness(observed, observed, "POS", nearTime, Duration.ofMinutes(15));
        assertEquals(state, age.state(NOON));
    }
}
