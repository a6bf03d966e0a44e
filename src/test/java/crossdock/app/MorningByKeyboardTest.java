package crossdock.app;

import static crossdock.app.PracticeConsole.onFx;
import static crossdock.app.PracticeConsole.until;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.StockQueries.CellRow;
import crossdock.inventory.StockQueries.Filter;
import crossdock.inventory.StockQueries.Sort;
import crossdock.inventory.StockQueries.View;
import crossdock.ui.ByKeys;
import crossdock.ui.Whole;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/// A morning at the desk without a mouse: everything is reached by keys alone, and judged by what stands on the screen.
@ExtendWith(ApplicationExtension.class)
@ResourceLock("toolkit")
@SuppressWarnings("NullAway.Init") // opened before each test
class MorningByKeyboardTest {
    @TempDir
    Path folder;

    private PracticeConsole console;
    private FxRobot robot;
    private ByKeys keys;

    @BeforeEach
    void open(FxRobot hands) throws Exception {
        robot = hands;
        console = new PracticeConsole(folder);
        keys = new ByKeys(robot, console.opened.scene());
        console.connect("file");
        console.connect("square");
        console.connect("woocommerce");
        console.workspace.routing.drive.start();
        console.workspace.sync.start(console.workspace.notices());
        until("the tills count something", () -> shelf().isPresent());
        until("a web order is routed", () -> console.workspace.database.readers().read(sql -> sql.number(
                "SELECT count(*) FROM routing_decision")) > 0);
    }

    @AfterEach
    void close() throws Exception {
        console.close();
    }

    /// Some units where the first of all stores counts them.
    private Optional<CellRow> shelf() {
        var stock = console.workspace.reading.stock();
        long[] keys = stock.keys(View.CELLS, Filter.NONE, new Sort(Sort.Column.SKU, false), 2_000);
        String first = firstStore();
        return stock.cells(keys).stream()
                .filter(cell -> cell.locationName().equals(first) && cell.onHand() > 3)
                .findFirst();
    }

    private String firstStore() {
        return console.workspace.reading.locations().all().stream()
                .filter(place -> place.stockSource() != null && place.code().startsWith("FERNHILL"))
                .map(place -> place.name())
                .sorted()
                .findFirst()
                .orElse("");
    }

    @Test
    void stockIsAdjustedOrdersAreUnderstoodAndALoopRestsWithoutAMouse() {
        CellRow shelf = shelf().orElseThrow();
        pauseTills(true);
        paletteToStock(shelf.code());
        adjust(shelf);
        copyTheRow(shelf.code());
        takeBack(shelf);
        readWhy(oldestOrder());
        pauseTills(false);
        highContrast();
        allKeys();
    }

