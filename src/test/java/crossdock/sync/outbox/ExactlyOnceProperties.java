package crossdock.sync.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.Shelves;
import crossdock.sync.outbox.Owing.State;
import crossdock.sync.outbox.UnreliableChannel.Dialect;
import crossdock.sync.outbox.UnreliableChannel.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Commands over a bad network, with the process ended between any two steps: what a channel with keys is told happens
/// once; what another is told happens once or waits for a person, and never twice.
class ExactlyOnceProperties {
    private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);

    /// One thing that happens.
    sealed interface Act {
        /// A person changes stock here; the request meets this fault.
        record Adjust(int units, Fault fault) implements Act {}

        /// The channel sells by itself.
        record Sale(int units) implements Act {}

        record Pull() implements Act {}

        record Send() implements Act {}

        record Restart() implements Act {}

        /// The process ends at this step of the next command.
        record Kill(Dispatcher.Steps.Step at) implements Act {}
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<Integer> units = Arbitraries.integers().between(-5, 5).filter(n -> n != 0);
        Arbitrary<Act> act = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Combinators.combine(units, Arbitraries.of(Fault.class)).as(Act.Adjust::new)),
                net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(1, 3).map(Act.Sale::new)),
                net.jqwik.api.Tuple.of(3, Arbitraries.just(new Act.Pull())),
                net.jqwik.api.Tuple.of(5, Arbitraries.just(new Act.Send())),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Act.Restart())),
                net.jqwik.api.Tuple.of(2, steps().map(Act.Kill::new)));
        return act.list().ofMinSize(3).ofMaxSize(22);
    }

    /// Those of the dispatcher: what a person does is whole or not there at all.
    private static Arbitrary<Dispatcher.Steps.Step> steps() {
        return Arbitraries.of(EnumSet.range(Dispatcher.Steps.Step.CHOSEN, Dispatcher.Steps.Step.DONE));
    }

    /// What really was sold at the channel.
    private static int play(PostRoom room, List<Act> acts, Set<Fault> possible) {
        int sold = 0;
        for (Act act : acts) {
            room.tick();
            switch (act) {
                case Act.Adjust(int units, Fault fault) -> {
                    room.adjust(units);
                    room.channel.faults.add(possible.contains(fault) ? fault : Fault.NONE);
                }
                case Act.Sale(int units) -> {
                    room.channel.moves(-units);
                    sold += units;
                }
                case Act.Pull _ -> room.pull();
                case Act.Send _ -> send(room);
                case Act.Restart _ -> room.restart();
                case Act.Kill(var at) -> room.steps = step -> {
                    if (step == at) {
                        room.steps = Dispatcher.Steps.NONE;
                        throw new Killed();
                    }
                };
            }
        }
        return sold;
    }

    private static void send(PostRoom room) {
        try {
            PushStep stepped = room.step();
            if (stepped.due().isAfter(room.now) && stepped.due().isBefore(room.now.plusSeconds(30))) {
                room.now = stepped.due();
            }
        } catch (Killed killed) {
            room.restart();
        }
    }

    private static void heal(PostRoom room) {
        room.steps = Dispatcher.Steps.NONE;
        room.restart();
        room.channel.heal();
        room.drain();
        room.channel.heal();
        room.pull();
    }

    @Property(tries = 40)
    void aChannelWithKeysDoesEveryCommandExactlyOnce(@ForAll("acts") List<Act> acts) throws IOException {
        in(Dialect.KEYED, room -> {
            int sold = play(room, acts, ALL);
            int told = told(acts);
            heal(room);
            assertTrue(room.all().stream().allMatch(row -> row.state() == State.ACKNOWLEDGED), room.all().toString());
            assertEquals(100 + told - sold, room.channel.figure);
            assertEquals(room.all().size(), room.channel.applied);
            assertEquals(room.channel.figure, room.onHand());
            assertEquals(Optional.empty(), room.shelves.check(room.shelves.store, Shelves.TILL));
        });
    }

    @Property(tries = 40)
    void aChannelThatIsProbedDoesNothingTwice(@ForAll("acts") List<Act> acts) throws IOException {
        in(Dialect.PROBED, room -> {
            int sold = play(room, acts, EnumSet.complementOf(EnumSet.of(Fault.LATE)));
            int told = told(acts);
            heal(room);
            assertTrue(room.all().stream().allMatch(row -> row.state() == State.ACKNOWLEDGED), room.all().toString());
            assertEquals(100 + told - sold, room.channel.figure);
            assertEquals(room.channel.figure, room.onHand());
            assertEquals(Optional.empty(), room.shelves.check(room.shelves.store, Shelves.TILL));
        });
    }

    @Property(tries = 40)
    void withoutALedgerOrAKeyTheDoubtfulWaitForAPerson(@ForAll("acts") List<Act> acts) throws IOException {
        in(Dialect.BARE, room -> {
            int sold = play(room, acts, EnumSet.complementOf(EnumSet.of(Fault.LATE, Fault.TWICE)));
            heal(room);
            List<Owing> parked = room.all().stream().filter(row -> row.state() == State.PARKED).toList();
            assertTrue(parked.size() <= 1, "what comes after a parked one waits for it: " + parked);
            int done = room.all().stream()
                    .filter(row -> row.state() == State.ACKNOWLEDGED)
                    .mapToInt(PostRoomRows::units)
                    .sum();
            int open = room.channel.figure - (100 + done - sold);
            int doubtful = parked.stream().mapToInt(PostRoomRows::units).sum();
            assertTrue(open == 0 || open == doubtful, open + " is neither 0 nor " + doubtful);
            assertTrue(parked.stream().allMatch(row -> row.code().equals(Reasons.UNSURE)), parked.toString());
            assertEquals(Optional.empty(), room.shelves.check(room.shelves.store, Shelves.TILL));
        });
    }

    private static int told(List<Act> acts) {
        return acts.stream().mapToInt(act -> act instanceof Act.Adjust(int units, Fault _) ? units : 0).sum();
    }

    /// Reads rows for the sums above.
    private static final class PostRoomRows {
        private PostRoomRows() {}

        static int units(Owing row) {
            Integer units = row.units();
            return units == null ? 0 : units;
        }
    }

    private interface Play {
        void in(PostRoom room);
    }

    private static void in(Dialect dialect, Play play) throws IOException {
        Path folder = Files.createTempDirectory("post-room");
        try (PostRoom room = new PostRoom(folder, dialect)) {
            play.in(room);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
