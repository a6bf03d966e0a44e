package crossdock.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Does to the rows of a page of JSON, whatever channel it is of, what a changed or broken channel would. Null where it
/// cannot be done.
final class Rows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Rows() {}

    private static @Nullable JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return null;
        }
    }

    /// The first list of objects, nearest to the top.
    private static @Nullable ArrayNode list(@Nullable JsonNode node) {
        if (node instanceof ArrayNode array && !array.isEmpty() && array.get(0).isObject()) {
            return array;
        }
        if (node == null || !node.isObject()) {
            return null;
        }
        for (JsonNode child : node) {
            ArrayNode found = list(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static byte[] bytes(JsonNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Names stay, so that the row is known by them when it is refused.
    static byte @Nullable [] wrongTypes(byte[] body) {
        JsonNode tree = tree(body);
        ArrayNode rows = list(tree);
        if (tree == null || rows == null) {
            return null;
        }
        ObjectNode row = (ObjectNode) rows.get(0);
        boolean isAny = false;
        for (Map.Entry<String, JsonNode> field : List.copyOf(row.properties())) {
            String name = field.getKey();
            boolean isName = name.equals("id") || name.endsWith("_id") || name.equals("createdAt");
            if (field.getValue().isValueNode() && !isName) {
                row.putArray(name).add(1);
                isAny = true;
            }
        }
        return isAny ? bytes(tree) : null;
    }

    static byte @Nullable [] unknownState(byte[] body) {
        JsonNode tree = tree(body);
        ArrayNode rows = list(tree);
        if (tree == null || rows == null) {
            return null;
        }
        boolean isAny = false;
        for (String name : List.of("state", "status", "type")) {
            if (rows.get(0).path(name).isTextual()) {
                ((ObjectNode) rows.get(0)).put(name, "SURPRISE");
                isAny = true;
            }
        }
        return isAny ? bytes(tree) : null;
    }

    static byte @Nullable [] withoutRows(byte[] body) {
        JsonNode tree = tree(body);
        ArrayNode rows = list(tree);
        if (tree == null || rows == null) {
            return null;
        }
        rows.removeAll();
        return bytes(tree);
    }

    /// The same page with three rows at most.
    static byte[] few(byte[] body) {
        JsonNode tree = tree(body);
        ArrayNode rows = list(tree);
        while (rows != null && rows.size() > 3) {
            rows.remove(3);
        }
        return tree == null ? body : bytes(tree);
    }

    /// A byte inside a text that no UTF-8 has.
    static byte @Nullable [] invalid(byte[] body) {
        if (list(tree(body)) == null) {
            return null;
        }
        byte[] other = body.clone();
        for (int at = 0; at + 3 < other.length; at++) {
            boolean isText = other[at] == '"' && other[at + 1] == ':' && other[at + 2] == '"' && other[at + 3] != '"';
            if (isText) {
                other[at + 3] = (byte) 0xff;
                return other;
            }
        }
        return null;
    }
}
