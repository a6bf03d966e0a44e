package crossdock.ui.today;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.insight.TodayQueries.Place;
import crossdock.insight.TodayQueries.Today;
import crossdock.inventory.DriftQueries;
import crossdock.inventory.Location;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.sync.ConnectionQueries;
import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.State;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.sync.Connections.Wanted;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Background;
import crossdock.ui.common.Texts;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Figures become cards, sentences and dots.
class TodayWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:06:00Z");

    private final Texts texts = Texts.strict(Locale.ENGLISH);
    private final TodayWords words = new TodayWords(texts, new Figures(texts, ZoneOffset.UTC));

    private static Today today(int oversold, int unrouted, List<Place> places) {
        List<Integer> hours = Collections.nCopies(24, 2);
        return new Today(
                NOW,
                ZoneOffset.UTC,
                new crossdock.insight.TodayQueries.Figures(
                        hours, 1_148, 1_100, hours, 40, 3, 7, NOW.minusSeconds(7_200), unrouted, unrouted, oversold,
                        oversold, 0, 10),
                places,
                List.of(),
                NOW);
    }

    private static Place place(long id, int units, boolean placed) {
        return new Place(
                new LocationId(id), "Place " + id, Location.Type.STORE, placed ? 40.0 : null, placed ? -75.0 : null,
                true,
                units, 0, 0);
    }

    private static DriftQueries.Board drift(int drifting, int atRisk) {
        return new DriftQueries.Board(50, drifting, atRisk, 0, Map.of(), List.of());
    }

    private static ChannelHealth channel(State state, int parked) {
        return new ChannelHealth(
                new ChannelConnection(
                        new ConnectionId(1), "Tills", "square", URI.create("https://tills.example"), "", Mode.REALTIME,
                        Wanted.ACTIVE, null, NOW, 1),
                state, NOW.minusSeconds(240), "", 3, parked, List.of());
    }

    private Board board(int oversold, int unrouted, DriftQueries.Board drift, ChannelHealth... channels) {
        return new Board(today(oversold, unrouted, List.of()), drift, List.of(channels), List.of());
    }

    @Test
    void headNamesDayAndOrders() {
        assertEquals("Monday 23 November, 1,148 orders since midnight", words.head(today(0, 0, List.of())));
    }

    @Test
    void eachCardSaysItsStateInWordsAndLeadsToItsRows() {
        List<Card> cards = words.cards(board(4, 0, drift(2, 9)));
        Card oversold = cards.stream().filter(card -> card.id().equals("oversold")).findFirst().orElseThrow();
        assertEquals("4", oversold.value());
        assertEquals(Card.State.OFF_TARGET, oversold.state());
        assertEquals("stock", oversold.screen());
        assertEquals("negative", oversold.reference());
        assertEquals("+48 on yesterday", cards.getFirst().change());
        cards.forEach(card -> assertTrue(texts.has("today.card." + card.id())));
    }

    @Test
    void nothingWrongNeedsNoLook() {
        assertTrue(words.needs(board(0, 0, drift(0, 0), channel(State.LIVE, 0))).isEmpty());
    }

    @Test
    void troubleStandsBeforeNearMisses() {
        List<Need> needs = words.needs(board(1, 5, drift(0, 0), channel(State.OFFLINE, 2)));
        assertEquals("Tills has been offline for 4 min.", needs.getFirst().sentence());
        assertTrue(needs.getFirst().bad());
        assertFalse(needs.getLast().bad());
        assertEquals(4, needs.size()); // offline, oversold, parked, unrouted
    }

    @Test
    void placesWithoutCoordinatesAreCountedNotDrawn() {
        Today today = today(0, 0, List.of(place(1, 5, true), place(2, 9, false)));
        assertEquals(1, words.dots(today).size());
        assertEquals("2 locations, 1 of them without coordinates", words.mapWords(today));
        assertEquals("2", words.loads(today).getFirst().name());
        assertEquals(1.0, words.loads(today).getFirst().share());
    }

    @Test
    void aFailedReadingKeepsWhatWasReadBefore() {
        List<RuntimeException> trouble = new ArrayList<>();
        ConnectionQueries channels = new NoChannels();
        var model = new TodayViewModel(new TodayViewModel.Ports(
                _ -> {
                    if (!trouble.isEmpty()) {
                        throw trouble.getFirst();
                    }
                    return today(0, 0, List.of());
                },
                _ -> drift(0, 0),
                channels,
                new NoOrders(),
                _ -> () -> {},
                Background.inPlace(),
                InstantSource.fixed(NOW),
                ZoneOffset.UTC));
        model.show();
        assertFalse(model.failedProperty().get());
        Board first = model.boardProperty().get();
        trouble.add(new IllegalStateException("the disk is gone"));
        model.read();
        assertTrue(model.failedProperty().get());
        assertEquals(first, model.boardProperty().get());
        trouble.clear();
        model.read();
        assertFalse(model.failedProperty().get());
        model.hide();
    }
}
