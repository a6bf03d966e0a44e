package crossdock.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ReadingsProperties {
    @Property
    void everyWholeNumberIsReadBackWithAnyNumberOfZeros(
            @ForAll int units, @ForAll @IntRange(max = 5) int zeros) {
        if (units == Integer.MIN_VALUE) {
            return; // one below what a count of units may be
        }
        String text = zeros == 0 ? String.valueOf(units) : units + "." + "0".repeat(zeros);
        assertEquals(units, Readings.wholeUnits("q", text));
    }

    @Property
    void everyTextIsAWholeNumberOrRefused(@ForAll String text) {
        try {
            int units = Readings.wholeUnits("q", text);
            assertEquals(0, new BigDecimal(text).compareTo(BigDecimal.valueOf(units)));
        } catch (Unreadable e) {
            assertEquals(true, e.code().startsWith("quantity."));
        }
    }

    @Property
    void stampsAreReadAsJavaWritesThem(
            @ForAll @LongRange(min = -2_000_000_000L, max = 32_000_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano) {
        Instant stamp = Instant.ofEpochSecond(second, nano);
        assertEquals(stamp, Readings.stamp("at", stamp.toString()));
    }

    @Property
    void stampsOfAnyShapeAreReadAsJavaReadsThemOrRefused(
            @ForAll @IntRange(max = 2100) int year,
            @ForAll @IntRange(max = 13) int month,
            @ForAll @IntRange(max = 32) int day) {
        String text = "%04d-%02d-%02dT10:00:00Z".formatted(year, month, day);
        Instant expected;
        try {
            expected = Instant.parse(text);
        } catch (DateTimeException e) {
            expected = Instant.MIN;
        }
        try {
            assertEquals(expected, Readings.stamp("at", text));
        } catch (Unreadable e) {
            assertEquals(true, expected.isBefore(Instant.parse("1900-01-01T00:00:00Z")), text);
        }
    }
}
