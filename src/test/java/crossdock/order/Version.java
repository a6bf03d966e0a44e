package crossdock.order;

import crossdock.inventory.Shelves;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.SkuId;
import crossdock.order.IncomingOrder.Fulfilment;
import crossdock.order.IncomingOrder.Line;
import crossdock.order.IncomingOrder.Part;
import crossdock.order.IncomingOrder.Return;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One version of an order, built for a test. Times are minutes after noon; received a minute after the update.
final class Version {
    private final ConnectionId connection;
    private final String externalId;
    private final List<Line> lines = new ArrayList<>();
    private final List<Fulfilment> fulfilments = new ArrayList<>();
    private final List<Return> returns = new ArrayList<>();
    private String state = "paid";
    private boolean reserves = true;
    private boolean ignored;
    private boolean history;
    private Method method = Method.SHIP;
    private LocationId fixed = LocationId.NONE;
    private LocationId fallback = LocationId.NONE;
    private long placed;
    private long updated;
    private long received = -1;
    private long ahead;
    private @Nullable Instant lost;
    private @Nullable Instant cancelled;

    private Version(ConnectionId connection, String externalId) {
        this.connection = connection;
        this.externalId = externalId;
    }

    /// An order of the shop, which only publishes.
    static Version ofShop(String externalId) {
        return new Version(Shelves.SHOP, externalId);
    }

    /// An order of the till, which is the stock source of its store.
    static Version ofTill(String externalId) {
        return new Version(Shelves.TILL, externalId);
    }

    Version at(long minute) {
        updated = minute;
        return this;
    }

    Version placed(long minute) {
        placed = minute;
        return this;
    }

    Version received(long minute) {
        received = minute;
        return this;
    }

    /// So many minutes is the channel's clock ahead of ours.
    Version ahead(long minutes) {
        ahead = minutes;
        return this;
    }

    Version state(String word) {
        state = word;
        return this;
    }

    Version unpaid() {
        reserves = false;
        state = "unpaid";
        return this;
    }

    Version ignored() {
        ignored = true;
        return this;
    }

    Version history() {
        history = true;
        return this;
    }

    Version fixedAt(LocationId location, Method how) {
        fixed = location;
        method = how;
        return this;
    }

    Version fallingBackOn(LocationId location) {
        fallback = location;
        return this;
    }

    /// The channel's own figure lost the lines then.
    Version lost(long minute) {
        lost = Shelves.at(minute);
        return this;
    }

    Version cancelled(long minute) {
        cancelled = Shelves.at(minute);
        return this;
    }

    Version line(String id, @Nullable SkuId sku, int quantity) {
        return line(id, sku, quantity, 0);
    }

    Version line(String id, @Nullable SkuId sku, int quantity, int cancelledUnits) {
        Money price = new Money(999, "USD");
        lines.add(new Line(
                id, lines.size() + 1, sku, "code " + id, "title " + id, quantity, cancelledUnits, price));
        return this;
    }

    Version shipped(String id, long minute, LocationId location, String line, int units) {
        fulfilments.add(new Fulfilment(
                id, false, Shelves.at(minute), location, "TRACK-" + id, List.of(new Part(line, units)), null));
        return this;
    }

    Version calledBack(String id, long minute, LocationId location, String line, int units, long undone) {
        fulfilments.add(new Fulfilment(
                id, false, Shelves.at(minute), location, "TRACK-" + id, List.of(new Part(line, units)),
                Shelves.at(undone)));
        return this;
    }

    Version collected(String id, long minute, LocationId location, String line, int units) {
        fulfilments.add(
                new Fulfilment(id, true, Shelves.at(minute), location, null, List.of(new Part(line, units)), null));
        return this;
    }

    Version returned(String id, long minute, LocationId location, boolean restocked, String line, int units) {
        return returnedFrom(null, id, minute, location, restocked, line, units);
    }

    Version returnedFrom(
            @Nullable String order,
            String id,
            long minute,
            LocationId location,
            boolean restocked,
            String line,
            int units) {
        returns.add(
                new Return(id, order, Shelves.at(minute), location, restocked, List.of(new Part(line, units))));
        return this;
    }

    IncomingOrder build() {
        return new IncomingOrder(
                connection,
                externalId,
                "#" + externalId,
                state,
                reserves,
                lost,
                ignored,
                history,
                method,
                fixed,
                fallback,
                Shelves.at(placed),
                Shelves.at(updated),
                Shelves.at(received < 0 ? updated + 1 : received),
                Duration.ofMinutes(ahead),
                cancelled,
                Shelves.at(placed + 1440),
                new Money(1998, "USD"),
                new Region("US", "WA", "Seattle", "98101"),
                "sealed".getBytes(StandardCharsets.US_ASCII),
                List.copyOf(lines),
                List.copyOf(fulfilments),
                List.copyOf(returns));
    }
}
