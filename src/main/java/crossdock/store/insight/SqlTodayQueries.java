package crossdock.store.insight;

import crossdock.insight.TodayQueries;
import crossdock.inventory.Location;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LocationId;
import crossdock.store.Readers;
import crossdock.store.Statements;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Works the figures of the Today screen out of orders, steps and stock rows.
public final class SqlTodayQueries implements TodayQueries {
    private static final int HOURS = 24;
    private static final int SHORTAGES = 20;
    private static final long HOUR = Duration.ofHours(1).toMillis() * 1_000;
    private static final String LEFT = " FROM order_step WHERE kind IN ('SHIPPED', 'COLLECTED') AND at >= ?";

    /// Only articles that some location lacks or that have unrouted demand can be oversold: the others are not looked
    /// at, here and below, whatever SQLite guesses (see [Shortages]).
    static final String OVERSOLD = "SELECT sum(units), count(*) FROM (SELECT sum(iif(c.location_id = 0, 0,"
            + " max(0, -(c.on_hand - c.unavailable - c.reserved)))) + max(0, t.unrouted"
            + " - sum(iif(c.location_id = 0, 0, max(0, c.on_hand - c.unavailable - c.reserved)))) AS units"
            + " FROM sku_stock t CROSS JOIN stock c ON c.sku_id = t.sku_id WHERE t.negative > 0 OR t.unrouted > 0"
            + " GROUP BY t.sku_id) WHERE units > 0";

    static final String NEGATIVE_CELLS = "SELECT c.location_id, count(*) FROM sku_stock t"
            + " CROSS JOIN stock c ON c.sku_id = t.sku_id WHERE t.negative > 0"
            + " AND c.on_hand - c.unavailable - c.reserved < 0 AND c.location_id <> 0 GROUP BY c.location_id";

    private final Readers readers;
    private final InstantSource clock;

    public SqlTodayQueries(Readers readers, InstantSource clock) {
        this.readers = readers;
        this.clock = clock;
    }

    @Override
    public Today today(ZoneId zone) {
        Instant now = clock.instant();
        return readers.read(sql -> new Today(
                now,
                zone,
                figures(sql, now, zone),
                places(sql, now, zone),
                Shortages.worst(sql, SHORTAGES),
                newest(sql)));
    }

    private static Figures figures(Statements sql, Instant now, ZoneId zone) {
        Instant midnight = midnight(now, zone);
        Instant begin = now.truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1, ChronoUnit.HOURS);
        Oversold oversold = oversold(sql);
        return new Figures(
                perHour(
                        sql,
                        "SELECT (placed_at - ?1) / ?2, count(*) FROM orders WHERE placed_at >= ?1 GROUP BY 1",
                        begin),
                (int) sql.number("SELECT count(*) FROM orders WHERE placed_at >= ?", midnight),
                yesterday(sql, now, zone),
                perHour(
                        sql,
                        "SELECT (at - ?1) / ?2, sum(units)" + LEFT.replace("at >= ?", "at >= ?1") + " GROUP BY 1",
                        begin),
                (int) sql.number("SELECT sum(units)" + LEFT, midnight),
                (int) sql.number("SELECT count(*) FROM orders WHERE open_units > 0 AND history = 0"),
                (int) sql.number("SELECT sum(open_units) FROM orders WHERE open_units > 0 AND history = 0"),
                instant(sql, "SELECT min(placed_at) FROM orders WHERE open_units > 0 AND history = 0"),
                (int) sql.number("SELECT sum(unrouted) FROM sku_stock"),
                (int) sql.number("SELECT count(DISTINCT l.order_id) FROM order_line l JOIN orders o ON o.id ="
                        + " l.order_id"
                        + " WHERE l.unrouted + l.backordered > 0 AND o.history = 0"),
                oversold.units(),
                oversold.skus(),
                (int) sql.number("SELECT count(*) FROM sku_stock WHERE low > 0"),
                (int) sql.number("SELECT count(*) FROM sku"));
    }

    private static Instant midnight(Instant now, ZoneId zone) {
        return LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
    }

    private static List<Integer> perHour(Statements sql, String query, Instant begin) {
        List<Integer> hours = new ArrayList<>(Collections.nCopies(HOURS, 0));
        sql.each(
                query,
                row -> {
                    int hour = row.getInt(1);
                    if (hour < HOURS) { // a stamp ahead of our clock belongs to no hour yet
                        hours.set(hour, row.getInt(2));
                    }
                },
                EpochMicros.of(begin),
                HOUR);
        return List.copyOf(hours);
    }

    /// Orders of the day before, until the same time of day; null when nothing was placed before that day began.
    private static @Nullable Integer yesterday(Statements sql, Instant now, ZoneId zone) {
        Instant from = LocalDate.ofInstant(now, zone).minusDays(1).atStartOfDay(zone).toInstant();
        Instant until = now.atZone(zone).minusDays(1).toInstant();
        String one = "SELECT count(*) FROM (SELECT 1 FROM orders WHERE placed_at < ? LIMIT 1)";
        boolean isKnown = sql.number(one, from) > 0;
        return isKnown
                ? (int) sql.number("SELECT count(*) FROM orders WHERE placed_at >= ? AND placed_at < ?", from, until)
                : null;
    }

    private record Oversold(int units, int skus) {}

    private static Oversold oversold(Statements sql) {
        return sql.first(
                        OVERSOLD,
                        row -> new Oversold(row.getInt(1), row.getInt(2)))
                .orElseThrow();
    }

    private static List<Place> places(Statements sql, Instant now, ZoneId zone) {
        Map<Long, Integer> left = new HashMap<>();
        sql.each(
                "SELECT location_id, sum(units)" + LEFT + " GROUP BY location_id",
                row -> left.put(row.getLong(1), row.getInt(2)),
                midnight(now, zone));
        Map<Long, Integer> open = new HashMap<>();
        sql.each(
                "SELECT location_id, sum(assigned + picked + packed + ready) FROM order_line_place"
                        + " WHERE assigned + picked + packed + ready > 0 GROUP BY location_id",
                row -> open.put(row.getLong(1), row.getInt(2)));
        Map<Long, Integer> negative = new HashMap<>();
        sql.each(
                NEGATIVE_CELLS,
                row -> negative.put(row.getLong(1), row.getInt(2)));
        return sql.list(
                "SELECT id, name, type, latitude, longitude, open FROM location ORDER BY name",
                row -> {
                    long id = row.getLong(1);
                    double latitude = row.getDouble(4);
                    boolean isPlaced = !row.wasNull();
                    double longitude = row.getDouble(5);
                    return new Place(
                            new LocationId(id),
                            row.getString(2),
                            Location.Type.valueOf(row.getString(3)),
                            isPlaced ? latitude : null,
                            isPlaced ? longitude : null,
                            row.getInt(6) != 0,
                            open.getOrDefault(id, 0),
                            left.getOrDefault(id, 0),
                            negative.getOrDefault(id, 0));
                });
    }

    private static @Nullable Instant newest(Statements sql) {
        return instant(sql, "SELECT max(placed_at) FROM orders");
    }

    private static @Nullable Instant instant(Statements sql, String query) {
        long micros = sql.number(query);
        return micros == 0 ? null : EpochMicros.toInstant(micros);
    }
}
