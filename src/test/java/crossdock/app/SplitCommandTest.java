package crossdock.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitCommandTest {
    private static final String ORDER = """
            {"items":["a","b","c"],"sites":[{"cost":5,"stock":[0]},{"cost":6,"stock":[0,1]},{"cost":7,"stock":[1,2]}],\
            "optimum":%d}
            """;

    @TempDir
    private Path folder;

    @Test
    void solvesEachLineAndComparesWithItsOptimum() throws IOException {
        Path file = Files.writeString(folder.resolve("orders.jsonl"), ORDER.formatted(12) + ORDER.formatted(12));
        JsonNode told = run(file, 0);
        assertEquals(2, told.get("orders").asInt());
        assertEquals(2, told.get("at_optimum").asInt());
        assertEquals(24, told.get("ours").asInt());
        assertEquals(1.0, told.get("ratio").asDouble());
    }

    @Test
    void anOrderAboveTheStatedOptimumIsAProblem() throws IOException {
        Path file = Files.writeString(folder.resolve("orders.jsonl"), ORDER.formatted(11));
        assertEquals(0, run(file, 1).get("at_optimum").asInt());
    }

    @Test
    void whatIsNoOrderIsWrongUse() throws IOException {
        Path file = Files.writeString(folder.resolve("orders.jsonl"), "{\"items\":[]}\n");
        assertEquals(2, Main.Commands.all().setErr(new PrintWriter(new StringWriter()))
                .execute("split", "--instances", file.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"split_seed1_d0.25.jsonl", "split_seed1_d0.5.jsonl"})
    void everyOrderOfTheSharedFilesIsAtItsOptimum(String name) throws IOException {
        Path file = Path.of("..", "shared", "data", "split", name);
        assumeTrue(Files.exists(file), "no " + file);
        JsonNode told = run(file, 0);
        assertEquals(500, told.get("orders").asInt());
        assertEquals(told.get("optimum"), told.get("ours"));
        assertEquals(500, told.get("proved").asInt());
    }

    private static JsonNode run(Path file, int code) throws IOException {
        var out = new StringWriter();
        assertEquals(code, Main.Commands.all().setOut(new PrintWriter(out))
                .execute("split", "--json", "--instances", file.toString()));
        return new JsonMapper().readTree(out.toString());
    }
}
