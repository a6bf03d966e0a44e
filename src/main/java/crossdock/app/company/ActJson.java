package crossdock.app.company;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import crossdock.fulfilment.Setting;
import crossdock.fulfilment.SettingJson;
import crossdock.fulfilment.Settings;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyJson;
import crossdock.store.file.WorkspaceUnusable;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Acts and their answers as they go between two consoles of one version. Read by the types that the port declares, never
/// by types that the text names.
final class ActJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(SettingJson.words())
            .addModule(forms())
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS) // components alone, whatever else a record can say of itself
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ActJson() {}

    static String arguments(@Nullable Object[] args) {
        return text(args);
    }

    /// Throws IllegalArgumentException for what is no call of the method.
    static @Nullable Object[] arguments(Method act, String json) {
        Type[] types = act.getGenericParameterTypes();
        JsonNode given = tree(json);
        if (given.size() != types.length) {
            throw new IllegalArgumentException(types.length + " arguments are needed, not " + given.size());
        }
        @Nullable Object[] args = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            args[i] = value(given.get(i), type(types[i]));
        }
        return args;
    }

    static String answer(@Nullable Object result) {
        ObjectNode answer = MAPPER.createObjectNode();
        switch (result) {
            case Refused<?>(String code, List<String> args) -> {
                answer.put("refused", code);
                answer.set("args", MAPPER.valueToTree(args));
            }
            case Done<?>(Object value) -> answer.set("done", MAPPER.valueToTree(value));
            case Optional<?> maybe -> answer.set("done", MAPPER.valueToTree(maybe.orElse(null)));
            case null, default -> answer.set("done", MAPPER.valueToTree(result));
        }
        return text(answer);
    }

    static String refusal(String code) {
        return answer(new Refused<>(code));
    }

    static String failure(WorkspaceUnusable unusable) {
        ObjectNode answer = MAPPER.createObjectNode().put("unusable", unusable.code().name());
        answer.set("args", MAPPER.valueToTree(unusable.args()));
        return text(answer);
    }

    /// What the act answered there. Throws [WorkspaceUnusable] where it failed with that.
    static @Nullable Object result(Method act, String json) {
        JsonNode answer = tree(json);
        List<String> args = new ArrayList<>();
        answer.path("args").forEach(arg -> args.add(arg.asText()));
        if (answer.has("unusable")) {
            throw new WorkspaceUnusable(
                    WorkspaceUnusable.Code.valueOf(answer.get("unusable").asText()), args.toArray(String[]::new));
        }
        if (answer.has("refused")) {
            return new Refused<>(answer.get("refused").asText(), args);
        }
        JavaType type = type(act.getGenericReturnType());
        JsonNode done = answer.path("done");
        if (type.hasRawClass(Outcome.class)) {
            return new Done<>(Objects.requireNonNull(value(done, type.containedType(0)), act.getName()));
        }
        if (type.hasRawClass(Optional.class)) {
            return Optional.ofNullable(value(done, type.containedType(0)));
        }
        return type.hasRawClass(void.class) ? null : value(done, type);
    }

    private static JavaType type(Type type) {
        return MAPPER.getTypeFactory().constructType(type);
    }

    private static @Nullable Object value(JsonNode node, JavaType type) {
        try {
            return MAPPER.readValue(MAPPER.treeAsTokens(node), type);
        } catch (IOException e) {
            throw new IllegalArgumentException("no " + type.toCanonical(), e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    private static String text(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // records, texts and numbers only
        }
    }

    /// What has a written form of its own keeps it.
    private static SimpleModule forms() {
        var forms = new SimpleModule("forms");
        forms.addSerializer(new StdSerializer<>(Policy.class) {
            private static final long serialVersionUID = 1;

            @Override
            public void serialize(Policy value, JsonGenerator to, SerializerProvider provider) throws IOException {
                to.writeString(PolicyJson.write(value));
            }
        });
        forms.addDeserializer(Policy.class, new StdDeserializer<>(Policy.class) {
            private static final long serialVersionUID = 1;

            @Override
            public Policy deserialize(JsonParser from, DeserializationContext context) throws IOException {
                return PolicyJson.read(from.getText());
            }
        });
        forms.addSerializer(new StdSerializer<>(Setting.class) {
            private static final long serialVersionUID = 1;

            @Override
            public void serialize(Setting value, JsonGenerator to, SerializerProvider provider) throws IOException {
                to.writeStartObject();
                to.writeStringField("kind", Settings.Kind.of(value).name());
                to.writeStringField("value", SettingJson.write(value));
                to.writeEndObject();
            }
        });
        forms.addDeserializer(Setting.class, new StdDeserializer<>(Setting.class) {
            private static final long serialVersionUID = 1;

            @Override
            public Setting deserialize(JsonParser from, DeserializationContext context) throws IOException {
                JsonNode form = context.readTree(from);
                return SettingJson.read(
                        Settings.Kind.valueOf(form.path("kind").asText()), form.path("value").asText());
            }
        });
        return forms;
    }
}
