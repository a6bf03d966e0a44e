package crossdock.ui.channels;

import crossdock.inventory.Location;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.sync.outbox.OutboxQueries;
import crossdock.sync.outbox.Owing;
import crossdock.sync.outbox.Owing.Kind;
import crossdock.sync.outbox.Owing.State;
import crossdock.ui.channels.ChannelsViewModel.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A channel with commands that wait for a person, for pictures: one row for each kind of reason. Nothing is stored.
final class ParkedPose {
    private ParkedPose() {}

    /// The same board with its last channel selected, and these rows owed to it.
    static Board of(Board now) {
        ConnectionId channel = now.channels().getLast().connection().id();
        List<String> places = now.locations().stream().map(Location::code).limit(2).toList();
        String here = places.isEmpty() ? "" : places.getFirst();
        String there = places.isEmpty() ? "" : places.getLast();
        Instant at = now.at().minus(Duration.ofMinutes(40));
        List<OutboxQueries.Row> rows = List.of(
                row(owing(channel, Kind.ADJUST, at, -2, "unsure", ""), "CH-4410", here, ""),
                row(owing(channel, Kind.COUNT, at, 41, "overwrote", "-3"), "LP-2207", here, ""),
                row(owing(channel, Kind.TRANSFER, at, 6, "rejected", "409 VERSION_MISMATCH"), "TB-1802", here, there),
                row(owing(channel, Kind.ADJUST, at, 12, "unlisted", ""), "RG-0931-XL", there, ""),
                row(owing(channel, Kind.PUBLISH, at, 7, "", ""), "CH-4410", "", ""));
        var owed = new Owed(rows, new OutboxQueries.Totals(1, 0, 4), now.outbox().told());
        return new Board(
                true, now.at(), now.channels(), now.budgets(), new Place(channel, null), List.of(), List.of(),
                now.locations(), now.fulfilling(), owed);
    }

    private static OutboxQueries.Row row(Owing owing, String code, String place, String target) {
        return new OutboxQueries.Row(owing, "", code, place, target);
    }

    /// @param code why it is parked; empty for one that waits for its turn
    private static Owing owing(
            ConnectionId channel, Kind kind, Instant at, int units, String code, String words) {
        State state = code.isEmpty() ? State.PENDING : State.PARKED;
        return new Owing(
                0, channel, kind, state, new SkuId(1), LocationId.NONE, LocationId.NONE, units, null, at, at, 1,
                code.equals("unsure"), null, null, null, code, words, "", null, null);
    }
}
