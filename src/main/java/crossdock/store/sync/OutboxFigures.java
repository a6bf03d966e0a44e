package crossdock.store.sync;

import crossdock.store.Readers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the way out came to, in figures.
///
/// @param sent commands that were tried at least once
/// @param askedAgain attempts beyond the first
/// @param waiting commands that are still on their way
/// @param sales sales at stores whose article was told to another channel afterwards
/// @param p50 from the till's own stamp of a sale to the acknowledged value; null without any
public record OutboxFigures(
        long sent,
        long acknowledged,
        long askedAgain,
        long parked,
        long waiting,
        int sales,
        @Nullable Duration p50,
        @Nullable Duration p99) {
    /// Counts of real-time sources that lowered on hand, and the first acknowledged value of the article that was sent
    /// after we knew. Sales without one did not move what others may sell.
    private static final String SALES =
            "SELECT max(m.at), (SELECT min(o.ended_at) FROM outbox o WHERE o.sku_id = m.sku_id AND o.kind = 'PUBLISH'"
                    + " AND o.state = 'ACKNOWLEDGED' AND o.sent_at >= m.received_at) AS told"
                    + " FROM movement m JOIN connection k ON k.id = m.source AND k.mode = 'REALTIME'"
                    + " WHERE m.kind = 1 AND m.effect < 0 AND m.at >= ?"
                    + " GROUP BY m.sku_id, m.seq HAVING told IS NOT NULL";

    /// @param since sales before it are left out
    public static OutboxFigures read(Readers readers, Instant since) {
        return readers.read(sql -> {
            long[] lags = sql.list(SALES, row -> row.getLong(2) - row.getLong(1), since).stream()
                    .mapToLong(Long::longValue)
                    .sorted()
                    .toArray();
            List<OutboxFigures> figures = sql.list(
                    "SELECT sum(attempts > 0), sum(state = 'ACKNOWLEDGED'), sum(max(attempts - 1, 0)),"
                            + " sum(state = 'PARKED'), sum(state IN ('PENDING', 'IN_FLIGHT')) FROM outbox",
                    row -> new OutboxFigures(
                            row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5),
                            lags.length, percentile(lags, 50), percentile(lags, 99)));
            return figures.getFirst();
        });
    }

    /// The smallest value that so many percent do not exceed.
    private static @Nullable Duration percentile(long[] sorted, int percent) {
        int rank = (int) Math.ceil(sorted.length * percent / 100.0);
        return Arrays.stream(sorted)
                .skip(Math.max(1, rank) - 1L)
                .mapToObj(micros -> Duration.ofNanos(micros * 1_000))
                .findFirst()
                .orElse(null);
    }
}
