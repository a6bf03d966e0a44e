package crossdock.sync;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.ChannelException;
import crossdock.channel.DeltaClass;
import crossdock.kernel.Resource;
import crossdock.sync.PullLoop.Stepped;
import crossdock.sync.Pulls.PullState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullLoopTest {
    @TempDir
    Path folder;

    private SyncBench bench;
    private ScriptedConnector channel;

    @BeforeEach
    void open() {
        bench = new SyncBench(folder);
        channel = bench.channel;
        channel.location("L1", "Akron");
        for (int i = 1; i <= 5; i++) {
            channel.listing("V" + i, "SKU-" + i);
            channel.count("V" + i, "L1", 10 * i);
        }
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private PullState stock() {
        return bench.store.pulls().find(bench.id(), Resource.STOCK);
    }

    @Test
    void readsEverythingAndMakesTheConnectionTheSourceOfItsLocations() {
        bench.readAll();
        assertEquals(50, bench.onHand("SKU-5", "L1"));
        var place = bench.locations.all().getFirst();
        assertEquals(bench.id(), place.stockSource());
        assertEquals("America/New_York", place.zone().getId());
        assertTrue(place.zoneAssumed());
        assertNotNull(place.address().latitude());
        assertEquals(0, bench.parked().size());
    }

    @Test
    void aFileIsNotReadAgainForMinutesAsRowsOfAChannelAre() {
        Instant now = bench.clock.instant();
        PullState state = PullState.fresh(bench.id(), Resource.STOCK).moved(now.minusSeconds(60));
        Turn turn = Turn.delta(state, now);
        assertEquals(now.minusSeconds(10), turn.after(
                state, null, DeltaClass.DELTA_TRUSTED, Turn.FOLDER_OVERLAP).state().watermark());
        assertEquals(now.minusSeconds(120), turn.after(
                state, null, DeltaClass.DELTA_TRUSTED, Turn.OVERLAP).state().watermark());
    }

    @Test
    void watermarkMovesWithTheLastPageOnlyToTheStartOnTheChannelsClockLessTheOverlap() {
        channel.ahead = Duration.ofMinutes(-7);
        bench.read(Resource.LOCATIONS);
        bench.read(Resource.CATALOGUE);
        channel.answerTime = Duration.ofMillis(700);
        Instant start = channel.now();
        PullLoop<?> loop = bench.loop(Resource.STOCK);
        loop.step();
        assertNull(stock().watermark());
        assertNull(stock().confirmedAt());
        loop.step();
        assertNull(stock().watermark());
        loop.step();
        assertEquals(start.minus(Turn.OVERLAP), stock().watermark());
        assertEquals(start, stock().confirmedAt());
        assertNull(stock().sweep());
    }

    @Test
    void aPageTokenSurvivesTheProcess() {
        bench.read(Resource.LOCATIONS);
        bench.read(Resource.CATALOGUE);
        bench.loop(Resource.STOCK).step();
        channel.calls.clear();
        bench.connect(Steps.NONE);
        bench.loop(Resource.STOCK).step();
        assertEquals("counts all @2", channel.calls.getFirst());
    }

    @Test
    void deltaAsksFromTheWatermarkAndTakesInWhatChanged() {
        bench.readAll();
        PullState before = stock();
        bench.clock.advance(Duration.ofMinutes(10));
        channel.count("V2", "L1", 3);
        channel.calls.clear();
        bench.read(Resource.STOCK);
        assertEquals("counts since " + before.watermark(), channel.calls.getFirst());
        assertEquals(3, bench.onHand("SKU-2", "L1"));
        assertTrue(requireNonNull(stock().watermark()).isAfter(requireNonNull(before.watermark())));
    }

    @Test
    void rowsWithOneStampOverManyPagesAllComeIn() {
        bench.readAll();
        bench.clock.advance(Duration.ofMinutes(10));
        for (int i = 1; i <= 5; i++) {
            channel.count("V" + i, "L1", i); // five rows, one stamp, three pages
        }
        bench.read(Resource.STOCK);
        bench.clock.advance(Duration.ofSeconds(2));
        for (int i = 1; i <= 5; i++) {
            assertEquals(i, bench.onHand("SKU-" + i, "L1"));
        }
        // a row stamped in the second of the last traversal's start, written after its page was read
        channel.count("V3", "L1", 77);
        bench.read(Resource.STOCK);
        assertEquals(77, bench.onHand("SKU-3", "L1"));
    }

    @Test
    void aRowThatSlippedThroughADriftingPageComesWithTheNextDelta() {
        bench.readAll();
        bench.clock.advance(Duration.ofMinutes(10));
        for (int i = 1; i <= 5; i++) {
            channel.count("V" + i, "L1", 100 + i);
            bench.clock.advance(Duration.ofMillis(10));
        }
        // after the first page its rows move behind the last one: the third row slides into the page just read
        channel.afterPage = () -> {
            channel.afterPage = () -> {};
            bench.clock.advance(Duration.ofMillis(10));
            channel.count("V1", "L1", 201);
            channel.count("V2", "L1", 202);
        };
        bench.read(Resource.STOCK);
        assertEquals(30, bench.onHand("SKU-3", "L1")); // missed so far
        bench.clock.advance(Duration.ofSeconds(2));
        bench.read(Resource.STOCK);
        assertEquals(201, bench.onHand("SKU-1", "L1"));
        assertEquals(103, bench.onHand("SKU-3", "L1"));
    }

    /// A shop that moves no stamp when it sells: only a sweep says how old its figures are.
    @Test
    void countsThatDeltasCannotConfirmAreSweptOftenEnoughToBeLive() {
        channel.deltas.put(Resource.STOCK, DeltaClass.DELTA_PARTIAL);
        channel.answerTime = Duration.ofMillis(1_500);
        bench.connect(Steps.NONE);
        bench.readAll();
        bench.clock.advance(Duration.ofSeconds(12));
        Duration worst = Duration.ZERO;
        Instant end = bench.clock.instant().plus(Duration.ofMinutes(5));
        while (bench.clock.instant().isBefore(end)) {
            bench.jumpTo(bench.loop(Resource.STOCK).step().due());
            Duration behind = Duration.between(
                    requireNonNull(stock().confirmedReceivedAt()), bench.clock.instant());
            worst = behind.compareTo(worst) > 0 ? behind : worst;
        }
        assertTrue(worst.compareTo(SyncPace.limit(Connections.Mode.REALTIME)) < 0, worst.toString());
        long sweeps = channel.calls.stream().filter("counts all"::equals).count();
        assertTrue(sweeps < 32, sweeps + " sweeps in five minutes leave nothing to others");
    }

    @Test
    void aRepeatedPageChangesNothing() {
        bench.readAll();
        long movements = bench.number("SELECT count(*) FROM movement");
        long skus = bench.number("SELECT count(*) FROM sku");
        for (int i = 0; i < 3; i++) {
            bench.clock.advance(Duration.ofSeconds(2)); // the overlap returns every row again
            bench.read(Resource.STOCK);
            bench.read(Resource.CATALOGUE);
        }
        assertEquals(movements, bench.number("SELECT count(*) FROM movement"));
        assertEquals(skus, bench.number("SELECT count(*) FROM sku"));
    }

    @Test
    void throttledAnswersCloseTheGateForAsLongAsTheChannelAsked() {
        bench.readAll();
        bench.clock.advance(Duration.ofSeconds(10));
        channel.fail(() -> new ChannelException.Transient("too many requests", 429, Duration.ofSeconds(19), null));
        PullLoop<?> loop = bench.loop(Resource.STOCK);
        Stepped refused = loop.step();
        assertNotNull(refused.trouble());
        Stepped waiting = loop.step();
        assertEquals(bench.clock.instant().plusSeconds(19), waiting.due());
        assertNull(waiting.written());
        // the budget is the connection's: its other loops wait as well
        assertEquals(waiting.due(), bench.loop(Resource.ORDERS).step().due());
        bench.jumpTo(waiting.due());
        assertNotNull(loop.step().written());
        assertEquals(1, bench.number("SELECT count(*) FROM pull_error WHERE code = '429'"));
    }

    @Test
    void goesOfflineAfterTwoLostAnswersAndComesBackByItself() {
        bench.readAll();
        bench.clock.advance(Duration.ofSeconds(10));
        Instant lost = bench.clock.instant();
        for (int i = 0; i < 4; i++) {
            channel.fail(() -> new ChannelException.Transient("no answer", 0, null, null));
        }
        PullLoop<?> loop = bench.loop(Resource.STOCK);
        Stepped first = loop.step();
        assertEquals(SyncJournal.Condition.Kind.RUNNING, bench.run.health().condition().kind());
        bench.jumpTo(first.due());
        Stepped second = loop.step();
        assertEquals(ConnectionQueries.State.OFFLINE, bench.queries.health().getFirst().state());
        assertEquals(lost, bench.queries.health().getFirst().since());
        assertTrue(second.due().isAfter(bench.clock.instant()));
        bench.read(Resource.STOCK);
        assertEquals(ConnectionQueries.State.LIVE, bench.queries.health().getFirst().state());
        var troubles = bench.queries.troubles(bench.id(), null, 10);
        assertEquals(1, troubles.size());
        assertEquals(4, troubles.getFirst().times());
    }

    @Test
    void aNearTimeChannelTriesAgainAfterTheBackoffNotAfterItsInterval() {
        bench.service.changeMode(crossdock.store.TestStore.CLERK, bench.id(), Connections.Mode.NEARTIME);
        bench.connect(Steps.NONE);
        channel.fail(() -> new ChannelException.Transient("no answer", 0, null, null));
        PullLoop<?> loop = bench.loop(Resource.LOCATIONS);
        Stepped failed = loop.step();
        assertTrue(failed.due().isBefore(bench.clock.instant().plusSeconds(2)));
        bench.jumpTo(failed.due());
        assertNotNull(loop.step().written());
        assertEquals(Duration.ofMinutes(15), Duration.between(bench.clock.instant(), loop.step().due()));
    }

    @Test
    void aRefusedSecretStopsTheLoopAndSaysSo() {
        channel.fail(() -> new ChannelException.Unauthorized("GET tills answered 401", 401));
        assertEquals(Instant.MAX, bench.loop(Resource.LOCATIONS).step().due());
        var health = bench.queries.health().getFirst();
        assertEquals(ConnectionQueries.State.UNAUTHORIZED, health.state());
        assertEquals("GET tills answered 401", health.detail());
    }

    @Test
    void anExpiredPageTokenStartsTheTraversalOver() {
        bench.read(Resource.LOCATIONS);
        bench.read(Resource.CATALOGUE);
        bench.loop(Resource.STOCK).step();
        channel.fail(() -> new ChannelException.Rejected("cursor expired", 400, null));
        channel.calls.clear();
        bench.read(Resource.STOCK);
        assertEquals("counts all @2", channel.calls.get(0));
        assertEquals("counts all", channel.calls.get(1));
        assertEquals(50, bench.onHand("SKU-5", "L1"));
    }

    @Test
    void anObjectMissingFromTwoCompleteSweepsIsClosedAndOpensAgainWhenItReturns() {
        bench.readAll();
        var gone = channel.listings.remove("V2");
        for (int sweep = 1; sweep <= 2; sweep++) {
            assertTrue(bench.listings.find(bench.id(), "V2").orElseThrow().active());
            bench.clock.advance(Duration.ofHours(7));
            bench.read(Resource.CATALOGUE); // the delta
            bench.loop(Resource.CATALOGUE).step();
            bench.read(Resource.CATALOGUE);
        }
        assertFalse(bench.listings.find(bench.id(), "V2").orElseThrow().active());
        assertTrue(bench.listings.find(bench.id(), "V1").orElseThrow().active());
        assertTrue(bench.skus.byCode("SKU-2").isPresent());
        channel.listings.put("V2", gone);
        bench.clock.advance(Duration.ofHours(7));
        bench.read(Resource.CATALOGUE);
        bench.loop(Resource.CATALOGUE).step();
        bench.read(Resource.CATALOGUE);
        assertTrue(bench.listings.find(bench.id(), "V2").orElseThrow().active());
    }

    @Test
    void afterAResyncAPageAskedForBeforeItIsDropped() {
        bench.readAll();
        bench.clock.advance(Duration.ofMinutes(10));
        channel.count("V1", "L1", 1);
        channel.afterPage = () -> {
            channel.afterPage = () -> {};
            bench.service.resync(crossdock.store.TestStore.CLERK, bench.id(), Resource.STOCK);
        };
        Stepped stepped = bench.loop(Resource.STOCK).step();
        assertTrue(requireNonNull(stepped.written()).isDropped());
        assertEquals(10, bench.onHand("SKU-1", "L1"));
        assertNull(stock().watermark());
        bench.read(Resource.STOCK);
        assertEquals(1, bench.onHand("SKU-1", "L1"));
    }

    @Test
    void lagIsMeasuredFromTheChangeToItsCommitWithTheClocksSetAgainstEachOther() {
        channel.ahead = Duration.ofMinutes(-30);
        for (int i = 1; i <= 5; i++) {
            channel.count("V" + i, "L1", 10 * i);
        }
        bench.readAll();
        for (int i = 0; i < 100; i++) {
            bench.clock.advance(Duration.ofSeconds(10));
            channel.count("V1", "L1", i);
            bench.clock.advance(i == 99 ? Duration.ofSeconds(40) : Duration.ofSeconds(4));
            bench.read(Resource.STOCK);
        }
        var stock = bench.queries.health().getFirst().resources().stream()
                .filter(each -> each.resource() == Resource.STOCK)
                .findFirst()
                .orElseThrow();
        assertEquals(100, stock.lagSamples());
        assertEquals(4.0, requireNonNull(stock.p50()).toMillis() / 1000.0, 1.0); // Date headers have whole seconds
        assertEquals(4.0, requireNonNull(stock.p99()).toMillis() / 1000.0, 1.0);
        assertEquals(40.0, bench.number("SELECT max(lag_micros) FROM lag_sample") / 1e6, 1.0);
        List<Double> byMinute = stock.lagByMinute().stream().map(each -> each.toMillis() / 1000.0).toList();
        assertEquals(120, byMinute.size());
        assertEquals(40.0, byMinute.getLast(), 1.0, "the longest of its minute");
        assertEquals(4.0, byMinute.get(110), 1.0);
        assertTrue(byMinute.getFirst() < 0, "nothing was timed two hours ago");
    }

    @Test
    void aScanSkipsWhatDidNotChangeAndMeasuresNoLagOnTheFirstLoad() {
        channel.grain = ScriptedConnector.Grain.CHANNEL;
        channel.deltas.put(Resource.STOCK, DeltaClass.FULL_SCAN);
        channel.counts.clear();
        channel.published("V1", 4);
        channel.published("V2", 5);
        bench.connect(Steps.NONE);
        bench.readAll();
        assertEquals(2, bench.number("SELECT count(*) FROM published"));
        bench.clock.advance(Duration.ofSeconds(10));
        channel.published("V2", 6);
        bench.read(Resource.STOCK);
        assertEquals(1, bench.number("SELECT count(*) FROM published WHERE value = 6 AND previous = 5"));
        assertEquals(3, bench.number("SELECT sum(changed) FROM pull_minute WHERE resource = 'STOCK'"));
        assertEquals(0, bench.number("SELECT count(*) FROM lag_sample"));
    }
}
