package crossdock.sync;

import crossdock.channel.Capabilities;
import crossdock.channel.ChannelCount;
import crossdock.channel.ChannelIdentity;
import crossdock.channel.ChannelListing;
import crossdock.channel.ChannelLocation;
import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelPage;
import crossdock.channel.Connector;
import crossdock.channel.Cursor;
import crossdock.channel.DeltaClass;
import crossdock.channel.OrderStateRule;
import crossdock.channel.Pulled;
import crossdock.channel.RateBudget;
import crossdock.channel.RefusedRow;
import crossdock.channel.StockBasis;
import crossdock.kernel.Resource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A channel with its own clock whose rows, pages and faults a test sets. Pages by offset over rows in order of (stamp,
/// id), so that its pages drift when rows change between them, as those of real channels do.
final class ScriptedConnector implements Connector {
    final Map<String, Stamped<ChannelLocation>> locations = new LinkedHashMap<>();
    final Map<String, Stamped<ChannelListing>> listings = new LinkedHashMap<>();
    final Map<String, Stamped<ChannelCount>> counts = new LinkedHashMap<>();
    final Map<String, Stamped<ChannelOrder>> orders = new LinkedHashMap<>();
    final Map<Resource, DeltaClass> deltas = new EnumMap<>(Map.of(
            Resource.LOCATIONS, DeltaClass.FULL_SCAN,
            Resource.CATALOGUE, DeltaClass.DELTA_TRUSTED,
            Resource.STOCK, DeltaClass.DELTA_TRUSTED,
            Resource.ORDERS, DeltaClass.DELTA_TRUSTED));
    final Map<String, OrderStateRule> orderStates = new LinkedHashMap<>(Map.of(
            "OPEN", new OrderStateRule(true, false, false), "CART", new OrderStateRule(false, false, true)));
    final List<String> calls = new ArrayList<>();
    /// With each call for orders.
    final List<List<String>> watched = new ArrayList<>();
    final Deque<Supplier<RuntimeException>> faults = new ArrayDeque<>();
    final List<RefusedRow> refused = new ArrayList<>();
    private final TestClock clock;
    Duration ahead = Duration.ZERO;
    Duration answerTime = Duration.ZERO;
    int pageSize = 2;
    Grain grain = Grain.LOCATION;
    RateBudget budget = new RateBudget(1_000, 1_000, 4);
    Runnable afterPage = () -> {};

    record Stamped<T>(Instant at, String id, T row) {}

    ScriptedConnector(TestClock clock) {
        this.clock = clock;
    }

    enum Grain {
        LOCATION,
        CHANNEL
    }

    /// The channel's clock.
    Instant now() {
        return clock.instant().plus(ahead);
    }

    void location(String id, String name) {
        locations.put(id, new Stamped<>(now(), id, new ChannelLocation(
                id, name, "STORE", "1 Main Street", "Akron", "OH", "44310", "US", null, null, null, null, null, null,
                true)));
    }

    void listing(String id, @Nullable String sku) {
        listings.put(id, new Stamped<>(now(), id, new ChannelListing(
                id, null, sku, "Article " + sku, "Chairs", "Own", null, true, true, now())));
    }

    void switchedOff(String id, String sku) {
        listings.put(id, new Stamped<>(now(), id, new ChannelListing(
                id, null, sku, "Article " + sku, "Chairs", "Own", null, true, false, now())));
    }

    void count(String item, String location, int figure) {
        counts.put(item + "|" + location, new Stamped<>(now(), item + "|" + location,
                new ChannelCount(item, location, figure, null, now())));
    }

    void published(String item, int figure) {
        counts.put(item, new Stamped<>(now(), item, new ChannelCount(item, null, figure, null, null)));
    }

    void fail(Supplier<RuntimeException> fault) {
        faults.add(fault);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                deltas,
                new StockBasis(false, false, true, "made up for tests"),
                orderStates,
                Map.of(),
                budget,
                Capabilities.Grain.valueOf(grain.name()));
    }

    @Override
    public ChannelIdentity identify() {
        trouble("identify");
        return new ChannelIdentity("Scripted", "USD", now());
    }

    @Override
    public ChannelPage<ChannelLocation> pullLocations(Cursor cursor) {
        return page("locations", locations, cursor, row -> row.externalId());
    }

    @Override
    public ChannelPage<ChannelListing> pullListings(Cursor cursor) {
        return page("listings", listings, cursor, row -> row.externalId());
    }

    @Override
    public ChannelPage<ChannelCount> pullCounts(Cursor cursor) {
        return page("counts", counts, cursor, row -> row.itemId());
    }

    @Override
    public ChannelPage<ChannelOrder> pullOrders(Cursor cursor) {
        watched.add(cursor.watched());
        return page("orders", orders, cursor, row -> row.externalId());
    }

    private void trouble(String call) {
        calls.add(call);
        clock.advance(answerTime);
        Supplier<RuntimeException> fault = faults.poll();
        if (fault != null) {
            throw fault.get();
        }
    }

    private <T> ChannelPage<T> page(
            String name, Map<String, Stamped<T>> all, Cursor cursor, Function<T, String> id) {
        String token = cursor.pageToken();
        trouble(name + (cursor.watermark() == null ? " all" : " since " + cursor.watermark())
                + (token == null ? "" : " @" + token));
        int from = token == null ? 0 : Integer.parseInt(token);
        List<Pulled<T>> rows = all.values().stream()
                .filter(row -> cursor.watermark() == null || !row.at().isBefore(cursor.watermark()))
                .sorted(Comparator.<Stamped<T>, Instant>comparing(Stamped::at).thenComparing(Stamped::id))
                .skip(from)
                .limit(pageSize + 1)
                .map(row -> new Pulled<>(row.row(), () -> raw(id.apply(row.row()))))
                .toList();
        boolean isLast = rows.size() <= pageSize;
        ChannelPage<T> page = new ChannelPage<>(
                rows.subList(0, Math.min(pageSize, rows.size())),
                List.copyOf(refused),
                isLast ? null : Integer.toString(from + pageSize),
                now(),
                100);
        refused.clear();
        afterPage.run();
        return page;
    }

    private static byte[] raw(String id) {
        return ("{\"id\":\"" + id + "\",\"buyer\":\"Mara Lind\"}").getBytes(StandardCharsets.UTF_8);
    }
}
