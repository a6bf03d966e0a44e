package crossdock.ui.channels;

import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.sync.outbox.OutboxQueries;
import crossdock.sync.outbox.PublishingActs;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is owed to the selected connection, and whether it is told what it may sell.
record Owed(List<OutboxQueries.Row> rows, OutboxQueries.Totals totals, Told told) {
    static final Owed NONE = new Owed(List.of(), OutboxQueries.Totals.NONE, Told.NEVER);

    /// Whether and where it is told what it may sell.
    ///
    /// @param can whether it takes such values at all
    /// @param needsLocation whether it takes them at one of its locations only
    /// @param at where it is told, NONE for as a whole; null while it is told nothing
    /// @param choices where it could be told
    /// @param own its open locations
    record Told(
            boolean can, boolean needsLocation, @Nullable LocationId at, List<Location> choices, List<Location> own) {
        static final Told NEVER = new Told(false, false, null, List.of(), List.of());

        boolean isOn() {
            return at != null;
        }

        /// Code of the location where it is told; empty for as a whole.
        String place() {
            return own.stream().filter(place -> place.id().equals(at)).map(Location::code).findFirst().orElse("");
        }
    }

    static Owed read(
            OutboxQueries queries, PublishingActs service, Locations locations, ConnectionId id, int limit) {
        Set<LocationId> linked = locations.linkedTo(id);
        boolean can = service.canPublish(id);
        Told told = new Told(
                can,
                service.needsLocation(id),
                queries.publishingAt(id).orElse(null),
                can ? service.choices(id) : List.of(),
                locations.all().stream()
                        .filter(place -> place.open() && linked.contains(place.id()))
                        .toList());
        return new Owed(
                queries.open(id, limit), queries.totals().getOrDefault(id, OutboxQueries.Totals.NONE), told);
    }
}
