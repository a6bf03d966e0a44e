package crossdock.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crossdock.sandbox.Faults.Kind;
import crossdock.sandbox.Loopback.Answer;
import crossdock.sandbox.Loopback.Dialect;
import crossdock.sandbox.Loopback.Request;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The web shop in WooCommerce's REST v3 dialect: keys, routing, paging headers, WordPress's error shape, a host that
/// throttles.
///
/// A real shop takes HTTP Basic only over https and asks for signed requests over http; this one stands on loopback and
/// takes Basic over http too, or both keys as query parameters.
final class WooDialect implements Dialect {
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final String BASE = "/wp-json/wc/v3/";
    /// The shop's own zone: fields without `_gmt`, and `modified_after` without `dates_are_gmt`, are in it.
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final int MOST_PER_PAGE = 100;

    /// @param total rows over all pages; -1 for an answer that is no list
    record Reply(int status, JsonNode body, int total, int perPage) {
        Reply(JsonNode body) {
            this(200, body, -1, 1);
        }
    }

    private final World world;
    private final byte[] basic;
    private final String key;
    private final String secret;
    private final WooProducts products;
    private final WooOrders orders;
    private boolean isOverloaded;

    WooDialect(World world, String key, String secret) {
        this.world = world;
        this.key = key;
        this.secret = secret;
        basic = ("Basic " + Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.UTF_8);
        products = new WooProducts(world);
        orders = new WooOrders(world, products);
    }

    @Override
    public Answer answer(Request request) {
        try {
            if (!isSigned(request)) {
                throw new WooRefusal(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.");
            }
            return world.locked(() -> {
                Optional<Answer> trouble = misbehave();
                if (trouble.isPresent()) {
                    return trouble.get();
                }
                Reply made = route(request);
                boolean isWrite = !request.method().equals("GET");
                if (isWrite && world.faults.fires(Kind.WOO_ERROR_AFTER_WRITE, world.now())) {
                    throw new WooRefusal(
                            500, "internal_server_error", "There has been a critical error on this website.");
                }
                return reply(request, made);
            });
        } catch (WooRefusal refusal) {
            return json(refusal.status(), Map.of(), refusal.body());
        }
    }

    private boolean isSigned(Request request) {
        byte[] given = request.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, basic)
                || (request.parameter("consumer_key").orElse("").equals(key)
                        && request.parameter("consumer_secret").orElse("").equals(secret));
    }

    /// The host in front of the shop throttles in its own words (HTML, Retry-After); the shop itself fails as WordPress
    /// does.
    private Optional<Answer> misbehave() {
        if (world.faults.fires(Kind.WOO_THROTTLED, world.now())) {
            isOverloaded = !isOverloaded;
            int status = isOverloaded ? 429 : 503;
            String page = "<html><head><title>" + status + "</title></head><body><center>nginx</center></body></html>";
            return Optional.of(new Answer(
                    status,
                    Map.of("Content-Type", "text/html", "Retry-After", "1"),
                    page.getBytes(StandardCharsets.UTF_8)));
        }
        if (world.faults.fires(Kind.WOO_SERVER_ERROR, world.now())) {
            throw new WooRefusal(500, "internal_server_error", "There has been a critical error on this website.");
        }
        return Optional.empty();
    }

    private Reply route(Request request) {
        String method = request.method();
        String[] parts = request.path().startsWith(BASE)
                ? request.path().substring(BASE.length()).split("/")
                : new String[0];
        String kind = parts.length == 0 ? "" : parts[0];
        String id = parts.length < 2 ? "" : parts[1];
        String inner = parts.length < 3 ? "" : parts[2];
        String innerId = parts.length < 4 ? "" : parts[3];
        Reply reply =
                switch (kind) {
                    case "products" -> products.route(new Call(request, method, id, inner, innerId));
                    case "orders" -> orders.route(new Call(request, method, id, inner, innerId));
                    case "settings" -> currency(request, method, id, inner, innerId);
                    default -> null;
                };
        if (reply == null || parts.length > 4) {
            throw new WooRefusal(
                    404, "rest_no_route", "No route was found matching the URL and request method.");
        }
        return reply;
    }

    /// The one setting that a reader of prices needs.
    private static @Nullable Reply currency(
            Request request, String method, String group, String id, String rest) {
        boolean isKnown = group.equals("general") && id.equals("woocommerce_currency") && rest.isEmpty();
        if (!isKnown || !method.equals("GET")) {
            return null;
        }
        ObjectNode node = JSON.objectNode().put("id", id).put("label", "Currency");
        node.put("description", "This controls what currency prices are listed at in the catalog.");
        node.put("type", "select").put("default", "USD").put("value", "USD");
        node.putObject("options").put("USD", "United States (US) dollar ($)");
        return new Call(request, method, group, id, rest).fields(new Reply(node));
    }

    private static Answer reply(Request request, Reply reply) {
        if (reply.total() < 0) {
            return json(reply.status(), Map.of(), reply.body());
        }
        int pages = (reply.total() + reply.perPage() - 1) / reply.perPage();
        int page = new Call(request, "", "", "", "").page();
        StringBuilder link = new StringBuilder();
        if (page > 1) {
            link.append(link(request, Math.min(page - 1, Math.max(1, pages)), "prev"));
        }
        if (page < pages) {
            link.append(link.isEmpty() ? "" : ", ").append(link(request, page + 1, "next"));
        }
        String total = Integer.toString(reply.total());
        Map<String, String> headers = link.isEmpty()
                ? Map.of("X-WP-Total", total, "X-WP-TotalPages", Integer.toString(pages))
                : Map.of("X-WP-Total", total, "X-WP-TotalPages", Integer.toString(pages), "Link", link.toString());
        return json(reply.status(), headers, reply.body());
    }

