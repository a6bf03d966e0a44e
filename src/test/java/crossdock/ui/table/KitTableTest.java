package crossdock.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.ChangeNotice;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.Topic;
import crossdock.platform.SettingsStore;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Background;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Texts;
import crossdock.ui.live.LiveList;
import crossdock.ui.live.RowSource;
import crossdock.ui.table.KitTableTest.Part;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
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

/// The table on a real scene: what is never cut off, what stays in sight, what the keyboard reaches.
@ExtendWith(ApplicationExtension.class)
@ResourceLock("toolkit")
@SuppressWarnings("NullAway.Init") // set up on the FX thread, before each test
class KitTableTest {
    private static final String LONG = "C8DXKRGQZ7VW0YEQEEZGKXRCW8";

    @TempDir
    Path folder;

    private final Parts parts = new Parts();
    private Looks looks;
    private LiveList<Part> list;
    private KitTable<Part> table;
    private Scene scene;
    private Stage stage;
    private Consumer<ChangeNotice> hear = _ -> {};
    private Subscription bound = Subscription.EMPTY;

    /// One row: a code, a name, and as many figures as asked for.
    record Part(long id, String code, String name, int units) {}

    private static final class Parts implements RowSource<Part> {
        private int units = 1;

        @Override
        public long[] keys(int limit) {
            return LongStream.range(0, Math.min(limit, 60)).toArray();
        }

        @Override
        public List<Part> rows(long[] keys) {
            return LongStream.of(keys)
                    .mapToObj(key -> new Part(key, key == 3 ? LONG : "P-" + key, "Part with a name " + key, units))
                    .toList();
        }

        @Override
        public long key(Part row) {
            return row.id();
        }

        @Override
        public long noticeKey(long key) {
            return key;
        }
    }

