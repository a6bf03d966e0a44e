package crossdock.sync.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.Shelves;
import crossdock.rig.Console;
import crossdock.sync.outbox.Dispatcher.Steps.Step;
import crossdock.sync.outbox.Owing.State;
import crossdock.sync.outbox.UnreliableChannel.Dialect;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A process with a way out is killed as `kill -9` kills, between every two steps of it; a second one takes up what it
/// left. The channel lives on in the test and counts what it was made to do.
class OutboxKillTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    /// One of each kind of step, each sort of channel among them.
    @ParameterizedTest
    @CsvSource({"KEYED, OWED", "KEYED, TAKEN", "KEYED, ANSWERED", "PROBED, ANSWERED", "BARE, ANSWERED"})
    void nothingIsLostOrDoubledOnTheWayOut(Dialect dialect, Step step) throws Exception {
        killed(new Stock(dialect), step, 0);
    }

    static Stream<Arguments> points() {
        return Stream.of(Dialect.values())
                .flatMap(dialect -> Stream.of(Step.values()).flatMap(step -> Stream.of(0, 1, 2)
                        .filter(passes -> step != Step.COLLAPSING || passes == 0)
                        .map(passes -> Arguments.of(dialect, step, passes))));
    }

    @ParameterizedTest
    @EnumSource(names = {"OWED", "TAKEN", "ANSWERED"})
    void theNewestAssignmentIsNotedOnceOnTheWayOut(Step step) throws Exception {
        killed(new Letters(), step, 0);
    }

    /// An assignment that waits is told anew when it is sent: nothing collapses.
    static Stream<Arguments> letterPoints() {
        return Stream.of(Step.values())
                .filter(step -> step != Step.COLLAPSING)
                .flatMap(step -> Stream.of(0, 1, 2).map(passes -> Arguments.of(step, passes)));
    }

    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("letterPoints")
    void theNewestAssignmentIsNotedOnceAtAnyStepOfTheWayOut(Step step, int passes) throws Exception {
        killed(new Letters(), step, passes);
    }

    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("points")
    void nothingIsLostOrDoubledAtAnyStepOfTheWayOut(Dialect dialect, Step step, int passes) throws Exception {
        killed(new Stock(dialect), step, passes);
    }

    /// Also where no step has a name: twenty processes in a row, each killed at any moment of an endless run.
    @Tag("nightly")
    @Test
    void nothingIsLostOrDoubledWheneverItIsKilled() throws Exception {
        long seed = Long.getLong("crossdock.seed", System.nanoTime() & 0xffff);
        System.out.println("out: seed " + seed);
        var random = new Random(seed);
        for (Way way : List.of(new Stock(Dialect.KEYED), new Stock(Dialect.PROBED), new Letters())) {
            try (ServerSocket door = RemoteChannel.serve(way.channel)) {
                for (int run = 1; run <= 20; run++) {
                    int before = way.acts();
                    try (Console.Running running = way.start(run, door, "nowhere", 0)) {
                        await(running, () -> way.acts() > before);
                        Thread.sleep(random.nextInt(150));
                        running.kill();
                    }
                }
            }
            way.takeUp(21, "whenever", 20);
        }
    }

    private void killed(Way way, Step step, int passes) throws Exception {
        try (ServerSocket door = RemoteChannel.serve(way.channel)) {
            try (Console.Running running = way.start(1, door, step.name(), passes)) {
                await(running, () -> Files.exists(way.told));
                running.kill();
            }
        }
        way.takeUp(2, step.name(), passes);
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Console.Running running, Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        while (!condition.holds()) {
            assertTrue(running.isAlive(), () -> "it ended before it came there: " + running.text());
            assertTrue(System.nanoTime() < end, () -> "it did not come there: " + running.text());
            Thread.sleep(5);
        }
    }

    /// One workspace, the channel it sends to, and what its processes told.
    private abstract class Way {
        final String sort;
        final UnreliableChannel channel;
        private final AtomicLong seconds = new AtomicLong();
        private final Path store;
        private final Path told;
        private final Path acts;
        private int run = 1;

        /// @param sort of what goes out, as [KilledRoom] takes it
        Way(String sort) {
            this.sort = sort;
            this.channel = new UnreliableChannel(KilledRoom.dialect(sort), 100, this::time);
            this.store = folder.resolve(sort + "/store");
            this.told = folder.resolve(sort + "/told");
            this.acts = folder.resolve(sort + "/acts");
        }

        /// The channel's clock goes with that of the process.
        private Instant time() {
            return Shelves.at(10L * run).plusSeconds(seconds.incrementAndGet() % 300);
        }

        Console.Running start(int number, ServerSocket door, String step, int passes) {
            run = number;
            return new Console(store).startMain(
                    "crossdock.sync.outbox.KilledRoom", store.toString(), "" + number, sort,
                    "" + door.getLocalPort(), step, "" + passes, told.toString(), acts.toString());
        }

        /// How many acts came back to the person.
        int acts() throws IOException {
            return Files.exists(acts) ? Files.readAllLines(acts).size() : 0;
        }

        /// Another process goes on where the killed one stopped.
        void takeUp(int number, String step, int passes) throws IOException {
            run = number;
            try (PostRoom room = new PostRoom(store, number, channel, null)) {
                goOn(room, number, step, passes);
                assertTrue(room.shelves.db.events().verify(room.shelves.db.readers()).isEmpty());
                assertEquals(Optional.empty(), room.shelves.check(room.shelves.store, Shelves.TILL));
            }
        }

        /// Sends what is left and compares what came of it all.
        abstract void goOn(PostRoom room, int number, String step, int passes) throws IOException;

        /// Nothing that a person saw done is lost, and of each process that was killed at most one act more is there.
        void assertNoneLost(int number, long done) throws IOException {
            assertTrue(done >= acts(), () -> "an act that a person saw done is lost: " + done);
            assertTrue(done <= acts() + number - 1, () -> "more was done than a person asked for: " + done);
        }
    }

    /// Changes and counts of stock.
    private final class Stock extends Way {
        private final Dialect dialect;

        Stock(Dialect dialect) {
            super(dialect.name());
            this.dialect = dialect;
        }

        @Override
        void goOn(PostRoom room, int number, String step, int passes) throws IOException {
            room.drain();
            room.pull();
            List<Owing> rows = room.all();
            long done = rows.stream().filter(row -> row.state() == State.ACKNOWLEDGED).count();
            List<Owing> parked = rows.stream().filter(row -> row.state() == State.PARKED).toList();
            System.out.printf("out: %-7s %-10s after %d: %d acts, %d rows, %d done, %d applied, %d to a person%n",
                    sort, step, passes, acts(), rows.size(), done, channel.applied, parked.size());
            assertNoneLost(number, rows.size());
            assertEquals((long) rows.size(), (long) room.shelves.db.readers().read(sql -> sql.number(
                    "SELECT count(*) FROM event WHERE type IN ('StockAdjusted', 'StockCounted')")));
            if (dialect == Dialect.BARE) {
                assertOnePerson(room, rows, done, parked);
            } else {
                assertTrue(rows.stream().allMatch(OutboxKillTest::isOver), rows.toString());
                assertEquals(done, channel.applied);
                assertEquals(channel.figure, room.onHand());
            }
        }

        /// Nothing else tells what became of a command on its way: it waits for a person, what follows waits for it, and
        /// once decided all is as it should be.
        private void assertOnePerson(PostRoom room, List<Owing> rows, long done, List<Owing> parked) {
            assertTrue(parked.size() <= 1, parked.toString());
            boolean isThere = channel.applied > done;
            assertTrue(channel.applied <= done + parked.size(), "doubled: " + rows);
            for (Owing row : parked) {
                assertEquals(Reasons.UNSURE, row.code());
                if (isThere) {
                    room.service.confirm(crossdock.store.TestStore.CLERK, row.id());
                } else {
                    room.service.retry(crossdock.store.TestStore.CLERK, row.id());
                }
            }
            room.drain();
            room.pull();
            assertTrue(room.all().stream().allMatch(OutboxKillTest::isOver), room.all().toString());
            assertEquals(room.all().stream().filter(row -> row.state() == State.ACKNOWLEDGED).count(), channel.applied);
            assertEquals(channel.figure, room.onHand());
        }
    }

    /// Where orders leave from, as notes that a lost answer is looked for among.
    private final class Letters extends Way {
        Letters() {
            super(KilledRoom.LETTERS);
        }

        @Override
        void goOn(PostRoom room, int number, String step, int passes) throws IOException {
            LetterRoom letters = new LetterRoom(room);
            room.drain();
            List<Owing> rows = room.all();
            long told = rows.stream().filter(row -> row.state() == State.ACKNOWLEDGED).count();
            System.out.printf("out: %-7s %-10s after %d: %d acts, %d rows, %d done, %d notes%n",
                    sort, step, passes, acts(), rows.size(), told, channel.notes.size());
            assertNoneLost(number, room.shelves.db.readers().read(
                    sql -> sql.number("SELECT count(*) FROM event WHERE type = 'OrderRouted'")));
            assertTrue(rows.stream().allMatch(OutboxKillTest::isOver), rows.toString());
            assertEquals(told, (long) channel.notes.size(), "a note for each letter that was told, and one alone");
            assertEquals(channel.notes.size(), channel.notes.stream().distinct().count());
            for (OrderLetters.Letter letter : letters.letters()) {
                List<String> notes = letters.notes(letter.externalId());
                String wanted = PostRoom.words(letter.shares(), notes.size() > 1);
                if (letter.shares().isEmpty()) {
                    assertEquals(List.of(), notes, "killed before it was assigned");
                } else {
                    assertEquals(wanted, notes.getLast(), letter.externalId() + ": " + notes);
                }
                assertEquals(notes.size(), notes.stream().distinct().count(), notes.toString());
            }
        }
    }

    private static boolean isOver(Owing row) {
        return row.state() == State.ACKNOWLEDGED || row.state() == State.SUPERSEDED;
    }
}
