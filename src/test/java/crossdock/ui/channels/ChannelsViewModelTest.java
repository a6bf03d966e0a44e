package crossdock.ui.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.Location;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Resource;
import crossdock.store.TestStore;
import crossdock.sync.ChannelRoom;
import crossdock.sync.ConnectionQueries;
import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.ResourceHealth;
import crossdock.sync.ConnectionQueries.State;
import crossdock.sync.ConnectionQueries.Trouble;
import crossdock.sync.ParkedRows.Parked;
import crossdock.sync.outbox.Owing;
import crossdock.sync.pace.RateGate.Allowance;
import crossdock.ui.channels.ChannelsViewModel.Place;
import crossdock.ui.common.Background;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // opened before each test
class ChannelsViewModelTest {
    private final Notices notices = new Notices(Texts.strict(Locale.US));
    private final Allowance allowance = new Allowance(1, 1, 26, null);
    private ChannelRoom room;
    private boolean isBroken;
    private ChannelsViewModel model;

    /// Reads the room until a test breaks it.
    private final class Queries implements ConnectionQueries {
        private ConnectionQueries whole() {
            if (isBroken) {
                throw new IllegalStateException("the file is gone");
            }
            return room.queries;
        }

        @Override
        public List<ChannelHealth> health() {
            return whole().health();
        }

        @Override
        public List<Trouble> troubles(ConnectionId connection, @Nullable Resource resource, int limit) {
            return whole().troubles(connection, resource, limit);
        }

        @Override
        public List<Parked> parked(ConnectionId connection, @Nullable Resource resource, int limit) {
            return whole().parked(connection, resource, limit);
        }
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        room = new ChannelRoom(folder);
        model = new ChannelsViewModel(new ChannelsViewModel.Ports(
                new Queries(), room.service, room.outbox, room.outgoing, room.publishing, _ -> Optional.of(allowance),
                room.locations, room.changes, Background.inPlace(), notices, room.clock, TestStore.CLERK));
        model.show();
    }

    @AfterEach
    void close() {
        model.hide();
        room.close();
    }

    private Board board() {
        return model.boardProperty().get();
    }

    private Place all() {
        return new Place(room.id(), null);
    }

    private Place stock() {
        return new Place(room.id(), Resource.STOCK);
    }

    private State state() {
        return board().channels().getFirst().state();
    }

    private boolean isStockPaused() {
        return board().channels().getFirst().resources().stream()
                .filter(each -> each.resource() == Resource.STOCK)
                .anyMatch(ResourceHealth::isPaused);
    }

    @Test
    void aChannelIsLiveThenLagsAndIsCountedAsTrouble() {
        assertTrue(board().isRead());
        assertEquals(State.LIVE, state());
        assertEquals(0, board().inTrouble());
        assertEquals(allowance, board().budgets().get(room.id()));
        room.wait(Duration.ofHours(1));
        model.read();
        assertEquals(State.LAGGING, state());
        assertEquals(1, board().inTrouble());
        assertEquals(room.clock.instant(), board().at());
    }

    @Test
    void aResourceIsPausedAlone() {
        model.pause(stock(), true);
        assertTrue(isStockPaused());
        assertEquals(State.LIVE, state());
        model.pause(stock(), false);
        assertFalse(isStockPaused());
    }

    @Test
    void allArePausedAndAllGoOn() {
        model.pauseAll();
        assertEquals(State.PAUSED, state());
        assertTrue(board().isAllPaused());
        assertEquals(0, board().inTrouble(), "what a person paused is no trouble");
        model.pauseAll();
        assertEquals(State.LIVE, state());
        assertFalse(board().isAllPaused());
    }

    @Test
    void aParkedRowIsTriedAgainOnceItsArticleIsListed() {
        room.countUnlisted("V9");
        model.select(stock());
        assertEquals(List.of("V9"), board().parked().getFirst().args());
        room.list("V9", "SKU-9");
        model.replay(stock());
        room.readAgain();
        model.read();
        assertEquals(List.of(), board().parked());
    }

    @Test
    void aParkedRowIsGivenUpOnceAndASecondTimeSaysWhyNot() {
        room.countUnlisted("V9");
        model.select(all());
        Parked row = board().parked().getFirst();
        model.giveUp(row);
        assertEquals(List.of(), board().parked());
        model.giveUp(row);
        assertEquals(1, notices.shown().size());
    }

    @Test
    void aParkedCommandIsSentAgainOrWithOtherUnits() {
        long again = room.parkCommand(-2);
        model.select(all());
        assertEquals(1, board().outbox().totals().parked());
        model.retry(room.command(again));
        assertEquals(Owing.State.PENDING, board().outbox().rows().getFirst().owing().state());
        assertEquals(0, board().outbox().totals().parked());
        long other = room.parkCommand(-3);
        model.edit(room.command(other), -1);
        assertEquals(-1, room.command(other).units());
        assertEquals(Owing.State.PENDING, room.command(other).state());
    }

    @Test
    void aParkedCommandIsGivenUpForAReason() {
        long number = room.parkCommand(-2);
        model.select(all());
        model.giveUp(room.command(number), "");
        assertEquals(1, notices.shown().size(), "a reason is asked");
        assertEquals(Owing.State.PARKED, room.command(number).state());
        model.giveUp(room.command(number), "mistake");
        assertEquals(Owing.State.GIVEN_UP, room.command(number).state());
        assertEquals(List.of(), board().outbox().rows());
    }

    @Test
    void publishingIsTurnedOnAndOff() {
        model.select(all());
        LocationId akron = board().locations().getFirst().id();
        assertTrue(told().can() && told().needsLocation());
        assertFalse(told().isOn());
        model.publish(akron);
        assertTold("refusal.outbox.isSource", "L1");
        model.count(room.id(), akron, false);
        assertEquals(List.of(akron), told().choices().stream().map(Location::id).toList());
        room.readAgain();
        model.read();
        assertFalse(board().locations().getFirst().tracked(), "its figures are what it shows, not stock");
        model.publish(LocationId.NONE);
        assertTold("refusal.outbox.locationNeeded", "L1");
        model.publish(akron);
        assertTold("refusal.outbox.nothingFills");
        model.fulfilFrom(room.id(), Set.of(room.warehouse()));
        model.publish(akron);
        assertTrue(told().isOn());
        assertEquals("L1", told().place());
        model.count(room.id(), akron, true);
        assertTold("refusal.outbox.publishesFirst");
        model.publish(null);
        assertFalse(told().isOn());
        model.count(room.id(), akron, true);
        assertEquals(List.of(), told().choices());
    }

    private void assertTold(String key, Object... arguments) {
        assertEquals(Texts.strict(Locale.US).get(key, arguments), notices.shown().getLast().text());
    }

    private Owed.Told told() {
        return board().outbox().told();
    }

    @Test
    void aLinkSelectsByNameAndARemovedChannelIsLetGo() {
        model.selectNamed("Tills");
        assertEquals(all(), board().selected());
        assertEquals(1, model.sourceOf(room.id()));
        model.rename(room.id(), "  Counters ");
        assertEquals("Counters", board().channels().getFirst().connection().name());
        model.remove(room.id());
        assertNull(board().selected());
        assertEquals(List.of(), board().channels());
    }

    @Test
    void aReadingThatFailsLeavesWhatWasThereAndSaysSo() {
        isBroken = true;
        model.read();
        assertTrue(model.failedProperty().get());
        assertEquals(State.LIVE, state());
        isBroken = false;
        model.read();
        assertFalse(model.failedProperty().get());
    }
}