    private static List<Column<Part>> columns() {
        List<Column<Part>> all = new ArrayList<>();
        all.add(Column.words("code", "Code", 60, Part::code).styled("code", "first"));
        all.add(Column.words("name", "Name", 200, Part::name));
        for (int i = 0; i < 6; i++) {
            Face<Part> face = (cell, row) -> cell.showFigure(Integer.toString(row.units()), 1);
            all.add(Column.<Part>right("u" + i, "U" + i, 70, row -> Integer.toString(row.units()), () -> face)
                    .called("Units " + i));
        }
        all.add(Column.words("secret", "Hidden", 80, (Part row) -> "hidden " + row.id()).hidden());
        return all;
    }

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            stage = new Stage(); // its own: the size stays with a stage, and others use the primary one
            var texts = Texts.strict(Locale.US);
            looks = new Looks(SettingsStore.open(folder.resolve("settings.json"), Runnable::run));
            var kit = new Kit(texts, new Figures(texts, ZoneOffset.UTC), looks, ViewMemory.forNow());
            list = new LiveList<>(Background.inPlace(), Runnable::run, Set.of(Topic.STOCK));
            table = new KitTable<>(list, columns(), "name", "parts", kit);
            scene = new Scene(table, 800, 400);
            ChangeNotices notices = listener -> {
                hear = listener;
                return () -> {};
            };
            bound = Subscription.combine(looks.dress(scene), table.show(), list.follow(notices));
            stage.setScene(scene);
            stage.setWidth(800);
            stage.setHeight(400);
            stage.show();
            list.ask(parts);
        });
        settle();
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.setupFixture(() -> {
            bound.unsubscribe();
            stage.hide();
        });
        FxToolkit.cleanupStages();
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents(8);
    }

    private static <T> T onFx(Callable<T> act) {
        T answer = WaitForAsyncUtils.waitForAsyncFx(5000, act);
        settle();
        return answer;
    }

    private ScrollBar sideways() {
        return table.lookupAll(".scroll-bar").stream()
                .filter(each -> each instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL)
                .map(ScrollBar.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private List<String> frozen() {
        return table.lookupAll(".frozen-cell").stream()
                .filter(Node::isVisible)
                .map(cell -> ((Label) cell).getText())
                .toList();
    }

    @Test
    void theNameGivesWayBeforeTheTableScrollsSideways() {
        onFx(() -> {
            stage.setWidth(760);
            return stage;
        });
        assertFalse(sideways().isVisible(), "six figures of 70, the code and a short name fit");
        onFx(() -> {
            stage.setWidth(500);
            return stage;
        });
        assertTrue(sideways().isVisible());
    }

    @Test
    void aCodeIsNeverCutOff() {
        double wide = table.table().getVisibleLeafColumn(0).getWidth();
        Label measure = new Label(LONG);
        onFx(() -> {
            measure.setStyle("-fx-font-family: 'JetBrains Mono'; -fx-font-size: 11.5px");
            var probe = new Scene(new javafx.scene.Group(measure));
            probe.getRoot().applyCss();
            return probe;
        });
        assertTrue(wide >= measure.prefWidth(-1) + 22, wide + " for " + measure.prefWidth(-1));
    }

    @Test
    void theFirstColumnStaysWhileTheOthersGoSideways() {
        onFx(() -> {
            stage.setWidth(500);
            return stage;
        });
        assertEquals(List.of(), frozen(), "nothing is scrolled yet");
        onFx(() -> {
            sideways().setValue(sideways().getMax());
            return scene;
        });
        List<String> codes = frozen();
        assertEquals("P-0", codes.getFirst());
        assertTrue(codes.contains(LONG), codes::toString);
        assertEquals("Code", ((Label) Objects.requireNonNull(table.lookup(".frozen-head"))).getText());
        Node row = table.lookupAll(".table-row-cell").stream()
                .filter(each -> each instanceof KitRow<?> kit && kit.getIndex() == 3)
                .findFirst()
                .orElseThrow();
        Node label = table.lookupAll(".frozen-cell").stream()
                .filter(each -> ((Label) each).getText().equals(LONG))
                .findFirst()
                .orElseThrow();
        double apart = label.localToScene(0, 0).getY() - row.localToScene(0, 0).getY();
        assertEquals(0, apart, 1.0, "the code stands beside its own figures");
        onFx(() -> {
            sideways().setValue(0);
            return scene;
        });
        assertEquals(List.of(), frozen().stream().filter(_ -> frozenIsShown()).toList());
    }

    private boolean frozenIsShown() {
        return Objects.requireNonNull(table.lookup(".frozen-column")).isVisible();
    }

    @Test
    void allFactsOfTheRowStandUnderTheIKey(FxRobot robot) {
        onFx(() -> {
            table.table().requestFocus();
            table.select(3);
            return table;
        });
        robot.type(KeyCode.I);
        settle();
        List<String> said = factsOnScreen();
        assertTrue(said.containsAll(List.of("Code", LONG, "Name", "Part with a name 3", "Units 5")), said::toString);
        assertTrue(said.containsAll(List.of("Hidden", "hidden 3")), "hidden columns too: " + said);
        robot.type(KeyCode.ESCAPE);
        settle();
        assertEquals(List.of(), factsOnScreen());
    }

    private static List<String> factsOnScreen() {
        return onFx(() -> Window.getWindows().stream()
                .map(window -> window.getScene().getRoot().lookup(".row-facts"))
                .filter(GridPane.class::isInstance)
                .flatMap(grid -> ((GridPane) grid).getChildren().stream())
                .map(each -> ((Label) each).getText())
                .toList());
    }

    @Test
    void withReducedMotionAChangeIsASmallDotInsteadOfAFlash() {
        onFx(() -> {
            looks.reducedMotionProperty().set(true);
            parts.units = 2;
            hear.accept(new ChangeNotice(Map.of(Topic.STOCK, Set.of(1L))));
            return looks;
        });
        BackgroundFill fill = lit();
        assertEquals(looks.theme().getValue().colour("-color-accent-emphasis"), fill.getFill());
        Region cell = changedCell();
        Insets around = fill.getInsets();
        assertEquals(5, cell.getWidth() - around.getLeft() - around.getRight(), 0.01);
        assertEquals(5, cell.getHeight() - around.getTop() - around.getBottom(), 0.01);
    }

    private BackgroundFill lit() {
        var background = changedCell().getBackground();
        assertNotNull(background, "the changed cell is not lit");
        return background.getFills().getFirst();
    }

    private Region changedCell() {
        return table.lookupAll(".table-row-cell").stream()
                .filter(each -> each instanceof KitRow<?> row && row.getIndex() == 1)
                .flatMap(row -> row.lookupAll(".kit-cell").stream())
                .map(KitCell.class::cast)
                .filter(cell -> "2".equals(cell.getText()))
                .findFirst()
                .orElseThrow();
    }
}