    private void pauseTills(boolean isPaused) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
        until("Channels", () -> keys.said(".screen-title").equals("Channels"));
        keys.tabTo("the tills", node -> ByKeys.spoken(node).startsWith("Fernhill tills, "));
        robot.type(KeyCode.SPACE);
        until("their detail", () -> keys.said(".channel-detail .detail-title").equals("Fernhill tills"));
        String now = isPaused ? "Pause" : "Resume";
        keys.tabTo(now, node -> ByKeys.spoken(node).equals(now));
        robot.type(KeyCode.SPACE);
        until("told", () -> onFx(() -> keys.texts(".channel-detail .chip").contains("Paused") == isPaused));
    }

    private void paletteToStock(String code) {
        robot.push(KeyCode.CONTROL, KeyCode.K).write("stock", 0).type(KeyCode.ENTER);
        until("Stock", () -> keys.said(".screen-title").equals("Stock"));
        robot.type(KeyCode.SLASH);
        robot.write("/", 0); // the key of the slash differs from keyboard to keyboard, its sign does not
        until("the filter has the focus", () -> onFx(() -> keys.focus() instanceof TextInputControl));
        robot.push(KeyCode.CONTROL, KeyCode.A).write(code, 0).type(KeyCode.DOWN);
        until("the list has the focus", () -> onFx(() -> keys.focus() instanceof TableView<?>));
        until("one row", () -> keys.said("#count").startsWith("1 of "));
        until("its detail", () -> keys.said("#code").equals(code));
    }

    private void adjust(CellRow shelf) {
        robot.type(KeyCode.A);
        until("the form", () -> ByKeys.dialog().isPresent());
        robot.targetWindow(ByKeys.dialog().orElseThrow().getWindow());
        until("its first field has the focus", () -> onFx(() ->
                keys.focus() != null && ByKeys.spoken(keys.focus()).equals("Location")));
        robot.type(KeyCode.DOWN);
        keys.tabTo("the change", node -> ByKeys.spoken(node).startsWith("Change of on hand"));
        robot.push(KeyCode.CONTROL, KeyCode.A).write("-2", 0);
        keys.tabTo("the reason", node -> ByKeys.spoken(node).equals("Reason"));
        robot.type(KeyCode.DOWN);
        until("the effect is named", () -> onFx(() -> ByKeys.texts(ByKeys.dialog().orElseThrow().getRoot(), ".label")
                .contains("On hand " + shelf.onHand() + ", then " + (shelf.onHand() - 2) + ".")));
        robot.type(KeyCode.ENTER);
        until("the form is gone", () -> ByKeys.dialog().isEmpty());
        robot.targetWindow(console.opened.stage());
        until("it is told", () -> onFx(() -> keys.texts(".notice .label"))
                .contains("On hand of " + shelf.code() + " is " + (shelf.onHand() - 2) + "."));
        until("the push waits", () -> onFx(() -> keys.texts(".chip")).contains("push to Fernhill tills waits"));
        until("so says the foot", () -> keys.said("#outboxCount").startsWith("1 to send"));
    }

    private void copyTheRow(String code) {
        until("the list has the focus", () -> onFx(() -> keys.focus() instanceof TableView<?>));
        robot.push(KeyCode.CONTROL, KeyCode.C);
        until("the row is on the clipboard", () -> onFx(() -> {
            String copied = Clipboard.getSystemClipboard().getString();
            return copied != null && copied.startsWith("SKU\t") && copied.contains("\n" + code + "\t");
        }));
    }

    private void takeBack(CellRow shelf) {
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until("it is taken back", () -> onFx(() -> keys.texts(".notice .label"))
                .contains("Taken back: on hand of " + shelf.code() + " is " + shelf.onHand() + "."));
    }

    /// Opened from Today, where the oldest stands first.
    private String oldestOrder() {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        until("Today", () -> keys.said(".screen-title").equals("Today"));
        until("orders wait", () -> onFx(() -> console.opened.scene().lookup("#waiting .today-row") != null));
        keys.tabTo("the oldest", node -> node == onFx(() -> console.opened.scene().lookup("#waiting .today-row")));
        String number = onFx(() -> ByKeys.spoken(keys.focus())).split(", ")[0];
        robot.type(KeyCode.SPACE);
        until("Orders", () -> keys.said(".screen-title").equals("Orders"));
        return number;
    }

    private void readWhy(String number) {
        until("the order", () -> keys.said(".order-title .detail-title").equals(number));
        until("where and why", () -> {
            String sentence = keys.said("#sentence");
            return !sentence.isBlank() && !sentence.startsWith("Working");
        });
        until("nothing is cut off", () -> onFx(() -> Whole.findings(console.opened.scene())).isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        robot.type(KeyCode.ESCAPE);
    }

    private void highContrast() {
        Color before = ground();
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT6);
        until("Settings", () -> keys.said(".screen-title").equals("Settings"));
        keys.tabTo("the theme", node -> ByKeys.spoken(node).equals("High contrast"));
        robot.type(KeyCode.SPACE);
        until("black", () -> ground().equals(Color.BLACK));
        keys.tabBackTo("the light theme", node -> ByKeys.spoken(node).equals("Light"));
        robot.type(KeyCode.SPACE);
        until("as before", () -> !ground().equals(Color.BLACK));
        assertFalse(before.equals(Color.BLACK));
    }

    private void allKeys() {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        until("Stock", () -> keys.said(".screen-title").equals("Stock"));
        onFx(() -> console.opened.scene().getRoot().isFocused());
        keys.tabTo("the list", node -> node instanceof TableView<?>);
        robot.write("?", 0);
        until("all keys", () -> onFx(() -> keys.texts(".keys-box .screen-title")).contains("All keys"));
        assertTrue(onFx(() -> keys.texts(".keys-box .label")).contains("Adjust stock"));
        robot.type(KeyCode.ESCAPE);
        until("gone", () -> onFx(() -> !console.opened.scene().lookup(".keys-box").getParent().isVisible()));
    }

    /// The colour behind everything, at the foot of the rail.
    private Color ground() {
        return onFx(() -> console.opened.scene().snapshot(null).getPixelReader().getColor(4, 600));
    }
}
