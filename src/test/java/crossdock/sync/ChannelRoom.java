package crossdock.sync;

import crossdock.channel.Capabilities;
import crossdock.channel.ChannelCommand.CommandKind;
import crossdock.channel.Handling;
import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Resource;
import crossdock.store.TestStore;
import crossdock.store.sync.SqlOutbox;
import crossdock.store.sync.SqlOutboxQueries;
import crossdock.sync.connect.ConnectionService;
import crossdock.sync.outbox.Outbox;
import crossdock.sync.outbox.OutboxQueries;
import crossdock.sync.outbox.OutboxService;
import crossdock.sync.outbox.Owing;
import crossdock.sync.outbox.PublishingService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One scripted channel over a real store with its services, for tests of what people see of it. Read once, live.
public final class ChannelRoom implements AutoCloseable {
    public final ConnectionQueries queries;
    public final ConnectionService service;
    public final OutboxQueries outbox;
    public final OutboxService outgoing;
    public final PublishingService publishing;
    public final Locations locations;
    public final ChangeNotices changes;
    public final InstantSource clock;
    private final SyncBench bench;
    private final Outbox owed;

    public ChannelRoom(Path folder) {
        bench = new SyncBench(folder);
        bench.channel.pageSize = 100;
        bench.channel.location("L1", "Akron");
        bench.channel.listing("V1", "SKU-1");
        bench.channel.count("V1", "L1", 5);
        bench.readAll();
        queries = bench.queries;
        service = bench.service;
        locations = bench.locations;
        changes = bench.database.notices();
        clock = bench.clock;
        var writer = bench.database.writer();
        var readers = bench.database.readers();
        owed = new SqlOutbox(writer, readers, (_, plain) -> plain, (_, sealed) -> sealed);
        outbox = new SqlOutboxQueries(readers);
        outgoing = new OutboxService(bench.database.transactor(), owed, bench.inventory, clock);
        publishing = new PublishingService(
                bench.database.transactor(), owed, bench.places, bench.locations,
                _ -> Optional.of(capabilities(bench.channel.capabilities())),
                bench.defaults::stoppedCounting, clock);
    }

    /// The scripted channel keeps stock by location and takes values there.
    private static Capabilities capabilities(Capabilities its) {
        return new Capabilities(
                its.deltas(), its.basis(), its.orderStates(),
                Map.of(CommandKind.PUBLISH_SELLABLE, Handling.natively(Handling.Retry.PROBED)), its.budget(),
                its.grain());
    }

    public ConnectionId id() {
        return bench.id();
    }

    public void wait(Duration time) {
        bench.clock.advance(time);
    }

    /// The channel counts an article it does not list.
    public void countUnlisted(String item) {
        later();
        bench.channel.count(item, "L1", 9);
        bench.read(Resource.STOCK);
    }

    public void list(String item, String sku) {
        later();
        bench.channel.listing(item, sku);
        bench.read(Resource.CATALOGUE);
    }

    /// What happens at the instant of the last read is no change after it.
    private void later() {
        wait(Duration.ofSeconds(20));
    }

    /// As the loops do by themselves.
    public void readAgain() {
        later();
        bench.connect(Steps.NONE);
        bench.readAll();
    }

    /// A warehouse that the console counts.
    public LocationId warehouse() {
        return bench.database.transactor().write(TestStore.CLERK, _ -> locations.put(new Location(
                        LocationId.NONE, "W1", "Warehouse", Location.Type.WAREHOUSE,
                        new Location.Address(null, null, null, null, null, null, null), ZoneOffset.UTC, false, null,
                        true, false, true, null, true)))
                .id();
    }

    /// An adjustment that the channel refused; returns its number.
    public long parkCommand(int units) {
        return bench.database.transactor().write(TestStore.CLERK, _ -> {
            LocationId akron = bench.locations.linked(id(), "L1").orElseThrow();
            Owing row = owed.add(
                    Owing.fresh(
                            id(), Owing.Kind.ADJUST, bench.skus.idOf("SKU-1").orElseThrow(), akron, clock.instant(),
                            "clerk"),
                    List.of());
            owed.put(new Owing(
                    row.id(), row.connection(), row.kind(), Owing.State.PARKED, row.sku(), row.location(), row.to(),
                    units, null, row.happenedAt(), row.dueAt(), 1, false, "key-1", null, null, "rejected",
                    "no such item is sold there any more", row.actor(), null, null));
            return row.id();
        });
    }

    public Owing command(long number) {
        return owed.find(number).orElseThrow();
    }

    @Override
    public void close() {
        bench.close();
    }
}
