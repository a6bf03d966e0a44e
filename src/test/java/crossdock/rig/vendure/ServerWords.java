package crossdock.rig.vendure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/// What the server says about itself, one text for each object.
final class ServerWords {
    final Map<String, String> all = new TreeMap<>();
    /// Code by variant; only of variants on sale, since only those compete for it.
    final Map<String, String> codesOnSale = new TreeMap<>();
    final Map<String, String> buyers = new TreeMap<>();

    private final GraphQl admin;

    /// Reads everything. Nobody may change anything meanwhile.
    ServerWords(GraphQl admin) {
        this.admin = admin;
        locations();
        variants();
        orders();
    }

    private JsonNode list(String name, String filter, String fields, int skip) {
        return admin.ask("{ " + name + "(options: { take: 200, skip: " + skip + ", sort: { id: ASC }" + filter
                + " }) { totalItems items { " + fields + " } } }", Map.of()).path(name);
    }

    private void locations() {
        for (JsonNode location : list("stockLocations", "", "id name", 0).path("items")) {
            all.put("location " + location.path("id").asText(), location.path("name").asText());
        }
    }

    private void variants() {
        boolean tracks = admin.ask("{ globalSettings { trackInventory } }", Map.of())
                .at("/globalSettings/trackInventory").asBoolean();
        for (int skip = 0;; skip += 200) {
            JsonNode page = list("productVariants", "",
                    "id sku name enabled trackInventory priceWithTax currencyCode product { id enabled }"
                            + " stockLevels { stockLocationId stockOnHand }", skip);
            for (JsonNode variant : page.path("items")) {
                variant(variant, tracks);
            }
            if (skip + 200 >= page.path("totalItems").asInt()) {
                return;
            }
        }
    }

    private void variant(JsonNode variant, boolean tracks) {
        String id = variant.path("id").asText();
        boolean isOnSale = variant.path("enabled").asBoolean() && variant.at("/product/enabled").asBoolean();
        boolean isTracked = switch (variant.path("trackInventory").asText()) {
            case "TRUE" -> true;
            case "FALSE" -> false;
            default -> tracks;
        };
        all.put("variant " + id, String.join("|",
                variant.path("sku").asText(), variant.path("name").asText(), variant.path("priceWithTax").asText(),
                variant.path("currencyCode").asText(), variant.at("/product/id").asText(),
                isTracked ? "tracked" : "free", isOnSale ? "on" : "off"));
        if (isOnSale) {
            codesOnSale.put(id, variant.path("sku").asText());
        }
        if (isTracked) {
            for (JsonNode level : variant.path("stockLevels")) {
                all.put("level " + id + "@" + level.path("stockLocationId").asText(),
                        level.path("stockOnHand").asText());
            }
        }
    }

    private void orders() {
        for (int skip = 0;; skip += 200) {
            JsonNode page = list("orders", ", filter: { active: { eq: false } }",
                    "id code state orderPlacedAt totalWithTax currencyCode"
                            + " customer { firstName lastName emailAddress }"
                            + " shippingAddress { streetLine1 city postalCode }"
                            + " lines { id quantity orderPlacedQuantity unitPriceWithTax productVariant { sku } }"
                            + " fulfillments { id state trackingCode lines { orderLineId quantity } }", skip);
            for (JsonNode order : page.path("items")) {
                order(order);
            }
            if (skip + 200 >= page.path("totalItems").asInt()) {
                return;
            }
        }
    }

    private void order(JsonNode order) {
        String id = order.path("id").asText();
        long placed = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(order.path("orderPlacedAt").asText()));
        all.put("order " + id, String.join("|",
                order.path("code").asText(), order.path("state").asText(), order.path("totalWithTax").asText(),
                order.path("currencyCode").asText(), Long.toString(placed)));
        String name = order.at("/customer/firstName").asText() + " " + order.at("/customer/lastName").asText();
        buyers.put(id, name + "|"
                + order.at("/customer/emailAddress").asText() + "|"
                + order.at("/shippingAddress/streetLine1").asText());
        Map<String, Integer> shipped = new TreeMap<>();
        for (JsonNode parcel : order.path("fulfillments")) {
            if (!parcel.path("state").asText().equals("Cancelled")) {
                Map<String, Integer> parts = new TreeMap<>();
                for (JsonNode part : parcel.path("lines")) {
                    parts.merge(part.path("orderLineId").asText(), part.path("quantity").asInt(), Integer::sum);
                }
                parts.forEach((line, units) -> shipped.merge(line, units, Integer::sum));
                all.put("fulfilment " + parcel.path("id").asText(),
                        id + "|" + parcel.path("trackingCode").asText() + "|" + parts);
            }
        }
        for (JsonNode line : order.path("lines")) {
            String key = line.path("id").asText();
            int left = line.path("quantity").asInt();
            int bought = Math.max(left, line.path("orderPlacedQuantity").asInt());
            all.put("line " + key, String.join("|", id, line.at("/productVariant/sku").asText(), "" + bought,
                    "gone " + (bought - left), "shipped " + shipped.getOrDefault(key, 0),
                    line.path("unitPriceWithTax").asText()));
        }
    }
}
