package crossdock.channel.square;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import crossdock.channel.ChannelCount;
import crossdock.channel.Readings;
import crossdock.channel.Unreadable;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads Square's InventoryCount objects token by token: stock pages are the busiest input, and a
/// tree would cost three times the parse.
final class CountRow {
    /// Units in the store that may not be sold. WASTE is left out: those are lost, and the state
    /// counts every loss since the beginning. So are goods in transit, which are at no location.
    static final java.util.List<String> HELD =
            java.util.List.of("RESERVED_FOR_SALE", "RETURNED_BY_CUSTOMER", "RECEIVED_FROM_VENDOR");

    private @Nullable String itemId;
    private @Nullable String itemType;
    private @Nullable String state;
    private @Nullable String locationId;
    private @Nullable String quantity;
    private @Nullable String calculatedAt;
    private @Nullable String wrongField;

    /// Reads the object at whose start the parser stands; ends at its end, whatever the fields
    /// hold.
    void read(JsonParser parser) throws IOException {
        itemId = itemType = state = locationId = quantity = calculatedAt = wrongField = null;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            wrongField = "#";
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (field) {
                case "catalog_object_id" -> itemId = text(parser, token, field);
                case "catalog_object_type" -> itemType = text(parser, token, field);
                case "state" -> state = text(parser, token, field);
                case "location_id" -> locationId = text(parser, token, field);
                case "quantity" -> quantity = text(parser, token, field);
                case "calculated_at" -> calculatedAt = text(parser, token, field);
                default -> parser.skipChildren();
            }
        }
    }

    private @Nullable String text(JsonParser parser, JsonToken token, String field)
            throws IOException {
        if (token.isScalarValue()) {
            return token == JsonToken.VALUE_NULL ? null : parser.getText();
        }
        wrongField = field;
        parser.skipChildren();
        return null;
    }

    String itemId() {
        return Readings.required("catalog_object_id", itemId);
    }

    String locationId() {
        return Readings.required("location_id", locationId);
    }

    int units() {
        return Readings.wholeUnits("quantity", quantity);
    }

    Instant calculatedAt() {
        return Readings.stamp("calculated_at", calculatedAt);
    }

    boolean isInStock() {
        return "IN_STOCK".equals(Readings.required("state", state));
    }

    boolean isHeld() {
        return state != null && HELD.contains(state);
    }

    /// Square Restaurants counts whole items beside their variations; only variations are listings.
    boolean isVariation() {
        return itemType == null || "ITEM_VARIATION".equals(itemType);
    }

    ChannelCount toCount() {
        checkTypes();
        return new ChannelCount(itemId(), locationId(), units(), null, calculatedAt());
    }

    void checkTypes() {
        if (wrongField != null) {
            throw new Unreadable("field.wrongType", wrongField, "text");
        }
    }

    /// For messages about a row that cannot be read.
    String idOr(String position) {
        return itemId == null || itemId.isEmpty() || itemId.length() > 200
                ? position
                : ChannelCount.idOf(itemId, locationId);
    }
}
