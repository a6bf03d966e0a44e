package crossdock.ui.routing.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.fulfilment.RoutingDesk;
import crossdock.fulfilment.Setting;
import crossdock.fulfilment.Settings.Kind;
import crossdock.fulfilment.Settings.Version;
import crossdock.inventory.Shelves;
import crossdock.kernel.Actor;
import crossdock.kernel.Outcome.Done;
import crossdock.routing.cost.CarrierService;
import crossdock.routing.cost.Zone;
import crossdock.store.routing.SqlSettings;
import crossdock.ui.common.Background;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.tables.Sheet.Line;
import crossdock.ui.routing.tables.TablesViewModel.Goal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Services of carriers that come and go in their table.
class ServicesTest {
    private static final Actor ANN = new Actor(Actor.Kind.PERSON, "ann");
    private static final Actor BEN = new Actor(Actor.Kind.PERSON, "ben");
    private static final String GROUND = "Sample Parcel Ground";
    private static final String SAVER = "UPS Saver";

    private Shelves shelves;
    private RoutingDesk desk;
    private Notices notices;
    private TablesViewModel model;

    @BeforeEach
    void open(@TempDir Path folder) {
        shelves = new Shelves(folder);
        desk = new RoutingDesk(
                shelves.db.transactor(), new SqlSettings(shelves.db.writer(), shelves.db.readers()),
                shelves.locations, InstantSource.fixed(Shelves.at(0)));
        desk.begin();
        notices = new Notices(Texts.strict(Locale.US));
        model = new TablesViewModel(desk, Background.inPlace(), notices, ANN, new RateSheet(2).sheet());
        model.read();
    }

    @AfterEach
    void close() {
        shelves.close();
    }

    private Optional<Setting.Carrier> there(String subject) {
        return desk.network().carriers().stream().filter(one -> one.subject().equals(subject)).findFirst();
    }

    private CarrierService ground() {
        return there(GROUND).orElseThrow().service();
    }

    private Line line(String subject) {
        return model.shownProperty().get().lines().stream()
                .filter(line -> line.subject().equals(subject)).findFirst().orElseThrow();
    }

    private Setting.Carrier saver() {
        return new Setting.Carrier(ground().as("UPS", "Saver", 600), false);
    }

    private void add() {
        model.put(saver(), 0, new Goal(SAVER + " ", 1), "routing.rates.added", SAVER);
    }

    private String told() {
        return notices.shown().getLast().text();
    }

    @Test
    void aServiceIsAddedInSightOfWhoeverFilteredItAwayAndTakenBack() {
        model.filterProperty().set("express");
        add();
        assertEquals(saver(), there(SAVER).orElseThrow());
        assertEquals("", line(SAVER).note(), "its rates are no sample");
        assertEquals(Optional.of(new Goal(SAVER + " ", 1)), model.arrive());
        assertEquals(Optional.empty(), model.arrive());
        assertEquals("UPS Saver was added", told());
        Version made = desk.history(Kind.CARRIER, SAVER).getFirst();
        assertEquals("ann", made.by());
        assertEquals(1, made.number());
        model.undo();
        assertEquals(Optional.empty(), there(SAVER));
    }

    @Test
    void aServiceIsRemovedWithAllItsLinesAndBroughtBackByItsNotice() {
        CarrierService before = ground();
        Line first = line(GROUND);
        model.take(first, List.of("25:00", "", "", "", "", "", "", "", ""));
        assertFalse(model.shownProperty().get().problems().isEmpty());
        model.remove(first, "routing.rates.removed", first.title());
        assertEquals(Optional.empty(), there(GROUND));
        assertTrue(model.shownProperty().get().lines().stream().noneMatch(line -> line.subject().equals(GROUND)));
        assertNull(desk.history(Kind.CARRIER, GROUND).getFirst().value());
        assertEquals("Sample Parcel Ground was removed", told());
        assertTrue(notices.undo(notices.shown().getLast()));
        assertEquals(before, ground());
        assertEquals(Optional.of(true), there(GROUND).map(Setting.Carrier::sample), "as it was before");
        assertTrue(model.shownProperty().get().problems().isEmpty());
    }

