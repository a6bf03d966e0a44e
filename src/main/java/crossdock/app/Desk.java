package crossdock.app;

import crossdock.app.routing.KnownNames;
import crossdock.app.routing.RoutingGround;
import crossdock.app.window.BesideBackground;
import crossdock.app.window.Upkeep;
import crossdock.fulfilment.NetworkDesk;
import crossdock.fulfilment.PolicyActs;
import crossdock.inventory.SafetyStockRules;
import crossdock.inventory.StockQueries.SkuHit;
import crossdock.order.OrderQueries;
import crossdock.platform.DesktopFolders;
import crossdock.platform.SettingsStore;
import crossdock.platform.WorkspacePaths;
import crossdock.store.stock.SqlSkus;
import crossdock.sync.connect.ConnectionActs;
import crossdock.sync.outbox.OutboxActs;
import crossdock.sync.outbox.PublishingActs;
import crossdock.ui.channels.ChannelsScreen;
import crossdock.ui.channels.ChannelsViewModel;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Background;
import crossdock.ui.common.LazyScreen;
import crossdock.ui.common.LazyScreen.Card;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Navigation;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Screen;
import crossdock.ui.common.Screen.Group;
import crossdock.ui.common.Texts;
import crossdock.ui.live.Pace;
import crossdock.ui.orders.OrderPorts;
import crossdock.ui.orders.OrdersScreen;
import crossdock.ui.orders.WhyDesk;
import crossdock.ui.routing.RoutingScreen;
import crossdock.ui.routing.desk.RoutingPorts;
import crossdock.ui.routing.lab.EngineLab;
import crossdock.ui.routing.runs.RunsDesk;
import crossdock.ui.settings.SettingsScreen;
import crossdock.ui.shell.PaletteSource;
import crossdock.ui.shell.ShellStatus;
import crossdock.ui.shell.ShellView;
import crossdock.ui.stock.StockScreen;
import crossdock.ui.stock.StockServices;
import crossdock.ui.table.Kit;
import crossdock.ui.table.ViewMemory;
import crossdock.ui.today.TodayScreen;
import crossdock.ui.today.TodayViewModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The window's screens over one open workspace, put together by hand.
final class Desk implements AutoCloseable {
    private static final Card STOCK = new Card("stock", "fth-box", Group.OPERATE, "stock.screen.title");
    private static final Card ORDERS = new Card("orders", "fth-shopping-cart", Group.OPERATE, "orders.screen.title");
    private static final Card ROUTING = new Card("routing", "fth-git-branch", Group.DECIDE, "routing.screen.title");
    private static final Card SETTINGS =
            new Card("settings", "fth-settings", Group.MANAGE, "settings.screen.title");

    private final Ground ground;
    private final StatusFeed feed;
    private final Upkeep upkeep;
    private final boolean isHolder;
    final ShellView.Parts parts;
    final TodayViewModel today;

    /// What is read from files and needs no toolkit, so that it can be read while the toolkit starts.
    record Ground(SettingsStore settings, ExecutorService writer, Texts texts) implements AutoCloseable {
        static Ground read(WorkspacePaths paths) {
            ExecutorService writer = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("settings").factory());
            return new Ground(
                    SettingsStore.open(paths.settings(), writer), writer, Texts.lenient(Locale.getDefault()));
        }

