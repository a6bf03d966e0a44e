package crossdock.store.stock;

import crossdock.inventory.StockQueries.Filter;
import crossdock.inventory.StockQueries.Sort;
import crossdock.inventory.StockQueries.View;
import crossdock.kernel.EpochMicros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Puts the question of the Stock screen's list together: which rows, in which order. Alias s is the article, t its
/// sums, c the cell, l the location.
final class StockFilterSql {
    private static final String FROM_SKUS = " FROM sku s LEFT JOIN sku_stock t ON t.sku_id = s.id";
    // CROSS JOIN keeps SQLite on the order "articles, then their cells", which is also the order rows are shown in.
    private static final String FROM_CELLS = " FROM sku s CROSS JOIN stock c ON c.sku_id = s.id";
    private static final String FROM_CELLS_UNSORTED = " FROM stock c JOIN sku s ON s.id = c.sku_id";

    /// Units on their way to the article of the row, anywhere or at its location; at most what a figure can hold.
    static final String INCOMING_SKU = incoming("n.sku_id = s.id");

    static final String INCOMING_CELL = incoming("n.sku_id = c.sku_id AND n.location_id = c.location_id");

    private static final String FREE = "c.on_hand - c.unavailable - c.reserved";
    private static final String LOW_CELL = FREE + " - c.safety_stock < 0 AND " + FREE + " >= 0";
    private static final String NEGATIVE_CELL = FREE + " < 0";

    private final View view;
    private final StringBuilder where = new StringBuilder();
    private final List<@Nullable Object> args = new ArrayList<>();
    private boolean onArticle; // whether a condition reads the article's row
    private boolean onPlace; // whether a condition names the locations

    StockFilterSql(View view, Filter filter, Instant now) {
        this.view = view;
        if (view == View.CELLS) {
            and("c.location_id <> 0");
        }
        if (!filter.text().isBlank()) {
            String escaped = filter.text().strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
            String like = "%" + escaped + "%";
            and("(s.code LIKE ? ESCAPE '\\' OR s.title LIKE ? ESCAPE '\\')", like, like);
            onArticle = true;
        }
        if (filter.productType() != null) {
            and("s.product_type = ?", filter.productType());
            onArticle = true;
        }
        if (filter.brand() != null) {
            and("s.brand = ?", filter.brand());
            onArticle = true;
        }
        if (filter.location() != null) {
            andCell("x.location_id = ?", filter.location().value());
            onPlace = true;
        }
        if (filter.group() != null) {
            andCell("x.location_id IN (SELECT location_id FROM location_group_member WHERE name = ?)", filter.group());
            onPlace = true;
        }
        if (filter.low()) {
            and(view == View.SKUS ? "t.low > 0" : LOW_CELL);
        }
        if (filter.negative()) {
            and(view == View.SKUS ? "t.negative > 0" : NEGATIVE_CELL);
        }
        if (filter.stale()) {
            andCell(Ages.STALE, EpochMicros.of(now), EpochMicros.of(now));
        }
    }

    private static String incoming(String whose) {
        return "(SELECT min(ifnull(sum(n.units), 0), " + Integer.MAX_VALUE + ") FROM incoming n WHERE n.units > 0 AND "
                + whose + ")";
    }

    private void and(String condition, Object... values) {
        where.append(where.isEmpty() ? " WHERE " : " AND ").append(condition);
        args.addAll(List.of(values));
    }

    /// A condition on a cell `x`: on the row itself, or on any cell of the article.
    private void andCell(String condition, Object... values) {
        if (view == View.CELLS) {
            and(condition.replace("x.", "c."), values);
        } else {
            and("EXISTS (SELECT 1 FROM stock x WHERE x.sku_id = s.id AND x.location_id <> 0 AND " + condition + ")",
                    values);
        }
    }

    @Nullable Object[] args() {
        return args.toArray();
    }

    /// Cells are kept by article, then location: those of a few locations are found article by article.
    private String fromCells() {
        return onPlace ? FROM_CELLS : FROM_CELLS_UNSORTED;
    }

    String count() {
        String from = view == View.SKUS ? FROM_SKUS : onArticle || onPlace ? fromCells() : " FROM stock c";
        return "SELECT count(*)" + from + where;
    }

    /// Rows per value of a column of the article; blank values are left out.
    String countBy(String column) {
        String from = view == View.SKUS ? FROM_SKUS : fromCells();
        String condition = (where.isEmpty() ? " WHERE " : " AND ") + "s." + column + " <> ''";
        return "SELECT s." + column + ", count(*)" + from + where + condition + " GROUP BY 1 ORDER BY 1";
    }

    String keys(Sort sort, int limit) {
        String direction = sort.descending() ? " DESC" : "";
        String key = view == View.SKUS ? "s.id" : "c.sku_id << 20 | c.location_id";
        String from = view == View.SKUS ? FROM_SKUS : isByArticle(sort) ? FROM_CELLS : fromCells();
        if (sort.column() == Sort.Column.LOCATION && view == View.CELLS) {
            from += " JOIN location l ON l.id = c.location_id";
        }
        String order = " ORDER BY " + column(sort.column()) + direction;
        if (sort.column() != Sort.Column.SKU) {
            order += ", s.code";
        }
        if (view == View.CELLS) {
            order += ", c.location_id";
        }
        return "SELECT " + key + from + where + order + (limit == Integer.MAX_VALUE ? "" : " LIMIT " + limit);
    }

    private static boolean isByArticle(Sort sort) {
        return sort.column() == Sort.Column.SKU || sort.column() == Sort.Column.TITLE;
    }

    private String column(Sort.Column column) {
        String row = view == View.SKUS ? "t" : "c";
        return switch (column) {
            case SKU -> "s.code";
            case TITLE -> "s.title";
            case LOCATION -> view == View.SKUS ? "s.code" : "l.name";
            case ON_HAND, UNAVAILABLE, RESERVED, SAFETY_STOCK ->
                "ifnull(" + row + "." + column.name().toLowerCase(Locale.ROOT) + ", 0)";
            case ATP ->
                "ifnull(@.on_hand - @.unavailable - @.reserved - @.safety_stock, 0)".replace("@", row);
            case INCOMING -> view == View.SKUS ? INCOMING_SKU : INCOMING_CELL;
            case AGE ->
                view == View.CELLS
                        ? "-" + Ages.OBSERVED.replace("x.", "c.")
                        : "(SELECT -min(" + Ages.OBSERVED + ") FROM stock x WHERE x.sku_id = s.id AND x.location_id"
                                + " <> 0)";
        };
    }
}
