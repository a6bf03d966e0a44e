package crossdock.ui.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.Resource;
import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.ResourceHealth;
import crossdock.sync.ConnectionQueries.State;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.sync.Connections.Wanted;
import crossdock.ui.charts.LagLine;
import crossdock.ui.common.Texts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.shape.Line;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// Lags of the last two hours, minute by minute, as a person sees and hears them.
@ExtendWith(ApplicationExtension.class)
@ResourceLock("toolkit")
class LagPaneTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:20Z");

    private final LagPane pane = new LagPane(new ChannelWords(Texts.strict(Locale.ENGLISH), ZoneOffset.UTC));

    private static ResourceHealth health(Resource resource, Map<Integer, Integer> millisByMinutesAgo) {
        List<Duration> minutes = new ArrayList<>(Collections.nCopies(120, Duration.ofMillis(-1)));
        millisByMinutesAgo.forEach((ago, millis) -> minutes.set(119 - ago, Duration.ofMillis(millis)));
        return new ResourceHealth(
                resource, false, null, false, null, null, null, null, 0, 0, 0, 0, 0, 0, List.of(), minutes);
    }

    private static ChannelHealth channel(Mode mode, ResourceHealth... resources) {
        return new ChannelHealth(
                new ChannelConnection(
                        new ConnectionId(1), "Tills", "square", URI.create("https://tills.example"), "", mode,
                        Wanted.ACTIVE, null, NOON, 1),
                State.LIVE, NOON, "", 0, 0, List.of(resources));
    }

    private void show(ChannelHealth channel, Resource wanted) {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            pane.show(channel, wanted, NOON);
            pane.resize(360, 260);
            pane.layout();
            pane.lookupAll(".lag-line").forEach(line -> ((LagLine) line).layout());
        });
    }

    private void showAll(ChannelHealth channel) {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> pane.show(channel, null, NOON));
    }

    /// Words that are in sight.
    private List<String> said(Node under) {
        return Stream.concat(Stream.of(under), under.lookupAll(".label").stream())
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .filter(label -> label.isVisible() && !label.getText().isEmpty())
                .map(Label::getText)
                .toList();
    }

    private LagLine line() {
        return (LagLine) pane.lookup(".lag-line");
    }

    @Test
    void drawsEachMinuteThatWasTimedBesideTheLimit() {
        show(channel(Mode.REALTIME, health(
                Resource.STOCK, Map.of(0, 2_000, 1, 4_500, 2, 3_000, 60, 41_000, 90, 1_000))), Resource.STOCK);

        assertEquals(
                List.of("Lag", "seconds, longest of each minute", "0", "20", "40", "60", "limit 30 s", "10:30",
                        "11:15", "12:00"),
                said(pane));
        Path drawn = (Path) line().lookup(".value-line");
        assertEquals(3, drawn.getElements().stream().filter(MoveTo.class::isInstance).count(), "two gaps");
        assertTrue(line().lookup(".limit-line").isVisible());
        double bottom = ((Line) line().lookup(".grid-line")).getStartY();
        double limit = ((Line) line().lookup(".limit-line")).getStartY();
        assertTrue(limit < bottom && drawn.getBoundsInLocal().getMinY() < limit, "41 s lie above the limit");
        assertEquals(
                "Stock counts: from a change at the channel to its being seen here it took 2.0 s last and 41 s at"
                        + " most, by 5 minutes of the last 120 in which a change was timed. The limit is 30 s.",
                line().getAccessibleText());
    }

    @Test
    void whatNobodyWaitsForHasNoLimit() {
        show(channel(Mode.REALTIME, health(Resource.CATALOGUE, Map.of(3, 700_000))), Resource.CATALOGUE);
        assertFalse(line().lookup(".limit-line").isVisible());
        assertTrue(said(pane).contains("minutes, longest of each minute"), said(pane).toString());
        assertFalse(line().getAccessibleText().contains("limit"), line().getAccessibleText());
    }

    @Test
    void aChannelThatDoesNotSayWhenShowsTheTimeBetweenItsReads() {
        ResourceHealth untimed = new ResourceHealth(
                Resource.STOCK, false, null, false, null, null, null, null, 0, 0, 0, 0, 0, 0,
                health(Resource.STOCK, Map.of(0, 5_000, 1, 7_000)).lagByMinute(),
                health(Resource.STOCK, Map.of()).lagByMinute());
        show(channel(Mode.REALTIME, untimed), Resource.STOCK);
        assertTrue(said(pane).contains("seconds, between complete reads"), said(pane).toString());
        assertTrue(said(pane).contains("11:46"), "so young a line begins a quarter of an hour ago: " + said(pane));
        assertEquals(
                "Stock counts: between two complete reads lay 5.0 s last and 7.0 s at most, by 2 minutes of the last"
                        + " 120 in which a read ended. The channel does not say when a change was made. The limit is"
                        + " 30 s.",
                line().getAccessibleText());
    }

    @Test
    void saysWhyThereIsNoLine() {
        show(channel(Mode.REALTIME, health(Resource.STOCK, Map.of())), Resource.STOCK);
        assertFalse(line().isVisible());
        String why = said(pane).getLast();
        assertTrue(why.equals("Nothing was read to its end within the last 2 hours."), why);
    }

    @Test
    void aWholeConnectionShowsItsStockAndItsOrdersAndKeepsThemWhileTheyAreReadAgain() {
        ResourceHealth catalogue = health(Resource.CATALOGUE, Map.of(3, 700));
        ResourceHealth stock = health(Resource.STOCK, Map.of(1, 900));
        showAll(channel(Mode.NEARTIME, catalogue, stock, health(Resource.ORDERS, Map.of(1, 900))));
        assertEquals(
                List.of("Stock counts, lag", "Orders, lag"),
                said(pane).stream().filter(text -> text.endsWith(", lag")).toList());
        Node first = pane.getChildren().getFirst();
        showAll(channel(Mode.NEARTIME, catalogue, stock, health(Resource.ORDERS, Map.of())));
        assertEquals(1, pane.getChildren().size(), "nothing was timed of its orders");
        assertSame(first, pane.getChildren().getFirst());
        showAll(channel(Mode.NEARTIME, catalogue));
        assertFalse(pane.isVisible());
    }
}
