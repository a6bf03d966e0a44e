package crossdock.store.stock;

import crossdock.inventory.Drift;
import crossdock.inventory.DriftQueries.PushStatus;
import crossdock.inventory.DriftQueries.PushStatus.Push;
import crossdock.inventory.StockQueries.Age;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads what channels that are not the source show, and judges it: for the channel as a whole where it has one figure
/// or is told what it may sell at one of its locations, whose sum its buyers see; else location by location.
final class PublishedReader {
    /// Columns of a [Published], from table `published` as u joined with its `connection` as k.
    static final String COLUMNS = "u.connection_id, k.name, k.mode, u.sku_id, u.value, u.observed_at, u.received_at,"
            + " u.changed_at, u.previous, u.previous_seen_at, u.location_id, p.confirmed_at, p.confirmed_received_at";
    static final String FROM =
            " FROM published u JOIN connection k ON k.id = u.connection_id AND k.state <> 'REMOVED'"
            // a folder of files sells nothing, and what a source says of its own places is stock
            + " AND k.kind <> 'file' LEFT JOIN location l ON l.id = u.location_id"
            + " LEFT JOIN pull p ON p.connection_id = u.connection_id AND p.resource = 'STOCK'"
            + " WHERE l.stock_source IS NOT u.connection_id";

    /// Units of orders that lower the figure when they are placed, and come back when they are cancelled.
    private static final String SOLD = "SELECT sum(l.ordered) FROM order_line l JOIN orders o ON o.id = l.order_id"
            + " WHERE l.sku_id = ? AND o.connection_id = ? AND o.figure_lost_at > ? AND o.figure_lost_at <= ?";
    private static final String CANCELLED = "SELECT sum(l.cancelled) FROM order_line l JOIN orders o"
            + " ON o.id = l.order_id WHERE l.sku_id = ? AND o.connection_id = ? AND l.cancelled > 0"
            + " AND o.figure_lost_at IS NOT NULL AND o.updated_at > ? AND o.updated_at <= ?";
    /// Units of orders that lower the figure only when they leave.
    private static final String MOVED = "SELECT sum(iif(s.kind IN ('SHIPPED', 'COLLECTED'), -p.units, p.units))"
            + " FROM order_line l JOIN orders o ON o.id = l.order_id AND o.figure_lost_at IS NULL"
            + " JOIN order_part p ON p.order_id = o.id AND p.line_id = l.id"
            + " JOIN order_step s ON s.order_id = p.order_id AND s.seq = p.step"
            + " AND s.kind IN ('SHIPPED', 'COLLECTED', 'CALLED_BACK', 'RETURNED') AND s.external_id <> 'own'"
            + " WHERE l.sku_id = ? AND o.connection_id = ? AND s.at > ? AND s.at <= ?";

    private final Statements sql;
    private final PushStatus pushes;
    private final Map<ConnectionId, LocationId> told;
    private final Map<ConnectionId, Instant> ordersRead = new HashMap<>();

    PublishedReader(Statements sql) {
        this.sql = sql;
        this.pushes = new SqlPushStatus(sql);
        this.told = told(sql);
        sql.each(
                "SELECT connection_id, confirmed_at FROM pull WHERE resource = 'ORDERS' AND confirmed_at IS NOT NULL",
                row -> ordersRead.put(new ConnectionId(row.getLong(1)), EpochMicros.toInstant(row.getLong(2))));
    }

    /// Where each channel is told what it may sell; one that is told nothing is not among them.
    static Map<ConnectionId, LocationId> told(Statements sql) {
        Map<ConnectionId, LocationId> told = new HashMap<>();
        sql.each(
                "SELECT connection_id, location_id FROM publishing",
                row -> told.put(new ConnectionId(row.getLong(1)), new LocationId(row.getLong(2))));
        return told;
    }

    /// One published value as last seen.
    ///
    /// @param age as of the last complete read of the channel, which wrote nothing where the value stood still
    /// @param seenAt when it was last written, which no later read of the same value moves: what it is judged by
    record Published(
            ConnectionId channel,
            String channelName,
            SkuId sku,
            LocationId location,
            int value,
            Age age,
            Instant seenAt,
            long changedAt,
            @Nullable Integer previous,
            @Nullable Instant previousSeenAt) {}

