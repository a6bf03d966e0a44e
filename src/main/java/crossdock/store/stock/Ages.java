package crossdock.store.stock;

import crossdock.inventory.StockQueries.Age;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LocationId;
import crossdock.store.Statements;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How old stock is. A row that did not change is as new as the last complete traversal of its source.
final class Ages {
    /// Past these a value is stale: realtime sources are read every few seconds, near-time ones every 15 minutes.
    static final Duration REALTIME_LIMIT = Duration.ofMinutes(2);

    static final Duration NEARTIME_LIMIT = Duration.ofMinutes(45);

    private static final String CONFIRMED = "(SELECT p.confirmed_at FROM location l JOIN pull p"
            + " ON p.connection_id = l.stock_source AND p.resource = 'STOCK' WHERE l.id = x.location_id)";

    /// When the cell `x` was last observed, NULL for never.
    static final String OBSERVED = "max(x.observed_at, ifnull(" + CONFIRMED + ", x.observed_at))";

    /// Whether the cell `x` is stale. Arguments: now in microseconds, twice. Places whose source was just read in full
    /// are left out before any cell is looked at.
    static final String STALE = "x.location_id IN (SELECT l.id FROM location l JOIN connection k ON k.id ="
            + " l.stock_source"
            + " LEFT JOIN pull p ON p.connection_id = k.id AND p.resource = 'STOCK'"
            + " WHERE ifnull(p.confirmed_at, 0) < ? - iif(k.mode = 'REALTIME', " + micros(REALTIME_LIMIT) + ", "
            + micros(NEARTIME_LIMIT) + ")) AND x.observed_at < ? - (SELECT iif(k.mode = 'REALTIME', "
            + micros(REALTIME_LIMIT) + ", " + micros(NEARTIME_LIMIT)
            + ") FROM location l JOIN connection k ON k.id = l.stock_source WHERE l.id = x.location_id)";

    private final Map<LocationId, Source> sources = new HashMap<>();

    private record Source(
            String name, boolean nearTime, @Nullable Instant confirmedAt, @Nullable Instant confirmedHere) {}

    private Ages() {}

    private static long micros(Duration limit) {
        return limit.toMillis() * 1_000;
    }

    static Ages read(Statements sql) {
        Ages ages = new Ages();
        sql.each(
                "SELECT l.id, k.name, k.mode, p.confirmed_at, p.confirmed_received_at FROM location l"
                        + " JOIN connection k ON k.id = l.stock_source"
                        + " LEFT JOIN pull p ON p.connection_id = k.id AND p.resource = 'STOCK'",
                row -> ages.sources.put(
                        new LocationId(row.getLong(1)),
                        new Source(
                                row.getString(2),
                                row.getString(3).equals("NEARTIME"),
                                StockRows.instant(row, 4),
                                StockRows.instant(row, 5))));
        return ages;
    }

    /// The age of a cell last observed at `observedAt`; empty when it never was, or when the console itself is the
    /// source.
    Optional<Age> of(LocationId location, @Nullable Instant observedAt, @Nullable Instant receivedAt) {
        Source source = sources.get(location);
        if (source == null || observedAt == null || receivedAt == null) {
            return Optional.empty();
        }
        Instant confirmedAt = source.confirmedAt();
        Instant confirmedHere = source.confirmedHere();
        if (confirmedAt != null && confirmedHere != null && confirmedAt.isAfter(observedAt)) {
            return Optional.of(age(source.name(), source.nearTime(), confirmedAt, confirmedHere));
        }
        return Optional.of(age(source.name(), source.nearTime(), observedAt, receivedAt));
    }

    private static Age age(String source, boolean nearTime, Instant observedAt, Instant receivedAt) {
        return new Age(observedAt, receivedAt, source, nearTime, nearTime ? NEARTIME_LIMIT : REALTIME_LIMIT);
    }

    static Age published(String channel, String mode, long observedAt, long receivedAt) {
        return age(
                channel,
                mode.equals("NEARTIME"),
                EpochMicros.toInstant(observedAt),
                EpochMicros.toInstant(receivedAt));
    }
}
