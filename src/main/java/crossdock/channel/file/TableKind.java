package crossdock.channel.file;

import java.util.List;

/// What the rows of a table are, and which fields they have. The first list of each must be mapped.
public enum TableKind {
    /// Without `id` a location is known by its street, city and state.
    LOCATIONS(
            List.of(),
            List.of(
                    "id",
                    "name",
                    "type",
                    "street",
                    "city",
                    "state",
                    "postal_code",
                    "country",
                    "latitude",
                    "longitude",
                    "zone",
                    "hours",
                    "ships",
                    "pickup",
                    "active")),
    CATALOGUE(
            List.of("sku"),
            List.of(
                    "id",
                    "parent",
                    "title",
                    "product_type",
                    "brand",
                    "price",
                    "currency",
                    "tracked",
                    "active",
                    "updated_at")),
    STOCK(List.of("sku", "quantity"), List.of("location", "unavailable", "counted_at")),
    /// Many rows make one order: rows with the same `order`, one line each.
    ORDERS(
            List.of("order", "placed_at", "quantity"),
            List.of(
                    "line",
                    "sku",
                    "title",
                    "state",
                    "method",
                    "location",
                    "updated_at",
                    "shipped_at",
                    "cancelled_at",
                    "promised_at",
                    "cancelled",
                    "unit_price",
                    "line_total",
                    "currency",
                    "customer_id",
                    "buyer_name",
                    "email",
                    "phone",
                    "street",
                    "city",
                    "region",
                    "postal_code",
                    "country",
                    "tracking"));

    private final List<String> needed;
    private final List<String> optional;

    TableKind(List<String> needed, List<String> optional) {
        this.needed = needed;
        this.optional = optional;
    }

    public List<String> needed() {
        return needed;
    }

    /// Whether a mapping may name that field.
    public boolean knows(String field) {
        return needed.contains(field) || optional.contains(field);
    }
}
