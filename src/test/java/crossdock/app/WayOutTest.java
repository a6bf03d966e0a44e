package crossdock.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossdock.inventory.AdjustmentService.Adjustment;
import crossdock.inventory.AdjustmentService.Count;
import crossdock.inventory.AdjustmentService.Transfer;
import crossdock.inventory.StockQueries;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.platform.WorkspacePaths;
import crossdock.sandbox.PracticeWorld;
import crossdock.sandbox.Truth;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.sync.connect.ConnectionActs.Wish;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way out over HTTP, against what is really so in the practice world, its faults on: a 500 after the change
/// was made among them.
class WayOutTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private PracticeWorld world;

    @SuppressWarnings("NullAway.Init")
    private Workspace workspace;

    @SuppressWarnings("NullAway.Init")
    private ConnectionId tills;

    @SuppressWarnings("NullAway.Init")
    private ConnectionId shop;

    @BeforeEach
    void open() throws IOException {
        world = PracticeWorld.start(new PracticeWorld.Settings(0, 5, 2), InstantSource.system(), folder.resolve("wms"));
        workspace = Workspace.open(new WorkspacePaths(folder.resolve("workspace")));
        connect("file");
        shop = connect("woocommerce");
        tills = connect("square");
    }

    @AfterEach
    void close() {
        workspace.close();
        world.close();
    }

    private ConnectionId connect(String kind) {
        PracticeWorld.Channel channel = world.channels().stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        int colon = channel.token().indexOf(':');
        Wish wish = new Wish(
                channel.name(), kind, channel.url(), colon < 0 ? "" : channel.token().substring(0, colon),
                channel.token().substring(colon + 1), Mode.REALTIME);
        for (int tries = 0; tries < 5; tries++) { // a practice channel fails now and then
            if (workspace.connections.connect(Workspace.PERSON, wish) instanceof Done<ChannelConnection>(var added)) {
                return added.id();
            }
        }
        throw new AssertionError(kind + " was not connected");
    }

    private static void await(String what, BooleanSupplier isSo) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!isSo.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("never: " + what);
            }
            Thread.sleep(50);
        }
    }

    @Test
    void whatIsChangedHereHappensOnceAtTheTillsAndTheShopShowsWhatItMaySell() throws InterruptedException {
        workspace.sync.start(workspace.notices());
        await("all channels read", () -> number("SELECT count(*) FROM pull WHERE confirmed_at IS NOT NULL") >= 9);
        List<CellRow> cells = storeCells();
        CellRow adjusted = cells.getFirst();
        int told = adjustUntilTheAnswerFails(adjusted);
        CellRow carried = cells.get(1);
        CellRow target = cells.stream()
                .filter(cell -> cell.sku().equals(carried.sku()) && !cell.location().equals(carried.location()))
                .findFirst()
                .orElseThrow();
        done(workspace.adjustments.transfer(
                Workspace.PERSON,
                new Transfer(carried.sku(), carried.location(), target.location(), 1, "transfer")));
        await("everything is acknowledged", () -> number("SELECT count(*) FROM outbox WHERE ended_at IS NULL") == 0);
        world.quiesce();
        told += countTwoMore(adjusted);
        assertEquals(0, number("SELECT count(*) FROM outbox WHERE state <> 'ACKNOWLEDGED'"));
        assertEquals(told, truth(adjusted).account().corrected());
        assertEquals(-1, truth(carried).account().corrected());
        assertEquals(1, truth(target).account().corrected());

        done(workspace.publishing.publish(Workspace.PERSON, shop, LocationId.NONE));
        await("the shop shows it all", () -> number("SELECT count(*) FROM pushed") > 0
                && number("SELECT count(*) FROM outbox WHERE ended_at IS NULL") == 0
                && workspace.reading.drifts().board(1).drifting() == 0);
        workspace.sync.stop();
        assertEquals(0, workspace.checkLedgers(10).differences());
        assertTrue(shopShows());
    }

    @Test
    void theShopHasOneNoteForEachThingItWasTold() throws Exception {
        workspace.sync.start(workspace.notices());
        workspace.routing.drive.start();
        String told = " FROM outbox WHERE kind = 'ASSIGN' AND state = 'ACKNOWLEDGED'";
        await("orders are told", () -> number("SELECT count(*)" + told) >= 4);
        world.quiesce();
        await("nothing waits", () -> number("SELECT count(*) FROM outbox WHERE ended_at IS NULL") == 0);
        workspace.sync.stop();
        Map<String, Integer> expected = new TreeMap<>();
        workspace.database.readers().<Boolean>read(sql -> {
            sql.each(
                    "SELECT o.external_id, count(*) FROM outbox x JOIN orders o ON o.id = x.order_id"
                            + " WHERE x.kind = 'ASSIGN' AND x.state = 'ACKNOWLEDGED' GROUP BY o.id",
                    row -> expected.put(row.getString(1), row.getInt(2)));
            return true;
        });
        Map<String, Integer> noted = new TreeMap<>();
        for (String order : expected.keySet()) {
            noted.put(order, notes(order).size());
        }
        assertEquals(expected, noted);
        assertEquals(0, number("SELECT count(*) FROM outbox x JOIN orders o ON o.id = x.order_id WHERE o.history = 1"));
    }

    /// No console runs: what one run reads is routed and told in that same run.
    @Test
    void aSingleRunTellsTheShopOfTheOrdersThatItReadItself() throws Exception {
        done(workspace.publishing.publish(Workspace.PERSON, shop, LocationId.NONE));
        workspace.close();
        Instant connected = Instant.now();
        await("somebody buys", () -> world.truth().orders().stream()
                        .filter(order -> order.channel().equals("woocommerce") && order.placedAt().isAfter(connected))
                        .count() >= 3);
        world.quiesce();
        Ran ran = Ran.in(folder.resolve("workspace"), "sync", "--once", "--json");
        assertTrue(ran.code() < 2, ran.out() + ran.err());

        workspace = Workspace.open(new WorkspacePaths(folder.resolve("workspace")));
        assertEquals(0, number("SELECT count(*) FROM outbox WHERE ended_at IS NULL"), ran.out());
        Map<String, Integer> told = new TreeMap<>();
        workspace.database.readers().<Boolean>read(sql -> {
            sql.each(
                    "SELECT o.external_id, (SELECT count(*) FROM outbox x WHERE x.order_id = o.id AND x.kind = 'ASSIGN'"
                            + " AND x.state = 'ACKNOWLEDGED') FROM orders o JOIN order_line l ON l.order_id = o.id"
                            + " WHERE o.history = 0 AND o.method = 'SHIP' AND o.reserves = 1 AND o.open_units > 0"
                            + " AND o.connection_id = " + shop.value() + " GROUP BY o.id",
                    row -> told.put(row.getString(1), row.getInt(2)));
            return true;
        });
        assertTrue(told.size() >= 2, "orders that wait: " + told);
        for (Map.Entry<String, Integer> order : told.entrySet()) {
            assertEquals(1, order.getValue(), "told of " + order.getKey());
            assertEquals(1, notes(order.getKey()).size(), "noted at " + order.getKey());
        }
        assertTrue(number("SELECT count(*) FROM pushed") > 0);
        assertEquals(0, workspace.reading.drifts().board(1).drifting());
        assertTrue(shopShows());
    }

    /// What the shop's own interface shows of our notes.
    private List<String> notes(String order) throws Exception {
        PracticeWorld.Channel channel = world.channels().stream()
                .filter(each -> each.kind().equals("woocommerce"))
                .findFirst()
                .orElseThrow();
        String pair = Base64.getEncoder().encodeToString(channel.token().getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(channel.url() + "/wp-json/wc/v3/orders/" + order + "/notes"))
                .header("Authorization", "Basic " + pair)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            JsonNode notes = new ObjectMapper().readTree(client.send(request, BodyHandlers.ofString()).body());
            return notes.findValuesAsText("note").stream().filter(note -> note.contains("eaves from")).toList();
        }
    }

    /// Each push lands in the shop as it was last worked out.
    private boolean shopShows() {
        var shown = world.truth().published();
        List<String> wrong = new ArrayList<>();
        workspace.database.readers().<Boolean>read(sql -> {
            sql.each("SELECT s.code, p.value FROM pushed p JOIN sku s ON s.id = p.sku_id", row -> {
                if (!Integer.valueOf(row.getInt(2)).equals(shown.get(row.getString(1)))) {
                    wrong.add(row.getString(1));
                }
            });
            return true;
        });
        assertEquals(List.of(), wrong);
        return true;
    }

    private int adjustUntilTheAnswerFails(CellRow cell) throws InterruptedException {
        int told = 0;
        Instant deadline = Instant.now().plus(PATIENCE);
        while (world.faults().getOrDefault("square.500-after-write", 0L) == 0 || told < 5) {
            assertTrue(Instant.now().isBefore(deadline), "the fault never fired");
            int seen = onHand(cell);
            Outcome<Integer> outcome = workspace.adjustments.adjust(
                    Workspace.PERSON, new Adjustment(cell.sku(), cell.location(), seen, 1, 0, "found"));
            told += outcome instanceof Done ? 1 : 0; // a sale may have been faster
            Thread.sleep(200);
        }
        return told;
    }

    /// Two more than there are, counted while nobody buys: a count says how many there are, so a sale that the person
    /// had not seen yet would be put back by it.
    private int countTwoMore(CellRow cell) throws InterruptedException {
        long since = EpochMicros.of(Instant.now());
        String sql = "SELECT count(*) FROM pull WHERE confirmed_received_at > " + since
                + " AND resource IN ('STOCK', 'ORDERS') AND connection_id = " + tills.value();
        await("the tills are read again", () -> number(sql) == 2);
        int seen = onHand(cell);
        done(workspace.adjustments.count(
                Workspace.PERSON, new Count(cell.sku(), cell.location(), seen, seen + 2)));
        await("the count is acknowledged", () -> number("SELECT count(*) FROM outbox WHERE ended_at IS NULL") == 0);
        return 2;
    }

    private static <T> void done(Outcome<T> outcome) {
        assertTrue(outcome instanceof Done, outcome.toString());
    }

    private long number(String sql) {
        return workspace.database.readers().read(statements -> statements.number(sql));
    }

    private int onHand(CellRow cell) {
        long[] key = {StockQueries.cellKey(cell.sku().value(), cell.location().value())};
        return workspace.reading.stock().cells(key).getFirst().onHand();
    }

    /// Cells at stores with units to spare, none of which an article shares with the first.
    private List<CellRow> storeCells() {
        StockQueries stock = workspace.reading.stock();
        List<LocationId> stores = workspace.reading.locations().all().stream()
                .filter(place -> tills.equals(place.stockSource()))
                .map(place -> place.id())
                .toList();
        long[] keys = stock.keys(
                StockQueries.View.CELLS,
                StockQueries.Filter.NONE,
                new StockQueries.Sort(StockQueries.Sort.Column.SKU, false),
                4_000);
        List<CellRow> cells = new ArrayList<>(stock.cells(Arrays.copyOf(keys, keys.length)).stream()
                .filter(cell -> stores.contains(cell.location()) && cell.onHand() > 4)
                .toList());
        CellRow first = cells.getFirst();
        cells.removeIf(cell -> cell != first && cell.sku().equals(first.sku()));
        return cells;
    }

    private Truth.Stock truth(CellRow cell) {
        String place = workspace.database.readers().read(sql -> sql.first(
                        "SELECT external_id FROM location_link WHERE connection_id = ? AND location_id = ?",
                        row -> row.getString(1), tills.value(), cell.location().value())
                .orElseThrow());
        return world.truth().stock().stream()
                .filter(row -> row.sku().equals(cell.code()) && row.location().equals(place))
                .findFirst()
                .orElseThrow();
    }
}
