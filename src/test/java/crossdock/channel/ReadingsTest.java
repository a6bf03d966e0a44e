package crossdock.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crossdock.kernel.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingsTest {
    @ParameterizedTest
    @CsvSource({
        "3,3",
        "-2,-2",
        "3.00000,3",
        "0,0",
        "+7,7",
        "2147483647,2147483647",
        "-0,0",
        "007,7",
        ".0,0",
        "5.,5"
    })
    void readsWholeUnitsHoweverTheyAreWritten(String text, int units) {
        assertEquals(units, Readings.wholeUnits("quantity", text));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5,quantity.notWhole",
        "0.00001,quantity.notWhole",
        "2147483648,quantity.tooLarge",
        "99999999999999999999999,quantity.tooLarge",
        "1e3,quantity.notANumber",
        "abc,quantity.notANumber",
        "-,quantity.notANumber",
        "1.0.0,quantity.notANumber",
        "'',quantity.missing",
        "٣,quantity.notANumber",
        "1 000,quantity.notANumber"
    })
    void refusesWhatIsNoWholeNumberOfUnits(String text, String code) {
        Unreadable refusal =
                assertThrows(Unreadable.class, () -> Readings.wholeUnits("quantity", text));
        assertEquals(code, refusal.code());
        assertEquals("quantity", refusal.args().getFirst());
    }

    @Test
    void tellsTheValueItRefusesButNotAtAnyLength() {
        assertEquals(
                List.of("q", "1.5"),
                assertThrows(Unreadable.class, () -> Readings.wholeUnits("q", "1.5")).args());
        String hostile = "9".repeat(100_000);
        String told =
                assertThrows(Unreadable.class, () -> Readings.wholeUnits("q", hostile))
                        .args()
                        .get(1);
        assertEquals(41, told.length());
    }

    @ParameterizedTest
    @CsvSource({
        "19.99,USD,1999",
        "19.999,USD,2000",
        "20,USD,2000",
        "1500,JPY,1500",
        "1.234,KWD,1234",
        "-3.5,EUR,-350",
        "1e2,USD,10000"
    })
    void countsMoneyInMinorUnitsOfItsCurrency(String text, String currency, long minor) {
        assertEquals(new Money(minor, currency), Readings.money("price", text, currency));
    }

    @ParameterizedTest
    @CsvSource({
        "1e999999999,USD,money.tooLarge",
        "1e-999999999,USD,money.tooLarge",
        "12,ABC,money.unknownCurrency",
        "12,'',money.unknownCurrency",
        "free,USD,money.notANumber",
        "NaN,USD,money.notANumber",
        "9999999999999999999,USD,money.tooLarge"
    })
    void refusesAmountsThatAreNone(String text, String currency, String code) {
        assertEquals(
                code,
                assertThrows(Unreadable.class, () -> Readings.money("price", text, currency))
                        .code());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T20:15:00Z,2026-11-23T20:15:00Z",
                "2026-11-23T20:15:00.5Z,2026-11-23T20:15:00.500Z",
        "2026-11-23T20:15:00.123456Z,2026-11-23T20:15:00.123456Z",
                "2026-11-23T21:15:00+01:00,2026-11-23T20:15:00Z",
        "2026-10-31T20:15:00.123Z,2026-10-31T20:15:00.123Z",
                "2024-02-29T00:00:00Z,2024-02-29T00:00:00Z"
    })
    void readsStampsWithZoneOrOffset(String text, String instant) {
        assertEquals(Instant.parse(instant), Readings.stamp("at", text));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T20:15:00",
        "2026-02-30T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-11-23T25:00:00Z",
        "yesterday",
        "+999999999-12-31T23:59:59Z",
        "0001-01-01T00:00:00Z",
        "2026-11-23T20:15:00.12x45Z"
    })
    void refusesStampsThatAreNone(String text) {
        assertEquals(
                "stamp.unreadable",
                assertThrows(Unreadable.class, () -> Readings.stamp("at", text)).code());
    }

    @Test
    void readsGmtFieldsAsUtcAndMissingOnesAsNothing() {
        assertEquals(
                Instant.parse("2017-03-22T19:28:02Z"),
                Readings.gmtStamp("date_created_gmt", "2017-03-22T19:28:02"));
        assertEquals(
                Instant.parse("2017-03-22T19:28:02Z"),
                Readings.gmtStamp("date_created_gmt", "2017-03-22T19:28:02Z"));
        assertNull(Readings.gmtStamp("date_paid_gmt", null));
        assertNull(Readings.stampOrNull("closed_at", ""));
    }
}
