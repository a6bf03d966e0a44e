package crossdock.bench;

import crossdock.inventory.Observation;
import crossdock.inventory.StockQueries;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.inventory.StockQueries.Filter;
import crossdock.inventory.StockQueries.Sort;
import crossdock.inventory.StockQueries.View;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.platform.SettingsStore;
import crossdock.store.TestStore;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Background;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Texts;
import crossdock.ui.live.Pace;
import crossdock.ui.stock.StockScreen;
import crossdock.ui.stock.StockServices;
import crossdock.ui.stock.StockWorld;
import crossdock.ui.table.Kit;
import crossdock.ui.table.ViewMemory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The Stock screen over a million stock rows in a real workspace, with and without 10,000 changes a second entering by
/// the writer; the peer is a plain table that holds the same rows in memory. Prints one JSON line a figure.
/// Arguments: rows (1000000), seconds a phase (10), seed (7).
public final class TableBench {
    private static final Actor CHANNEL = new Actor(Actor.Kind.CHANNEL, "bench");
    private static final int PLACES = 8;
    private static final int CHANGES_A_SECOND = 10_000;
    private static final int BATCH = 250;

    private final StockWorld world;
    private final int skus;
    private final int seconds;
    private final SplittableRandom random;
    private final AtomicLong frames = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();

    private TableBench(StockWorld world, int skus, int seconds, long seed) {
        this.world = world;
        this.skus = skus;
        this.seconds = seconds;
        this.random = new SplittableRandom(seed);
    }

    public static void main(String[] args) throws Exception {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        long seed = args.length > 2 ? Long.parseLong(args[2]) : 7;
        Path folder = Files.createTempDirectory("table-bench");
        try (var world = new StockWorld(folder)) {
            new TableBench(world, rows / PLACES, seconds, seed).run(folder);
        }
        System.exit(0);
    }

    private void run(Path folder) throws Exception {
        long began = System.nanoTime();
        fill();
        print("fill", "s", (System.nanoTime() - began) / 1e9);
        Platform.startup(() -> {});
        Platform.setImplicitExit(false); // the peer opens its own window after this one is closed
        long before = heap();
        onFx(() -> new AnimationTimer() {
            private long last;

            @Override
            public void handle(long now) {
                frames.incrementAndGet();
                longest.accumulateAndGet(last == 0 ? 0 : now - last, Math::max);
                last = now;
            }
        }.start());

        Stage empty = emptyWindow();
        print("limit: frames of an empty window", "1/s", framesASecond(empty));
        framesUnderChanges("limit: an empty window", empty);
        onFx(empty::close);
        Stage stage = screen(folder);
        print("heap", "MB", (heap() - before) / 1e6);
        print("frames, nothing changes", "1/s", framesASecond(stage));
        framesUnderChanges("the table", stage);
        print("heap while they enter", "MB", (heap() - before) / 1e6);
        onFx(stage::close);
        for (View view : View.values()) {
            questions(view);
        }
        peer(before);
    }

    private static Stage emptyWindow() throws InterruptedException {
        List<Stage> made = new ArrayList<>();
        onFx(() -> {
            var stage = new Stage();
            stage.setScene(new Scene(new StackPane(), 1284, 830));
            stage.show();
            made.add(stage);
        });
        return made.getFirst();
    }

    private void framesUnderChanges(String what, Stage stage) throws Exception {
        var stop = new AtomicBoolean();
        var changes = new AtomicLong();
        Thread writer = Thread.ofPlatform().start(() -> change(stop, changes));
        longest.set(0);
        double fps = framesASecond(stage);
        stop.set(true);
        writer.join();
        print(what + ": changes entered", "1/s", changes.get() / (double) seconds);
        print(what + ": frames while they enter", "1/s", fps);
        print(what + ": longest frame while they enter", "ms", longest.get() / 1e6);
    }

