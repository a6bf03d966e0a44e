package crossdock.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.fulfilment.NetworkSetup.Spot;
import crossdock.fulfilment.Settings.Kind;
import crossdock.fulfilment.Settings.Version;
import crossdock.inventory.Shelves;
import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.routing.cost.CarrierService;
import crossdock.routing.cost.WeightBand;
import crossdock.routing.cost.Zone;
import crossdock.store.routing.SqlSettings;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutingDeskTest {
    private static final Actor ANN = new Actor(Actor.Kind.PERSON, "ann");
    private static final Actor BEN = new Actor(Actor.Kind.PERSON, "ben");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);

    private Shelves shelves;
    private RoutingDesk desk;

    @BeforeEach
    void open(@TempDir Path folder) {
        shelves = new Shelves(folder);
        desk = new RoutingDesk(
                shelves.db.transactor(),
                new SqlSettings(shelves.db.writer(), shelves.db.readers()),
                shelves.locations,
                InstantSource.fixed(Shelves.at(0)));
    }

    @AfterEach
    void close() {
        shelves.close();
    }

    private static Version done(Outcome<Version> outcome) {
        return switch (outcome) {
            case Done<Version>(Version value) -> value;
            case Refused<Version> refused -> throw new AssertionError("refused: " + refused);
        };
    }

    private Spot store() {
        return desk.network().at(shelves.store).orElseThrow();
    }

    @Test
    void keepsEverySortOfSettingAsItWasSet() {
        var service = new CarrierService(
                "Parcel", "Ground", Set.of("US"), Set.of("AK"), List.of(new Zone(500, 2)),
                List.of(new WeightBand(5_000, List.of(700L), List.of(50L))), 960, EnumSet.of(DayOfWeek.MONDAY),
                Set.of(MONDAY), 1_080);
        List<Setting> all = List.of(
                new Setting.Capacity(shelves.store, Setting.Unit.LINES, 40, null),
                new Setting.Hours(
                        shelves.store, "Mon-Fri 09:00-17:00", List.of(MONDAY), Map.of(MONDAY.plusDays(1), "closed")),
                new Setting.Pickup(shelves.store, 30, 60, 4, 7),
                new Setting.Place(shelves.store, 150, 2, List.of("Tables")),
                new Setting.Shipping(shelves.store, false),
                new Setting.Weight("Chairs", 4_000),
                new Setting.Carrier(service, true),
                new Setting.Holidays("US", Map.of(MONDAY, "A day off")));
        for (Setting setting : all) {
            done(desk.set(ANN, 0, setting));
        }
        List<Setting> read = new SqlSettings(shelves.db.writer(), shelves.db.readers())
                .all().stream().<Setting>map(Version::value).toList();
        assertEquals(Set.copyOf(all), Set.copyOf(read));
        NetworkSetup network = desk.network();
        assertEquals(4_000, network.grams("Chairs"));
        assertEquals(NetworkSetup.USUAL_GRAMS, network.grams("Tables"));
        assertEquals(List.of(service), network.services());
        assertEquals(30, store().pickup().slotMinutes());
        assertFalse(store().ships());
    }

    @Test
    void laysDaysOffOverTheUsualWeek() {
        done(desk.set(ANN, 0, new Setting.Hours(
                shelves.store, "Mon-Sun 09:00-17:00", List.of(MONDAY), Map.of(MONDAY.plusDays(1), "09:00-12:00"))));
        assertFalse(store().hours().works(MONDAY));
        assertEquals(720, store().hours().shiftsOn(MONDAY.plusDays(1)).getFirst().to());
        assertEquals(1_020, store().hours().shiftsOn(MONDAY.plusDays(2)).getFirst().to());
        done(desk.clear(BEN, 1, Kind.HOURS, shelves.store.toString()));
        assertTrue(store().hours().works(MONDAY));
    }

    @Test
    void ofTwoWhoSetOneThingTheSecondIsTold() {
        done(desk.set(BEN, 0, new Setting.Capacity(shelves.store, Setting.Unit.ORDERS, 10, 5)));
        Outcome<Version> second = desk.set(ANN, 0, new Setting.Capacity(shelves.store, Setting.Unit.ORDERS, 99, null));
        assertEquals(new Refused<>("routing.settingChanged", "ben"), second);
        assertEquals(
                new Setting.Capacity(shelves.store, Setting.Unit.ORDERS, 10, 5), store().chosen().capacity());
    }

    @Test
    void undoBringsBackWhatWasBefore() {
        var ten = new Setting.Capacity(shelves.store, Setting.Unit.ORDERS, 10, null);
        Version first = done(desk.set(ANN, 0, ten));
        Version second = done(desk.set(ANN, 1, new Setting.Capacity(shelves.store, Setting.Unit.UNITS, 20, null)));
        Version undone = done(desk.undo(BEN, second));
        assertEquals(ten, undone.value());
        assertEquals(3, desk.version(Kind.CAPACITY, shelves.store.toString()));
        assertInstanceOf(Refused.class, desk.undo(BEN, first));
        assertEquals(List.of(3L, 2L, 1L), desk.history(Kind.CAPACITY, shelves.store.toString()).stream()
                .map(Version::number).toList());
    }

    @Test
    void refusesWhatCannotBe() {
        assertEquals(
                new Refused<>("location.unknown", "99"),
                desk.set(ANN, 0, new Setting.Capacity(new LocationId(99), Setting.Unit.ORDERS, 1, null)));
        assertThrows(IllegalArgumentException.class, () ->
                new Setting.Hours(shelves.store, "Mon 25:00-26:00", List.of(), Map.of()));
    }
}
