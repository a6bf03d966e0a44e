package crossdock.channel.file;

import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelOrder.Method;
import crossdock.channel.Unreadable;
import crossdock.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One row of an order table.
///
/// @param line its key when one is mapped; null: it is known by its place in the order
/// @param units ordered; negative on a credit note
/// @param state OPEN, COMPLETED, CANCELLED or DRAFT; null when the file has no such column
record OrderLine(
        TableRow row,
        String order,
        @Nullable String line,
        int units,
        @Nullable Integer cancelled,
        @Nullable String sku,
        @Nullable String title,
        @Nullable Money unitPrice,
        @Nullable String state,
        Instant placedAt,
        @Nullable Instant shippedAt) {

    /// Words of common exports. An unknown word is refused: guessing would reserve stock for orders
    /// long gone, or none for new ones.
    private static final Map<String, Set<String>> WORDS =
            Map.of(
                    "OPEN",
                            Set.of(
                                    "open",
                                    "new",
                                    "pending",
                                    "processing",
                                    "paid",
                                    "unfulfilled",
                                    "created",
                                    "approved",
                                    "invoiced",
                                    "confirmed",
                                    "on-hold",
                                    "on hold",
                                    "placed",
                                    "received",
                                    "in progress"),
                    "COMPLETED",
                            Set.of(
                                    "completed",
                                    "complete",
                                    "shipped",
                                    "delivered",
                                    "fulfilled",
                                    "closed",
                                    "done",
                                    "picked up",
                                    "collected"),
                    "CANCELLED",
                            Set.of(
                                    "cancelled",
                                    "canceled",
                                    "void",
                                    "voided",
                                    "refunded",
                                    "unavailable",
                                    "rejected"),
                    "DRAFT", Set.of("draft", "quote", "cart", "abandoned"));

    static OrderLine read(TableRow row, Cells cells, ColumnMapping mapping) {
        int units = cells.units(row, "quantity");
        String sku = cells.text(row, "sku");
        String title = cells.text(row, "title");
        boolean isArticle = sku != null && !mapping.notArticles().contains(sku);
        return new OrderLine(
                row,
                cells.needed(row, "order"),
                cells.text(row, "line"),
                units,
                cells.unitsOrNull(row, "cancelled"),
                isArticle ? sku : null,
                title != null ? title : sku,
                price(row, cells, units),
                state(cells.text(row, "state"), mapping),
                cells.stamp(row, "placed_at"),
                cells.stampOrNull(row, "shipped_at"));
    }

    private static @Nullable Money price(TableRow row, Cells cells, int units) {
        Money unit = cells.moneyOrNull(row, "unit_price");
        Money total = unit == null && units != 0 ? cells.moneyOrNull(row, "line_total") : null;
        if (total == null) {
            return unit;
        }
        BigDecimal each =
                BigDecimal.valueOf(total.minor())
                        .divide(BigDecimal.valueOf(units), 0, RoundingMode.HALF_UP);
        return new Money(each.longValueExact(), total.currency());
    }

    private static @Nullable String state(@Nullable String text, ColumnMapping mapping) {
        if (text == null) {
            return null;
        }
        String own = mapping.states().get(text);
        String word = text.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, Set<String>> known : WORDS.entrySet()) {
            if (own == null ? known.getValue().contains(word) : known.getKey().equals(own)) {
                return known.getKey();
            }
        }
        throw new Unreadable("order.unknownState", text, "OPEN, COMPLETED, CANCELLED, DRAFT");
    }

    /// Ship modes like `Second Class` are all shipping; a pickup says so.
    static Method method(@Nullable String text) {
        String word = text == null ? "" : text.toLowerCase(Locale.ROOT);
        if (word.contains("pickup") || word.contains("pick up") || word.contains("collect")) {
            return Method.PICKUP;
        }
        return word.contains("in store")
                        || word.contains("in-store")
                        || word.contains("in_store")
                        || word.equals("pos")
                ? Method.IN_STORE
                : Method.SHIP;
    }

    static ChannelOrder.Buyer buyer(TableRow row, Cells cells) {
        return new ChannelOrder.Buyer(
                cells.text(row, "buyer_name"),
                cells.text(row, "email"),
                cells.text(row, "phone"),
                cells.text(row, "street"),
                cells.text(row, "customer_id"));
    }

    static ChannelOrder.Region region(TableRow row, Cells cells) {
        String country = cells.country(row);
        return new ChannelOrder.Region(
                country,
                cells.state(row, "region", country),
                cells.text(row, "city"),
                cells.postalCode(row, country));
    }
}