    /// Rows straight into the tables: how a row came there is not what is measured.
    private void fill() {
        world.db.transactor().run(CHANNEL, _ -> {
            var sql = world.db.writer().current();
            sql.update("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
                    + " INSERT INTO sku (id, code, title, product_type, brand) SELECT i, printf('SKU-%07d', i),"
                    + " 'Article number ' || i, 'Type ' || i % 12, 'Brand ' || i % 40 FROM n", skus);
            long now = StockWorld.NOW.getEpochSecond() * 1_000_000;
            sql.update("INSERT INTO stock SELECT s.id, l.id, (s.id * 7919 + l.id * 31) % 90, 0, (s.id + l.id) % 7,"
                    + " 2, 0,"
                    + " 0, (s.id * 7919 + l.id * 31) % 90, 0, 0, 1, l.stock_source, 0, ?, ?, ?, 0"
                    + " FROM sku s, location l WHERE l.id <= ? ORDER BY s.id, l.id", now, now, now, PLACES);
            sql.update("INSERT INTO sku_stock SELECT sku_id, sum(on_hand), 0, sum(reserved), 0, sum(safety_stock),"
                    + " count(*), sum(on_hand < reserved), sum(on_hand - reserved - safety_stock < 0"
                    + " AND on_hand >= reserved), 0 FROM stock GROUP BY sku_id");
        });
    }

    private Stage screen(Path folder) throws Exception {
        var settings = SettingsStore.open(folder.resolve("settings.json"), Runnable::run);
        settings.remember("stock.state", "view=CELLS");
        var texts = Texts.strict(Locale.ENGLISH);
        var background = Background.onVirtualThreads();
        var looks = new Looks(settings);
        var services = new StockServices(
                world.queries, world.locations, world.safety,
                StockServices.Changes.here(world.adjustments), world.outbox(),
                world.db.notices(), TestStore.CLERK);
        var screen = new StockScreen(
                services,
                new Kit(texts, new Figures(texts, ZoneOffset.UTC), looks, ViewMemory.in(settings)),
                background,
                Pace.everyFourthPulse(background),
                InstantSource.fixed(StockWorld.NOW),
                new Notices(texts));
        List<Stage> made = new ArrayList<>();
        onFx(() -> {
            var stage = new Stage();
            var scene = new Scene(screen.node(), 1284, 830);
            looks.dress(scene);
            stage.setScene(scene);
            stage.show();
            made.add(stage);
        });
        Stage stage = made.getFirst();
        Thread.sleep(1_000); // the window itself is not what is measured
        var drawn = new Drawn(stage);
        onFx(() -> stage.getScene().addPostLayoutPulseListener(drawn));
        long asked = System.nanoTime();
        onFx(screen::show);
        print("first rows drawn", "s", (drawn.first.get() - asked) / 1e9);
        print("all keys", "s", (drawn.all.get() - asked) / 1e9);
        onFx(() -> stage.getScene().removePostLayoutPulseListener(drawn));
        Thread.sleep(3_000); // counts of the facets
        return stage;
    }

    /// When rows with their values had been drawn, which is at the pulse after the one that laid them out; and when the
    /// table knew its length.
    private final class Drawn implements Runnable {
        private final Stage stage;
        final CompletableFuture<Long> first = new CompletableFuture<>();
        final CompletableFuture<Long> all = new CompletableFuture<>();
        private boolean laidOut;

        Drawn(Stage stage) {
            this.stage = stage;
        }

        @Override
        public void run() {
            long now = System.nanoTime();
            if (laidOut) {
                first.complete(now);
            }
            if (stage.getScene().lookup(".kit-table") instanceof TableView<?> table) {
                laidOut |= table.lookup(".kit-cell") instanceof TableCell<?, ?> cell
                        && cell.getText() != null && cell.getText().startsWith("SKU-");
                if (table.getItems().size() >= skus * PLACES) {
                    all.complete(now);
                }
            }
            Platform.requestNextPulse();
        }
    }

    private double framesASecond(Stage stage) throws Exception {
        long start = frames.get();
        long began = System.nanoTime();
        Thread.sleep(seconds * 1_000L);
        if (!stage.isShowing()) {
            throw new IllegalStateException("the window is closed");
        }
        return (frames.get() - start) * 1e9 / (System.nanoTime() - began);
    }

