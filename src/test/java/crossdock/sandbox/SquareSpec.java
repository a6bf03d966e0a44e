package crossdock.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// Square's own OpenAPI description: tells what is wrong with a request or an answer.
final class SquareSpec {
    private final JsonNode document;
    private final String location;
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(
            VersionFlag.V4,
            builder -> builder.metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));
    private final Map<String, JsonSchema> byName = new HashMap<>();

    SquareSpec(Path file) throws IOException {
        document = Practice.MAPPER.readTree(file.toFile());
        location = file.toAbsolutePath().normalize().toUri().toString();
    }

    /// What is wrong with the body of a request to this operation, as lines; empty when nothing is.
    String request(String method, String path, JsonNode body) {
        return check(operation(method, path).at("/requestBody/content/application~1json/schema"), body);
    }

    /// What is wrong with an answer. The description has one shape an operation, for errors too.
    String answer(String method, String path, JsonNode body) {
        return check(operation(method, path).at("/responses/200/content/application~1json/schema"), body);
    }

    private JsonNode operation(String method, String path) {
        String known = document.path("paths").has(path) ? path : "/v2/orders/{order_id}";
        return document.path("paths").path(known).path(method.toLowerCase(Locale.ROOT));
    }

    private String check(JsonNode reference, JsonNode body) {
        String name = name(reference);
        if (name.isEmpty()) {
            return "the description has no schema there\n";
        }
        JsonSchema schema = byName.computeIfAbsent(
                name, n -> schemas.getSchema(SchemaLocation.of(location + "#/components/schemas/" + n)));
        TreeSet<String> wrong = new TreeSet<>();
        schema.validate(body).forEach(message -> wrong.add(message.toString()));
        unknown(reference, body, name, wrong);
        return String.join("\n", wrong);
    }

    /// Square's schemas let unknown fields pass; here they are wrong, since nobody but Square can invent them.
    private void unknown(JsonNode schema, JsonNode body, String path, TreeSet<String> wrong) {
        JsonNode resolved = schema.has("$ref") ? document.at("/components/schemas/" + name(schema)) : schema;
        if (body.isArray()) {
            body.forEach(element -> unknown(resolved.path("items"), element, path + "[]", wrong));
        } else if (body.isObject() && resolved.has("properties")) {
            for (Map.Entry<String, JsonNode> field : body.properties()) {
                JsonNode inner = resolved.path("properties").path(field.getKey());
                if (inner.isMissingNode()) {
                    wrong.add(path + "." + field.getKey() + " is unknown to Square");
                } else {
                    unknown(inner, field.getValue(), path + "." + field.getKey(), wrong);
                }
            }
        }
    }

    private static String name(JsonNode reference) {
        return reference.path("$ref").asText().replace("#/components/schemas/", "");
    }
}
