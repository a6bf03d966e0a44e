package crossdock.ui.channels;

import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.kernel.Actor;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Resource;
import crossdock.kernel.Topic;
import crossdock.sync.ConnectionQueries;
import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.State;
import crossdock.sync.Connections.Mode;
import crossdock.sync.ParkedRows.Parked;
import crossdock.sync.connect.ConnectionActs;
import crossdock.sync.outbox.OutboxActs;
import crossdock.sync.outbox.OutboxQueries;
import crossdock.sync.outbox.Owing;
import crossdock.sync.outbox.PublishingActs;
import crossdock.sync.pace.RateGate.Allowance;
import crossdock.ui.common.Background;
import crossdock.ui.common.Notices;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Reads the connections every second or so while something changes, and does what people ask. FX thread, but for the
/// notices.
public final class ChannelsViewModel {
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int READ_ANYWAY = 5; // beats; ages grow although nothing changes
    private static final int SHOWN = 50;

    private final Ports ports;
    private final ReadOnlyObjectWrapper<Board> board = new ReadOnlyObjectWrapper<>(Board.EMPTY);
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private final AtomicBoolean changed = new AtomicBoolean();
    private Subscription beat = Subscription.EMPTY;
    private ChangeNotices.@Nullable Subscription notices;
    private @Nullable Place selected;
    private String wanted = "";
    private boolean reading;
    private int beats;

    /// Where the screen reads and acts.
    ///
    /// @param budgets what a channel still lets us ask; empty while this process does not read it
    public record Ports(
            ConnectionQueries channels,
            ConnectionActs service,
            OutboxQueries outbox,
            OutboxActs outgoing,
            PublishingActs publishing,
            Function<ConnectionId, Optional<Allowance>> budgets,
            Locations locations,
            ChangeNotices changes,
            Background background,
            Notices notices,
            InstantSource clock,
            Actor person) {}

    /// What is selected: a connection, or one resource of it.
    public record Place(ConnectionId connection, @Nullable Resource resource) {}

    public ChannelsViewModel(Ports ports) {
        this.ports = ports;
    }

    ReadOnlyObjectProperty<Board> boardProperty() {
        return board.getReadOnlyProperty();
    }

    /// Whether the last reading failed; what was read before stays.
    public ReadOnlyBooleanProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    void show() {
        notices = ports.changes().subscribe(notice -> {
            if (notice.touches(Topic.CONNECTION) || notice.touches(Topic.OUTBOX)) {
                changed.set(true);
            }
        });
        beat = ports.background().every(BEAT, this::beat);
        read();
    }

    void hide() {
        beat.unsubscribe();
        if (notices != null) {
            notices.close();
            notices = null;
        }
    }

    private void beat() {
        if (changed.getAndSet(false) || ++beats % READ_ANYWAY == 0) {
            read();
        }
    }

    void select(@Nullable Place place) {
        selected = place;
        read();
    }

    /// Selects a connection by its name, as links from other screens do; now, or once the names are read.
    void selectNamed(String name) {
        wanted = name;
        read();
    }

    /// Reads now.
    public void read() {
        if (reading) {
            changed.set(true);
            return;
        }
        reading = true;
        Place place = selected;
        ports.background().run(() -> load(place), this::accept, _ -> fail());
    }

    private Board load(@Nullable Place place) {
        List<ChannelHealth> channels = ports.channels().health();
        Instant now = ports.clock().instant();
        Map<ConnectionId, Allowance> budgets = new HashMap<>();
        channels.forEach(each -> ports.budgets()
                .apply(each.connection().id())
                .ifPresent(allowance -> budgets.put(each.connection().id(), allowance)));
        if (place == null) {
            return new Board(
                    true, now, channels, budgets, null, List.of(), List.of(), List.of(), Set.of(), Owed.NONE);
        }
        ConnectionId id = place.connection();
        return new Board(
                true,
                now,
                channels,
                budgets,
                place,
                ports.channels().troubles(id, place.resource(), SHOWN),
                ports.channels().parked(id, place.resource(), SHOWN),
                ports.locations().all(),
                ports.locations().fulfilling(id),
                Owed.read(ports.outbox(), ports.publishing(), ports.locations(), id, SHOWN));
    }

