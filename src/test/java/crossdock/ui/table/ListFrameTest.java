package crossdock.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import crossdock.kernel.Topic;
import crossdock.platform.SettingsStore;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Texts;
import crossdock.ui.live.Later;
import crossdock.ui.live.LiveList;
import crossdock.ui.live.RowSource;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// What stands around a list, on a real scene.
@ExtendWith(ApplicationExtension.class)
@ResourceLock("toolkit")
@SuppressWarnings("NullAway.Init") // set up on the FX thread, before each test
class ListFrameTest {
    private static final double LOW = 120;

    @TempDir
    Path folder;

    private final Later later = new Later();
    private final StackPane room = new StackPane();
    private ListFrame<String> frame;
    private Stage stage;
    private Subscription bound = Subscription.EMPTY;

    /// Sixty rows that take as long to read as the test likes.
    private record Sixty() implements RowSource<String> {
        @Override
        public long[] keys(int limit) {
            return LongStream.range(0, Math.min(limit, 60)).toArray();
        }

        @Override
        public List<String> rows(long[] keys) {
            return LongStream.of(keys).mapToObj(Long::toString).toList();
        }

        @Override
        public long key(String row) {
            return Long.parseLong(row);
        }

        @Override
        public long noticeKey(long key) {
            return key;
        }
    }

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            stage = new Stage();
            var texts = Texts.strict(Locale.US);
            var looks = new Looks(SettingsStore.open(folder.resolve("settings.json"), Runnable::run));
            var kit = new Kit(texts, new Figures(texts, ZoneOffset.UTC), looks, ViewMemory.forNow());
            var list = new LiveList<String>(later, Runnable::run, Set.of(Topic.STOCK));
            var columns = List.of(Column.words("code", "Code", 60, (String row) -> row));
            var table = new KitTable<>(list, columns, "code", "rows", kit);
            var empty = new ListFrame.Empty("None.", "", () -> {});
            frame = new ListFrame<>(list, table, kit, InstantSource.fixed(Instant.EPOCH), () -> empty);
            room.getChildren().add(frame);
            var scene = new Scene(room, 400, LOW);
            bound = Subscription.combine(looks.dress(scene), table.show(), frame.show());
            stage.setScene(scene);
            stage.setWidth(400);
            stage.setHeight(LOW);
            stage.show();
            list.ask(new Sixty());
        });
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.setupFixture(() -> {
            bound.unsubscribe();
            stage.hide();
        });
        FxToolkit.cleanupStages();
    }

    private void until(Callable<Boolean> holds) throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5_000, holds));
        WaitForAsyncUtils.waitForFxEvents(5);
    }

    private double top(Node node) {
        return node.localToScene(node.getBoundsInLocal()).getMinY();
    }

    @Test
    void theBarsOfAListThatWasLongInComingMakeNoRoomForThemselves() throws Exception {
        until(() -> frame.lookup(".loading-bar") != null);
        assertEquals(0, top(frame), "a list keeps to the room it has, also while it waits");

        WaitForAsyncUtils.waitForAsyncFx(5_000, later::answer);
        until(() -> frame.lookup(".table-row-cell") != null);
        assertNull(frame.lookup(".loading-bar"));
        Node head = frame.lookup(".column-header-background");
        assertNotNull(head);
        assertEquals(0, top(head), "nothing pushes the head of the table out at the top");
    }
}
