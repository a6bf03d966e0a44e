package crossdock.app;

import crossdock.app.print.Rows;
import crossdock.fulfilment.NetworkSetup;
import crossdock.inventory.Location;
import crossdock.inventory.StockQueries;
import crossdock.inventory.StockQueries.Age;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.order.OrderQueries;
import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.ResourceHealth;
import crossdock.sync.outbox.OutboxQueries;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tables that `export` writes. Read in pages, so that their size does not matter.
final class Exports {
    private static final int PAGE = 1_000;

    private final Reading workspace;
    private final Rows rows;

    Exports(Reading workspace, Rows rows) {
        this.workspace = workspace;
        this.rows = rows;
    }

    void stock() {
        Map<Long, String> codes = new HashMap<>();
        workspace.locations().all().forEach(place -> codes.put(place.id().value(), place.code()));
        rows.header(
                "sku", "title", "location", "on_hand", "unavailable", "reserved", "safety_stock", "atp", "incoming",
                "source", "observed_at", "received_at");
        StockQueries stock = workspace.stock();
        long[] keys = stock.keys(
                StockQueries.View.CELLS,
                StockQueries.Filter.NONE,
                new StockQueries.Sort(StockQueries.Sort.Column.SKU, false),
                Integer.MAX_VALUE);
        for (int from = 0; from < keys.length; from += PAGE) {
            for (CellRow cell : stock.cells(Arrays.copyOfRange(keys, from, Math.min(from + PAGE, keys.length)))) {
                Age age = cell.age();
                rows.row(
                        cell.code(),
                        cell.title(),
                        codes.get(cell.location().value()),
                        cell.onHand(),
                        cell.unavailable(),
                        cell.reserved(),
                        cell.safetyStock(),
                        cell.atp(),
                        cell.incoming(),
                        age == null ? "console" : age.source(),
                        age == null ? null : age.observedAt(),
                        age == null ? null : age.receivedAt());
            }
        }
    }

    /// One row an order line.
    void orders() {
        rows.header(
                "channel", "external_id", "number", "state", "channel_state", "method", "placed_at", "line", "sku",
                "title", "quantity", "cancelled_quantity", "fulfilled_quantity", "open_quantity", "unrouted_quantity",
                "unit_price_minor", "currency", "country", "region", "postal_code", "promised_at", "promise_basis");
        workspace.orders().forEachLine(OrderQueries.Filter.NONE, this::line);
    }

    private void line(OrderQueries.LineRow line) {
        Money price = line.unitPrice();
        rows.row(
                line.channelName(),
                line.externalId(),
                line.number(),
                line.state(),
                line.channelState(),
                line.method(),
                line.placedAt(),
                line.ordinal(),
                line.sku(),
                line.title(),
                line.ordered(),
                line.cancelled(),
                line.fulfilled(),
                line.open(),
                line.unrouted(),
                price == null ? null : price.minor(),
                price == null ? null : price.currency(),
                line.region().country(),
                line.region().state(),
                line.region().postalCode(),
                line.promisedAt(),
                line.promiseBasis());
    }

    /// Whether a place ships is told as routing takes it: what a person set rules over what the channel says.
    void locations() {
        Set<LocationId> ships = workspace.routing().desk.network().places().stream()
                .filter(NetworkSetup.Spot::ships)
                .map(spot -> spot.location().id())
                .collect(Collectors.toSet());
        Map<ConnectionId, String> channels = new HashMap<>();
        workspace.channels().health().forEach(c -> channels.put(c.connection().id(), c.connection().name()));
        rows.header(
                "code", "name", "type", "street", "city", "state", "postal_code", "country", "latitude", "longitude",
                "zone", "zone_assumed", "hours", "ships", "offers_pickup", "stock_source", "open");
        for (Location place : workspace.locations().all()) {
            Location.Address address = place.address();
            ConnectionId source = place.stockSource();
            rows.row(
                    place.code(),
                    place.name(),
                    place.type(),
                    address.street(),
                    address.city(),
                    address.state(),
                    address.postalCode(),
                    address.country(),
                    address.latitude(),
                    address.longitude(),
                    place.zone().getId(),
                    place.zoneAssumed(),
                    place.hours(),
                    ships.contains(place.id()),
                    place.offersPickup(),
                    source == null ? "console" : channels.getOrDefault(source, "connection " + source),
                    place.open());
        }
    }

    /// One row a resource of a connection. Never a secret.
    void channels() {
        rows.header(
                "channel", "kind", "url", "mode", "state", "since", "locations", "resource", "watermark",
                "confirmed_at", "behind_seconds", "lag_p50_ms", "lag_p99_ms", "rows_last_hour",
                "errors_last_hour", "parked", "publishing", "outbox_pending", "outbox_parked");
        Map<ConnectionId, OutboxQueries.Totals> owed = workspace.outbox().totals();
        for (ChannelHealth channel : workspace.channels().health()) {
            ConnectionId id = channel.connection().id();
            OutboxQueries.Totals totals = owed.getOrDefault(id, OutboxQueries.Totals.NONE);
            for (ResourceHealth resource : channel.resources()) {
                rows.row(
                        channel.connection().name(),
                        channel.connection().kind(),
                        channel.connection().url(),
                        channel.connection().mode(),
                        channel.state(),
                        channel.since(),
                        channel.locations(),
                        resource.resource(),
                        resource.watermark(),
                        resource.confirmedAt(),
                        resource.behind() == null ? null : resource.behind().toSeconds(),
                        millis(resource.p50()),
                        millis(resource.p99()),
                        resource.rowsLastHour(),
                        resource.errorsLastHour(),
                        resource.parked(),
                        workspace.outbox().publishingAt(id).isPresent(),
                        totals.pending() + totals.inFlight(),
                        totals.parked());
            }
        }
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }
}
