package crossdock.rig.vendure;

import crossdock.rig.CacheFile;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the cache says, in the same texts; read with plain SQL.
final class CacheWords {
    final Map<String, String> all = new TreeMap<>();
    /// Variants that are parked because another one has their code.
    final Set<String> twins = new TreeSet<>();

    CacheWords(CacheFile cache) {
        put(cache, "SELECT 'location ' || k.external_id, l.name FROM location_link k"
                + " JOIN location l ON l.id = k.location_id WHERE l.open = 1");
        put(cache, "SELECT 'variant ' || external_id, sku_text || '|' || title || '|' || price_minor || '|' || currency"
                + " || '|' || parent_id || '|' || iif(tracked, 'tracked', 'free') || '|' || iif(active, 'on', 'off')"
                + " FROM listing");
        put(cache, "SELECT 'level ' || l.external_id || '@' || k.external_id, s.on_hand FROM listing l"
                + " JOIN stock s ON s.sku_id = l.sku_id JOIN location_link k ON k.location_id = s.location_id"
                + " WHERE s.figure IS NOT NULL");
        put(cache, "SELECT 'order ' || external_id, number || '|' || channel_state || '|' || total_minor || '|'"
                + " || currency || '|' || placed_at FROM orders");
        put(cache, "SELECT 'line ' || l.external_id, o.external_id || '|' || s.code || '|' || l.ordered"
                + " || '|gone ' || (l.cancelled + ifnull(sum(p.returned), 0)) || '|shipped '"
                + " || ifnull(sum(p.shipped), 0) || '|' || l.price_minor FROM order_line l"
                + " JOIN orders o ON o.id = l.order_id"
                + " JOIN sku s ON s.id = l.sku_id"
                + " LEFT JOIN order_line_place p ON p.line_id = l.id GROUP BY l.id");
        put(cache, "SELECT 'fulfilment ' || step, owner || '|' || detail || '|{' || group_concat(part, ', ') || '}'"
                + " FROM (SELECT s.external_id AS step, o.external_id AS owner, s.detail, l.external_id || '='"
                + " || sum(p.units) AS part FROM order_step s JOIN orders o ON o.id = s.order_id"
                + " JOIN order_part p ON p.order_id = s.order_id AND p.step = s.seq"
                + " JOIN order_line l ON l.id = p.line_id WHERE s.kind = 'SHIPPED' AND NOT EXISTS"
                + " (SELECT 1 FROM order_step b WHERE b.order_id = s.order_id AND b.kind = 'CALLED_BACK'"
                + " AND b.external_id = s.external_id)"
                + " GROUP BY s.external_id, l.id ORDER BY l.external_id) GROUP BY step");
        cache.rows("SELECT external_id FROM parked_row WHERE state = 'OPEN' AND resource = 'CATALOGUE'"
                + " AND code = 'listing.codeTwice'").forEach(twins::add);
    }

    private void put(CacheFile cache, String sql) {
        for (String row : cache.rows(sql)) {
            String key = row.substring(0, row.indexOf('|'));
            String before = all.put(key, row.substring(key.length() + 1));
            if (before != null) {
                throw new AssertionError(key + " is there twice: " + before + " and " + row);
            }
        }
    }
}
