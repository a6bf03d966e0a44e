package crossdock.store.order;

import crossdock.order.OrderQueries.Filter;
import crossdock.order.OrderQueries.Sort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts the question of the Orders screen's list together: which orders, in which order. Alias o is the order.
final class OrderFilterSql {
    private static final String AT_LOCATION = "(o.location_id = ? OR o.id IN (SELECT l.order_id FROM order_line_place p"
            + " JOIN order_line l ON l.id = p.line_id WHERE p.location_id = ?))";
    private static final String LIKE = " LIKE ? ESCAPE '\\'";

    private final StringBuilder where = new StringBuilder();
    private final List<@Nullable Object> args = new ArrayList<>();

    OrderFilterSql(Filter filter) {
        if (!filter.text().isBlank()) {
            String like = "%" + escaped(filter.text()) + "%";
            and(
                    "(o.number" + LIKE + " OR o.external_id" + LIKE
                            + " OR o.id IN (SELECT order_id FROM order_line WHERE sku_id IN"
                            + " (SELECT id FROM sku WHERE code" + LIKE + ")))",
                    like,
                    like,
                    like);
        }
        if (filter.state() != null) {
            and("o.state = ?", filter.state());
        }
        if (filter.channel() != null) {
            and("o.connection_id = ?", filter.channel().value());
        }
        if (filter.location() != null) {
            and(AT_LOCATION, filter.location().value(), filter.location().value());
        }
        if (filter.method() != null) {
            and("o.method = ?", filter.method());
        }
        if (filter.open()) {
            and("o.open_units > 0 AND o.history = 0");
        }
        if (filter.unrouted()) {
            and("o.open_units > 0 AND o.unrouted_units > 0 AND o.reserves = 1 AND o.history = 0");
        }
        Instant lateAt = filter.lateAt();
        if (lateAt != null) {
            and("o.open_units > 0 AND o.promised_at < ? AND o.history = 0", lateAt);
        }
        if (filter.placedFrom() != null) {
            and("o.placed_at >= ?", filter.placedFrom());
        }
        if (filter.placedBefore() != null) {
            and("o.placed_at < ?", filter.placedBefore());
        }
    }

    static String escaped(String text) {
        return text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private void and(String condition, Object... values) {
        where.append(where.isEmpty() ? " WHERE " : " AND ").append(condition);
        args.addAll(List.of(values));
    }

    @Nullable Object[] args() {
        return args.toArray();
    }

    String where() {
        return where.toString();
    }

    String count() {
        return "SELECT count(*) FROM orders o" + where;
    }

    String countBy(String column) {
        return "SELECT o." + column + ", count(*) FROM orders o" + where + " GROUP BY 1";
    }

    String keys(Sort sort, int limit) {
        String direction = sort.descending() ? " DESC" : "";
        String from = switch (sort.column()) {
            case CHANNEL -> " LEFT JOIN connection c ON c.id = o.connection_id";
            case LOCATION -> " LEFT JOIN location p ON p.id = o.place_id";
            case NUMBER, STATE, METHOD, PLACED, PROMISED, OPEN_UNITS, ORDERED_UNITS, TOTAL -> "";
        };
        String order = switch (sort.column()) {
            case NUMBER -> "o.number COLLATE NOCASE" + direction;
            case CHANNEL -> "ifnull(c.name, '')" + direction;
            case STATE -> "o.state" + direction;
            case METHOD -> "o.method" + direction;
            case PLACED -> "o.placed_at" + direction;
            // what is missing stands last, whichever way the rest goes
            case PROMISED -> "o.promised_at" + direction + " NULLS LAST";
            case LOCATION -> "p.name" + direction + " NULLS LAST";
            case OPEN_UNITS -> "o.open_units" + direction;
            case ORDERED_UNITS -> "o.ordered_units" + direction;
            case TOTAL -> "o.total_minor" + direction + " NULLS LAST";
        };
        String tie = sort.column() == Sort.Column.PLACED ? ", o.id" + direction : ", o.placed_at DESC, o.id DESC";
        return "SELECT o.id FROM orders o" + from + where + " ORDER BY " + order + tie
                + (limit == Integer.MAX_VALUE ? "" : " LIMIT " + limit);
    }
}