    @Test
    void aServiceThatWasRemovedIsAddedAgainAndBothAreTakenBack() {
        add();
        model.remove(line(SAVER), "routing.rates.removed", SAVER);
        add();
        assertEquals(3, desk.history(Kind.CARRIER, SAVER).getFirst().number());
        model.undo();
        assertEquals(Optional.empty(), there(SAVER));
        model.undo();
        assertEquals(saver(), there(SAVER).orElseThrow());
        model.undo();
        assertEquals(Optional.empty(), there(SAVER));
    }

    @Test
    void aZoneAndAWeightMakeSampleRatesOnesOwnAndShowTheirFields() {
        model.put(new Setting.Carrier(ground().plus(new Zone(90, 1)), false), 1, new Goal(GROUND + " ", 1),
                "routing.rates.zoneAdded", GROUND);
        assertEquals("90 km 1 d", line(GROUND).texts().get(1));
        assertEquals("", line(GROUND).note());
        model.put(new Setting.Carrier(ground().plus(2_500), false), model.version(GROUND),
                new Goal(GROUND + " 2.5 kg", 1), "routing.rates.weightAdded", GROUND, "2.5 kg");
        assertEquals(Optional.of(new Goal(GROUND + " 2.5 kg", 1)), model.arrive());
        assertEquals(List.of(1_000, 2_500, 5_000), ground().bands().stream()
                .limit(3).map(band -> band.upToGrams()).toList());
        model.undo();
        model.undo();
        assertEquals(Optional.of(true), there(GROUND).map(Setting.Carrier::sample));
    }

    /// A file can bring more zones than the table has columns.
    @Test
    void zonesBeyondTheColumnsStayAsTheyAre() {
        CarrierService many = ground().as("UPS", "Far", 600);
        for (int km = 9_000; km < 15_000; km += 1_000) {
            many = many.plus(new Zone(km, 6));
        }
        desk.set(BEN, 0, new Setting.Carrier(many, false));
        model.read();
        List<String> typed = new ArrayList<>(line("UPS Far").texts());
        typed.set(0, "11:00");
        assertTrue(model.take(line("UPS Far"), typed));
        assertEquals(many.as("UPS", "Far", 660), there("UPS Far").orElseThrow().service());
        Line rates = model.shownProperty().get().lines().stream()
                .filter(line -> line.subject().equals("UPS Far") && line.note().equals("1 kg"))
                .findFirst().orElseThrow();
        typed = new ArrayList<>(rates.texts());
        typed.set(8, "12.50");
        assertTrue(model.take(rates, typed));
        assertEquals(11, there("UPS Far").orElseThrow().service().bands().getFirst().parcel().size());
    }

    @Test
    void whatSomebodyElseAddedChangedOrRemovedMeanwhileIsNotOverwritten() {
        var theirs = new Setting.Carrier(ground().as("UPS", "Saver", 900), false);
        assertTrue(desk.set(BEN, 0, theirs) instanceof Done);
        add();
        assertEquals(theirs, there(SAVER).orElseThrow());
        assertTrue(told().startsWith("ben changed this"), told());
        assertEquals(Optional.empty(), model.arrive());

        long made = model.version(GROUND);
        CarrierService older = ground();
        Line seen = line(GROUND);
        var dearer = new Setting.Carrier(ground().as("Sample Parcel", "Ground", 700), false);
        assertTrue(desk.set(BEN, 1, dearer) instanceof Done);
        model.remove(seen, "routing.rates.removed", seen.title());
        model.put(new Setting.Carrier(older.plus(2_500), false), made, new Goal(GROUND + " 2.5 kg", 1),
                "routing.rates.weightAdded", GROUND, "2.5 kg");
        assertEquals(dearer, there(GROUND).orElseThrow());
        assertTrue(told().startsWith("ben changed this"), told());
    }
}
