package crossdock.ui.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.platform.SettingsStore;
import crossdock.store.TestStore;
import crossdock.sync.ChannelRoom;
import crossdock.sync.outbox.OutboxQueries;
import crossdock.sync.outbox.Owing;
import crossdock.sync.outbox.Owing.State;
import crossdock.ui.channels.ChannelsViewModel.Place;
import crossdock.ui.common.Background;
import crossdock.ui.common.FormDialog;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// What is owed stands still under the hands of a person while figures are read again.
@ExtendWith(ApplicationExtension.class)
@ResourceLock("toolkit")
@SuppressWarnings("NullAway.Init") // opened before each test
class OutboxPaneTest {
    @TempDir
    Path folder;

    private ChannelRoom room;
    private ChannelsViewModel model;
    private OutboxPane pane;
    private Scene scene;

    @BeforeEach
    void open() throws Exception {
        room = new ChannelRoom(folder);
        var texts = Texts.strict(Locale.US);
        var looks = new Looks(SettingsStore.open(folder.resolve("settings.json"), Runnable::run));
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            var stage = new Stage(); // its own: a size stays with a stage
            model = new ChannelsViewModel(new ChannelsViewModel.Ports(
                    room.queries, room.service, room.outbox, room.outgoing, room.publishing, _ -> Optional.empty(),
                    room.locations, room.changes, Background.inPlace(), new Notices(texts), room.clock,
                    TestStore.CLERK));
            pane = new OutboxPane(model, new ChannelWords(texts, ZoneOffset.UTC), new FormDialog(looks, texts));
            scene = new Scene(new VBox(new Button("first of all"), pane), 400, 400);
            stage.setScene(scene);
            stage.show();
            model.boardProperty().subscribe(pane::show);
            room.parkCommand(-2);
            room.parkCommand(-3);
            model.select(new Place(room.id(), null));
        });
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.cleanupStages();
        room.close();
    }

    private void on(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(5_000, work);
        WaitForAsyncUtils.waitForFxEvents(3);
    }

    private List<Button> retries() {
        return pane.lookupAll(".button").stream()
                .filter(node -> node instanceof Button button && button.getText().equals("Retry"))
                .map(Button.class::cast)
                .toList();
    }

    @Test
    void theFocusStaysWhileTheSameIsReadAgain() {
        Button retry = retries().getLast();
        on(retry::requestFocus);
        room.wait(Duration.ofMinutes(1));
        on(model::read);
        assertSame(retry, scene.getFocusOwner());
        assertTrue(retries().contains(retry));
    }

    @Test
    void theFocusGoesOnToWhatStandsInThePlaceOfWhatWasDecided() {
        Button first = retries().getFirst();
        on(first::requestFocus);
        on(first::fire);
        assertEquals(1, retries().size());
        Node now = scene.getFocusOwner();
        assertNotSame(first, now);
        boolean isInside = false;
        for (Node at = now; at != null; at = at.getParent()) {
            isInside |= at == pane;
        }
        assertTrue(isInside, "the focus left the pane: " + now);
    }

    @Test
    void theReasonAndEveryDecisionAreReadInFullWhereThePaneIsNarrow() {
        on(() -> {
            pane.setMaxWidth(340); // not its window, which later tests are given as it is left
            scene.getRoot().layout();
        });
        List<Node> words = new ArrayList<>(pane.lookupAll(".label"));
        words.addAll(pane.lookupAll(".button"));
        words.addAll(pane.lookupAll(".menu-button"));
        assertEquals(2, words.stream()
                .filter(node -> node instanceof Labeled label
                        && label.getText().equals("The channel refuses it: no such item is sold there any more"))
                .count());
        List<String> cut = words.stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(Labeled::isTextTruncated)
                .map(Labeled::getText)
                .toList();
        assertEquals(List.of(), cut);
        assertEquals(2, retries().size());
    }

    @Test
    void otherUnitsAreSentOnceTheyAreANumber() {
        OutboxQueries.Row parked = model.boardProperty().get().outbox().rows().getFirst();
        on(() -> button(pane, "Edit").fire());
        Scene form = Window.getWindows().stream()
                .map(Window::getScene)
                .filter(each -> each != scene && each.lookup("#otherUnits") != null)
                .findFirst()
                .orElseThrow();
        var units = (TextField) form.lookup("#otherUnits");
        Button send = button(form.getRoot(), "Send these units");
        on(() -> units.setText("seven"));
        assertTrue(send.isDisabled());
        on(() -> units.setText("+7"));
        assertFalse(send.isDisabled());
        on(send::fire);
        Owing sent = room.command(parked.owing().id());
        assertEquals(State.PENDING, sent.state());
        assertEquals(7, sent.units());
    }

    private static Button button(Parent under, String text) {
        return under.lookupAll(".button").stream()
                .filter(node -> node instanceof Button button && button.getText().equals(text))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWaitsForAPersonStandsAboveTheFigures() throws Exception {
        var looks = new Looks(SettingsStore.open(folder.resolve("settings.json"), Runnable::run));
        var texts = Texts.lenient(Locale.US); // the scripted kind of channel has no name
        FxToolkit.setupFixture(() -> {
            var words = new ChannelWords(texts, ZoneOffset.UTC);
            var detail = new ChannelDetail(model, words, new FormDialog(looks, texts));
            detail.show(model.boardProperty().get());
            assertEquals(2, place(detail));
            model.boardProperty().get().outbox().rows().forEach(row -> model.giveUp(row.owing(), "mistake"));
            detail.show(model.boardProperty().get());
            assertEquals(4, place(detail));
        });
    }

    private static int place(ChannelDetail detail) {
        List<Node> parts = ((VBox) detail.getContent()).getChildren();
        return parts.indexOf(parts.stream().filter(OutboxPane.class::isInstance).findFirst().orElseThrow());
    }
}
