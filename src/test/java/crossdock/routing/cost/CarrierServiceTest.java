package crossdock.routing.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CarrierServiceTest {
    private static final CarrierService GROUND = service(List.of(
            new WeightBand(1_000, List.of(500L, 700L), List.of(0L, 0L)),
            new WeightBand(20_000, List.of(450L, 600L), List.of(100L, 150L))));

    @Test
    void priceIsParcelAndKilogramsOfTheZone() {
        assertEquals(500, GROUND.price(0, 1));
        assertEquals(500, GROUND.price(0, 1_000));
        assertEquals(551, GROUND.price(0, 1_001)); // 450 + 100.1, rounded up
        assertEquals(650, GROUND.price(0, 2_000));
        assertEquals(3_600, GROUND.price(1, 20_000));
        assertEquals(CarrierService.NOT_CARRIED, GROUND.price(1, 20_001));
    }

    @Test
    void theZoneIsThatOfTheDistance() {
        assertEquals(0, GROUND.zone(0));
        assertEquals(0, GROUND.zone(240_000));
        assertEquals(1, GROUND.zone(240_001));
        assertEquals(-1, GROUND.zone(5_000_001));
        assertEquals(1, GROUND.zone(-1), "an unknown distance is the farthest zone");
    }

    @Test
    void servesItsCountriesWithoutTheStatesLeftOut() {
        assertTrue(GROUND.serves("US", "CO"));
        assertTrue(GROUND.serves("US", null));
        assertFalse(GROUND.serves("US", "HI"));
        assertFalse(GROUND.serves("CA", "ON"));
        assertFalse(GROUND.serves(null, "CO"));
    }

    @Test
    void travelsOnItsDaysButNotOnHolidays() {
        assertTrue(GROUND.travelsOn(LocalDate.parse("2026-11-27")));
        assertFalse(GROUND.travelsOn(LocalDate.parse("2026-11-26")));
        assertFalse(GROUND.travelsOn(LocalDate.parse("2026-11-28")));
    }

    @Test
    void ratesThatFallWithWeightAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> service(List.of(
                new WeightBand(1_000, List.of(500L, 700L), List.of(0L, 0L)),
                new WeightBand(2_000, List.of(400L, 700L), List.of(0L, 0L)))));
        assertThrows(IllegalArgumentException.class, () -> service(List.of(
                new WeightBand(1_000, List.of(500L), List.of(0L)))));
        assertThrows(IllegalArgumentException.class, () -> new WeightBand(0, List.of(1L), List.of(1L)));
        assertThrows(IllegalArgumentException.class, () -> new WeightBand(5, List.of(-1L), List.of(1L)));
    }

    @Test
    void aZoneMoreCostsWhatTheOneDoesThatItDividesOrElseTheFarthest() {
        CarrierService near = GROUND.plus(new Zone(100, 0));
        assertEquals(List.of(new Zone(100, 0), new Zone(240, 1), new Zone(5_000, 4)), near.zones());
        assertEquals(List.of(500L, 500L, 700L), near.bands().getFirst().parcel());
        CarrierService between = GROUND.plus(new Zone(900, 2));
        assertEquals(List.of(100L, 150L, 150L), between.bands().getLast().perKg());
        assertEquals(List.of(500L, 700L, 700L), GROUND.plus(new Zone(9_000, 6)).bands().getFirst().parcel());
        assertThrows(IllegalArgumentException.class, () -> GROUND.plus(new Zone(240, 2)));
    }

    @Test
    void aWeightMoreCostsWhatTheNextHeavierDoesOrElseTheHeaviest() {
        for (int grams : List.of(500, 5_000, 30_000)) {
            CarrierService finer = GROUND.plus(grams);
            assertEquals(3, finer.bands().size());
            assertEquals(GROUND.price(1, Math.min(grams, 20_000)), finer.price(1, Math.min(grams, 20_000)));
        }
        assertEquals(600 + 4_500, GROUND.plus(30_000).price(1, 30_000));
        assertEquals(List.of(1_000, 5_000, 20_000),
                GROUND.plus(5_000).bands().stream().map(WeightBand::upToGrams).toList());
        assertThrows(IllegalArgumentException.class, () -> GROUND.plus(1_000));
    }

    @Test
    void underAnotherNameTheRatesTheDaysAndTheRegionsStay() {
        CarrierService like = GROUND.as("DHL", "Paket", 600);
        assertEquals("DHL Paket", like.carrier() + " " + like.name());
        assertEquals(600, like.cutOff());
        assertEquals(GROUND, like.as("UPS", "Ground", GROUND.cutOff()));
    }

    private static CarrierService service(List<WeightBand> bands) {
        return new CarrierService(
                "UPS", "Ground", Set.of("US"), Set.of("HI", "AK"), List.of(new Zone(240, 1), new Zone(5_000, 4)), bands,
                15 * 60 + 30, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                Set.of(LocalDate.parse("2026-11-26")), 18 * 60);
    }
}
