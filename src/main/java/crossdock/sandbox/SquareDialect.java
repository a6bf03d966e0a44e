package crossdock.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossdock.sandbox.Faults.Kind;
import crossdock.sandbox.Loopback.Answer;
import crossdock.sandbox.Loopback.Dialect;
import crossdock.sandbox.Loopback.Request;
import crossdock.sandbox.Sources.Place;
import crossdock.sandbox.Sources.Site;
import crossdock.sandbox.SquareBody.SquareRefusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The stores' tills in Square's dialect: token, version header, routing, Square's error shape, the occasional 429 and
/// 500.
///
/// Source: Square's OpenAPI description of 2025-08-20, against which a test holds every answer.
final class SquareDialect implements Dialect {
    static final String VERSION = "2025-08-20";
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern VERSION_FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String MERCHANT = "MLFERNHILL0001";

    private final World world;
    private final byte[] authorization;
    private final SquareCatalog catalog;
    private final SquareStock stock;
    private final SquareOrders orders;

    SquareDialect(World world, String token) {
        this.world = world;
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        catalog = new SquareCatalog(world);
        stock = new SquareStock(world);
        orders = new SquareOrders(world);
    }

    @Override
    public Answer answer(Request request) {
        String version = request.header("Square-Version").orElse(VERSION);
        try {
            byte[] given = request.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(given, authorization)) {
                throw new SquareRefusal(
                        401, "AUTHENTICATION_ERROR", "UNAUTHORIZED", "This request could not be authorized.", "");
            }
            if (!VERSION_FORM.matcher(version).matches()) {
                throw SquareRefusal.bad(
                        "INVALID_SQUARE_VERSION_FORMAT", "The Square-Version header must be YYYY-MM-DD.", "");
            }
            return world.locked(() -> {
                misbehave();
                ObjectNode answer = route(request);
                if (isWrite(request) && world.faults.fires(Kind.SQUARE_ERROR_AFTER_WRITE, world.now())) {
                    throw failure();
                }
                return json(200, version, answer);
            });
        } catch (SquareRefusal refusal) {
            return json(refusal.status(), version, refusal.body());
        }
    }

    private void misbehave() {
        if (world.faults.fires(Kind.SQUARE_TOO_MANY_REQUESTS, world.now())) {
            throw new SquareRefusal(429, "RATE_LIMIT_ERROR", "RATE_LIMITED", "Too many requests.", "");
        }
        if (world.faults.fires(Kind.SQUARE_SERVER_ERROR, world.now())) {
            throw failure();
        }
    }

    private static SquareRefusal failure() {
        return new SquareRefusal(500, "API_ERROR", "INTERNAL_SERVER_ERROR", "An internal error occurred.", "");
    }

    private static boolean isWrite(Request request) {
        return request.method().equals("PUT") || request.path().endsWith("/batch-create");
    }

    private ObjectNode route(Request request) {
        String route = request.method() + " " + request.path();
        return switch (route) {
            case "GET /v2/locations" -> locations();
            case "GET /v2/catalog/list" -> catalog.list(request);
            case "POST /v2/catalog/search" -> catalog.search(new SquareBody(request.body()));
            case "POST /v2/inventory/counts/batch-retrieve" -> stock.counts(new SquareBody(request.body()));
            case "POST /v2/inventory/changes/batch-retrieve" -> stock.changes(new SquareBody(request.body()));
            case "POST /v2/inventory/changes/batch-create" -> stock.create(new SquareBody(request.body()));
            case "POST /v2/orders/search" -> orders.search(new SquareBody(request.body()));
            case "POST /v2/orders/batch-retrieve" -> orders.retrieve(new SquareBody(request.body()));
            default -> oneOrder(request);
        };
    }

    private ObjectNode oneOrder(Request request) {
        String prefix = "/v2/orders/";
        if (request.path().startsWith(prefix)) {
            String id = request.path().substring(prefix.length());
            if (request.method().equals("GET")) {
                return orders.one(id);
            }
            if (request.method().equals("PUT")) {
                return orders.update(id, new SquareBody(request.body()));
            }
        }
        throw new SquareRefusal(404, "INVALID_REQUEST_ERROR", "NOT_FOUND", "Resource not found.", "");
    }

    private ObjectNode locations() {
        ObjectNode answer = JSON.objectNode();
        world.tills.stores().forEach(store -> answer.withArray("locations").add(location(store)));
        return answer;
    }

    private static ObjectNode location(Site store) {
        Place place = store.place();
        ObjectNode node = JSON.objectNode();
        node.put("id", store.id());
        node.put("name", store.name());
        node.putObject("address")
                .put("address_line_1", store.street())
                .put("locality", place.city())
                .put("administrative_district_level_1", place.state())
                .put("postal_code", place.zip())
                .put("country", "US");
        node.put("timezone", store.zone());
        node.putArray("capabilities").add("CREDIT_CARD_PROCESSING").add("AUTOMATIC_TRANSFERS");
        node.put("status", "ACTIVE");
        node.put("created_at", "2024-03-04T17:00:00Z");
        node.put("merchant_id", MERCHANT);
        node.put("country", "US");
        node.put("language_code", "en-US");
        node.put("currency", "USD");
        node.put("phone_number", String.format(Locale.ROOT, "+1 555-01%02d", store.index()));
        node.put("business_name", "Fernhill Supply");
        node.put("type", "PHYSICAL");
        for (String day : new String[] {"MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"}) {
            boolean isSunday = day.equals("SUN");
            node.withObject("/business_hours")
                    .withArray("periods")
                    .addObject()
                    .put("day_of_week", day)
                    .put("start_local_time", isSunday ? "11:00:00" : "09:00:00")
                    .put("end_local_time", isSunday ? "17:00:00" : "20:00:00");
        }
        node.putObject("coordinates").put("latitude", place.latitude()).put("longitude", place.longitude());
        node.put("mcc", "5943");
        return node;
    }

    /// US cents as Square's money object.
    static ObjectNode money(long cents) {
        return JSON.objectNode().put("amount", cents).put("currency", "USD");
    }

    /// RFC 3339 with milliseconds.
    static String stamp(Instant instant) {
        String text = instant.toString();
        return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
    }

    private static Answer json(int status, String version, ObjectNode body) {
        return Answer.json(
                status, Map.of("Square-Version", version), body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
