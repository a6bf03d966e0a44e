package crossdock.app.routing;

import crossdock.fulfilment.NetworkSetup;
import crossdock.fulfilment.PolicyService;
import crossdock.fulfilment.ServiceLevel;
import crossdock.fulfilment.live.Demands;
import crossdock.fulfilment.live.LiveNetwork;
import crossdock.fulfilment.live.NetworkReads;
import crossdock.fulfilment.live.OrderSketch;
import crossdock.fulfilment.live.RoutingOrders;
import crossdock.fulfilment.live.StockPast;
import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.inventory.Skus;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.order.Method;
import crossdock.order.Region;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.StockIndex;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Network;
import crossdock.routing.network.Workload;
import crossdock.routing.replay.ReplayInput;
import crossdock.routing.replay.StockEvent;
import crossdock.ui.routing.desk.OrderFile;
import crossdock.ui.routing.lab.Ground;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the workspace knows, for policies to be tried on. Any thread.
public final class RoutingGround implements Ground.Source {
    private static final Duration BACK = Duration.ofDays(90);
    private static final int MOST = 100_000;
    private static final Duration FRESH = Duration.ofSeconds(20); // edits follow each other faster than orders

    private final Reads room;
    private final Skus skus;
    private final Locations locations;
    private final Function<Region, Optional<GeoPoint>> points;
    private final ZoneId zone;
    private final InstantSource clock;
    private volatile @Nullable Read read;

    /// @param byLevel orders that are promised by service level
    private record Read(Instant at, List<OrderSketch> sketches, Set<OrderId> byLevel, Ground ground) {}

    /// What of routing is read.
    ///
    /// @param stock that can be routed now
    /// @param load taken on until now
    public record Reads(
            PolicyService policies,
            LiveNetwork network,
            RoutingOrders orders,
            Demands demands,
            StockPast past,
            NetworkReads facts,
            Supplier<StockIndex> stock,
            Supplier<? extends Workload> load) {}

