package crossdock.app;

import crossdock.app.window.ConsoleApp;
import crossdock.app.window.ToolkitStart;
import crossdock.inventory.AdjustmentService.Adjustment;
import crossdock.inventory.AdjustmentService.Count;
import crossdock.inventory.AdjustmentService.Transfer;
import crossdock.inventory.StockQueries;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.platform.Logging;
import crossdock.platform.WorkspacePaths;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.sync.connect.ConnectionActs.Wish;
import crossdock.ui.common.Screen;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javafx.application.Platform;

/// The whole console, its window drawn in memory, for a long while on channels that are served elsewhere: it reads, is
/// routed, publishes to the shop, and somebody adjusts, carries, counts and walks from screen to screen. Once a minute
/// it prints what lies on the heap after a collection. Ends in order once everything owed was sent.
///
/// Arguments: workspace, file of channels (name, kind, address, secret by tabs), file that appears when the channels
/// have come to rest, seed. The console that [crossdock.bench.SoakBench] soaks.
public final class SoakedConsole {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /// Every fifth article is only counted: a count says what there is, so nothing can be added up over it.
    private static final int COUNTED = 5;

    private final Workspace workspace;
    private final Desk desk;
    private final Path rest;
    private final Random random;
    private final Map<String, ConnectionId> channels = new HashMap<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private List<CellRow> cells = List.of();
    private int acts;

    private SoakedConsole(Workspace workspace, Desk desk, Path rest, long seed) {
        this.workspace = workspace;
        this.desk = desk;
        this.rest = rest;
        this.random = new Random(seed);
    }

    public static void main(String[] args) throws Exception {
        var paths = new WorkspacePaths(Path.of(args[0]));
        Logging.toFolder(paths.root().resolve("logs"));
        ToolkitStart.begin().await();
        try (Workspace workspace = Workspace.open(paths, Platform::isFxApplicationThread);
                Desk desk = ConsoleApp.make(() -> new Desk(workspace, paths, "Soak"))) {
            var soaked = new SoakedConsole(workspace, desk, Path.of(args[2]), Long.parseLong(args[3]));
            for (String line : Files.readAllLines(Path.of(args[1]))) {
                soaked.connect(line.split("\t", -1));
            }
            new ConsoleApp(desk.parts).run(console -> {
                desk.start();
                Thread.ofPlatform().name("soak").start(() -> soaked.live(console.stage()::hide));
            });
            workspace.sync.stop();
        }
        System.exit(0);
    }

    private void connect(String[] channel) {
        String[] secret = channel[3].split(":", 2);
        boolean isPair = secret.length == 2;
        Wish wish = new Wish(
                channel[0], channel[1], channel[2], isPair ? secret[0] : "", secret[secret.length - 1],
                channel[1].equals("file") ? Mode.NEARTIME : Mode.REALTIME);
        Outcome<ChannelConnection> last = workspace.connections.connect(Workspace.PERSON, wish);
        for (int tries = 0; tries < 10 && !(last instanceof Done); tries++) { // practice channels fail now and then
            last = workspace.connections.connect(Workspace.PERSON, wish);
        }
        if (!(last instanceof Done<ChannelConnection>(ChannelConnection added))) {
            throw new IllegalStateException(channel[0] + " was not connected: " + last);
        }
        channels.put(channel[1], added.id());
    }

    /// @param close ends the window, and with it the console
    private void live(Runnable close) {
        try {
            workspace.sync.start(workspace.notices());
            workspace.routing.drive.start();
            long resources = 9; // four of the tills, two of the shop at least, three kinds of files
            await("all is read", () -> number("SELECT count(*) FROM pull WHERE confirmed_at IS NOT NULL") >= resources);
            cells = storeCells();
            Outcome<LocationId> published =
                    workspace.publishing.publish(Workspace.PERSON, channel("woocommerce"), LocationId.NONE);
            System.out.println("soak: publishing " + published);
            Instant minute = Instant.now();
            for (long second = 0; !Files.exists(rest); second++) {
                act();
                if (second % 7 == 0) {
                    walk((int) (second / 7));
                }
                if (!Instant.now().isBefore(minute)) {
                    sample();
                    minute = minute.plusSeconds(60);
                }
                Thread.sleep(1_000);
            }
            settle();
            sample();
            System.out.println("soak: done " + acts + " acts, refused " + refusals);
        } catch (IOException | RuntimeException | InterruptedException failure) {
            failure.printStackTrace(); // told by the parent, which waits for "done"
        } finally {
            desk.parts.background().fx(close);
        }
    }