    private void accept(Board read) {
        reading = false;
        failed.set(false);
        board.set(read);
        String name = wanted;
        wanted = "";
        read.channels().stream()
                .filter(channel -> channel.connection().name().equals(name))
                .findFirst()
                .ifPresent(channel -> select(new Place(channel.connection().id(), null)));
    }

    private void fail() {
        reading = false;
        failed.set(true);
    }

    /// Pauses a connection, or one resource of it.
    void pause(Place place, boolean isPaused) {
        Resource resource = place.resource();
        if (resource != null) {
            act(() -> ports.service().pause(ports.person(), place.connection(), resource, isPaused));
        } else if (isPaused) {
            act(() -> ports.service().pause(ports.person(), place.connection()));
        } else {
            act(() -> ports.service().resume(ports.person(), place.connection()));
        }
    }

    void rename(ConnectionId id, String name) {
        act(() -> ports.service().rename(ports.person(), id, name.strip()));
    }

    void changeMode(ConnectionId id, Mode mode) {
        act(() -> ports.service().changeMode(ports.person(), id, mode));
    }

    /// The connection goes, what it brought stays.
    void remove(ConnectionId id) {
        Place place = selected;
        if (place != null && place.connection().equals(id)) {
            selected = null;
        }
        act(() -> ports.service().remove(ports.person(), id));
    }

    /// How many locations have this connection as their stock source; the console becomes theirs when it is removed.
    int sourceOf(ConnectionId id) {
        return (int) board.get().locations().stream()
                .filter(place -> id.equals(place.stockSource()))
                .count();
    }

    void pauseAll() {
        boolean resumes = board.get().isAllPaused();
        for (ChannelHealth channel : board.get().channels()) {
            ConnectionId id = channel.connection().id();
            if (resumes || channel.state() != State.PAUSED) {
                pause(new Place(id, null), !resumes);
            }
        }
    }

    void resync(Place place) {
        act(() -> ports.service().resync(ports.person(), place.connection(), place.resource()));
    }

    void replay(Place place) {
        act(() -> ports.service().replay(ports.person(), place.connection(), place.resource()));
    }

    void giveUp(Parked row) {
        act(() -> ports.service().giveUp(ports.person(), row.id()));
    }

    /// Lets the selected channel be told what it may sell: at one of its locations, NONE for as a whole; null ends that.
    void publish(@Nullable LocationId at) {
        Place place = selected;
        if (place != null) {
            act(() -> at == null
                    ? ports.publishing().stop(ports.person(), place.connection())
                    : ports.publishing().publish(ports.person(), place.connection(), at));
        }
    }

    /// Makes the connection the stock source of one of its locations, or leaves it counted by nobody.
    void count(ConnectionId id, LocationId at, boolean does) {
        act(() -> does
                ? ports.publishing().count(ports.person(), id, at)
                : ports.publishing().stopCounting(ports.person(), id, at));
    }

    void retry(Owing row) {
        act(() -> ports.outgoing().retry(ports.person(), row.id()));
    }

    void edit(Owing row, int units) {
        act(() -> ports.outgoing().edit(ports.person(), row.id(), units));
    }

    void confirm(Owing row) {
        act(() -> ports.outgoing().confirm(ports.person(), row.id()));
    }

    void giveUp(Owing row, String reason) {
        act(() -> ports.outgoing().giveUp(ports.person(), row.id(), reason));
    }

    void shipFrom(ConnectionId id, Location location) {
        act(() -> ports.service().chooseDefaultLocation(ports.person(), id, location.id()));
    }

    void fulfilFrom(ConnectionId id, Set<LocationId> locations) {
        act(() -> ports.service().chooseFulfilling(ports.person(), id, locations));
    }

    private <T> void act(Supplier<Outcome<T>> work) {
        ports.background().run(work::get, this::told);
    }

    private void told(Outcome<?> outcome) {
        switch (outcome) {
            case Done<?> done -> read();
            case Refused<?> refused -> ports.notices().refused(refused);
        }
    }

    /// For the dialog that connects a channel.
    ConnectViewModel connecting() {
        return new ConnectViewModel(
                ports.service(), ports.background(), ports.person(), id -> select(new Place(id, null)));
    }
}
