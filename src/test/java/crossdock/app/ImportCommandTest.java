package crossdock.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import crossdock.channel.SharedFiles;
import crossdock.fulfilment.Setting;
import crossdock.inventory.Location;
import crossdock.kernel.Outcome.Done;
import crossdock.platform.WorkspacePaths;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `import` on files that others wrote, counted again by a reader of their own.
class ImportCommandTest {
    @TempDir
    private Path folder;

    private Ran run(String... args) {
        return Ran.in(folder.resolve("ws"), args);
    }

    /// A copy: the file of rejected rows is written beside what is imported.
    private Path copied(String shared) throws IOException {
        Path original = SharedFiles.find(shared);
        return Files.copy(original, folder.resolve(original.getFileName()));
    }

    /// Reads row by row: a quarter of a million maps would be most of a small heap.
    private static int forEach(InputStream in, Consumer<Map<String, String>> visitor) throws IOException {
        int count = 0;
        try (in;
                MappingIterator<Map<String, String>> rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(in)) {
            while (rows.hasNext()) {
                visitor.accept(rows.next());
                count++;
            }
        }
        return count;
    }

    private static List<Map<String, String>> table(InputStream in) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        forEach(in, rows::add);
        return rows;
    }

    private List<Map<String, String>> exportedOrders() throws IOException {
        return table(exported("orders"));
    }

    private InputStream exported(String kind) {
        Ran export = run("export", kind, "--format", "csv");
        assertEquals(0, export.code(), export.err());
        return new ByteArrayInputStream(export.out().getBytes(StandardCharsets.UTF_8));
    }

    private static void assertFigures(Ran ran, int rows, int accepted, int rejected, int unchanged)
            throws IOException {
        assertEquals(rejected == 0 ? 0 : 1, ran.code(), ran.err());
        JsonNode said = ran.last();
        assertEquals(
                List.of(rows, accepted, rejected, unchanged),
                List.of(said.get("rows").asInt(), said.get("accepted").asInt(), said.get("rejected").asInt(),
                        said.get("unchanged").asInt()),
                ran.out());
        assertEquals(rejected > 0, !said.get("reject_file").asText().isEmpty());
    }

    private static int sum(List<Map<String, String>> rows, ToIntFunction<Map<String, String>> figure) {
        return rows.stream().mapToInt(figure).sum();
    }

    @Test
    void superstoreOrdersComeInOnceWithEveryUnit() throws Exception {
        Path file = copied("data/orders/superstore.csv");
        List<Map<String, String>> theirs = table(Files.newInputStream(file));
        int rows = theirs.size();
        assertFigures(run("import", "orders", file.toString(), "--dry-run"), rows, rows, 0, 0);
        assertEquals(List.of(), exportedOrders());
        assertFigures(run("import", "orders", file.toString()), rows, rows, 0, 0);
        assertFigures(run("import", "orders", file.toString()), rows, 0, 0, rows);
        List<Map<String, String>> ours = exportedOrders();
        assertEquals(rows, ours.size());
        assertEquals(sum(theirs, row -> Integer.parseInt(row.get("Quantity"))),
                sum(ours, row -> Integer.parseInt(row.get("quantity"))));
        Set<String> numbers = new HashSet<>();
        theirs.forEach(row -> numbers.add(row.get("Order ID")));
        Set<String> kept = new HashSet<>();
        ours.forEach(row -> kept.add(row.get("external_id")));
        assertEquals(numbers, kept);
        assertTrue(ours.stream().allMatch(row -> "FULFILLED".equals(row.get("state"))), "all of them were shipped");
    }

    @Test
    void retailInvoicesAreAllDecided() throws Exception {
        Path file = copied("data/orders/online_retail_until_2011-09.csv.gz");
        int[] lines = new int[2]; // sold, cancelled
        int[] units = new int[2];
        int rows = forEach(new GZIPInputStream(Files.newInputStream(file)), row -> {
            int quantity = Integer.parseInt(row.get("Quantity"));
            int kind = quantity > 0 ? 0 : 1;
            if (kind == 0 || String.valueOf(row.get("InvoiceNo")).startsWith("C")) {
                lines[kind]++;
                units[kind] += Math.abs(quantity);
            }
        });
        int decided = lines[0] + lines[1];
        int corrections = rows - decided; // negative, and no cancellation: bookings of the warehouse
        assertFigures(run("import", "orders", file.toString()), rows, decided, corrections, 0);
        assertFigures(run("import", "orders", file.toString()), rows, 0, corrections, decided);
        List<String> rejects = Files.readAllLines(folder.resolve(file.getFileName() + ".rejected.csv"));
        assertEquals(corrections + 1, rejects.size());
        assertTrue(rejects.get(1).contains("units cannot be ordered"), rejects.get(1));
        int[] ours = new int[2];
        assertEquals(decided, forEach(exported("orders"), row -> {
            ours[0] += Integer.parseInt(row.get("quantity"));
            ours[1] += Integer.parseInt(row.get("cancelled_quantity"));
        }));
        assertEquals(units[0] + units[1], ours[0]);
        assertEquals(units[1], ours[1]);
        Ran check = run("check", "--json");
        assertEquals(0, check.code(), check.out());
    }

    @Test
    void walmartSitesBecomeLocationsOnce() throws Exception {
        Path file = copied("data/locations/walmart_qss.csv");
        int rows = table(Files.newInputStream(file)).size();
        assertFigures(run("import", "locations", file.toString()), rows, rows, 0, 0);
        assertFigures(run("import", "locations", file.toString()), rows, 0, 0, rows);
        Ran export = run("export", "locations", "--format", "json");
        assertEquals(rows, export.out().lines().count());
    }

    @Test
    void exportsWhetherAPlaceShipsAsItIsSetHere() throws Exception {
        Path file = Files.writeString(folder.resolve("places.csv"), """
                code,name,type,postal_code,country,ships
                A1,Akron,WAREHOUSE,44301,US,yes
                B1,Boise,STORE,83702,US,no
                """);
        assertFigures(run("import", "locations", file.toString()), 2, 2, 0, 0);
        assertEquals(Map.of("A1", "true", "B1", "false"), shipping());
        try (Workspace open = Workspace.open(new WorkspacePaths(folder.resolve("ws")))) {
            for (Location place : open.reading.locations().all()) {
                var opposite = new Setting.Shipping(place.id(), !place.ships());
                assertInstanceOf(Done.class, open.routing.desk.set(Workspace.PERSON, 0, opposite));
            }
        }
        assertEquals(Map.of("A1", "false", "B1", "true"), shipping());
    }

    private Map<String, String> shipping() throws IOException {
        return table(exported("locations")).stream()
                .collect(Collectors.toMap(row -> row.get("code"), row -> row.get("ships")));
    }

    @Test
    void historyReservesNothingAndOpenOrdersDo() throws Exception {
        Files.writeString(folder.resolve("catalogue.csv"), "sku,title\nA-1,Chair\n");
        Files.writeString(folder.resolve("orders.csv"), "order,placed_at,sku,quantity\n77,2019-03-04,A-1,4\n");
        assertEquals(0, run("import", "catalogue", folder.resolve("catalogue.csv").toString()).code());
        String orders = folder.resolve("orders.csv").toString();
        assertEquals(0, run("import", "orders", orders).code());
        assertEquals("0", reserved());
        Files.writeString(folder.resolve("orders.csv"), "order,placed_at,sku,quantity\n78,2019-03-04,A-1,4\n");
        assertEquals(0, run("import", "orders", orders, "--as", "open").code());
        assertEquals("4", exportedOrders().stream()
                .filter(row -> "78".equals(row.get("external_id")))
                .findFirst().orElseThrow().get("open_quantity"));
        assertEquals(2, run("import", "orders", orders, "--as", "maybe").code());
    }

    private String reserved() throws IOException {
        Ran check = run("check", "--json");
        assertEquals(0, check.code(), check.out());
        return new ObjectMapper().readTree(check.out().lines().toList().getLast()).get("lines").asText();
    }

    @ParameterizedTest
    @CsvSource({
        "empty.csv, '', holds no table",
        "words.csv, 'a letter to somebody', column",
        "twice.csv, 'sku,sku,title\nA-1,A-1,Chair\n', two columns",
    })
    void whatIsNoTableIsRefusedWithAReason(String name, String text, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Ran ran = run("import", "catalogue", file.toString());
        assertEquals(2, ran.code(), ran.out() + ran.err());
        assertTrue(ran.err().contains(name) && ran.err().contains(reason), ran.err());
        assertFalse(ran.err().contains("Something went wrong"), ran.err());
    }

    @Test
    void aPackedFileThatWasCutOffIsRefusedWhole() throws IOException {
        Path whole = folder.resolve("whole.csv.gz");
        var lines = new StringBuilder("sku,title\n");
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            lines.append("A-").append(i).append(",Chair ").append(random.nextLong()).append('\n');
        }
        try (var out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(bytes, bytes.length / 2));
        Ran ran = run("import", "catalogue", cut.toString());
        assertEquals(2, ran.code(), ran.out() + ran.err());
        assertTrue(ran.err().contains("cut.csv.gz is cut off"), ran.err());
        assertFigures(run("import", "catalogue", whole.toString()), 5_000, 5_000, 0, 0);
        Ran missing = run("import", "catalogue", folder.resolve("nowhere.csv").toString());
        assertEquals(2, missing.code());
        assertTrue(missing.err().contains("there is no file"), missing.err());
    }
}
