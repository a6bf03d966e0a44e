package crossdock.ui.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.Shelves;
import crossdock.kernel.ChangeNotice;
import crossdock.kernel.ChangeNotices;
import crossdock.order.Order;
import crossdock.order.OrderDesk;
import crossdock.order.SomeOrders;
import crossdock.platform.SettingsStore;
import crossdock.platform.ThemeChoice;
import crossdock.store.order.SqlOrderQueries;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Background;
import crossdock.ui.common.DetailSplit;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Png;
import crossdock.ui.common.Texts;
import crossdock.ui.live.Pace;
import crossdock.ui.table.Kit;
import crossdock.ui.table.ViewMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@ResourceLock("toolkit")
@SuppressWarnings("NullAway.Init") // set up on the FX thread, before each test
class OrdersScreenTest {
    private static final int ORDERS = 40;

    @TempDir
    Path folder;

    private final AtomicInteger listeners = new AtomicInteger();
    private OrderDesk desk;
    private Order eventful;
    private OrdersScreen screen;
    private Looks looks;
    private Scene scene;
    private Subscription dress = Subscription.EMPTY;

    @BeforeEach
    void open() throws Exception {
        desk = new OrderDesk(folder.resolve("workspace"));
        SomeOrders.fill(desk, ORDERS);
        eventful = SomeOrders.eventful(desk);
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            var stage = new Stage(); // its own: a size stays with a stage
            var texts = Texts.strict(Locale.US);
            looks = new Looks(SettingsStore.open(folder.resolve("settings.json"), Runnable::run));
            var kit = new Kit(texts, new Figures(texts, ZoneOffset.UTC), looks, ViewMemory.forNow());
            Background background = Background.onVirtualThreads();
            screen = new OrdersScreen(
                    new OrderPorts(
                            new SqlOrderQueries(desk.shelves.db.readers()), desk.shelves.locations, this::listen, null,
                            null),
                    background,
                    Pace.everyFourthPulse(background),
                    InstantSource.fixed(Shelves.at(600)),
                    kit);
            scene = new Scene(screen.node(), 1284, 812);
            dress = looks.dress(scene);
            stage.setScene(scene);
            stage.show();
            screen.show();
        });
        until(() -> table().getItems().size() == ORDERS + 1 && count().startsWith("41"));
    }

    private ChangeNotices.Subscription listen(Consumer<ChangeNotice> listener) {
        ChangeNotices.Subscription heard = desk.shelves.db.notices().subscribe(listener);
        listeners.incrementAndGet();
        return () -> {
            listeners.decrementAndGet();
            heard.close();
        };
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.setupFixture(() -> {
            screen.hide();
            dress.unsubscribe();
        });
        FxToolkit.cleanupStages();
        desk.close();
    }

    private static void until(Callable<Boolean> holds) throws TimeoutException {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, holds));
        WaitForAsyncUtils.waitForFxEvents(5);
    }

    private TableView<?> table() {
        return (TableView<?>) scene.lookup(".kit-table");
    }

    private String text(String selector) {
        Node node = scene.lookup(selector);
        return node instanceof Label label ? label.getText() : "";
    }

    private String count() {
        return text("#count");
    }

    private boolean isDetailOpen() {
        return ((DetailSplit) scene.lookup("#split")).openProperty().get();
    }

    private void on(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(5000, work);
        WaitForAsyncUtils.waitForFxEvents(5);
    }

    @Test
    void theSelectedOrderStandsBesideTheList(FxRobot robot) throws Exception {
        on(() -> screen.open(eventful.id().toString()));
        until(() -> text(".detail-title").equals("#50058") && isDetailOpen());
        assertEquals("3 units held", text("#reservationsHint"));

        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        on(() -> assertTrue(screen.back()));
        assertFalse(isDetailOpen());
        on(() -> assertFalse(screen.back()));
    }

    @Test
    void arrowsWalkTheOrdersAndTheDetailFollows(FxRobot robot) throws Exception {
        on(() -> {
            table().requestFocus();
            screen.poses().getFirst().strike().run();
        });
        until(() -> !text(".detail-title").isEmpty());
        String first = text(".detail-title");
        robot.press(KeyCode.J).release(KeyCode.J);
        until(() -> !text(".detail-title").equals(first));
    }

    @Test
    void filteringLeavesTheOrdersThatMatchAndSaysSo() throws Exception {
        on(() -> ((TextField) scene.lookup("#text")).setText("50058"));
        until(() -> table().getItems().size() == 1 && count().equals("1 of 41 orders"));
        on(() -> ((TextField) scene.lookup("#text")).setText("nothing like it"));
        until(() -> table().getItems().isEmpty());
        on(() -> screen.open("unrouted"));
        until(() -> table().getItems().size() > 1);
        assertEquals("", ((TextField) scene.lookup("#text")).getText());
        long unrouted = desk.shelves.db.readers().read(sql -> sql.number(
                "SELECT count(*) FROM orders WHERE unrouted_units > 0 AND open_units > 0 AND reserves = 1"));
        until(() -> table().getItems().size() == unrouted);
    }

    @Test
    void anOrderThatComesInIsCounted() throws Exception {
        SomeOrders.one(desk, "77777");
        until(() -> count().startsWith("42"));
    }

    @Test
    void newerOrdersWaitBesideTheCountAndNoRowIsCoveredOrMoves() throws Exception {
        double top = seen(() -> inScene(scene.lookup(".table-row-cell")).getMinY());
        SomeOrders.one(desk, "77777");
        until(() -> scene.lookup(".newer").isVisible());
        Button newer = (Button) scene.lookup(".newer");
        assertEquals("1 new row, show", newer.getText());
        Bounds pill = seen(() -> inScene(newer));
        Bounds rows = seen(() -> inScene(table()));
        assertFalse(pill.intersects(rows), pill + " lies on " + rows);
        assertTrue(pill.getWidth() > 60 && pill.getMinX() > inScene(scene.lookup("#count")).getMinX());
        assertEquals(top, seen(() -> inScene(scene.lookup(".table-row-cell")).getMinY()));

        on(newer::fire);
        until(() -> table().getItems().size() == ORDERS + 2 && !newer.isVisible());
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    private static <T> T seen(Callable<T> look) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, look);
    }

    @Test
    void openingAndClosingFiftyTimesLeavesNothingBehind() throws Exception {
        int listening = listeners.get();
        on(() -> {
            for (int i = 0; i < 50; i++) {
                screen.hide();
                screen.show();
            }
        });
        assertEquals(listening, listeners.get());
        on(() -> screen.hide());
        assertEquals(0, listeners.get());
        on(() -> screen.show());
        until(() -> count().startsWith("" + (ORDERS + 1)));
    }

    @ParameterizedTest
    @EnumSource(value = ThemeChoice.class, names = {"LIGHT", "DARK"})
    void drawsTheListAndTheDetail(ThemeChoice theme) throws Exception {
        on(() -> looks.choiceProperty().set(theme));
        on(() -> screen.open(eventful.id().toString()));
        until(() -> text(".detail-title").equals("#50058"));
        on(() -> scene.getRoot().requestFocus());
        draw("orders-" + theme);
        on(() -> ((ScrollPane) scene.lookup("#scroll")).setVvalue(1));
        draw("orders-below-" + theme);
        on(() -> {
            screen.back();
            ((TextField) scene.lookup("#text")).setText("nothing like it");
        });
        until(() -> table().getItems().isEmpty() && count().startsWith("0"));
        draw("orders-empty-" + theme);
    }

    private void draw(String name) throws IOException {
        Image image = WaitForAsyncUtils.waitForAsyncFx(5000, () -> scene.snapshot(null));
        Path pictures = Path.of("target", "pictures");
        Files.createDirectories(pictures);
        Png.write(image, pictures.resolve(name + ".png"));
        assertEquals(1284, image.getWidth());
    }
}
