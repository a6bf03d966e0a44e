package crossdock.channel.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crossdock.channel.Unreadable;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRecordsTest {
    private static List<String> read(String text) throws IOException {
        CsvRecords records = new CsvRecords(new StringReader(text), ',');
        List<String> told = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (CsvRecords.State state = records.next(values);
                state != CsvRecords.State.END;
                state = records.next(values)) {
            told.add(
                    records.line()
                            + (state == CsvRecords.State.WHOLE ? " " + values : " " + state));
        }
        return told;
    }

    @Test
    void splitsRecordsHoweverTheyEnd() throws IOException {
        assertEquals(List.of("1 [a, b]", "2 [c, d]"), read("a,b\r\nc,d"));
        assertEquals(List.of("1 [a, b]", "2 [c, d]"), read("a,b\rc,d\r"));
        assertEquals(List.of("1 [a, b]", "4 [c, ]"), read("a,b\n\n  \nc,\n"));
        assertEquals(List.of(), read(""));
        assertEquals(List.of("2 [a]"), read("\na"));
    }

    @Test
    void keepsQuotesDelimitersAndLineEndsInsideQuotes() throws IOException {
        assertEquals(
                List.of("1 [a,b, say \"hi\", x\ny]", "3 [n]"),
                read("\"a,b\",\"say \"\"hi\"\"\",\"x\ny\"\nn"));
        assertEquals(List.of("1 [5\" disk, ab c]"), read("5\" disk,\"a\"b c"));
    }

    @Test
    void losesOneRowToALostQuoteAndNotTheFile() throws IOException {
        assertEquals(List.of("1 [a]", "2 QUOTE_OPEN"), read("a\n\"b,c\nd,e"));
        String swallowed = "x,\"" + "y".repeat(CsvRecords.LONGEST_RECORD + 10) + "\nok,1\n";
        assertEquals(List.of("1 TOO_LONG", "2 [ok, 1]"), read(swallowed));
        assertEquals(
                List.of("1 TOO_LONG", "2 [ok]"),
                read(",".repeat(CsvRecords.LONGEST_RECORD + 10) + "\nok"));
    }

    @ParameterizedTest
    @CsvSource({
        "2016-11-08,2016-11-08T05:00:00Z",
        "2010-12-01T08:26:00,2010-12-01T13:26:00Z",
        "2026/1/5 7:05,2026-01-05T12:05:00Z",
        "25/12/2026,2026-12-25T05:00:00Z",
        "12/25/2026 3:04 pm,2026-12-25T20:04:00Z",
        "05.04.2026 10:00:30,2026-04-05T14:00:30Z",
        "2026-11-23T10:00:00Z,2026-11-23T10:00:00Z",
        "2026-11-23T10:00:00+01:00,2026-11-23T09:00:00Z",
        "2026-11-23T10:00:00.5+0100,2026-11-23T09:00:00.500Z",
        "12/25/2026 12:00 AM,2026-12-25T05:00:00Z"
    })
    void readsDatesInTheMappingsZone(String text, String instant) {
        assertEquals(
                Instant.parse(instant),
                DateRule.stamp("at", text, null, ZoneId.of("America/New_York")));
    }

    @ParameterizedTest
    @CsvSource({
        "03/04/2026,date.ambiguous", "2026-02-30,date.unreadable", "13/13/2026,date.unreadable",
                "soon,date.unreadable",
        "2026-01-01 25:00,date.unreadable", "0026-01-01,date.unreadable",
                "12/25/2026 13:00 pm,date.unreadable", "42695,date.unreadable"
    })
    void refusesDatesThatAreNoneOrTwo(String text, String code) {
        assertEquals(
                code,
                assertThrows(
                                Unreadable.class,
                                () -> DateRule.stamp("at", text, null, ZoneId.of("UTC")))
                        .code());
    }

    @Test
    void settlesADateThatCouldBeTwoByTheRule() {
        assertEquals(
                Instant.parse("2026-04-03T00:00:00Z"),
                DateRule.stamp("at", "03/04/2026", DateRule.DAY_FIRST, ZoneId.of("UTC")));
        assertEquals(
                Instant.parse("2026-03-04T00:00:00Z"),
                DateRule.stamp("at", "03/04/2026", DateRule.MONTH_FIRST, ZoneId.of("UTC")));
        assertEquals(
                DateRule.MONTH_FIRST, DateRule.shownBy(List.of("03/04/2026", "x", "03/24/2026")));
        assertNull(DateRule.shownBy(List.of("03/04/2026")));
    }

    @Test
    void writesARowAsItCanBeReadAgain() {
        assertArrayEquals(
                "a;\"b;c\";\"d\"\"e\"".toCharArray(),
                CsvRecords.write(List.of("a", "b;c", "d\"e"), ';').toCharArray());
    }
}
