package crossdock.store.insight;

import crossdock.insight.TodayQueries.Shortage;
import crossdock.insight.TodayQueries.Shortage.Kind;
import crossdock.kernel.SkuId;
import crossdock.store.Statements;
import java.util.ArrayList;
import java.util.List;

/// Articles with too few units. Only those that the folded rows mark are looked at, not every cell: CROSS JOIN keeps
/// SQLite from walking the cells and asking each for its article, which takes seconds in millions of them.
final class Shortages {
    private static final String FREE = "(c.on_hand - c.unavailable - c.reserved)";
    private static final String AT_PLACE = "c.location_id <> 0";

    /// The sum that domain.md calls oversell; its location is that of the cell which lacks most.
    static final String OVERSOLD = "SELECT t.sku_id AS sku, sum(iif(" + AT_PLACE + ", max(0, -" + FREE
            + "), 0)) + max(0, t.unrouted - sum(iif(" + AT_PLACE + ", max(0, " + FREE + "), 0))) AS units,"
            + " sum(" + AT_PLACE + " AND " + FREE + " < 0) AS places,"
            + " max(iif(" + AT_PLACE + ", -" + FREE + ", NULL)) AS most, c.location_id AS place"
            + " FROM sku_stock t CROSS JOIN stock c ON c.sku_id = t.sku_id WHERE t.negative > 0 OR t.unrouted > 0"
            + " GROUP BY t.sku_id";

    static final String BELOW_SAFETY = "SELECT t.sku_id AS sku, sum(c.safety_stock - " + FREE + ") AS units,"
            + " count(*) AS places, max(c.safety_stock - " + FREE + ") AS most, c.location_id AS place"
            + " FROM sku_stock t CROSS JOIN stock c ON c.sku_id = t.sku_id WHERE t.low > 0 AND " + AT_PLACE
            + " AND " + FREE + " >= 0 AND " + FREE + " < c.safety_stock GROUP BY t.sku_id";

    private static final String NAMED = "SELECT s.id, s.code, s.title, x.units, x.places, l.name FROM (%s) x"
            + " JOIN sku s ON s.id = x.sku LEFT JOIN location l ON l.id = x.place"
            + " WHERE x.units > 0 ORDER BY x.units DESC, s.code LIMIT ?";

    private Shortages() {}

    /// Oversold articles first, each kind by missing units.
    static List<Shortage> worst(Statements sql, int limit) {
        List<Shortage> worst = new ArrayList<>(read(sql, OVERSOLD, Kind.OVERSOLD, limit));
        if (worst.size() < limit) {
            worst.addAll(read(sql, BELOW_SAFETY, Kind.BELOW_SAFETY, limit - worst.size()));
        }
        return List.copyOf(worst);
    }

    private static List<Shortage> read(Statements sql, String query, Kind kind, int limit) {
        return sql.list(
                NAMED.formatted(query),
                row -> new Shortage(
                        new SkuId(row.getLong(1)),
                        row.getString(2),
                        row.getString(3),
                        kind,
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(5) == 0 ? null : row.getString(6)),
                limit);
    }
}
