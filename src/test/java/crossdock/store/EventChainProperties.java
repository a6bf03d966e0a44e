package crossdock.store;

import static crossdock.store.TestStore.CLERK;
import static crossdock.store.TestStore.event;

import crossdock.store.ChainFinding.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;

/// Whatever is done to one row of the log, or to the order of two, is found.
class EventChainProperties {
    private static final Set<Kind> FOUND = EnumSet.of(Kind.BROKEN, Kind.GAP, Kind.CUT_OFF, Kind.HEAD_DIFFERS);
    private static final int LENGTH = 12;

    private final Store<Chain> chain = Store.getOrCreate("chain", Lifespan.RUN, Chain::new);

    @Property(tries = 60)
    boolean findsAnAlteredColumn(
            @ForAll @IntRange(min = 1, max = LENGTH) int seq, @ForAll @IntRange(max = 6) int column) {
        String name = List.of("batch", "at_micros", "actor_kind", "actor", "type", "subject", "facts").get(column);
        String changed = column < 2 ? name + " + 1" : name + " || ' '";
        return found("UPDATE event SET " + name + " = " + changed + " WHERE seq = " + seq, seq);
    }

    @Property(tries = 20)
    boolean findsTextMovedFromOneColumnToTheNext(@ForAll @IntRange(min = 1, max = LENGTH) int seq) {
        String moved = "type = type || substr(subject, 1, 1), subject = substr(subject, 2)";
        return found("UPDATE event SET " + moved + " WHERE seq = " + seq, seq);
    }

    @Property(tries = 20)
    boolean findsAnAlteredMac(@ForAll @IntRange(min = 1, max = LENGTH) int seq) {
        return found("UPDATE event SET mac = zeroblob(32) WHERE seq = " + seq, seq);
    }

    @Property(tries = 20)
    boolean findsARemovedRow(@ForAll @IntRange(min = 1, max = LENGTH) int seq) {
        return found("DELETE FROM event WHERE seq = " + seq, Math.min(seq + 1, LENGTH));
    }

    @Property(tries = 20)
    boolean findsARemovedRowWhenTheLaterOnesMoveUp(@ForAll @IntRange(min = 1, max = LENGTH) int seq) {
        return found(
                "DELETE FROM event WHERE seq = " + seq + ";"
                        + "UPDATE event SET seq = -seq WHERE seq > " + seq + ";"
                        + "UPDATE event SET seq = -seq - 1 WHERE seq < 0",
                seq);
    }

    @Property(tries = 20)
    boolean findsTwoRowsThatChangedPlaces(
            @ForAll @Size(2) Set<@IntRange(min = 1, max = LENGTH) Integer> pair) {
        List<Integer> rows = pair.stream().sorted().toList();
        int first = rows.get(0);
        int second = rows.get(1);
        return found(
                "UPDATE event SET seq = -1 WHERE seq = " + first + ";"
                        + "UPDATE event SET seq = " + first + " WHERE seq = " + second + ";"
                        + "UPDATE event SET seq = " + second + " WHERE seq = -1",
                first);
    }

    @Property(tries = 20)
    boolean findsACopyOfARowAtTheEnd(@ForAll @IntRange(min = 1, max = LENGTH) int seq) {
        String others = "batch, at_micros, actor_kind, actor, type, subject, facts, mac";
        int next = LENGTH + 1;
        return found("INSERT INTO event SELECT " + next + ", " + others + " FROM event WHERE seq = " + seq, next);
    }

    @Property(tries = 20)
    boolean findsTheEndCutOff(@ForAll @IntRange(min = 1, max = LENGTH) int from) {
        return found("DELETE FROM event WHERE seq >= " + from, LENGTH);
    }

    private boolean found(String damage, long first) {
        return chain.get().findings(damage).stream()
                .anyMatch(one -> FOUND.contains(one.kind()) && one.seq() == first);
    }

    /// One workspace with a chain, shared by all tries because each undoes its damage.
    private static final class Chain implements Store.CloseOnReset {
        private final Path folder;
        private final Database database;

        Chain() {
            try {
                folder = Files.createTempDirectory("crossdock-chain");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            database = TestStore.open(folder);
            for (int i = 1; i <= LENGTH; i++) {
                String subject = "thing:" + i;
                database.transactor().run(CLERK, tx -> tx.record(event(subject, "x")));
            }
        }

        /// Damages the log inside a write, verifies what the write sees, and rolls it back.
        List<ChainFinding> findings(String damage) {
            List<ChainFinding> findings = new ArrayList<>();
            try {
                database.transactor().run(CLERK, tx -> {
                    Statements statements = database.writer().current();
                    statements.update("DROP TRIGGER event_is_not_edited");
                    statements.update("DROP TRIGGER event_is_not_removed");
                    for (String sql : damage.split(";", -1)) {
                        statements.update(sql);
                    }
                    findings.addAll(database.events().verify(database.readers()));
                    throw new Undo();
                });
            } catch (Undo expected) {
                if (!database.events().verify(database.readers()).isEmpty()) {
                    throw new IllegalStateException("the damage was not undone", expected);
                }
            }
            return findings;
        }

        @Override
        public void close() {
            database.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
