package crossdock.sync.apply;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossdock.channel.ChannelOrder.Buyer;
import org.jspecify.annotations.Nullable;

/// A buyer as it is sealed: one JSON object with the fields that are known.
final class BuyerJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private BuyerJson() {}

    static String write(Buyer buyer) {
        ObjectNode json = MAPPER.createObjectNode();
        put(json, "name", buyer.name());
        put(json, "email", buyer.email());
        put(json, "phone", buyer.phone());
        put(json, "street", buyer.street());
        put(json, "customerId", buyer.customerId());
        return json.toString();
    }

    private static void put(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