    /// Everything is read once more from its beginning, and what was owed has been sent.
    private void settle() throws InterruptedException {
        long since = micros(Instant.now());
        for (ConnectionId channel : channels.values()) {
            workspace.connections.resync(Workspace.PERSON, channel, null);
        }
        await("all is read again", () -> number("SELECT count(*) FROM pull WHERE confirmed_received_at < " + since
                + " OR page_token IS NOT NULL OR sweep_token IS NOT NULL OR reread_wanted <> 0") == 0);
        await("all is sent", () ->
                number("SELECT count(*) FROM outbox WHERE ended_at IS NULL AND state <> 'PARKED'") == 0);
        for (int i = 0; i < 60 && workspace.reading.drifts().board(1).drifting() > 0; i++) {
            Thread.sleep(1_000); // a value that somebody typed in at the shop is put right by the next look
        }
        System.out.println("soak: drift " + workspace.reading.drifts().board(5));
    }

    /// One thing a person does, on what the screen would show now.
    private void act() {
        CellRow cell = fresh(cells.get(random.nextInt(cells.size())));
        boolean isCounted = cell.sku().value() % COUNTED == 0;
        Outcome<?> outcome;
        if (isCounted) {
            outcome = workspace.adjustments.count(
                    Workspace.PERSON,
                    new Count(cell.sku(), cell.location(), cell.onHand(), cell.onHand() + random.nextInt(3)));
        } else if (random.nextInt(4) == 0) {
            CellRow to = cells.stream()
                    .filter(other -> other.sku().equals(cell.sku()) && !other.location().equals(cell.location()))
                    .findFirst()
                    .orElse(cell);
            outcome = workspace.adjustments.transfer(
                    Workspace.PERSON, new Transfer(cell.sku(), cell.location(), to.location(), 1, "transfer"));
        } else {
            int units = random.nextInt(2) == 0 && cell.onHand() > 2 ? -1 : 1;
            outcome = workspace.adjustments.adjust(
                    Workspace.PERSON,
                    new Adjustment(cell.sku(), cell.location(), cell.onHand(), units, 0, units < 0 ? "lost" : "found"));
        }
        acts++;
        if (outcome instanceof Outcome.Refused<?> refused) {
            refusals.merge(refused.code(), 1, Integer::sum);
        }
    }

    private void walk(int turn) {
        List<Screen> screens = desk.parts.screens();
        String next = screens.get(turn % screens.size()).id();
        desk.parts.background().fx(() -> desk.parts.navigation().go(next));
    }

    private void sample() throws IOException {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < 3; i++) {
            System.gc(); // objects with references of several kinds go in turns
        }
        System.out.printf(
                "sample: at %d heap %.2f threads %d file %.1f orders %d movements %d outbox %d waiting %d parked %d%n",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1_000,
                memory.getHeapMemoryUsage().getUsed() / 1e6,
                ManagementFactory.getThreadMXBean().getThreadCount(),
                Files.size(workspace.file()) / 1e6,
                number("SELECT count(*) FROM orders"),
                number("SELECT count(*) FROM movement"),
                number("SELECT count(*) FROM outbox"),
                number("SELECT count(*) FROM outbox WHERE state IN ('PENDING', 'IN_FLIGHT')"),
                number("SELECT count(*) FROM outbox WHERE state = 'PARKED'"));
    }

    /// Cells of stores with some units, each article at two of them at least.
    private List<CellRow> storeCells() {
        ConnectionId tills = channel("square");
        Set<Long> stores = new HashSet<>();
        workspace.reading.locations().all().stream()
                .filter(place -> tills.equals(place.stockSource()))
                .forEach(place -> stores.add(place.id().value()));
        long[] keys = workspace.reading.stock().keys(
                StockQueries.View.CELLS,
                StockQueries.Filter.NONE,
                new StockQueries.Sort(StockQueries.Sort.Column.SKU, false),
                3_000);
        return new ArrayList<>(workspace.reading.stock().cells(keys).stream()
                .filter(cell -> stores.contains(cell.location().value()) && cell.onHand() > 4)
                .toList());
    }

    private CellRow fresh(CellRow cell) {
        long[] key = {StockQueries.cellKey(cell.sku().value(), cell.location().value())};
        return workspace.reading.stock().cells(key).getFirst();
    }

    private ConnectionId channel(String kind) {
        ConnectionId id = channels.get(kind);
        if (id == null) {
            throw new IllegalStateException("no " + kind + " channel is served");
        }
        return id;
    }

    private long number(String sql) {
        return workspace.database.readers().read(statements -> statements.number(sql));
    }

    private static long micros(Instant instant) {
        return crossdock.kernel.EpochMicros.of(instant);
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(String what, Condition condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("never: " + what);
            }
            Thread.sleep(200);
        }
    }
}
