package crossdock.ui.routing.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.fulfilment.NetworkSetup;
import crossdock.fulfilment.RoutingDesk;
import crossdock.fulfilment.Setting;
import crossdock.inventory.Shelves;
import crossdock.kernel.Actor;
import crossdock.kernel.Outcome.Done;
import crossdock.order.Method;
import crossdock.store.routing.SqlSettings;
import crossdock.ui.common.Background;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.tables.Sheet.Line;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesViewModelTest {
    private static final Actor ANN = new Actor(Actor.Kind.PERSON, "ann");
    private static final Actor BEN = new Actor(Actor.Kind.PERSON, "ben");

    private Shelves shelves;
    private RoutingDesk desk;
    private Notices notices;

    @BeforeEach
    void open(@TempDir Path folder) {
        shelves = new Shelves(folder);
        desk = new RoutingDesk(
                shelves.db.transactor(), new SqlSettings(shelves.db.writer(), shelves.db.readers()),
                shelves.locations, InstantSource.fixed(Shelves.at(0)));
        desk.begin();
        notices = new Notices(Texts.strict(Locale.US));
    }

    @AfterEach
    void close() {
        shelves.close();
    }

    private TablesViewModel model(Sheet sheet) {
        var model = new TablesViewModel(desk, Background.inPlace(), notices, ANN, sheet);
        model.read();
        return model;
    }

    private static Line line(TablesViewModel model, String subject) {
        return model.shownProperty().get().lines().stream()
                .filter(line -> line.subject().equals(subject)).findFirst().orElseThrow();
    }

    private Line store(TablesViewModel model) {
        return line(model, shelves.store.toString());
    }

    private Setting.@org.jspecify.annotations.Nullable Capacity capacity() {
        return desk.network().at(shelves.store).orElseThrow().chosen().capacity();
    }

    @Test
    void aLineIsTakenOverAndTakenBack() {
        TablesViewModel model = model(Sheets.capacity());
        assertTrue(model.take(store(model), List.of("60", "", "lines")));
        assertEquals(new Setting.Capacity(shelves.store, Setting.Unit.LINES, 60, null), capacity());
        assertEquals(List.of("60", "", "lines"), store(model).texts());
        assertTrue(model.take(store(model), List.of("60", "20", "lines")));
        model.undo();
        assertEquals(60, Objects.requireNonNull(capacity()).perDay());
        assertNull(Objects.requireNonNull(capacity()).perShift());
        model.undo();
        assertNull(capacity());
    }

    @Test
    void anEmptyLineIsNoLimit() {
        TablesViewModel model = model(Sheets.capacity());
        model.take(store(model), List.of("60", "", ""));
        model.take(store(model), List.of("", "", ""));
        assertNull(capacity());
        assertFalse(store(model).isSet());
    }

    @Test
    void whatIsNoneIsToldBesideItsFieldAndNothingIsSaved() {
        TablesViewModel model = model(Sheets.capacity());
        assertFalse(model.take(store(model), List.of("many", "", "")));
        TablesViewModel.Problem problem = model.shownProperty().get().problems().get(TablesViewModel.key(store(model)));
        assertEquals(0, Objects.requireNonNull(problem).column());
        assertEquals("routing.form.notWhole", problem.textKey());
        assertFalse(model.take(store(model), List.of("5", "", "boxes")));
        assertNull(capacity());
        assertTrue(model.take(store(model), List.of("5", "", "units")));
        assertTrue(model.shownProperty().get().problems().isEmpty());
    }

    @Test
    void ofTwoWhoSetOneThingTheSecondIsTold() {
        TablesViewModel model = model(Sheets.capacity());
        Line seen = store(model);
        assertTrue(desk.set(BEN, 0, new Setting.Capacity(shelves.store, Setting.Unit.ORDERS, 9, null)) instanceof Done);
        model.take(seen, List.of("60", "", ""));
        assertEquals(9, Objects.requireNonNull(capacity()).perDay());
        assertTrue(notices.shown().getLast().text().startsWith("ben changed this"), notices.shown().toString());
    }

    @Test
    void hoursClosedDaysAndOtherDaysAreReadAsTheyAreShown() {
        TablesViewModel model = model(Sheets.calendars());
        List<String> typed = List.of("Mon-Fri 08:00-18:00", "2026-12-24, 2026-12-31", "2026-11-27 06:00-22:00");
        assertTrue(model.take(store(model), typed));
        assertEquals(typed, store(model).texts());
        assertFalse(model.take(store(model), List.of("Mon 8", "", "")));
        assertFalse(model.take(store(model), List.of("", "24.12.", "")));
        assertFalse(model.take(store(model), List.of("", "", "2026-11-27")));
        var hours = desk.network().at(shelves.store).orElseThrow().chosen().hours();
        assertEquals(
                List.of(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 31)),
                Objects.requireNonNull(hours).closed());
    }

    @Test
    void ratesOfAServiceAreEditedByTheBandAndAreNoSampleThen() {
        TablesViewModel model = model(new RateSheet(2).sheet());
        Line band = model.shownProperty().get().lines().get(1);
        List<String> typed = new java.util.ArrayList<>(band.texts());
        typed.set(1, "5.00 + 0.30");
        assertTrue(model.take(band, typed));
        Setting.Carrier carrier = desk.network().carriers().stream()
                .filter(one -> one.subject().equals(band.subject())).findFirst().orElseThrow();
        assertFalse(carrier.sample());
        assertEquals(500, carrier.service().bands().getFirst().parcel().getFirst());
        assertEquals(30, carrier.service().bands().getFirst().perKg().getFirst());
        typed.set(1, "99.00");
        assertFalse(model.take(model.shownProperty().get().lines().get(1), typed));
    }

    @Test
    void handlingAndWeightsAreSetInTheirUnits() {
        TablesViewModel handling = model(new Sheets(2).handling());
        assertTrue(handling.take(store(handling), List.of("Lamps, Chairs", "2", "1.50")));
        Setting.Place place = Objects.requireNonNull(desk.network().at(shelves.store).orElseThrow().chosen().place());
        assertEquals(new Setting.Place(shelves.store, 150, 2, List.of("Chairs", "Lamps")), place);
        TablesViewModel weights = model(Sheets.weights(List.of("Chairs")));
        assertTrue(weights.take(line(weights, "Chairs"), List.of("7500")));
        assertEquals(7_500, desk.network().grams("Chairs"));
    }

    @Test
    void aStoreIsSaidToShipByYesOrNo() {
        TablesViewModel shipping = model(Sheets.shipping());
        assertEquals(List.of(Sheet.Usual.of("yes")), store(shipping).usual());
        assertTrue(shipping.take(store(shipping), List.of("No")));
        assertFalse(desk.network().at(shelves.store).orElseThrow().ships());
        assertEquals(List.of("no"), store(shipping).texts());
        assertFalse(shipping.take(store(shipping), List.of("perhaps")));
        assertTrue(shipping.take(store(shipping), List.of("")));
        assertTrue(desk.network().at(shelves.store).orElseThrow().ships());
    }

    @Test
    void emptyFieldsShowWhatStandsWithoutThem() {
        assertEquals(
                List.of("60", "120", "20", "14"),
                store(model(Sheets.pickup())).usual().stream().map(Sheet.Usual::value).toList());
        Line weight = line(model(Sheets.weights(List.of("Chairs"))), "Chairs");
        assertEquals(List.of(Sheet.Usual.of(NetworkSetup.USUAL_GRAMS)), weight.usual());
        for (Sheet sheet : List.of(
                Sheets.capacity(), Sheets.calendars(), Sheets.pickup(), new Sheets(2).handling(), Sheets.shipping())) {
            assertEquals(sheet.columns().size(), store(model(sheet)).usual().size(), sheet.id());
        }
    }

    @Test
    void theFilterNarrowsTheLines() {
        TablesViewModel model = model(Sheets.capacity());
        int all = model.shownProperty().get().lines().size();
        model.filterProperty().set(store(model).title());
        assertTrue(model.shownProperty().get().lines().size() < all);
    }

    @Test
    void theDaysOfAServiceLevelAreSetAndTakenBack() {
        TablesViewModel model = model(Sheets.levels());
        assertEquals(List.of("SHIP", "PICKUP"), model.shownProperty().get().lines().stream()
                .map(Line::subject).toList());
        assertTrue(model.take(line(model, "SHIP"), List.of("3")));
        assertEquals(3, desk.network().workingDays(Method.SHIP));
        assertEquals(1, desk.network().workingDays(Method.PICKUP));
        assertFalse(model.take(line(model, "PICKUP"), List.of("91")));
        assertFalse(model.take(line(model, "PICKUP"), List.of("soon")));
        model.undo();
        assertEquals(5, desk.network().workingDays(Method.SHIP));
    }
}
