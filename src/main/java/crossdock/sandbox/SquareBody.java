package crossdock.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// A request body, or a part of one, read the strict way: what has the wrong type or name is refused with its place.
final class SquareBody {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final JsonNode node;
    private final String path;

    SquareBody(byte[] bytes) {
        this(parse(bytes), "");
    }

    private SquareBody(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException e) { // Jackson's own and, on hostile bytes, CharConversionException
            throw SquareRefusal.bad("EXPECTED_JSON_BODY", "The body is not JSON.", "");
        }
        throw SquareRefusal.bad("EXPECTED_JSON_BODY", "The body is not a JSON object.", "");
    }

    JsonNode json() {
        return node;
    }

    String field(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    SquareBody only(String... names) {
        Set<String> known = Set.of(names);
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw SquareRefusal.bad(
                        "UNKNOWN_BODY_PARAMETER", "The field named '" + name + "' is unrecognized.", field(name));
            }
        });
        return this;
    }

    private JsonNode get(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? MissingNode.getInstance() : value;
    }

    boolean has(String name) {
        return !get(name).isMissingNode();
    }

    /// The object of that name; an empty one when it is absent.
    SquareBody part(String name) {
        JsonNode value = get(name);
        if (!value.isMissingNode() && !value.isObject()) {
            throw SquareRefusal.bad("EXPECTED_OBJECT", "Expected an object value.", field(name));
        }
        return new SquareBody(value, field(name));
    }

    /// The elements of an array of objects.
    Iterable<SquareBody> parts(String name) {
        JsonNode value = array(name);
        int[] at = {0};
        return () -> value.valueStream()
                .map(element -> new SquareBody(element, field(name) + "[" + at[0]++ + "]"))
                .iterator();
    }

    private JsonNode array(String name) {
        JsonNode value = get(name);
        if (!value.isMissingNode() && !value.isArray()) {
            throw SquareRefusal.bad("EXPECTED_ARRAY", "Expected an array.", field(name));
        }
        return value;
    }

    Set<String> strings(String name) {
        Set<String> strings = new LinkedHashSet<>();
        for (JsonNode element : array(name)) {
            if (!element.isTextual()) {
                throw SquareRefusal.bad("EXPECTED_STRING", "Expected a string value.", field(name));
            }
            strings.add(element.textValue());
        }
        return strings;
    }

    Optional<String> text(String name) {
        JsonNode value = get(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw SquareRefusal.bad("EXPECTED_STRING", "Expected a string value.", field(name));
        }
        return Optional.of(value.textValue());
    }

    String required(String name) {
        return text(name)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() ->
                        SquareRefusal.bad("MISSING_REQUIRED_PARAMETER", "Missing required parameter.", field(name)));
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = get(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw SquareRefusal.bad("EXPECTED_BOOLEAN", "Expected a boolean value.", field(name));
        }
        return value.asBoolean(otherwise);
    }

    Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw SquareRefusal.bad("INVALID_TIME", "`" + field(name) + "` is not an RFC 3339 time.", field(name));
            }
        });
    }

    int limit(int otherwise, int most) {
        JsonNode value = get("limit");
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isInt()) {
            throw SquareRefusal.bad("EXPECTED_INTEGER", "Expected an integer value.", field("limit"));
        }
        if (value.intValue() < 1) {
            throw SquareRefusal.bad("VALUE_TOO_LOW", "`limit` must be at least 1.", field("limit"));
        }
        if (value.intValue() > most) {
            throw SquareRefusal.bad("VALUE_TOO_HIGH", "`limit` must not be over " + most + ".", field("limit"));
        }
        return value.intValue();
    }

    /// What [#cursor(String)] hid; empty on a first page.
    Optional<String> cursor() {
        return text("cursor").map(SquareBody::openCursor);
    }

    static String openCursor(String cursor) {
        try {
            String open = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (open.startsWith("fern:")) {
                return open.substring(5);
            }
        } catch (IllegalArgumentException e) {
            throw SquareRefusal.bad("INVALID_CURSOR", "The cursor is not valid.", "cursor");
        }
        throw SquareRefusal.bad("INVALID_CURSOR", "The cursor is not valid.", "cursor");
    }

    static String cursor(String key) {
        byte[] open = ("fern:" + key).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(open);
    }

    static long number(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw SquareRefusal.bad("INVALID_CURSOR", "The cursor is not valid.", "cursor");
        }
    }

    /// An answer that is an error, in Square's shape. Unchecked, so that any depth of reading a request can end in it.
    static final class SquareRefusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String category;
        private final String code;
        private final String field;

        /// @param field the part of the request that is wrong; empty when it is none
        SquareRefusal(int status, String category, String code, String detail, String field) {
            super(detail);
            this.status = status;
            this.category = category;
            this.code = code;
            this.field = field;
        }

        /// A request that Square would not understand: 400.
        static SquareRefusal bad(String code, String detail, String field) {
            return new SquareRefusal(400, "INVALID_REQUEST_ERROR", code, detail, field);
        }

        int status() {
            return status;
        }

        ObjectNode body() {
            ObjectNode body = SquareDialect.JSON.objectNode();
            ObjectNode error = body.putArray("errors").addObject();
            error.put("category", category).put("code", code).put("detail", getMessage());
            if (!field.isEmpty()) {
                error.put("field", field);
            }
            return body;
        }
    }
}
