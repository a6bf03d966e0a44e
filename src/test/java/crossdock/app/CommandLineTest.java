package crossdock.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.platform.WorkspacePaths;
import crossdock.sandbox.PracticeWorld;
import crossdock.sandbox.Truth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/// The command line as its users meet it: arguments in, text and exit code out.
@ResourceLock("System.in")
class CommandLineTest {
    @TempDir
    private Path folder;

    private String workspace() {
        return folder.resolve("ws").toString();
    }

    @Test
    void helpNamesEveryCommand() {
        Ran help = Ran.of("--help");
        assertEquals(0, help.code());
        for (String command : List.of("console", "sandbox", "connect", "sync", "export", "check", "restore", "tour")) {
            assertTrue(help.out().contains("  " + command), command);
            assertEquals(0, Ran.of(command, "--help").code(), command);
        }
    }

    @Test
    void wrongUsageEndsWithTwo() {
        assertEquals(2, Ran.of().code());
        assertEquals(2, Ran.of("shipp").code());
        assertEquals(2, Ran.of("sync").code());
        assertEquals(2, Ran.of("sync", "--for", "soon", "--workspace", workspace()).code());
        assertEquals(2, Ran.of("sandbox", "--speed", "0").code());
        assertEquals(2, Ran.of("export", "secrets").code());
    }

    @Test
    void readingAWorkspaceThatIsNotThereEndsWithFour() {
        Ran ran = Ran.of("export", "stock", "--workspace", workspace());
        assertEquals(4, ran.code());
        assertTrue(ran.err().contains(workspace()), ran.err());
    }

    @Test
    void foreignFileIsRefusedAndLeftAlone() throws Exception {
        Path file = Files.createDirectories(folder.resolve("ws")).resolve("crossdock.db");
        Files.writeString(file, "a letter to somebody, quite long enough to be read as a header of a database file"
                + " ......");
        assertEquals(4, Ran.of("check", "--workspace", workspace()).code());
        assertTrue(Files.readString(file).startsWith("a letter"));
    }

    @Test
    void channelThatDoesNotAnswerEndsWithThreeAndTellsNoSecret() {
        Ran ran = Ran.typing(
                "sk_very_secret\n", "connect", "--channel", "Tills", "--kind", "square", "--url", "http://127.0.0.1:9",
                "--workspace", workspace());
        assertEquals(3, ran.code(), ran.err());
        assertFalse((ran.out() + ran.err()).contains("sk_very_secret"));
        assertEquals(0, Ran.of("sync", "--once", "--workspace", workspace()).code());
    }

    @Test
    void settingsThatCannotBeEndWithTwo() {
        for (String[] wish : new String[][] {
            {"kiosk", "http://127.0.0.1:9"}, {"square", "tills.example"}, {"square", "https://u:p@tills.example"}
        }) {
            Ran ran = Ran.typing("secret\n", "connect", "--channel", "Tills", "--kind", wish[0], "--url", wish[1],
                    "--workspace", workspace());
            assertEquals(2, ran.code(), wish[0] + " " + wish[1] + ": " + ran.err());
        }
    }

    @Test
    void emptyWorkspaceChecksClean() throws Exception {
        Ran ran = Ran.of("check", "--json", "--workspace", workspace());
        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertEquals(0, ran.lines().getLast().get("differences").asInt());
    }

    @Test
    void practiceChannelsAreReadToTheirTruth() throws Exception {
        try (PracticeWorld world = PracticeWorld.start(
                new PracticeWorld.Settings(0, 7, 20), InstantSource.system(), folder.resolve("warehouse"))) {
            for (PracticeWorld.Channel channel : world.channels()) {
                connect(channel);
            }
            assertTrue(Ran.of("sync", "--for", "5s", "--workspace", workspace()).code() < 2);
            world.quiesce();
            Ran ran = Ran.of("sync", "--once", "--json", "--workspace", workspace());
            assertEquals(0, ran.code(), ran.out() + ran.err());
            assertEquals(0, Ran.of("check", "--workspace", workspace()).code());
            compareStock(world);
            compareOrders(world);
        }
    }

    private void connect(PracticeWorld.Channel channel) {
        boolean isPair = channel.kind().equals("woocommerce");
        int colon = channel.token().indexOf(':');
        Ran ran = Ran.typing( // the practice channels fail at first, which must not be the user's trouble
                isPair ? channel.token().substring(colon + 1) : channel.token(),
                "connect", "--channel", channel.name(), "--kind", channel.kind(), "--url", channel.url(),
                "--user", isPair ? channel.token().substring(0, colon) : "", "--workspace", workspace());
        assertEquals(0, ran.code(), channel.name() + ": " + ran.err());
    }

    private void compareStock(PracticeWorld world) throws Exception {
        Map<String, Integer> known = new TreeMap<>();
        for (JsonNode row : Ran.of("export", "stock", "--format", "json", "--workspace", workspace()).lines()) {
            known.put(row.get("sku").asText() + "@" + row.get("location").asText(), row.get("on_hand").asInt());
        }
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        Map<String, String> codes = codes(world);
        for (Truth.Stock stock : world.truth().stock()) {
            String cell = stock.sku() + "@" + codes.get(stock.location());
            Integer onHand = known.get(cell);
            compared++;
            if (onHand == null || onHand != stock.onHand()) {
                wrong.add(cell + " is " + stock.onHand() + ", shown " + onHand);
            }
        }
        assertTrue(compared > 10_000, compared + " cells");
        assertEquals(List.of(), wrong.subList(0, Math.min(10, wrong.size())), wrong.size() + " wrong of " + compared);
    }

    /// Our code of each location by the id its source uses.
    private Map<String, String> codes(PracticeWorld world) {
        Map<String, String> codes = new TreeMap<>();
        try (Reading reading = Workspace.read(new WorkspacePaths(Path.of(workspace())))) {
            for (Truth.Stock stock : world.truth().stock()) {
                codes.computeIfAbsent(stock.location(), id -> reading.channels().health().stream()
                        .flatMap(channel -> reading.locations().linked(channel.connection().id(), id).stream())
                        .findFirst()
                        .flatMap(reading.locations()::find)
                        .orElseThrow()
                        .code());
            }
        }
        return codes;
    }

    private void compareOrders(PracticeWorld world) throws Exception {
        Map<String, Integer> known = new TreeMap<>();
        for (JsonNode row : Ran.of("export", "orders", "--format", "json", "--workspace", workspace()).lines()) {
            known.merge(row.get("external_id").asText(), row.get("quantity").asInt(), Integer::sum);
            boolean isToCome = row.get("open_quantity").asInt() > 0 && !row.get("method").asText().equals("IN_STORE");
            assertTrue(!isToCome || row.hasNonNull("promised_at") && row.hasNonNull("promise_basis"), row.toString());
        }
        List<String> wrong = new ArrayList<>();
        for (Truth.Order order : world.truth().orders()) {
            int units = order.lines().values().stream().mapToInt(Integer::intValue).sum();
            Integer shown = known.get(order.id());
            if (!order.isReturn() && (shown == null || shown != units)) {
                wrong.add(order.id() + " has " + units + ", shown " + shown);
            }
        }
        assertEquals(List.of(), wrong.subList(0, Math.min(10, wrong.size())), wrong.size() + " wrong");
    }
}
