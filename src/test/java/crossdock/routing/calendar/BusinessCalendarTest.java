package crossdock.routing.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {
    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate THANKSGIVING = LocalDate.parse("2026-11-26");
    private static final BusinessCalendar SHOP = BusinessCalendar.of(
            DENVER, "Mon-Fri 09:00-12:00,13:00-18:00; Sat 10:00-14:00; Sun closed", Set.of(THANKSGIVING));

    @Test
    void theWindowIsTheOpenShiftOrTheNext() {
        assertEquals(opening("2026-11-24", 0, "16:00", "19:00"), SHOP.window(at("2026-11-24T15:00:00Z"), 7)); // 8:00
        assertEquals(opening("2026-11-24", 0, "16:00", "19:00"), SHOP.window(at("2026-11-24T18:59:59Z"), 7));
        assertEquals(opening("2026-11-24", 1, "20:00", "25:00"), SHOP.window(at("2026-11-24T19:00:00Z"), 7));
        assertEquals(opening("2026-11-25", 0, "16:00", "19:00"), SHOP.window(at("2026-11-25T01:00:00Z"), 7)); // 18:00
    }

    @Test
    void holidaysAndSundaysAreClosed() {
        assertEquals(opening("2026-11-27", 0, "16:00", "19:00"), SHOP.window(at("2026-11-26T18:00:00Z"), 7));
        assertEquals(Optional.empty(), SHOP.window(at("2026-11-26T18:00:00Z"), 0));
        assertEquals(Optional.of(LocalDate.parse("2026-11-30")), SHOP.plusWorkingDays(THANKSGIVING, 2));
        assertEquals(Optional.of(LocalDate.parse("2026-11-27")), SHOP.plusWorkingDays(THANKSGIVING, 0));
        assertEquals(Optional.empty(), new BusinessCalendar(DENVER, Map.of(), Set.of(), Map.of())
                .plusWorkingDays(THANKSGIVING, 0));
    }

    @Test
    void anExceptionRulesOverTheHoliday() {
        var calendar = new BusinessCalendar(
                DENVER, Map.of(), Set.of(THANKSGIVING), Map.of(THANKSGIVING, List.of(new Shift(600, 720))));
        assertEquals(opening("2026-11-26", 0, "17:00", "19:00"), calendar.window(at("2026-11-26T01:00:00Z"), 1));
    }

    @Test
    void aShiftOnTheDayClocksGoForwardIsAnHourShorter() {
        BusinessCalendar night = BusinessCalendar.of(NEW_YORK, "Sun 01:00-05:00", Set.of());
        Opening opening = night.window(at("2026-03-08T05:00:00Z"), 1).orElseThrow();
        assertEquals(at("2026-03-08T06:00:00Z"), opening.from()); // 01:00 EST
        assertEquals(at("2026-03-08T09:00:00Z"), opening.to()); // 05:00 EDT
    }

    @Test
    void aShiftOnTheDayClocksGoBackIsAnHourLonger() {
        BusinessCalendar night = BusinessCalendar.of(NEW_YORK, "Sun 00:00-05:00", Set.of());
        Opening opening = night.window(at("2026-11-01T03:00:00Z"), 1).orElseThrow();
        assertEquals(at("2026-11-01T04:00:00Z"), opening.from());
        assertEquals(at("2026-11-01T10:00:00Z"), opening.to());
    }

    @Test
    void aSkippedMinuteComesAsLateAsClocksJump() {
        LocalDate day = LocalDate.parse("2026-03-08");
        BusinessCalendar calendar = BusinessCalendar.always(NEW_YORK);
        assertEquals(at("2026-03-08T07:30:00Z"), calendar.at(day, 150)); // 02:30 is 03:30 EDT
        assertEquals(at("2026-11-01T05:30:00Z"), calendar.at(LocalDate.parse("2026-11-01"), 90)); // the first 01:30
        assertEquals(at("2026-03-09T04:00:00Z"), calendar.at(day, 1_440));
    }

    @Test
    void aShiftThatClocksSkipDoesNotHappen() {
        BusinessCalendar odd = BusinessCalendar.of(NEW_YORK, "Sun 02:00-03:00; Mon 08:00-09:00", Set.of());
        assertEquals(
                LocalDate.parse("2026-03-09"), odd.window(at("2026-03-08T05:00:00Z"), 3).orElseThrow().day());
    }

    @Test
    void hoursPastMidnightAreCutInTwo() {
        Map<DayOfWeek, List<Shift>> week = OpeningHours.parse("Fri 20:00-02:00; Sun 22:00-24:00; Sat closed");
        assertEquals(
                new HashMap<>(Map.of(
                        DayOfWeek.FRIDAY, List.of(new Shift(1_200, 1_440)),
                        DayOfWeek.SATURDAY, List.of(new Shift(0, 120)),
                        DayOfWeek.SUNDAY, List.of(new Shift(1_320, 1_440)))),
                new HashMap<>(week));
    }

    @Test
    void hoursAreToldInFewerWordsAndMeanTheSame() {
        for (String told : List.of(
                "Mon 09:00-20:00; Tue 09:00-20:00; Wed 09:00-20:00; Thu 09:00-20:00; Fri 09:00-20:00; Sat 09:00-20:00;"
                        + " Sun 11:00-17:00",
                "Monday 9:00-12:00,13:00-18:00; Tuesday 9:00-12:00,13:00-18:00; Thursday 10:00-18:00",
                "Mon-Fri 08:00-18:00", "Fri 20:00-02:00", "ring the bell")) {
            String brief = OpeningHours.brief(told);
            assertTrue(brief.length() <= told.length(), brief);
            if (!told.equals(brief)) {
                assertEquals(OpeningHours.parse(told), OpeningHours.parse(brief));
            }
        }
        assertEquals("Mon-Sat 09:00-20:00; Sun 11:00-17:00", OpeningHours.brief(
                "Mon 09:00-20:00; Tue 09:00-20:00; Wed 09:00-20:00; Thu 09:00-20:00; Fri 09:00-20:00; Sat 09:00-20:00;"
                        + " Sun 11:00-17:00"));
        assertEquals("ring the bell", OpeningHours.brief("ring the bell"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mon", "Mon 9-18", "Foo 09:00-18:00", "Mon 09:00-25:00", "Mon 09:75-18:00",
        "M 09:00-10:00"})
    void whatIsNoOpeningHoursIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> OpeningHours.parse(text));
    }

    @Test
    void overlappingShiftsAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> BusinessCalendar.of(DENVER, "Mon 09:00-13:00,12:00-18:00", Set.of()));
    }

    @Test
    void aPickupWindowKeepsLeadTimeRoomAndHours() {
        var windows = new PickupWindows(SHOP, 30, 60, 2, 3);
        Instant ten = at("2026-11-24T17:00:00Z"); // 10:00 in Denver
        assertEquals(slot("2026-11-24T18:00:00Z", 30), windows.next(ten, start -> 0));
        Set<Instant> full = Set.of(at("2026-11-24T18:00:00Z"), at("2026-11-24T18:30:00Z"));
        assertEquals(slot("2026-11-24T20:00:00Z", 30), windows.next(ten, start -> full.contains(start) ? 2 : 1));
        assertEquals(slot("2026-11-25T16:00:00Z", 30), windows.next(at("2026-11-25T00:20:00Z"), start -> 0));
        assertEquals(slot("2026-11-27T16:00:00Z", 30), windows.next(at("2026-11-26T12:00:00Z"), start -> 0));
        assertEquals(Optional.empty(), windows.next(ten, start -> 2));
    }

    @Test
    void slotsAreAsLongAsTheySayOnTheDayClocksChange() {
        var windows = new PickupWindows(BusinessCalendar.of(NEW_YORK, "Sun 01:00-05:00", Set.of()), 60, 0, 1, 1);
        var starts = new java.util.ArrayList<Instant>();
        windows.next(at("2026-03-08T05:00:00Z"), start -> {
            starts.add(start);
            return 1;
        });
        assertEquals(
                List.of(at("2026-03-08T06:00:00Z"), at("2026-03-08T07:00:00Z"), at("2026-03-08T08:00:00Z")), starts);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static Optional<PickupWindows.Slot> slot(String from, int minutes) {
        return Optional.of(new PickupWindows.Slot(at(from), at(from).plusSeconds(minutes * 60L)));
    }

    private static Optional<Opening> opening(String day, int shift, String from, String to) {
        Instant midnight = at(day + "T00:00:00Z");
        return Optional.of(new Opening(LocalDate.parse(day), shift, midnight.plusSeconds(seconds(from)),
                midnight.plusSeconds(seconds(to))));
    }

    private static long seconds(String clock) {
        return Long.parseLong(clock.substring(0, 2)) * 3_600 + Long.parseLong(clock.substring(3)) * 60;
    }
}