    /// @param zone the workspace's reporting zone
    public RoutingGround(
            Reads room, Skus skus, Locations locations, Function<Region, Optional<GeoPoint>> points, ZoneId zone,
            InstantSource clock) {
        this.room = room;
        this.skus = skus;
        this.locations = locations;
        this.points = points;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public Ground ground() {
        return read().ground();
    }

    private Read read() {
        Instant now = clock.instant();
        Read known = read;
        if (known != null && now.isBefore(known.at().plus(FRESH))) {
            return known;
        }
        String currency = room.policies().live().policy().currency();
        List<OrderSketch> sketches = room.orders().placedSince(now.minus(BACK), MOST).stream()
                .filter(order -> order.method() != Method.IN_STORE)
                .toList()
                .reversed(); // oldest first
        List<Demand> demands = new ArrayList<>();
        Map<OrderId, String> numbers = new HashMap<>();
        Set<OrderId> fixed = new HashSet<>();
        var promises = new Promising(new ServiceLevel(room.network().setup(), zone));
        for (OrderSketch sketch : sketches) {
            Demand demand = promises.of(sketch, room.demands().of(sketch, currency, Demands.Scope.ORDERED));
            if (!demand.lines().isEmpty()) {
                demands.add(demand);
                numbers.put(sketch.id(), sketch.number());
                if (sketch.isPlacedByChannel()) {
                    fixed.add(sketch.id());
                }
            }
        }
        var fresh = new Read(now, sketches, promises.byLevel(),
                new Ground(
                        new Network(room.network().now().facts()), room.stock().get(), room.load().get(), demands,
                        numbers, fixed));
        read = fresh;
        return fresh;
    }

    /// From today's routable stock and what these orders have or had at each location. What they took is then in the
    /// starting stock, so no order counts it as its own besides.
    @Override
    public ReplayInput replay(Ground ground) {
        return new ReplayInput(
                ground.orders().stream().map(Demand::withoutOwn).toList(), read().byLevel(),
                givenBack(ground.stock(), read().sketches()), List.of(),
                ReplayInput.Stock.ofStored(ReplayInput.Basis.TODAY, 0, 0, ground.orders().size()));
    }

    /// The stock as if these orders had taken nothing of it.
    static StockIndex givenBack(StockIndex stock, List<OrderSketch> orders) {
        Map<Cell, Integer> taken = new HashMap<>();
        for (OrderSketch order : orders) {
            for (OrderSketch.Line line : order.lines()) {
                line.placed().forEach((at, units) -> taken.merge(new Cell(line.sku(), at), units, Integer::sum));
            }
        }
        List<StockIndex.Change> changes = new ArrayList<>();
        taken.forEach((cell, units) -> changes.add(StockIndex.Change.to(
                cell.sku(), cell.location(), stock.routable(cell.sku(), cell.location()) + units)));
        return stock.with(changes);
    }

    /// What had come in by then is in the ledgers, so what is on its way now plays no part: no stored order is placed
    /// after it comes.
    @Override
    public ReplayInput past(Ground ground, BooleanSupplier isCancelled) {
        ReplayInput today = replay(ground);
        if (today.orders().isEmpty()) {
            return today;
        }
        Set<SkuId> articles = new HashSet<>();
        today.orders().forEach(order -> order.lines().forEach(line -> articles.add(line.sku())));
        Set<LineId> own = new HashSet<>();
        read().sketches().stream()
                .filter(order -> ground.numbers().containsKey(order.id()))
                .forEach(order -> order.lines().forEach(line -> own.add(line.id())));
        StockPast.Past past = room.past().read(
                new StockPast.Ask(
                        articles, own, today.orders().getFirst().placedAt(), today.orders().getLast().placedAt()),
                isCancelled);
        return new ReplayInput(
                today.orders(), today.byLevel(),
                opened(today.start(), past), events(past),
                ReplayInput.Stock.ofStored(
                        past.opening().isEmpty() ? ReplayInput.Basis.TODAY : ReplayInput.Basis.LEDGER, past.cells(),
                        past.cells() - past.opening().size(), today.orders().size()));
    }

    /// The stock with the cells whose ledger reaches back as they were.
    static StockIndex opened(StockIndex today, StockPast.Past past) {
        return today.with(past.opening().stream()
                .map(cell -> StockIndex.Change.to(cell.sku(), cell.location(), cell.routable()))
                .toList());
    }

    static List<StockEvent> events(StockPast.Past past) {
        return past.changes().stream()
                .map(one -> new StockEvent(one.at(), one.sku(), one.location(), one.units()))
                .toList();
    }

    @Override
    public Ground.Filed filed(
            Ground ground, OrderFile file, LongConsumer rows, Consumer<OrderFile.Refusal> refused,
            BooleanSupplier isCancelled)
            throws IOException, OrderFile.Unusable {
        return new FiledOrders(room, locations, skus, zone).read(
                ground, file, clock.instant(), new FiledOrders.Ears(rows, refused, isCancelled));
    }

    private record Cell(SkuId sku, LocationId location) {}

    @Override
    public Optional<Demand> order(String number) {
        String currency = room.policies().live().policy().currency();
        return room.orders().named(number)
                .flatMap(room.orders::of)
                .map(order -> room.demands().of(order, currency, Demands.Scope.ORDERED))
                .filter(demand -> !demand.lines().isEmpty());
    }

    @Override
    public Optional<Ground.Article> article(String code) {
        NetworkSetup setup = room.network().setup();
        return skus.byCode(code)
                .map(sku -> new Ground.Article(sku.id(), sku.productType(), setup.grams(sku.productType())));
    }

    @Override
    public String code(SkuId sku) {
        return skus.codeOf(sku);
    }

    @Override
    public Optional<LocationId> location(String code) {
        return locations.byCode(code)
                .or(() -> locations.all().stream().filter(place -> place.name().equalsIgnoreCase(code)).findFirst())
                .map(Location::id);
    }

    @Override
    public @Nullable GeoPoint point(Region region) {
        return points.apply(region).orElse(null);
    }
}
