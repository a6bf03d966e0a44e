package crossdock.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.ChannelException;
import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Resource;
import crossdock.store.TestStore;
import crossdock.sync.ConnectionQueries.ResourceHealth;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.sync.connect.ConnectionActs.Wish;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionServiceTest {
    @TempDir
    Path folder;

    private SyncBench bench;

    @BeforeEach
    void open() {
        bench = new SyncBench(folder);
        bench.channel.pageSize = 100;
        bench.channel.location("L1", "Akron");
        bench.channel.listing("V1", "SKU-1");
        bench.channel.count("V1", "L1", 5);
        bench.readAll();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private long events(String type) {
        return bench.number("SELECT count(*) FROM event WHERE type = ?", type);
    }

    private List<Resource> loops() {
        return bench.connect(Steps.NONE).loops().stream().map(PullLoop::resource).toList();
    }

    private ResourceHealth health(Resource resource) {
        return bench.queries.health().getFirst().resources().stream()
                .filter(each -> each.resource() == resource)
                .findFirst()
                .orElseThrow();
    }

    private Wish wish(String name) {
        return new Wish(name, "scripted", "https://tills.example", "", "s3cret", Mode.REALTIME);
    }

    @Test
    void oneResourceIsPausedAloneAndGoesOnAgain() {
        bench.service.pause(TestStore.CLERK, bench.id(), Resource.STOCK, true);
        assertEquals(List.of(Resource.LOCATIONS, Resource.CATALOGUE, Resource.ORDERS), loops());
        assertTrue(health(Resource.STOCK).isPaused());
        assertFalse(health(Resource.ORDERS).isPaused());
        bench.service.pause(TestStore.CLERK, bench.id(), Resource.STOCK, true);
        assertEquals(1, events("ResourcePaused"), "a second time changes nothing");
        bench.service.pause(TestStore.CLERK, bench.id(), Resource.STOCK, false);
        assertEquals(List.of(Resource.values()), loops());
        assertEquals(1, events("ResourceResumed"));
    }

    @Test
    void whatIsPausedMakesItsConnectionNotLag() {
        bench.clock.advance(Duration.ofMinutes(10));
        bench.read(Resource.ORDERS);
        assertEquals(ConnectionQueries.State.LAGGING, bench.queries.health().getFirst().state());
        bench.service.pause(TestStore.CLERK, bench.id(), Resource.STOCK, true);
        assertEquals(ConnectionQueries.State.LIVE, bench.queries.health().getFirst().state());
    }

    @Test
    void aPageWrittenMeanwhileDoesNotUndoThePause() {
        PullLoop<?> stock = bench.loop(Resource.STOCK);
        bench.clock.advance(Duration.ofSeconds(5));
        bench.channel.afterPage = () -> bench.service.pause(TestStore.CLERK, bench.id(), Resource.STOCK, true);
        assertNotNull(stock.step().written());
        assertTrue(health(Resource.STOCK).isPaused());
    }

    private Refused<?> refusedBy(ChannelException trouble) {
        for (int i = 0; i < 10; i++) { // more than it is tried
            bench.channel.fail(() -> trouble);
        }
        var refused = assertInstanceOf(Refused.class, bench.service.test(wish("Shop")));
        return refused;
    }

    @Test
    void aPageThatIsNotThereMeansAWrongPath() {
        Refused<?> refused = refusedBy(
                new ChannelException.Rejected("GET tills.example/x answered 404", 404, null));
        assertEquals("connection.wrongPath", refused.code());
        assertEquals(List.of("GET tills.example/x answered 404"), refused.args());
    }

    @Test
    void aPageThatIsNoAnswerOfAChannelMeansAnotherThing() {
        Refused<?> refused = refusedBy(
                new ChannelException.Transient("the channel's answer is no whole JSON", 200, null, null));
        assertEquals("connection.otherThing", refused.code());
        assertEquals(List.of("tills.example", "the channel's answer is no whole JSON"), refused.args());
    }

    @Test
    void aPortThatNoMachineHasIsNoAddress() {
        Wish wish = new Wish("Shop", "scripted", "https://tills.example:70000", "", "s3cret", Mode.REALTIME);
        assertEquals("connection.port", assertInstanceOf(Refused.class, bench.service.test(wish)).code());
    }

    @Test
    void connectingThatWasCalledOffLeavesEverythingAsItWas() {
        var refused = assertInstanceOf(
                Refused.class, bench.service.connect(TestStore.CLERK, wish("Shop"), () -> false));
        assertEquals("connection.cancelled", refused.code());
        assertTrue(bench.store.connections().byName("Shop").isEmpty());
        assertEquals(0, events("ChannelConnected"));
        Outcome<ChannelConnection> wanted = bench.service.connect(TestStore.CLERK, wish("Shop"), () -> true);
        assertInstanceOf(Done.class, wanted);
    }

    @Test
    void removingClosesTheConnectionAndKeepsWhatItBrought() {
        long ledger = bench.number("SELECT count(*) FROM movement");
        bench.service.replaceSecret(TestStore.CLERK, bench.id(), "s3cret");
        assertTrue(bench.store.connections().secret(bench.id()).isPresent());
        assertInstanceOf(Done.class, bench.service.remove(TestStore.CLERK, bench.id()));
        assertEquals(List.of(), bench.queries.health());
        assertTrue(bench.store.connections().secret(bench.id()).isEmpty());
        assertTrue(bench.number("SELECT count(*) FROM movement") >= ledger && ledger > 0);
        assertEquals(5, bench.onHand("SKU-1", "L1"));
        assertNull(bench.locations.all().getFirst().stockSource(), "the console counts there from now on");
        assertEquals(1, events("ConnectionRemoved"));
        var again = assertInstanceOf(Refused.class, bench.service.pause(TestStore.CLERK, bench.id()));
        assertEquals("connection.unknown", again.code());
        assertInstanceOf(Done.class, bench.service.connect(TestStore.CLERK, wish("Tills")), "its name is free");
    }

    @Test
    void aPlaceMatchedByHandLetsItsRowsIn() {
        bench.channel.count("V1", "L7", 8);
        bench.clock.advance(Duration.ofHours(1));
        bench.read(Resource.STOCK);
        assertEquals("unmapped.location", bench.parked().getFirst().code());
        var akron = bench.locations.all().getFirst().id();
        bench.service.matchLocation(TestStore.CLERK, bench.id(), "L7", akron);
        bench.clock.advance(Duration.ofHours(1)); // its stamp now lies before the watermark
        assertEquals(akron, bench.locations.linked(bench.id(), "L7").orElseThrow());
        assertEquals(1, events("ChannelLocationMatched"));
        bench.read(Resource.STOCK);
        assertEquals(0, bench.parked().size());
    }

    /// Short ids of channels mean nothing beside each other: merged, one channel's counts would be another's stock.
    @Test
    void anIdThatTwoChannelsUseMeansTwoPlaces() {
        var akron = bench.locations.linked(bench.id(), "L1").orElseThrow();
        bench.channel.location("L1", "Boise");
        bench.connect("Web", Steps.NONE);
        bench.read(Resource.LOCATIONS);
        var boise = bench.locations.linked(bench.id(), "L1").orElseThrow();
        assertNotEquals(akron, boise);
        assertEquals("Akron", bench.locations.find(akron).orElseThrow().name());
        assertEquals("Boise", bench.locations.find(boise).orElseThrow().name());
    }

    /// A file may have taken a channel's ids for its codes; which of the two is read first must not matter.
    @Test
    void aPlaceThatAFileNamedByAChannelsIdIsThatChannelsToo() {
        bench.channel.location("L2", "Boise");
        bench.store.transactor().run(TestStore.CLERK, _ -> {
            var akron = bench.locations.all().getFirst();
            bench.places.put(TestStore.CLERK, new Location(
                    LocationId.NONE, "L2", "Boise annex", akron.type(), akron.address(), akron.zone(),
                    akron.zoneAssumed(), akron.hours(), true, false, true, null, true));
        });
        bench.clock.advance(Duration.ofDays(1));
        bench.read(Resource.LOCATIONS);
        assertEquals(2, bench.locations.all().size());
        var named = bench.locations.byCode("L2").orElseThrow();
        assertEquals(named.id(), bench.locations.linked(bench.id(), "L2").orElseThrow());
    }

    @Test
    void aSecretThatDoesNotWorkIsNotKept() {
        bench.channel.fail(() -> new ChannelException.Unauthorized("no such token", 401));
        var refused = assertInstanceOf(
                Refused.class, bench.service.replaceSecret(TestStore.CLERK, bench.id(), "wrong"));
        assertEquals("connection.unauthorized", refused.code());
        assertTrue(bench.store.connections().secret(bench.id()).isEmpty());
    }

    @Test
    void sayingTheSameModeAgainIsNoEvent() {
        bench.service.changeMode(TestStore.CLERK, bench.id(), Mode.REALTIME);
        assertEquals(0, events("ConnectionModeChanged"));
        bench.service.changeMode(TestStore.CLERK, bench.id(), Mode.NEARTIME);
        assertEquals(1, events("ConnectionModeChanged"));
        assertEquals(Set.of(), bench.store.pulls().paused(bench.id()));
    }
}