        @Override
        public void close() {
            settings.close();
            writer.close();
        }
    }

    /// @param name of the workspace, as the top bar shows it
    Desk(Workspace workspace, WorkspacePaths paths, String name) {
        this(workspace, Ground.read(paths), paths, name);
    }

    /// @param ground closed with the desk
    Desk(Workspace workspace, Ground ground, WorkspacePaths paths, String name) {
        this.ground = ground;
        InstantSource clock = InstantSource.system();
        ZoneId zone = ZoneId.systemDefault();
        var looks = new Looks(ground.settings());
        Texts texts = ground.texts();
        var notices = new Notices(texts);
        var navigation = new Navigation();
        isHolder = workspace.database.isHeld();
        Background threads = Background.onVirtualThreads();
        Background background = isHolder ? threads : new BesideBackground(threads, notices);
        var status = new ShellStatus(Main.VERSION, zone);
        status.workspaceProperty().set(name);
        Runnable openFolder = () -> open(paths.root(), background, notices);
        feed = new StatusFeed(workspace, clock, status, background);
        upkeep = new Upkeep(Upkeep.Chores.of(workspace.database), clock, status, notices, background);
        List<Screen> screens = new ArrayList<>();
        var figures = new Figures(texts, zone);
        today = new TodayViewModel(new TodayViewModel.Ports(
                workspace.reading.today(),
                workspace.reading.drifts(),
                workspace.reading.channels(),
                workspace.reading.orders(),
                workspace.notices(),
                background,
                clock,
                zone));
        screens.add(new TodayScreen(today, figures, texts, navigation));
        var kit = new Kit(texts, figures, looks, ViewMemory.in(ground.settings()));
        screens.add(new LazyScreen(STOCK, () -> stock(workspace, kit, background, clock, notices)));
        screens.add(new LazyScreen(ORDERS, () -> orders(workspace, kit, background, clock)));
        screens.add(new LazyScreen(ROUTING, () -> routing(workspace, kit, background, clock, notices, navigation)));
        screens.add(channels(workspace, texts, background, notices, looks)); // its count shows from the start
        screens.add(new LazyScreen(
                SETTINGS, () -> new SettingsScreen(looks, paths.root(), openFolder, notices, texts)));
        parts = new ShellView.Parts(
                screens,
                status,
                sources(workspace.reading),
                navigation,
                notices,
                looks,
                background,
                texts,
                openFolder);
    }

    private static StockScreen stock(
            Workspace workspace, Kit kit, Background background, InstantSource clock, Notices notices) {
        var services = new StockServices(
                workspace.reading.stock(),
                workspace.reading.locations(),
                workspace.acts(SafetyStockRules.Acts.class),
                workspace.acts(StockServices.Changes.class),
                workspace.reading.outbox(),
                workspace.notices(),
                Workspace.PERSON);
        return new StockScreen(services, kit, background, Pace.everyFourthPulse(background), clock, notices);
    }

    private static OrdersScreen orders(Workspace workspace, Kit kit, Background background, InstantSource clock) {
        var ports = new OrderPorts(
                workspace.reading.orders(),
                workspace.reading.locations(),
                workspace.notices(),
                null, // who may read buyers comes with roles
                new WhyDesk(
                        workspace.reading.routing().inquiry, workspace.reading.routing().near,
                        workspace.acts(WhyDesk.Rerouting.class), Workspace.PERSON));
        return new OrdersScreen(ports, background, Pace.everyFourthPulse(background), clock, kit);
    }

    private static RoutingScreen routing(
            Workspace workspace, Kit kit, Background background, InstantSource clock, Notices notices,
            Navigation navigation) {
        Reading reading = workspace.reading;
        var known = new KnownNames(reading.locations(), reading.stock(), reading.channels(), workspace.routing.desk);
        var ports = new RoutingPorts(
                workspace.routing.policies, workspace.acts(PolicyActs.class), known::read, workspace.notices(),
                background, notices, clock, Workspace.PERSON);
        var skus = new SqlSkus(workspace.database.writer(), workspace.database.readers());
        var ground = new RoutingGround(
                workspace.routing.reads(), skus, reading.locations(), Workspace::point, ZoneId.systemDefault(), clock);
        return new RoutingScreen(
                ports, new EngineLab(ground, clock), workspace.acts(NetworkDesk.class),
                new RunsDesk(workspace.routing.ledger, workspace.acts(RunsDesk.Acts.class)), kit, navigation);
    }

    private static ChannelsScreen channels(
            Workspace workspace, Texts texts, Background background, Notices notices, Looks looks) {
        var ports = new ChannelsViewModel.Ports(
                workspace.reading.channels(),
                workspace.acts(ConnectionActs.class),
                workspace.reading.outbox(),
                workspace.acts(OutboxActs.class),
                workspace.acts(PublishingActs.class),
                workspace.sync::allowance,
                workspace.reading.locations(),
                workspace.notices(),
                background,
                notices,
                InstantSource.system(),
                Workspace.PERSON);
        return new ChannelsScreen(new ChannelsViewModel(ports), texts, ZoneId.systemDefault(), looks);
    }

    /// FX thread, before the window is there or after.
    void start() {
        feed.start();
        if (isHolder) {
            upkeep.start(); // who only reads leaves the files alone
        }
    }

    private static void open(Path folder, Background background, Notices notices) {
        background.run(
                () -> {
                    DesktopFolders.open(folder);
                    return true;
                },
                _ -> {},
                _ -> notices.warn("shell.folder.unopened", folder));
    }

    private static List<PaletteSource> sources(Reading reading) {
        return List.of(
                (query, limit) -> reading.stock().search(query, limit).stream()
                        .map((SkuHit hit) -> new PaletteSource.Entry(
                                "shell.palette.sku", "fth-box", hit.code(), hit.title(), "stock", hit.code()))
                        .toList(),
                (query, limit) -> reading.orders().search(query, limit).stream()
                        .map((OrderQueries.Hit hit) -> new PaletteSource.Entry(
                                "shell.palette.order",
                                "fth-shopping-cart",
                                hit.number(),
                                hit.channelName(),
                                "orders",
                                hit.id().toString()))
                        .toList(),
                (query, limit) -> {
                    String typed = query.toLowerCase(Locale.ROOT);
                    return reading.locations().all().stream()
                            .filter(place -> place.name().toLowerCase(Locale.ROOT).contains(typed)
                                    || place.code().toLowerCase(Locale.ROOT).contains(typed))
                            .limit(limit)
                            .map(place -> new PaletteSource.Entry(
                                    "shell.palette.location",
                                    "fth-map-pin",
                                    place.name(),
                                    place.code(),
                                    "stock",
                                    "location:" + place.id()))
                            .toList();
                });
    }

    @Override
    public void close() {
        feed.close();
        upkeep.close();
        ground.close();
    }
}
