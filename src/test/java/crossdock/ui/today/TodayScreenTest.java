package crossdock.ui.today;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.insight.TodayQueries;
import crossdock.insight.TodayQueries.Shortage;
import crossdock.order.OrderQueries;
import crossdock.platform.SettingsStore;
import crossdock.ui.HeadlessMouse;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.LocationMap;
import crossdock.ui.common.Background;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Navigation;
import crossdock.ui.common.Texts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.shape.Shape;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// The board on a real scene: every card, line and dot opens its rows, and nothing lies on anything else.
@ExtendWith(ApplicationExtension.class)
@ResourceLock("toolkit")
@SuppressWarnings("NullAway.Init") // set up on the FX thread, before each test
class TodayScreenTest {
    @TempDir
    Path folder;

    private final Navigation navigation = new Navigation();
    private final List<String> visits = new ArrayList<>();
    private final List<OrderQueries.Sort> sorts = new ArrayList<>();
    private TodayScreen screen;
    private Scene scene;
    private Subscription dress = Subscription.EMPTY;

    @BeforeEach
    void open() throws Exception {
        Board board = SomeDay.board(
                List.of(SomeDay.shortage(Shortage.Kind.OVERSOLD, 4, 1, "Fernhill Reno")),
                List.of(SomeDay.drift("DK-1", 12)));
        OrderQueries orders = new NoOrders() {
            @Override
            public long[] keys(Filter filter, Sort sort, int limit) {
                sorts.add(sort);
                return new long[] {1};
            }

            @Override
            public List<Row> rows(long[] keys) {
                return List.of(SomeDay.order(null, "Fernhill Reno", 1));
            }
        };
        navigation.place().subscribe(place -> {
            if (place != null) {
                visits.add(place.screen() + " " + place.reference());
            }
        });
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            var stage = new Stage(); // its own: a size stays with a stage
            screen = screen(board, orders);
            scene = new Scene(screen.node(), 1284, 812);
            dress = new Looks(SettingsStore.open(folder.resolve("settings.json"), Runnable::run)).dress(scene);
            stage.setScene(scene);
            stage.show();
            HeadlessMouse.install();
            screen.show();
            scene.getRoot().applyCss();
            scene.getRoot().layout(); // the mouse goes to where things lie
        });
        WaitForAsyncUtils.waitForFxEvents(5);
    }

    private TodayScreen screen(Board board, OrderQueries orders) {
        var texts = Texts.strict(Locale.US);
        return new TodayScreen(
                model(_ -> board.today(), board, orders), new Figures(texts, ZoneOffset.UTC), texts, navigation);
    }

    private static TodayViewModel model(TodayQueries today, Board board, OrderQueries orders) {
        return new TodayViewModel(new TodayViewModel.Ports(
                today, _ -> board.drift(), new NoChannels(), orders, _ -> () -> {},
                Background.inPlace(), InstantSource.fixed(SomeDay.NOW), ZoneOffset.UTC));
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.setupFixture(() -> {
            screen.hide();
            dress.unsubscribe();
        });
        FxToolkit.cleanupStages();
    }

    @Test
    void waitingOrdersComeByTheirPromise() {
        assertEquals(List.of(new OrderQueries.Sort(OrderQueries.Sort.Column.PROMISED, false)), sorts);
    }

    private Node line(String list, int at) {
        return ((RowsThatFit) Objects.requireNonNull(scene.lookup(list))).getChildrenUnmodifiable().get(at);
    }

    private void press(Node button) {
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
            button.requestFocus();
            return button;
        });
        new FxRobot().type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    @Test
    void everyLineOpensItsRowsByEnter() {
        press(line("#troubles", 0));
        press(line("#troubles", 1));
        press(line("#waiting", 0));
        press(line("#loads", 0));
        assertEquals(List.of("stock negative:CH-4", "stock DK-1", "orders 7", "stock location:1"), visits);
    }

    @Test
    void holdsNoCardsUntilThereIsSomethingToSay() {
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
            TodayScreen fresh = screen(SomeDay.board(List.of(), List.of()), new NoOrders());
            Parent root = fresh.node();
            assertNull(root.lookup("#content"), "before anything was read");
            fresh.show();
            assertNotNull(root.lookup("#content"), "a calm day has its cards");
            fresh.hide();
            return root;
        });
    }

    @Test
    void theFocusGoesFromConnectToTheFirstCardOnceAChannelIsRead() {
        var figures = new TodayQueries.Figures(
                List.of(), 0, null, List.of(), 0, 0, 0, null, 0, 0, 0, 0, 0, 0);
        var nothing = new Board(
                new TodayQueries.Today(SomeDay.NOW, ZoneOffset.UTC, figures, List.of(), List.of(), null),
                SomeDay.board(List.of(), List.of()).drift(), List.of(), List.of());
        var read = new ArrayDeque<>(List.of(nothing.today(), SomeDay.board(List.of(), List.of()).today()));
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
            TodayViewModel model = model(_ -> read.remove(), nothing, new NoOrders());
            var fresh = new TodayScreen(model, new Figures(Texts.strict(Locale.US), ZoneOffset.UTC),
                    Texts.strict(Locale.US), navigation);
            scene.setRoot((Parent) fresh.node());
            fresh.show();
            scene.lookup("#connect").requestFocus();
            model.read();
            assertTrue(scene.lookup(".kpi-card").isFocused(), () -> "the focus is at " + scene.getFocusOwner());
            fresh.hide();
            return model;
        });
    }

    @Test
    void aClickOnTroubleOpensItsRows(FxRobot robot) {
        robot.clickOn(line("#troubles", 0));
        robot.clickOn(line("#troubles", 1));
        assertEquals(List.of("stock negative:CH-4", "stock DK-1"), visits);
    }

    @Test
    void everyCardLeadsSomewhere() {
        for (Node card : scene.getRoot().lookupAll(".kpi-card")) {
            press(card);
        }
        assertEquals(6, visits.size());
        assertTrue(visits.contains("stock negative"), visits::toString);
        assertTrue(visits.contains("orders unrouted"), visits::toString);
    }

    @Test
    void arrowsAndEnterOpenADotOfTheMap(FxRobot robot) {
        Node map = Objects.requireNonNull(scene.lookup(".location-map"));
        press(map);
        assertEquals(1, visits.size());
        assertTrue(visits.getFirst().startsWith("stock location:"), visits::toString);
        robot.clickOn(scene.getRoot().lookupAll(".map-dot").iterator().next());
        assertEquals(2, visits.size());
    }

    @Test
    void marksOfTheMapLieOnNoDotAndOnNoOtherMark() {
        var map = (LocationMap) Objects.requireNonNull(scene.lookup(".location-map"));
        List<Bounds> marks = new ArrayList<>();
        List<Bounds> dots = new ArrayList<>();
        for (Node child : map.getChildrenUnmodifiable()) {
            if (child.isVisible() && child.getStyleClass().contains("map-mark")) {
                marks.add(child.getBoundsInParent());
            } else if (child instanceof Shape && child.getStyleClass().contains("map-dot")) {
                dots.add(child.getBoundsInParent());
            }
        }
        assertEquals(2, dots.size());
        assertTrue(dots.getFirst().intersects(dots.getLast()), "the two places lie close, else this proves nothing");
        assertFalse(marks.isEmpty());
        for (Bounds mark : marks) {
            assertTrue(dots.stream().noneMatch(mark::intersects), () -> mark + " lies on one of " + dots);
            assertEquals(1, marks.stream().filter(mark::intersects).count(), "marks lie on each other");
        }
    }

    @Test
    void listsShowWholeRowsOnlyAndAsManyAsFit() {
        WaitForAsyncUtils.waitForAsyncFx(5000, () -> {
            var list = new RowsThatFit();
            List<Region> rows = List.of(new Region(), new Region(), new Region(), new Region());
            rows.forEach(row -> row.setPrefHeight(20));
            list.show(rows);
            list.resize(200, 59);
            list.layout();
            assertEquals(2, list.fitting());
            list.resize(200, 80);
            list.layout();
            assertEquals(4, list.fitting());
            return list;
        });
    }
}
