package crossdock.store.stock;

import crossdock.inventory.StockQueries.Age;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LocationId;
import crossdock.store.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How old stock and published values are. What did not change is as new as the last complete traversal of who says it.
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

    /// Who says how much there is, and when what it says was last read to its end: on its clock, and on ours.
    private record Source(
            String name, boolean nearTime, @Nullable Instant confirmedAt, @Nullable Instant confirmedHere) {
        /// Of what it was last seen to say at `observedAt`.
        Age age(Instant observedAt, Instant receivedAt) {
            return confirmedAt != null && confirmedHere != null && confirmedAt.isAfter(observedAt)
                    ? asOf(confirmedAt, confirmedHere)
                    : asOf(observedAt, receivedAt);
        }

        private Age asOf(Instant at, Instant here) {
            return new Age(at, here, name, nearTime, nearTime ? NEARTIME_LIMIT : REALTIME_LIMIT);
        }
    }

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
        return Optional.of(source.age(observedAt, receivedAt));
    }

    /// The age of a published value, from a row of [PublishedReader#COLUMNS]. The same value again leaves its row as it
    /// was: it is as new as the last complete read of its channel.
    static Age published(ResultSet row) throws SQLException {
        Source source = new Source(
                row.getString(2),
                row.getString(3).equals("NEARTIME"),
                StockRows.instant(row, 12),
                StockRows.instant(row, 13));
        return source.age(EpochMicros.toInstant(row.getLong(6)), EpochMicros.toInstant(row.getLong(7)));
    }
}
