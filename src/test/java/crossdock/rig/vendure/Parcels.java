package crossdock.rig.vendure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Open orders at the packing table: packed in parts, handed over, delivered, called back, cancelled.
final class Parcels {
    private static final String ORDER =
            """
            query($o: ID!) { order(id: $o) {
              state
              nextStates
              lines { id quantity }
              fulfillments { id state lines { orderLineId quantity } }
            } }""";

    private final GraphQl admin;
    private final RandomGenerator random;
    private final Lags lags;
    private final List<String> orders = new ArrayList<>();
    private final List<Parcel> parcels = new ArrayList<>();
    private int serial;

    private record Parcel(String id, String state) {}

    Parcels(GraphQl admin, RandomGenerator random, Lags lags) {
        this.admin = admin;
        this.random = random;
        this.lags = lags;
    }

    void opened(String order) {
        orders.add(order);
    }

    private static int packed(JsonNode order, String line) {
        int units = 0;
        for (JsonNode parcel : order.path("fulfillments")) {
            for (JsonNode part : parcel.path("lines")) {
                boolean isThere = !parcel.path("state").asText().equals("Cancelled")
                        && part.path("orderLineId").asText().equals(line);
                units += isThere ? part.path("quantity").asInt() : 0;
            }
        }
        return units;
    }

    /// A parcel with some of the units that are left, sometimes with all of them.
    boolean pack() {
        if (orders.isEmpty()) {
            return false;
        }
        String id = orders.get(random.nextInt(orders.size()));
        JsonNode order = admin.ask(ORDER, Map.of("o", id)).path("order");
        boolean isWhole = random.nextInt(3) == 0;
        List<Map<String, Object>> lines = new ArrayList<>();
        for (JsonNode line : order.path("lines")) {
            String key = line.path("id").asText();
            int left = line.path("quantity").asInt() - packed(order, key);
            int units = left <= 0 ? 0 : isWhole ? left : random.nextInt(left + 1);
            if (units > 0) {
                lines.add(Map.of("orderLineId", key, "quantity", units));
            }
        }
        if (lines.isEmpty()) {
            return false;
        }
        String tracking = "TRK-" + ++serial;
        JsonNode made = admin.tryTo(
                "mutation($i: FulfillOrderInput!) { addFulfillmentToOrder(input: $i) {"
                        + " __typename ... on Fulfillment { id } ... on ErrorResult { errorCode } } }",
                Map.of("i", Map.of("lines", lines, "handler", Map.of("code", "manual-fulfillment", "arguments",
                        List.of(Map.of("name", "method", "value", "Post"),
                                Map.of("name", "trackingCode", "value", tracking))))))
                .path("addFulfillmentToOrder");
        if (!made.path("__typename").asText().equals("Fulfillment")) {
            return false; // its stock went to somebody else
        }
        parcels.add(new Parcel(made.path("id").asText(), "Pending"));
        lags.expect("parcel", "SELECT count(*) FROM order_step WHERE kind = 'SHIPPED' AND detail = ?", tracking);
        return true;
    }

    boolean move(String from, String to) {
        List<Parcel> ready = parcels.stream().filter(parcel -> parcel.state().equals(from)).toList();
        if (ready.isEmpty()) {
            return false;
        }
        Parcel parcel = ready.get(random.nextInt(ready.size()));
        JsonNode moved = admin.tryTo(
                "mutation($f: ID!, $s: String!) { transitionFulfillmentToState(id: $f, state: $s) {"
                        + " __typename ... on Fulfillment { state } ... on ErrorResult { errorCode } } }",
                Map.of("f", parcel.id(), "s", to)).path("transitionFulfillmentToState");
        boolean isMoved = moved.path("state").asText().equals(to);
        if (isMoved) {
            parcels.remove(parcel);
            parcels.add(new Parcel(parcel.id(), to));
        }
        return isMoved;
    }

    /// @param whole the whole order, else one unit of a line, which may have left already
    boolean cancel(boolean whole) {
        if (orders.isEmpty()) {
            return false;
        }
        String id = orders.get(random.nextInt(orders.size()));
        JsonNode order = admin.ask(ORDER, Map.of("o", id)).path("order");
        List<Map<String, Object>> lines = new ArrayList<>();
        for (JsonNode line : order.path("lines")) {
            if (line.path("quantity").asInt() > 0 && (whole || lines.isEmpty())) {
                lines.add(Map.of("orderLineId", line.path("id").asText(), "quantity",
                        whole ? line.path("quantity").asInt() : 1));
            }
        }
        if (lines.isEmpty()) {
            return false;
        }
        JsonNode cancelled = admin.tryTo(
                "mutation($i: CancelOrderInput!) { cancelOrder(input: $i) {"
                        + " __typename ... on ErrorResult { errorCode } } }",
                Map.of("i", Map.of("orderId", id, "lines", lines, "reason", "changed their mind")))
                .path("cancelOrder");
        return cancelled.path("__typename").asText().equals("Order");
    }
}
