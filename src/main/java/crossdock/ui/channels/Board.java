package crossdock.ui.channels;

import crossdock.inventory.Location;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.State;
import crossdock.sync.ConnectionQueries.Trouble;
import crossdock.sync.ParkedRows.Parked;
import crossdock.sync.pace.RateGate.Allowance;
import crossdock.ui.channels.ChannelsViewModel.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is on screen.
///
/// @param at when it was read
/// @param selected null when nothing is
record Board(
        boolean isRead,
        Instant at,
        List<ChannelHealth> channels,
        Map<ConnectionId, Allowance> budgets,
        @Nullable Place selected,
        List<Trouble> troubles,
        List<Parked> parked,
        List<Location> locations,
        Set<LocationId> fulfilling,
        Owed outbox) {
    static final Board EMPTY = new Board(
            false, Instant.EPOCH, List.of(), Map.of(), null, List.of(), List.of(), List.of(), Set.of(), Owed.NONE);

    @Nullable ChannelHealth channel() {
        Place place = selected;
        return place == null
                ? null
                : channels.stream()
                        .filter(each -> each.connection().id().equals(place.connection()))
                        .findFirst()
                        .orElse(null);
    }

    boolean isAllPaused() {
        return !channels.isEmpty() && channels.stream().allMatch(each -> each.state() == State.PAUSED);
    }

    int inTrouble() {
        return (int) channels.stream()
                .filter(each -> each.state() == State.OFFLINE
                        || each.state() == State.UNAUTHORIZED
                        || each.state() == State.LAGGING)
                .count();
    }
}
