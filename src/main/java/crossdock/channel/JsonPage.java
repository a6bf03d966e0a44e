package crossdock.channel;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns an answer's rows into neutral records one by one: a row that cannot be read is refused
/// with its raw form, the others go on.
///
/// @param <T> the neutral record
public final class JsonPage<T> {
    /// Unknown fields are let through: channels add some every quarter.
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,79}");

    private final List<Pulled<T>> rows = new ArrayList<>();
    private final List<RefusedRow> refused = new ArrayList<>();

    /// Parses a whole body. A body that is no JSON was cut off or comes from something in between,
    /// so it is worth another try.
    public static JsonNode tree(byte[] body) {
        try {
            JsonNode tree = MAPPER.readTree(body);
            if (tree == null || tree.isMissingNode()) {
                throw new ChannelException.Transient(
                        "the channel's answer is empty", 200, null, null);
            }
            return tree;
        } catch (IOException e) { // JacksonException, and CharConversionException on hostile bytes
            throw notJson(e);
        }
    }

    /// ` (WORD)`: the machine word in an error answer (`RATE_LIMITED`,
    /// `woocommerce_rest_cannot_view`), the one part of an error body that holds no free text; or
    /// nothing.
    static String errorWord(byte[] body) {
        try {
            JsonNode tree = tree(body);
            // Square: {"errors":[{"code":..}]}; WooCommerce: {"code":..}
            String word = tree.path("code").asText("");
            if (word.isEmpty()) {
                JsonNode error = tree.path("errors").path(0);
                // GraphQL: {"errors":[{"extensions":{"code":..}}]}
                word = error.path("code").asText(error.path("extensions").path("code").asText(""));
            }
            return WORD.matcher(word).matches() ? " (" + word + ")" : "";
        } catch (ChannelException e) {
            return ""; // an error page in HTML: the status says enough
        }
    }

    /// A parser for pages that are read without a tree.
    public static JsonParser parser(byte[] body) throws IOException {
        return MAPPER.createParser(body);
    }

    /// The exception for a body that is no JSON. The parser's own message quotes the body, so only
    /// the place is told.
    public static ChannelException notJson(IOException e) {
        String place =
                e instanceof JacksonException known && known.getLocation() != null
                        ? " at byte " + known.getLocation().getByteOffset()
                        : "";
        return new ChannelException.Transient(
                "the channel's answer is no whole JSON" + place, 200, null, null);
    }

    /// Writes a request body.
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JacksonException e) {
            throw new IllegalStateException(e); // only maps, lists and texts of ours are written
        }
    }

    /// Reads one object as `type`. Wrong types are [Unreadable].
    public static <D> D read(JsonNode node, Class<D> type) {
        try {
            D read = MAPPER.treeToValue(node, type);
            if (read == null) {
                throw new Unreadable("field.wrongType", "#", "object");
            }
            return read;
        } catch (JsonMappingException e) {
            throw new Unreadable("field.wrongType", path(e), "");
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Unreadable("field.wrongType", "#", "");
        }
    }

    /// Reads every element of `array` as `type` and hands it, with its node, to `mapping`, which
    /// adds what it makes of it to this page.
    public <D> void readEach(JsonNode array, Class<D> type, BiConsumer<D, JsonNode> mapping) {
        if (array.isMissingNode() || array.isNull()) {
            return;
        }
        if (!array.isArray()) {
            throw new ChannelException.Rejected(
                    "the channel's answer holds something else where rows belong", 200, null);
        }
        int at = 0;
        for (JsonNode node : array) {
            at++;
            int rowsBefore = rows.size();
            try {
                mapping.accept(read(node, type), node);
            } catch (Unreadable e) {
                rows.subList(rowsBefore, rows.size())
                        .clear(); // half an item would look like a whole one
                String id = idOf(node);
                refused.add(e.refuse(id.isEmpty() ? "#" + at : id, raw(node)));
            }
        }
    }

    public void add(T row, JsonNode raw) {
        rows.add(new Pulled<>(row, () -> raw(raw), idOf(raw)));
    }

    public void refuse(RefusedRow row) {
        refused.add(row);
    }

    /// The page as it is now.
    public ChannelPage<T> page(@Nullable String next, ChannelHttp.Answer answer) {
        return new ChannelPage<>(rows, refused, next, answer.channelTime(), answer.body().length);
    }

    private static byte[] raw(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Empty when it has none that can be kept.
    private static String idOf(JsonNode node) {
        JsonNode id = node.path("id");
        String text = id.isValueNode() && !id.isNull() ? id.asText() : "";
        return text.length() > 200 ? "" : text;
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "#" : path.toString();
    }
}
