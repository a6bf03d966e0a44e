package crossdock.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a command ended that was typed at the command line, and what it printed.
record Ran(int code, String out, String err) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Ran of(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.Commands.all().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
        return new Ran(code, out.toString(), err.toString());
    }

    /// On this workspace.
    static Ran in(Path workspace, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--workspace", workspace.toString()));
        return of(all.toArray(String[]::new));
    }

    /// With this at its input, which is the whole process's: lock the resource `System.in`.
    static Ran typing(String typed, String... args) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        try {
            return of(args);
        } finally {
            System.setIn(before);
        }
    }

    /// What it printed, as one JSON value.
    JsonNode json() throws IOException {
        return JSON.readTree(out);
    }

    JsonNode last() throws IOException {
        return lines().getLast();
    }

    /// What it printed, a JSON value a line.
    List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
