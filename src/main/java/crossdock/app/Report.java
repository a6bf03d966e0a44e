package crossdock.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/// What a command prints: one JSON object a line for machines, or the same facts as words for people.
final class Report {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final boolean json;

    Report(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    PrintWriter out() {
        return out;
    }

    boolean isJson() {
        return json;
    }

    /// Prints one object. Values are texts, numbers, booleans, lists or maps of such.
    void line(Map<String, ?> facts) {
        if (json) {
            out.println(toJson(facts));
        } else {
            out.println(facts.entrySet().stream()
                    .filter(fact -> !String.valueOf(fact.getValue()).isEmpty())
                    .map(fact -> fact.getKey().replace('_', ' ') + " " + fact.getValue())
                    .collect(Collectors.joining(", ")));
        }
        out.flush();
    }

    /// Prints a sentence for people; machines get the facts alone.
    void say(String sentence) {
        if (!json) {
            out.println(sentence);
            out.flush();
        }
    }

    static String toJson(Object facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report holds something that is no JSON", e);
        }
    }
}
