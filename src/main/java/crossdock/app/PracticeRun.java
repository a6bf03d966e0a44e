package crossdock.app;

import crossdock.app.practice.Hands;
import crossdock.app.practice.Paperwork;
import crossdock.app.print.Report;
import crossdock.app.routing.ShippingStores;
import crossdock.app.window.ConsoleApp;
import crossdock.app.window.TourThread;
import crossdock.inventory.DriftQueries;
import crossdock.inventory.StockQueries;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Resource;
import crossdock.order.OrderQueries;
import crossdock.platform.WorkspacePaths;
import crossdock.sandbox.PracticeWorld;
import crossdock.store.stock.LedgerCheck;
import crossdock.store.sync.OutboxFigures;
import crossdock.sync.ConnectionQueries;
import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.ResourceHealth;
import crossdock.sync.ConnectionQueries.State;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.sync.connect.ConnectionActs.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The console on a practice world: practice channels served in this process, a fresh workspace, both gone at the end.
/// Without a display it runs for a while, draws every screen from what came over HTTP and prints a summary.
final class PracticeRun {
    private static final int DIFFERENCES_SHOWN = 20;
    /// A busy machine needs longer than the practice lasts.
    private static final Duration FIRST_READS = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 200;
    private static final Set<State> SETTLED = Set.of(State.LIVE, State.NEARTIME, State.PAUSED);

    private final Report report;
    private final PracticeWorld.Settings settings;
    private final Duration length;
    private final Path pictures;

    /// How it went while the practice world was in order.
    private record Seen(List<ChannelHealth> channels, OutboxFigures figures) {}

    PracticeRun(Report report, long seed, double speed, Duration length, Path pictures) {
        this.report = report;
        this.length = length;
        this.pictures = pictures;
        try {
            this.settings = new PracticeWorld.Settings(0, seed, speed);
        } catch (IllegalArgumentException e) {
            throw new Main.BadUse(String.valueOf(e.getMessage()));
        }
    }

    int run(boolean hasDisplay) throws Exception {
        Path folder = Files.createTempDirectory("crossdock-practice");
        var paths = new WorkspacePaths(folder);
        try (PracticeWorld world = PracticeWorld.start(settings, InstantSource.system());
                Workspace workspace = Workspace.open(paths, Platform::isFxApplicationThread);
                var _ = new ShippingStores(
                        workspace.routing.desk, workspace.reading.locations(), workspace.notices(), Workspace.PERSON,
                        world.shippingStores());
                Desk desk = ConsoleApp.make(() -> new Desk(workspace, paths, "Fernhill Supply"))) {
            connect(workspace, world);
            workspace.sync.start(workspace.notices());
            workspace.routing.drive.start();
            var papers = new Paperwork(
                    new Paperwork.Services(
                            workspace.routing.desk, workspace.reading.locations(), workspace.reading.stock(),
                            workspace.imports, workspace.networkImports),
                    Workspace.PERSON, world.papers());
            return hasDisplay ? open(workspace, desk, papers) : practise(world, workspace, desk, papers, paths);
        } finally {
            remove(folder);
        }
    }

    private static int open(Workspace workspace, Desk desk, Paperwork papers) throws InterruptedException {
        Thread hand = Thread.ofVirtual().name("paperwork").start(
                () -> papers.bringOnce(() -> isRead(workspace.reading.channels())));
        new ConsoleApp(desk.parts).run(_ -> desk.start());
        hand.interrupt(); // the window was closed before everything was read
        hand.join();
        return Main.DONE;
    }

    /// Near-time channels first: the warehouses are known when the web shop's first order asks for one.
    private static void connect(Workspace workspace, PracticeWorld world) {
        List<PracticeWorld.Channel> channels = world.channels().stream()
                .sorted(Comparator.comparing((PracticeWorld.Channel channel) -> !channel.kind().equals("file")))
                .toList();
        for (PracticeWorld.Channel channel : channels) {
            int colon = channel.token().indexOf(':');
            boolean isPair = channel.kind().equals("woocommerce");
            Wish wish = new Wish(
                    channel.name(),
                    channel.kind(),
                    channel.url(),
                    isPair ? channel.token().substring(0, colon) : "",
                    isPair ? channel.token().substring(colon + 1) : channel.token(),
                    channel.kind().equals("file") ? Mode.NEARTIME : Mode.REALTIME);
            // it fails now and then, also now: the service tries again
            Outcome<ChannelConnection> outcome = workspace.connections.connect(Workspace.PERSON, wish);
            if (outcome instanceof Outcome.Refused<ChannelConnection> refused) {
                throw new IllegalStateException("practice channel " + channel.name() + " was not connected: "
                        + refused.code() + " " + refused.args());
            }
            publish(workspace, outcome);
        }
    }

    /// A real channel waits for a person to turn this on; here nobody sells anything.
    private static void publish(Workspace workspace, Outcome<ChannelConnection> outcome) {
        if (outcome instanceof Outcome.Done<ChannelConnection>(ChannelConnection shop)
                && workspace.publishing.canPublish(shop.id())
                && workspace.publishing.publish(Workspace.PERSON, shop.id(), LocationId.NONE)
                        instanceof Outcome.Refused<?> no) {
            throw new IllegalStateException("cannot publish to practice channel " + shop.name() + ": " + no.code());
        }
    }

