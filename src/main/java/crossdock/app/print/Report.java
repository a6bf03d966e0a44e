package crossdock.app.print;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/// What a command prints: one JSON object a line for machines, or the same facts as words for people.
public final class Report {
    private final PrintWriter out;
    private final boolean json;

    public Report(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    public PrintWriter out() {
        return out;
    }

    public boolean isJson() {
        return json;
    }

    /// Prints one object. Values are texts, numbers, booleans, lists or maps of such.
    public void line(Map<String, ?> facts) {
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
    public void say(String sentence) {
        if (!json) {
            out.println(sentence);
            out.flush();
        }
    }

    public static String toJson(Object facts) {
        try {
            return Json.MAPPER.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report holds something that is no JSON", e);
        }
    }

    /// Made when the first object is printed: opening the window prints none, and must not wait for it.
    private static final class Json {
        private static final ObjectMapper MAPPER = new ObjectMapper();

        private Json() {}
    }
}
