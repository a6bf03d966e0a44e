package crossdock.routing.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "* * * * *, 2026-03-04T10:00:00Z, 2026-03-04T10:01:00Z",
        "*/15 * * * *, 2026-03-04T10:14:59Z, 2026-03-04T10:15:00Z",
        "*/15 * * * *, 2026-03-04T10:15:00Z, 2026-03-04T10:30:00Z",
        "'30 6,18 * * *', 2026-03-04T19:00:00Z, 2026-03-05T06:30:00Z",
        "0 8 * * 1-5, 2026-03-06T09:00:00Z, 2026-03-09T08:00:00Z",
        "0 8 * * 0, 2026-03-06T09:00:00Z, 2026-03-08T08:00:00Z",
        "0 8 * * 7, 2026-03-06T09:00:00Z, 2026-03-08T08:00:00Z",
        "'0 0 1,15 * *', 2026-03-04T10:00:00Z, 2026-03-15T00:00:00Z",
        "0 0 29 2 *, 2026-03-04T10:00:00Z, 2028-02-29T00:00:00Z",
        "0 0 13 * 5, 2026-03-04T10:00:00Z, 2026-03-06T00:00:00Z",
        "0 9-17/4 * * *, 2026-03-04T10:00:00Z, 2026-03-04T13:00:00Z"
    })
    void cronNamesTheNextTime(String cron, Instant after, Instant next) {
        assertEquals(Optional.of(next), new Cron(cron).next(after, ZoneOffset.UTC));
    }

    @Test
    void aTimeThatClocksSkipHappensAsLateAsTheyJumped() {
        Instant before = Instant.parse("2026-03-08T05:00:00Z"); // 2:30 does not exist on 8 March in New York
        assertEquals(
                Optional.of(Instant.parse("2026-03-08T07:30:00Z")), new Cron("30 2 * * *").next(before, NEW_YORK));
    }

    @Test
    void aTimeThatHappensTwiceHappensAtItsFirst() {
        Instant before = Instant.parse("2026-11-01T04:00:00Z"); // 1:30 is 05:30Z and 06:30Z
        Optional<Instant> first = new Cron("30 1 * * *").next(before, NEW_YORK);
        assertEquals(Optional.of(Instant.parse("2026-11-01T05:30:00Z")), first);
        assertEquals(
                Optional.of(Instant.parse("2026-11-02T06:30:00Z")),
                new Cron("30 1 * * *").next(first.orElseThrow(), NEW_YORK));
    }

    @Test
    void aDayThatNeverComesHasNoNext() {
        assertEquals(Optional.empty(), new Cron("0 0 31 2 *").next(Instant.EPOCH, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "5-1 * * * *", "a * * * *",
        "*/0 * * * *", "1/2 * * * *", "1-2-3 * * * *", "*/2/3 * * * *"})
    void whatIsNoCronIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> new Cron(text));
    }

    @Test
    void minutesFallOnWholeMultiples() {
        var every = new Schedule.Every(15);
        assertEquals(
                Optional.of(Instant.parse("2026-03-04T14:15:00Z")),
                every.next(Instant.parse("2026-03-04T14:00:01Z"), NEW_YORK));
        assertEquals(
                Optional.of(Instant.parse("2026-03-04T14:15:00Z")),
                every.next(Instant.parse("2026-03-04T14:00:00Z"), NEW_YORK));
        assertEquals(Optional.empty(), new Schedule.EveryOrder().next(Instant.EPOCH, NEW_YORK));
    }
}
