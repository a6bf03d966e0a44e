package crossdock.routing.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One JSON object being read: hands out its fields, notes what is wrong and, at [#end], what nobody asked for. A
/// problem never stops the reading, so that one look finds them all; what was unreadable comes out as its usual value.
final class Fields {
    private final JsonNode node;
    private final String path;
    private final List<PolicyProblem> problems;
    private final Set<String> asked = new TreeSet<>();

    Fields(JsonNode node, String path, List<PolicyProblem> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        if (!node.isObject()) {
            tell("", "an object belongs here, not " + kind(node), List.of());
        }
    }

    /// A text that must be there.
    String text(String name) {
        JsonNode value = field(name);
        if (value.isTextual() && !value.textValue().isBlank() && value.textValue().length() <= 200) {
            return value.textValue();
        }
        tell(name, missing(value, "a text of 1 to 200 characters"), List.of());
        return "?";
    }

    @Nullable String textOrNull(String name) {
        return field(name).isMissingNode() ? null : text(name);
    }

    boolean flag(String name, boolean usual) {
        JsonNode value = field(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            tell(name, missing(value, "true or false"), List.of("true", "false"));
        }
        return value.asBoolean(usual);
    }

    /// A whole number that must be there and lie in the range.
    long number(String name, long lowest, long highest) {
        JsonNode value = field(name);
        boolean whole = value.isIntegralNumber() && value.canConvertToLong();
        if (whole && value.longValue() >= lowest && value.longValue() <= highest) {
            return value.longValue();
        }
        tell(name, missing(value, "a whole number from " + lowest + " to " + highest), List.of());
        return lowest;
    }

    long number(String name, long lowest, long highest, long usual) {
        return field(name).isMissingNode() ? usual : number(name, lowest, highest);
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        E[] all = type.getEnumConstants();
        return constant(field(name), path + "/" + name, all);
    }

    <E extends Enum<E>> List<E> allOf(String name, Class<E> type) {
        E[] all = type.getEnumConstants();
        return list(name, (value, at) -> constant(value, at, all));
    }

    /// Texts; a missing list is empty.
    List<String> texts(String name) {
        return list(name, (value, at) -> {
            if (!value.isTextual() || value.textValue().isBlank() || value.textValue().length() > 200) {
                problems.add(new PolicyProblem(at, missing(value, "a text of 1 to 200 characters"), List.of()));
                return "?";
            }
            return value.textValue();
        });
    }

    /// At least one text.
    List<String> someTexts(String name) {
        List<String> texts = texts(name);
        if (texts.isEmpty()) {
            tell(name, "names at least one", List.of());
            return List.of("?");
        }
        return texts;
    }

    /// Objects, each read by `reader`; a missing list is empty.
    <T> List<T> objects(String name, Function<Fields, @Nullable T> reader) {
        List<T> read = new ArrayList<>();
        list(name, (value, at) -> {
            T one = reader.apply(new Fields(value, at, problems));
            if (one != null) {
                read.add(one);
            }
            return at;
        });
        return read;
    }

    /// One object, or what stands for it when it is left out or unreadable.
    <T> T object(String name, Function<Fields, @Nullable T> reader, T usual) {
        JsonNode value = field(name);
        if (value.isMissingNode()) {
            return usual;
        }
        T read = reader.apply(new Fields(value, path + "/" + name, problems));
        return read == null ? usual : read;
    }

    /// Notes a word that is none of those allowed.
    void unknown(String name, String word, String... allowed) {
        tell(name, "`" + word + "` is not known", List.of(allowed));
    }

    /// Makes the record and turns its own refusal into a problem.
    <T> @Nullable T made(Supplier<T> maker) {
        end();
        int before = problems.size();
        try {
            return maker.get();
        } catch (IllegalArgumentException refusal) {
            if (problems.size() == before) {
                tell("", String.valueOf(refusal.getMessage()), List.of());
            }
            return null;
        }
    }

    /// Fields that nobody asked for are mistakes of spelling, or of another version; both are told.
    private void end() {
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                tell(name, "no such field", List.copyOf(asked));
            }
        });
    }

    private JsonNode field(String name) {
        asked.add(name);
        JsonNode value = node.get(name);
        return value == null ? MissingNode.getInstance() : value;
    }

    private interface Element<T> {
        T read(JsonNode value, String at);
    }

    private <T> List<T> list(String name, Element<T> element) {
        JsonNode value = field(name);
        List<T> read = new ArrayList<>();
        if (value.isMissingNode()) {
            return read;
        }
        if (!value.isArray()) {
            tell(name, "a list belongs here, not " + kind(value), List.of());
        }
        for (int i = 0; i < value.size() && value.isArray(); i++) {
            read.add(element.read(value.get(i), path + "/" + name + "/" + i));
        }
        return read;
    }

    private <E extends Enum<E>> E constant(JsonNode value, String at, E[] all) {
        for (E one : all) {
            if (value.isTextual() && one.name().equals(value.textValue())) {
                return one;
            }
        }
        List<String> allowed = Arrays.stream(all).map(Enum::name).toList();
        problems.add(new PolicyProblem(at, missing(value, "one of the words allowed"), allowed));
        return all[0];
    }

    private void tell(String name, String what, List<String> allowed) {
        problems.add(new PolicyProblem(name.isEmpty() ? path : path + "/" + name, what, allowed));
    }

    private static String missing(JsonNode value, String wanted) {
        return value.isMissingNode() ? "missing: " + wanted : "must be " + wanted + ", not " + kind(value);
    }

    /// What stands there, short enough for a message.
    private static String kind(JsonNode value) {
        return value.isContainerNode() ? value.isArray() ? "a list" : "an object" : value.toString();
    }
}