    /// Counts as a till sends them: every twentieth hits a row in sight.
    private void change(AtomicBoolean stop, AtomicLong changes) {
        ConnectionId[] sources = {new ConnectionId(4), new ConnectionId(4), new ConnectionId(1), new ConnectionId(1),
            new ConnectionId(1), new ConnectionId(1)};
        long began = System.nanoTime();
        while (!stop.get()) {
            List<Observation> batch = new ArrayList<>();
            Instant now = StockWorld.NOW.plusNanos(System.nanoTime() - began);
            for (int i = 0; i < BATCH; i++) {
                int place = random.nextInt(sources.length);
                long sku = i % 20 == 0 ? 1 + random.nextInt(4) : 1 + random.nextInt(skus);
                batch.add(new Observation(sources[place], new SkuId(sku), new LocationId(place + 1),
                        random.nextInt(100), null, false, now, now, now));
            }
            world.inventory.observe(CHANNEL, batch);
            long done = changes.addAndGet(BATCH);
            long ahead = done * 1_000_000_000L / CHANGES_A_SECOND - (System.nanoTime() - began);
            if (ahead > 0) {
                java.util.concurrent.locks.LockSupport.parkNanos(ahead);
            }
        }
    }

    /// What one press of a head or of a filter asks of the store, nothing else going on.
    private void questions(View view) {
        var none = Filter.NONE;
        var byAtp = new Sort(Sort.Column.ATP, true);
        ask(view, "order by ATP, first rows", () -> world.queries.keys(view, none, byAtp, 200));
        ask(view, "order by ATP, all rows", () -> world.queries.keys(view, none, byAtp, Integer.MAX_VALUE));
        ask(view, "count of all", () -> world.queries.count(view, none));
        ask(view, "count of low", () -> world.queries.count(view, filter("", true, false, false)));
        ask(view, "count of negative", () -> world.queries.count(view, filter("", false, true, false)));
        ask(view, "count of stale", () -> world.queries.count(view, filter("", false, false, true)));
        ask(view, "count of a text", () -> world.queries.count(view, filter("ber 77", false, false, false)));
        ask(view, "counts beside all filters", () -> world.queries.facets(view, none));
    }

    private static Filter filter(String text, boolean low, boolean negative, boolean stale) {
        return new Filter(text, null, null, null, null, low, negative, stale);
    }

    private static void ask(View view, String question, Runnable work) {
        double[] seconds = new double[5];
        for (int i = 0; i < seconds.length; i++) {
            long began = System.nanoTime();
            work.run();
            seconds[i] = (System.nanoTime() - began) / 1e9;
        }
        print(view + ": " + question, "s", Figure.median(seconds));
    }

    /// The same rows in a plain table: read, shown and held whole.
    private void peer(long before) throws Exception {
        long asked = System.nanoTime();
        long[] keys = world.queries.keys(
                View.CELLS, Filter.NONE, new Sort(Sort.Column.SKU, false), Integer.MAX_VALUE);
        List<CellRow> rows = new ArrayList<>(keys.length);
        for (int i = 0; i < keys.length; i += 5_000) {
            rows.addAll(world.queries.cells(Arrays.copyOfRange(keys, i, Math.min(keys.length, i + 5_000))));
        }
        keys = new long[0];
        var items = FXCollections.observableArrayList(rows);
        rows = List.of();
        List<TableView<CellRow>> made = new ArrayList<>();
        onFx(() -> {
            var table = new TableView<>(items);
            var column = new TableColumn<CellRow, Object>("ATP");
            column.setCellValueFactory(at -> new ReadOnlyObjectWrapper<>(at.getValue().atp()));
            table.getColumns().add(column);
            var stage = new Stage();
            stage.setScene(new Scene(table, 1284, 830));
            stage.show();
            made.add(table);
        });
        print("peer: first rows of a table in memory", "s", (System.nanoTime() - asked) / 1e9);
        print("peer: heap", "MB", (heap() - before) / 1e6);
        if (StockQueries.skuOf(1L << 20) != 1 || made.getFirst().getItems().isEmpty()) {
            throw new IllegalStateException("the peer shows nothing");
        }
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void onFx(Runnable work) throws InterruptedException {
        var done = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                work.run();
            } finally {
                done.countDown();
            }
        });
        done.await();
    }

    private static void print(String figure, String unit, double value) {
        System.out.printf(
                Locale.ROOT, "{\"figure\":\"table: %s\",\"value\":%.2f,\"unit\":\"%s\"}%n", figure, value, unit);
    }
}
