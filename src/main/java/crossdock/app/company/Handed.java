package crossdock.app.company;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A command as one process hands it to another.
///
/// @param id made by who asks; the same id is never carried out twice
/// @param args as typed
/// @param folder against which relative paths were meant
/// @param secret read from the asking process's environment or input; empty when none was
public record Handed(String id, List<String> args, Path folder, String secret) {
    Map<String, Object> frame(String token, int have) {
        return Map.of(
                "token", token, "id", id, "args", args, "folder", folder.toString(), "secret", secret, "have", have);
    }

    /// What the log keeps of it: never an argument, as those can name files.
    String name() {
        return Acts.isAct(this) ? args.get(1) : args.isEmpty() ? "" : args.getFirst();
    }

    static Handed of(JsonNode frame) {
        List<String> args = new ArrayList<>();
        frame.path("args").forEach(arg -> args.add(arg.asText()));
        return new Handed(
                frame.path("id").asText(), args, Path.of(frame.path("folder").asText()),
                frame.path("secret").asText());
    }

    @Override
    public String toString() {
        return "Handed[" + id + "]"; // never the secret
    }
}
