package crossdock.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import crossdock.sandbox.Loopback.Answer;
import crossdock.sandbox.Loopback.Dialect;
import crossdock.sandbox.Loopback.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The practice world with its channels, served on 127.0.0.1 until it is closed.
///
/// `GET /__practice/state` on each of its ports tells how often each fault fired; it needs no token.
public final class PracticeWorld implements AutoCloseable {
    /// @param portBase first of two ports; 0 for any free ones
    /// @param seed same seed, same world and same orders
    /// @param speed 1 is an order every 20 s; shop delays shrink alike, stamps stay those of the clock
    public record Settings(int portBase, long seed, double speed) {
        /// An order a second.
        public static final double DEFAULT_SPEED = 20;

        public Settings {
            if (portBase < 0 || portBase > 65_534) {
                throw new IllegalArgumentException("port base " + portBase + " is not 0 to 65534");
            }
            if (!(speed > 0) || speed > 10_000) {
                throw new IllegalArgumentException("speed " + speed + " is not above 0 and at most 10000");
            }
        }
    }

    /// One practice channel, with all that is needed to connect to it.
    ///
    /// @param kind `square`, `woocommerce` or `file`
    /// @param url base address on 127.0.0.1; for `file` the folder as a `file:` address
    /// @param token the access token, for `woocommerce` key and secret as `ck_...:cs_...`; empty for `file`
    public record Channel(String name, String kind, String url, String token) {}

    private final World world;
    private final Path folder;
    private final boolean ownsFolder;
    private final Loopback square;
    private final Loopback woo;
    private final WarehouseFolder warehouse;
    private final List<Channel> channels;
    private final AtomicBoolean areTillsLocked = new AtomicBoolean();

    private PracticeWorld(World world, Settings settings, Path folder, boolean ownsFolder) throws IOException {
        this.world = world;
        this.folder = folder;
        this.ownsFolder = ownsFolder;
        String squareToken = "EAAA" + Codes.hex(settings.seed(), "square", 60);
        String key = "ck_" + Codes.hex(settings.seed(), "key", 40);
        String secret = "cs_" + Codes.hex(settings.seed(), "secret", 40);
        int base = settings.portBase();
        var tills = new SquareDialect(world, squareToken);
        square = new Loopback(base, withState(asked -> tills.answer(areTillsLocked.get() ? unsigned(asked) : asked)));
        try {
            woo = new Loopback(base == 0 ? 0 : base + 1, withState(new WooDialect(world, key, secret)));
        } catch (IOException e) {
            square.close();
            throw e;
        }
        warehouse = new WarehouseFolder(world, settings.seed(), folder);
        channels = List.of(
                new Channel("Fernhill tills", "square", square.url(), squareToken),
                new Channel("Fernhill web shop", "woocommerce", woo.url(), key + ":" + secret),
                new Channel("Fernhill warehouses", "file", folder.toUri().toString(), ""));
    }

    /// Starts a world that writes its warehouse files into a new temporary folder, removed at the end.
    public static PracticeWorld start(Settings settings, InstantSource clock) throws IOException {
        return start(settings, clock, Files.createTempDirectory("crossdock-warehouse"), true);
    }

    /// Starts a world that writes its warehouse files into this folder, which is made when it is not there.
    public static PracticeWorld start(Settings settings, InstantSource clock, Path folder) throws IOException {
        return start(settings, clock, Files.createDirectories(folder), false);
    }

    private static PracticeWorld start(Settings settings, InstantSource clock, Path folder, boolean ownsFolder)
            throws IOException {
        PracticeWorld practice = open(settings, clock, folder, ownsFolder);
        Thread.ofVirtual().name("practice-world").start(practice.world::live);
        return practice;
    }

    /// A world in which nothing happens until someone calls [World#runDue]: for tests with a clock of their own.
    static PracticeWorld open(Settings settings, InstantSource clock, Path folder, boolean ownsFolder)
            throws IOException {
        World world = new World(Sources.load(), settings.seed(), settings.speed(), clock);
        PracticeWorld practice = new PracticeWorld(world, settings, folder, ownsFolder);
        world.runLocked(practice.warehouse::begin);
        return practice;
    }

    World world() {
        return world;
    }

    /// How to reach each channel.
    public List<Channel> channels() {
        return channels;
    }

    /// Names of the stores that send parcels for the web shop: no till tells that of itself.
    public Set<String> shippingStores() {
        return world.sources.sites(Sources.Kind.STORE).stream()
                .filter(Sources.Site::ships)
                .map(Sources.Site::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// What a person brings in by hand, once the channels have told of articles and places.
    ///
    /// @param incoming units on their way, for `import incoming`
    /// @param orders of contract customers, for `import orders`: each wants more than there is before those have come
    /// @param supplier code of the one that sends to order
    /// @param notSent product type that it does not send
    public record Papers(Path incoming, Path orders, String supplier, String notSent) {}

    /// The same for the same seed, but for the days.
    public Papers papers() {
        return new Papers(
                folder.resolve(WarehouseFolder.INCOMING), folder.resolve(WarehouseFolder.CONTRACTS),
                world.sources.sites(Sources.Kind.SUPPLIER).getFirst().code(), WarehouseFolder.CONTRACT_TYPE);
    }

    /// How often each kind of fault fired, zeros included.
    public Map<String, Long> faults() {
        return world.locked(world.faults::counts);
    }

    /// What is really so, for comparing a cache with it.
    public Truth truth() {
        return new Truth(world);
    }

    /// Stops arrivals, shop steps and faults, and hands over one more complete count of the warehouses: from here on
    /// everything stays as it is.
    public void quiesce() {
        world.quiesce();
        world.runLocked(() -> warehouse.writeStock(true));
    }

    /// From now on the tills refuse the token, as when somebody there took it back.
    public void lockTills() {
        areTillsLocked.set(true);
    }

    /// From now on nobody answers at the web shop's address.
    public void closeShop() {
        woo.close();
    }

    private static Request unsigned(Request asked) {
        return new Request(asked.method(), asked.path(), asked.query(), new Headers(), asked.body());
    }

    private Dialect withState(Dialect dialect) {
        return request -> {
            if (!request.path().equals("/__practice/state")) {
                return dialect.answer(request);
            }
            ObjectNode state = JsonNodeFactory.instance.objectNode();
            faults().forEach(state.putObject("faults")::put);
            return Answer.json(200, Map.of(), state.toString().getBytes(StandardCharsets.UTF_8));
        };
    }

    @Override
    public void close() {
        square.close();
        woo.close();
        world.stop();
        if (ownsFolder) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove the practice warehouse's folder " + folder, e);
            }
        }
    }
}