    /// A value and what is wrong with it, if anything.
    ///
    /// @param seen where it is shown; of a sum the location that the channel is told at
    record Judged(Published seen, Drift drift) {}

    static Published published(ResultSet row) throws SQLException {
        return new Published(
                new ConnectionId(row.getLong(1)),
                row.getString(2),
                new SkuId(row.getLong(4)),
                new LocationId(row.getLong(11)),
                row.getInt(5),
                Ages.published(row),
                EpochMicros.toInstant(row.getLong(6)),
                row.getLong(8),
                StockRows.integer(row, 9),
                StockRows.instant(row, 10));
    }

    /// @param shown all values of one article at one channel, by location; not empty
    /// @param isListed the listing has its article here
    List<Judged> judge(List<Published> shown, SellableReader sellable, boolean isListed) {
        Published first = shown.getFirst();
        LocationId told = this.told.get(first.channel());
        if (told != null || first.location().isNone()) {
            Published at = shown.stream()
                    .filter(seen -> seen.location().equals(told))
                    .findFirst()
                    .orElse(first);
            int sum = shown.stream().mapToInt(Published::value).sum();
            Instant newest = shown.stream()
                    .map(Published::seenAt)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            int expected = sellable.sellable(first.sku(), first.channel()).published();
            return List.of(new Judged(at, judge(at, sum, expected, newest, sellable, isListed)));
        }
        TreeSet<LocationId> places = new TreeSet<>();
        shown.forEach(seen -> places.add(seen.location()));
        Map<LocationId, Integer> expected = sellable.publishedByLocation(first.sku(), first.channel(), places);
        List<Judged> all = new ArrayList<>();
        for (Published seen : shown) {
            int units = expected.getOrDefault(seen.location(), 0);
            all.add(new Judged(seen, judge(seen, seen.value(), units, seen.seenAt(), sellable, isListed)));
        }
        return all;
    }

    /// All that a channel shows of an article in one: values and expected values in sum, the cause of the worst.
    static Optional<Drift> together(List<Judged> judged) {
        if (judged.isEmpty()) {
            return Optional.empty();
        }
        int observed = judged.stream().mapToInt(one -> one.drift().observed()).sum();
        int expected = judged.stream().mapToInt(one -> one.drift().expected()).sum();
        Drift.Cause cause = judged.stream()
                .map(Judged::drift)
                .filter(drift -> drift.cause() != null)
                .max(Comparator.comparingInt(Drift::unitsAtRisk))
                .map(Drift::cause)
                .orElse(null);
        return Optional.of(new Drift(observed, expected, cause));
    }

    /// @param at whose pushes and changes explain it
    private Drift judge(
            Published at, int value, int expected, Instant observedAt, SellableReader sellable, boolean isListed) {
        if (value == expected) {
            return new Drift(expected, expected, null);
        }
        Push push = pushes.of(at.channel(), at.sku(), at.location());
        return Drift.judge(
                value,
                expected,
                new Drift.Evidence(
                        isListed,
                        push.hasFailed(),
                        push.isPending(),
                        push.at(),
                        observedAt,
                        ordersRead.get(at.channel()),
                        sellable.sellable(at.sku(), at.channel()).allocation().changedAt(),
                        explainedChange(at, push),
                        at.previous() == null ? null : at.value() - at.previous()));
    }

    /// What the channel's own orders, cancels and returns did to its value between the last sight of the value before and
    /// the first of this one.
    private int explainedChange(Published seen, Push push) {
        Instant from = seen.previousSeenAt();
        Integer before = seen.previous();
        if (from == null || before == null) {
            return 0;
        }
        Instant pushedAt = push.at();
        if (push.value() != null && push.value() == seen.value() && pushedAt != null && pushedAt.isAfter(from)) {
            return seen.value() - before; // we said so ourselves
        }
        return (int) (units(seen, from, CANCELLED) - units(seen, from, SOLD) + units(seen, from, MOVED));
    }

    private long units(Published seen, Instant from, String query) {
        return sql.number(query, seen.sku().value(), seen.channel().value(), from, seen.changedAt());
    }
}
