package crossdock.order;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import crossdock.inventory.Location;
import crossdock.inventory.AdjustmentService.Sources;
import crossdock.inventory.Shelves;
import crossdock.inventory.StockCell;
import crossdock.kernel.Actor;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.store.order.SqlOrders;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The orders of a small real workspace. Its clock stands at minute 600.
public final class OrderDesk implements AutoCloseable {
    public static final Actor CLERK = new Actor(Actor.Kind.PERSON, "clerk");

    public final Shelves shelves;
    public final SqlOrders table;
    public final OrderService service;

    public OrderDesk(Path folder) {
        this(folder, Sources.NONE);
    }

    OrderDesk(Path folder, Sources sources) {
        shelves = new Shelves(folder);
        table = new SqlOrders(shelves.db.writer());
        service = new OrderService(
                shelves.db.transactor(),
                table,
                shelves.locations,
                shelves.inventory,
                sources,
                InstantSource.fixed(Shelves.at(600)));
    }

    Ingested ingest(Version version) {
        return done(service.ingest(Shelves.CHANNEL, version.build()));
    }

    Refused<?> refused(Version version) {
        return assertInstanceOf(Refused.class, service.ingest(Shelves.CHANNEL, version.build()));
    }

    static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Done<T>(T value) -> value;
            case Refused<T> refused -> throw new AssertionError("refused: " + refused);
        };
    }

    Order order(Version version) {
        IncomingOrder in = version.build();
        return shelves.db.transactor()
                .write(CLERK, _ -> table.seen(in.connection(), in.externalId())
                        .flatMap(seen -> table.find(seen.id())))
                .orElseThrow();
    }

    OrderVersion seen(Version version) {
        Order order = order(version);
        return new OrderVersion(order.id(), order.version());
    }

    OrderLine line(Version version, String id) {
        return order(version).lines().stream()
                .filter(line -> line.externalId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    LineUnits units(Version version, String line, int units) {
        return new LineUnits(line(version, line).id(), units);
    }

    /// The cell of the one article.
    StockCell at(LocationId location) {
        return shelves.cell(location);
    }

    int unrouted() {
        return shelves.cell(LocationId.NONE).reserved();
    }

    /// What a line holds, by location.
    Map<LocationId, Integer> held(LineId line) {
        var held = new TreeMap<LocationId, Integer>();
        shelves.db.transactor()
                .write(CLERK, _ -> shelves.inventory.reservedBy(line))
                .forEach(reserved -> held.put(reserved.location(), reserved.quantity()));
        return held;
    }

    /// The reservation ledger of the one article, oldest first, as `location:quantity`.
    List<String> ledgerOfReservations() {
        return shelves.db.readers()
                .read(sql -> sql.list(
                        "SELECT location_id || ':' || quantity FROM reservation WHERE sku_id = ? ORDER BY seq",
                        row -> row.getString(1),
                        shelves.chair.value()));
    }

    /// Why each of these rows was written, as stored.
    List<Integer> causesOfReservations() {
        return shelves.db.readers()
                .read(sql -> sql.list(
                        "SELECT cause FROM reservation WHERE sku_id = ? ORDER BY seq",
                        row -> row.getInt(1),
                        shelves.chair.value()));
    }

    long rows(String table) {
        return shelves.db.readers().read(sql -> sql.number("SELECT count(*) FROM " + table));
    }

    /// A supplier whose stock nobody counts.
    LocationId supplier() {
        Location plain = shelves.locations.find(shelves.warehouse).orElseThrow();
        return shelves.db.transactor()
                .write(CLERK, _ -> shelves.locations.put(new Location(
                        LocationId.NONE,
                        "D1",
                        "Drop-ship supplier",
                        Location.Type.SUPPLIER,
                        plain.address(),
                        ZoneOffset.UTC,
                        false,
                        null,
                        true,
                        false,
                        false,
                        null,
                        true)))
                .id();
    }

    @Override
    public void close() {
        shelves.close();
    }
}