    private static String link(Request request, int page, String rel) {
        String query = request.query().entrySet().stream()
                .filter(e -> !e.getKey().equals("page") && !e.getKey().startsWith("consumer_"))
                .flatMap(e -> e.getValue().stream()
                        .map(v -> e.getKey() + "=" + URLEncoder.encode(v, StandardCharsets.UTF_8)))
                .sorted()
                .collect(Collectors.joining("&"));
        return "<" + base(request) + request.path() + "?" + query + (query.isEmpty() ? "" : "&") + "page=" + page
                + ">; rel=\"" + rel + "\"";
    }

    private static String base(Request request) {
        return "http://" + request.header("Host").orElse("127.0.0.1");
    }

    private static Answer json(int status, Map<String, String> headers, JsonNode body) {
        return Answer.json(status, headers, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String local(Instant instant) {
        return SECONDS.format(instant.atZone(ZONE));
    }

    static String gmt(Instant instant) {
        return SECONDS.format(instant.atZone(ZoneOffset.UTC));
    }

    /// Writes a date twice, as WooCommerce does: the shop's own time, and GMT.
    static void date(ObjectNode node, String name, @Nullable Instant instant) {
        node.put(name, instant == null ? null : local(instant));
        node.put(name + "_gmt", instant == null ? null : gmt(instant));
    }

    /// One request taken apart: `kind/id/inner/innerId`.
    record Call(Request request, String method, String id, String inner, String innerId) {
        boolean is(String wanted, boolean hasId, String wantedInner, boolean hasInnerId) {
            return method.equals(wanted)
                    && id.isEmpty() != hasId
                    && inner.equals(wantedInner)
                    && innerId.isEmpty() != hasInnerId;
        }

        int page() {
            return number("page", 1, 1, Integer.MAX_VALUE);
        }

        int perPage() {
            return number("per_page", 10, 1, MOST_PER_PAGE);
        }

        private int number(String name, int otherwise, int least, int most) {
            Optional<String> given = request.parameter(name);
            if (given.isEmpty()) {
                return otherwise;
            }
            try {
                int number = Integer.parseInt(given.get());
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw WooRefusal.parameter(name, name + " is not of type integer.");
            }
            throw WooRefusal.parameter(
                    name, name + " must be between " + least + " (inclusive) and " + most + " (inclusive)");
        }

        String oneOf(String name, String otherwise, Set<String> allowed) {
            String value = request.parameter(name).orElse(otherwise);
            if (!allowed.contains(value)) {
                throw WooRefusal.parameter(name, name + " is not one of " + String.join(", ", allowed) + ".");
            }
            return value;
        }

        /// A list given as `a,b` or as `name[]=a&name[]=b`; empty when absent.
        List<String> list(String name) {
            List<String> many = request.query().getOrDefault(name + "[]", List.of());
            return many.isEmpty()
                    ? request.parameter(name).stream()
                            .flatMap(v -> Arrays.stream(v.split(",")))
                            .toList()
                    : many;
        }

        /// An ISO 8601 time; without an offset it is the shop's own unless `dates_are_gmt`.
        Optional<Instant> time(String name) {
            return request.parameter(name).map(text -> {
                boolean isGmt = request.parameter("dates_are_gmt")
                        .filter(v -> v.equals("true") || v.equals("1"))
                        .isPresent();
                try {
                    String plain = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
                    return LocalDateTime.parse(plain).atZone(isGmt ? ZoneOffset.UTC : ZONE).toInstant();
                } catch (DateTimeParseException e) {
                    throw WooRefusal.parameter(name, "Invalid date.");
                }
            });
        }

        ObjectNode body() {
            try {
                if (MAPPER.readTree(request.body()) instanceof ObjectNode object) {
                    return object;
                }
            } catch (IOException e) { // Jackson's own and, on hostile bytes, CharConversionException
                throw new WooRefusal(400, "rest_invalid_json", "Invalid JSON body passed.");
            }
            throw new WooRefusal(400, "rest_invalid_json", "Invalid JSON body passed.");
        }

        String base() {
            return WooDialect.base(request) + BASE;
        }

        /// Keeps only the fields that `_fields` names, when it is there.
        Reply fields(Reply reply) {
            Set<String> fields = Set.copyOf(list("_fields"));
            if (!fields.isEmpty()) {
                Iterable<JsonNode> rows = reply.body() instanceof ArrayNode array ? array : List.of(reply.body());
                rows.forEach(row -> ((ObjectNode) row).retain(fields));
            }
            return reply;
        }
    }

    /// An answer that is an error, in WordPress's shape. Unchecked, so that any depth of reading a request can end in
    /// it.
    static final class WooRefusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String code;
        private final String parameter;

        WooRefusal(int status, String code, String message) {
            this(status, code, message, "");
        }

        private WooRefusal(int status, String code, String message, String parameter) {
            super(message);
            this.status = status;
            this.code = code;
            this.parameter = parameter;
        }

        static WooRefusal parameter(String name, String message) {
            return new WooRefusal(400, "rest_invalid_param", message, name);
        }

        int status() {
            return status;
        }

        ObjectNode body() {
            ObjectNode body = JSON.objectNode().put("code", code);
            String message = String.valueOf(getMessage());
            body.put("message", parameter.isEmpty() ? message : "Invalid parameter(s): " + parameter);
            ObjectNode data = body.putObject("data").put("status", status);
            if (!parameter.isEmpty()) {
                data.putObject("params").put(parameter, message);
            }
            return body;
        }
    }
}
