package crossdock.ui.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.ConnectionId;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.sync.Connections.Wanted;
import crossdock.sync.pace.RateGate.Allowance;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Texts;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PressureTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
    private static final ChannelConnection SHOP = new ChannelConnection(
            new ConnectionId(1), "Shop", "woocommerce", URI.create("https://shop.example"), "", Mode.REALTIME,
            Wanted.ACTIVE, null, NOW, 1);

    private final ChannelWords words = new ChannelWords(Texts.strict(Locale.US), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "0, CALM, NEUTRAL", "43, CALM, NEUTRAL", "79, CALM, NEUTRAL", "80, PRESSING, WARN", "94, PRESSING, WARN",
        "95, SPENT, BAD", "130, SPENT, BAD"
    })
    void aBudgetIsColouredOnlyWhenLittleIsLeft(int used, Pressure pressure, Tone tone) {
        var allowance = new Allowance(100 / 60.0, 100 / 60.0, used, null);
        assertEquals(pressure, Pressure.of(allowance));
        assertEquals(tone, pressure.tone());
        assertTrue(words.budgetInFull(SHOP, allowance).endsWith(used + " of 100 requests a minute used."));
    }

    @Test
    void aChannelThatSlowedUsDownSaysSoButPressesOnlyByWhatIsUsed() {
        var slowed = new Allowance(1, 2, 26, null);
        assertEquals(Pressure.CALM, Pressure.of(slowed));
        assertEquals(
                "Enough is left: reads and pushes go out at once. 26 of 60 requests a minute used. The channel asked us"
                        + " to slow down; 120 a minute come back by and by.",
                words.budgetInFull(SHOP, slowed));
    }

    @Test
    void aClosedGateIsSpentUntilItOpens() {
        var closed = new Allowance(1, 1, 3, NOW.plusSeconds(90));
        assertEquals(Pressure.SPENT, Pressure.of(closed));
        assertEquals("Rate limited until 14:01:30: nothing is asked before.", words.pressure(closed));
    }

    @Test
    void whatNobodyReadsHasNoPressure() {
        assertEquals(Pressure.CALM, Pressure.of(null));
        assertEquals("none", words.budgetInFull(SHOP, null));
    }
}
