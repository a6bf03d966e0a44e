package crossdock.sync;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import crossdock.channel.ChannelException;
import crossdock.channel.DeltaClass;
import crossdock.inventory.StockQueries;
import crossdock.inventory.StockQueries.Age;
import crossdock.inventory.StockQueries.ChannelDetail;
import crossdock.kernel.Resource;
import crossdock.store.TestStore;
import crossdock.store.stock.SqlStockQueries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A published value is as old as the last complete read of its channel, whether that read changed it or not.
@SuppressWarnings("NullAway.Init") // opened before each test
class PublishedAgeTest {
    private SyncBench bench;
    private ScriptedConnector channel;
    private StockQueries queries;

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = new SyncBench(folder);
        channel = bench.channel;
        queries = new SqlStockQueries(bench.database.readers(), bench.clock);
        channel.listing("V1", "SKU-1");
        channel.listing("V2", "SKU-2");
        channel.location("L1", "Akron");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private ChannelDetail shown() {
        return queries.detail(bench.skus.idOf("SKU-1").orElseThrow()).channels().stream()
                .filter(each -> each.channel().id().equals(bench.id()))
                .findFirst()
                .orElseThrow();
    }

    private Age age() {
        return requireNonNull(shown().publishedAge());
    }

    /// When the last complete read began, on the channel's clock.
    private Instant confirmed() {
        return requireNonNull(bench.store.pulls().find(bench.id(), Resource.STOCK).confirmedAt());
    }

    private void asAWhole(DeltaClass delta) {
        channel.grain = ScriptedConnector.Grain.CHANNEL;
        channel.deltas.put(Resource.STOCK, delta);
        channel.published("V1", 4);
        channel.published("V2", 5);
        bench.connect(Steps.NONE);
        bench.readAll();
    }

    /// Nobody counts the place any more: what the channel says there is what its buyers see.
    private void atALocation(DeltaClass delta) {
        channel.deltas.put(Resource.STOCK, delta);
        channel.count("V1", "L1", 4);
        channel.count("V2", "L1", 5);
        bench.connect(Steps.NONE);
        bench.readAll();
        bench.places.stopCounting(TestStore.CLERK, bench.locations.linked(bench.id(), "L1").orElseThrow());
        bench.clock.advance(Duration.ofMinutes(10));
        channel.count("V1", "L1", 3);
        readWhole();
        assertEquals(3, shown().published());
    }

    private void readWhole() {
        bench.loop(Resource.STOCK).readWhole();
        bench.read(Resource.STOCK);
    }

    @ParameterizedTest
    @EnumSource(value = DeltaClass.class, names = {"FULL_SCAN", "DELTA_TRUSTED", "DELTA_PARTIAL"})
    void theSameValueOfAShopAsAWholeIsAsNewAsTheReadThatConfirmedIt(DeltaClass delta) {
        asAWhole(delta);
        confirmedAgain();
    }

    @ParameterizedTest
    @EnumSource(value = DeltaClass.class, names = {"FULL_SCAN", "DELTA_TRUSTED", "DELTA_PARTIAL"})
    void theSameValueAtALocationIsAsNewAsTheReadThatConfirmedIt(DeltaClass delta) {
        atALocation(delta);
        confirmedAgain();
    }

    private void confirmedAgain() {
        for (int hour = 1; hour <= 3; hour++) {
            bench.clock.advance(Duration.ofHours(1));
            Instant before = bench.clock.instant();
            readWhole();
            assertEquals(confirmed(), age().observedAt());
            assertFalse(age().observedAt().isBefore(before), "the channel was asked after that");
            assertFalse(age().receivedAt().isAfter(bench.clock.instant()));
        }
    }

    @Test
    void aChannelThatStopsAnsweringGrowsOld() {
        asAWhole(DeltaClass.FULL_SCAN);
        growsOld();
    }

    @Test
    void aLocationOfAChannelThatStopsAnsweringGrowsOld() {
        atALocation(DeltaClass.DELTA_PARTIAL);
        growsOld();
    }

    private void growsOld() {
        Age last = age();
        for (int minute = 0; minute < 5; minute++) {
            bench.clock.advance(Duration.ofMinutes(1));
            channel.fail(() -> new ChannelException.Transient("no answer", 0, null, null));
            bench.loop(Resource.STOCK).step();
        }
        assertEquals(last, age());
    }

    /// Half a read confirms nothing: the value may stand in the other half.
    @Test
    void aReadThatBreaksOffConfirmsNothing() {
        asAWhole(DeltaClass.FULL_SCAN);
        Age last = age();
        channel.pageSize = 1;
        bench.clock.advance(Duration.ofHours(1));
        bench.loop(Resource.STOCK).step();
        assertEquals(List.of("counts all", "counts all"), callsForCounts());
        assertEquals(last, age());
        bench.read(Resource.STOCK);
        assertEquals(confirmed(), age().observedAt());
        assertFalse(age().observedAt().isBefore(last.observedAt().plus(Duration.ofHours(1))));
    }

    private List<String> callsForCounts() {
        return channel.calls.stream().filter(call -> call.startsWith("counts")).toList();
    }
}
