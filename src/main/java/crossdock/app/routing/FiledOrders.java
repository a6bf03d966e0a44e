package crossdock.app.routing;

import crossdock.channel.Unreadable;
import crossdock.fulfilment.ServiceLevel;
import crossdock.fulfilment.live.Demands;
import crossdock.fulfilment.live.OrderSketch;
import crossdock.fulfilment.live.StockPast;
import crossdock.inventory.Locations;
import crossdock.inventory.Skus;
import crossdock.kernel.LineId;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.StockIndex;
import crossdock.routing.replay.ReplayInput;
import crossdock.routing.replay.ReplayInput.Basis;
import crossdock.routing.replay.StockEvent;
import crossdock.sync.file.OrderReading;
import crossdock.ui.routing.desk.OrderFile;
import crossdock.ui.routing.lab.Ground;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;

/// Orders of a file with the stock that they meet. None of them is taken in.
final class FiledOrders {
    /// As many as a replay of stored orders goes over, twice: a file may be of a whole season.
    private static final int MOST = 200_000;
    /// An order of a file that tells days alone, in another time zone.
    private static final Duration SAME_TIME = Duration.ofHours(36);

    private final RoutingGround.Reads room;
    private final Locations locations;
    private final Skus skus;
    private final ZoneId zone;

    /// @param zone of stamps that name none, and of promises without a location
    FiledOrders(RoutingGround.Reads room, Locations locations, Skus skus, ZoneId zone) {
        this.room = room;
        this.locations = locations;
        this.skus = skus;
        this.zone = zone;
    }

    /// Who is told how far it is, and who stops it.
    record Ears(LongConsumer rows, Consumer<OrderFile.Refusal> refused, BooleanSupplier isCancelled) {}

    Ground.Filed read(Ground ground, OrderFile file, Instant now, Ears ears)
            throws IOException, OrderFile.Unusable {
        OrderReading.Found found = found(file, ears);
        String currency = room.policies().live().policy().currency();
        var promises = new Promising(new ServiceLevel(room.network().setup(), zone));
        List<Demand> demands = new ArrayList<>();
        Map<OrderId, String> numbers = new HashMap<>();
        for (OrderSketch order : found.orders()) {
            demands.add(promises.of(order, room.demands().of(order, currency, Demands.Scope.ORDERED)));
            numbers.put(order.id(), order.number());
        }
        ReplayInput input = demands.isEmpty()
                ? new ReplayInput(List.of(), ground.stock(), List.of(), Basis.NOW)
                : input(ground, found.orders(), new Wanted(demands, promises.byLevel()), now, ears);
        return new Ground.Filed(input, numbers, found.rows(), found.refused());
    }

    /// @param byLevel those whose promise is by service level
    private record Wanted(List<Demand> demands, Set<OrderId> byLevel) {}

    private OrderReading.Found found(OrderFile file, Ears ears) throws IOException, OrderFile.Unusable {
        String name = String.valueOf(file.file().getFileName());
        try {
            return new OrderReading(locations, skus).read(
                    new OrderReading.Request(file.file(), file.mapping(), zone, MOST),
                    (line, code, args) -> ears.refused().accept(new OrderFile.Refusal(line, code, args)),
                    ears.rows(), ears.isCancelled());
        } catch (Unreadable no) {
            throw new OrderFile.Unusable(no.code(), no.args(), List.of());
        } catch (EOFException | ZipException broken) {
            throw new OrderFile.Unusable("file.cutOff", List.of(name), List.of());
        } catch (NoSuchFileException missing) {
            throw new OrderFile.Unusable("file.absent", List.of(missing.getFile()), List.of());
        }
    }

    /// What is later than now meets the stock of now and what is on its way.
    private ReplayInput input(Ground ground, List<OrderSketch> orders, Wanted wanted, Instant now, Ears ears) {
        Instant first = now;
        Instant last = Instant.MIN;
        Set<SkuId> articles = new HashSet<>();
        for (OrderSketch order : orders) {
            first = order.placedAt().isBefore(first) ? order.placedAt() : first;
            last = order.placedAt().isAfter(last) ? order.placedAt() : last;
            order.lines().forEach(line -> articles.add(line.sku()));
        }
        List<OrderSketch> own = stored(orders);
        StockIndex start = RoutingGround.givenBack(ground.stock(), own);
        List<StockEvent> events = new ArrayList<>();
        int cells = 0;
        int asOfToday = 0;
        Basis basis = own.isEmpty() ? Basis.NOW : Basis.TODAY;
        if (first.isBefore(now)) {
            StockPast.Past past = room.past().read(
                    new StockPast.Ask(articles, lines(own), first, last), ears.isCancelled());
            start = RoutingGround.opened(start, past);
            events.addAll(RoutingGround.events(past));
            cells = past.cells();
            asOfToday = past.cells() - past.opening().size();
            basis = past.opening().isEmpty() ? basis : Basis.LEDGER;
        }
        List<StockEvent> coming = coming(articles, now, last);
        events.addAll(coming);
        return new ReplayInput(
                wanted.demands(), wanted.byLevel(), start, events,
                new ReplayInput.Stock(
                        basis, cells, asOfToday, own.size(), coming.size(),
                        coming.stream().mapToLong(StockEvent::units).sum()));
    }

    /// Units whose time comes before the last order. Those that are overdue have not come, and nobody knows when they
    /// will.
    private List<StockEvent> coming(Set<SkuId> articles, Instant now, Instant last) {
        return room.facts().coming().stream()
                .filter(one -> articles.contains(one.sku()))
                .filter(one -> one.dueAt().isAfter(now) && !one.dueAt().isAfter(last))
                .map(one -> new StockEvent(one.dueAt(), one.sku(), one.location(), one.units()))
                .toList();
    }

    /// The same orders where they are stored: what these did is not told to the replay, which decides them anew.
    private List<OrderSketch> stored(List<OrderSketch> orders) {
        Map<String, Instant> placed = new HashMap<>();
        orders.forEach(order -> placed.put(key(order), order.placedAt()));
        List<String> numbers = orders.stream().map(OrderSketch::number).distinct().toList();
        return room.orders().of(room.orders().numbered(numbers)).stream()
                .filter(order -> placed.containsKey(key(order)))
                .filter(order -> Duration.between(placed.get(key(order)), order.placedAt())
                                .abs()
                                .compareTo(SAME_TIME)
                        < 0)
                .toList();
    }

    private static String key(OrderSketch order) {
        return order.number().toLowerCase(Locale.ROOT);
    }

    private static Set<LineId> lines(List<OrderSketch> orders) {
        Set<LineId> lines = new HashSet<>();
        orders.forEach(order -> order.lines().forEach(line -> lines.add(line.id())));
        return lines;
    }
}