    private int practise(
            PracticeWorld world, Workspace workspace, Desk desk, Paperwork papers, WorkspacePaths paths)
            throws Exception {
        var seen = new AtomicReference<@Nullable Seen>();
        ConnectionQueries channels = workspace.reading.channels();
        var hands = new FutureTask<>(() -> hands(workspace).work(length));
        var others = new OtherStates(paths, pictures);
        long end = System.nanoTime() + Math.max(length.toNanos(), FIRST_READS.toNanos());
        var tour = new TourThread(desk.parts, pictures, drawing -> {
            Thread.ofVirtual().name("hands").start(hands);
            awaitFirstReads(channels, end);
            papers.bringOnce(() -> isRead(channels));
            desk.parts.background().fx(desk.today::read); // what it shows was read a moment ago
            drawing.run();
            OutboxFigures figures = OutboxFigures.read(workspace.database.readers(), hands.get());
            seen.set(new Seen(channels.health(), figures)); // before the world is put out of order
            others.draw(drawing, world, channels);
        });
        new ConsoleApp(desk.parts).run(console -> {
            desk.start();
            tour.start(console);
        });
        List<Path> drawn = tour.pictures();
        workspace.sync.stop();
        Seen found = Objects.requireNonNull(seen.get(), "the tour has no end");
        return summary(world, workspace, found, drawn) ? Main.DONE : Main.PROBLEMS;
    }

    private static Hands hands(Workspace workspace) {
        Reading reading = workspace.reading;
        return new Hands(
                new Hands.Looks(reading.stock(), reading.locations(), reading.outbox()), workspace.adjustments,
                Workspace.PERSON);
    }

    /// The first read of a large shop takes a while under its rate budget, and pictures of a console that is catching up
    /// say little. Returns once all was read and nothing lags, or when the time is up.
    private static void awaitFirstReads(ConnectionQueries channels, long end) throws InterruptedException {
        while (System.nanoTime() < end && !isRead(channels)) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static boolean isRead(ConnectionQueries channels) {
        return channels.health().stream().allMatch(one -> one.behind() != null && SETTLED.contains(one.state()));
    }

    private boolean summary(PracticeWorld world, Workspace workspace, Seen seen, List<Path> drawn) {
        Reading reading = workspace.reading;
        Map<String, Object> sums = new LinkedHashMap<>();
        sums.put("channels", seen.channels().size());
        sums.put("skus", reading.stock().count(StockQueries.View.SKUS, StockQueries.Filter.NONE));
        sums.put("stock_rows", reading.stock().count(StockQueries.View.CELLS, StockQueries.Filter.NONE));
        sums.put("locations", reading.locations().all().size());
        sums.put("orders", reading.orders().count(OrderQueries.Filter.NONE));
        report.line(sums);
        seen.channels().forEach(this::channel);
        DriftQueries.Board drift = reading.drifts().board(1);
        report.line(Map.of(
                "published_values",
                drift.judged(),
                "drifting",
                drift.drifting(),
                "units_at_risk",
                drift.unitsAtRisk()));
        out(seen.figures());
        Map<String, Long> faults = world.faults();
        Map<String, Object> met = new LinkedHashMap<>(Map.of("faults_met", faults.values().stream()
                .mapToLong(Long::longValue)
                .sum()));
        met.putAll(faults);
        report.line(met);
        LedgerCheck.Result check = workspace.checkLedgers(DIFFERENCES_SHOWN);
        check.findings().forEach(finding -> report.say("ledger differs: " + finding));
        report.line(Map.of(
                "cells_checked", check.cells(), "differences", check.differences(), "pictures", drawn.size()));
        List<String> silent = faults.entrySet().stream()
                .filter(fault -> fault.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
        if (!silent.isEmpty()) {
            report.say("Faults that never fired: " + silent);
        }
        return silent.isEmpty() && check.differences() == 0 && !drawn.isEmpty();
    }

    private void channel(ChannelHealth channel) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("channel", channel.connection().name());
        facts.put("state", channel.state());
        for (ResourceHealth resource : channel.resources()) {
            Duration p50 = resource.p50();
            Duration p99 = resource.p99();
            if (p50 != null && p99 != null) {
                String what = resource.resource().name().toLowerCase(Locale.ROOT);
                facts.put(what + "_lag_p50_ms", p50.toMillis());
                facts.put(what + "_lag_p99_ms", p99.toMillis());
            }
        }
        facts.put("errors_survived", channel.resources().stream().mapToInt(ResourceHealth::errorsLastHour).sum());
        facts.put("rows_parked", channel.parked());
        facts.put("stock_and_orders_behind_worst_ms", behind(channel).toMillis());
        report.line(facts);
    }

    /// The longest time between two complete readings of its stock or its orders.
    private static Duration behind(ChannelHealth channel) {
        return channel.resources().stream()
                .filter(each -> each.resource() == Resource.STOCK || each.resource() == Resource.ORDERS)
                .flatMap(each -> each.behindByMinute().stream())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /// The way out: to the tills what was changed by hand, to the web shop what it may sell.
    private void out(OutboxFigures figures) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("commands_sent", figures.sent());
        facts.put("acknowledged", figures.acknowledged());
        facts.put("asked_again", figures.askedAgain());
        facts.put("commands_parked", figures.parked());
        facts.put("commands_waiting", figures.waiting());
        facts.put("sales_told", figures.sales());
        Duration p50 = figures.p50();
        Duration p99 = figures.p99();
        if (p50 != null && p99 != null) {
            facts.put("sale_to_lowered_p50_ms", p50.toMillis());
            facts.put("sale_to_lowered_p99_ms", p99.toMillis());
        }
        report.line(facts);
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
