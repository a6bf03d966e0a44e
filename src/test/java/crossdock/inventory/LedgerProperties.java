package crossdock.inventory;

import static crossdock.inventory.Shelves.TILL;
import static crossdock.inventory.Shelves.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.inventory.LedgerEntry.Anchor;
import crossdock.inventory.LedgerEntry.Delta;
import crossdock.inventory.LedgerEntry.Held;
import crossdock.kernel.LineId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Ledgers folded in any order of arrival, against a slow retelling of what really happened.
class LedgerProperties {
    /// One thing that happened at the till, on its clock in minutes; no two at one minute.
    sealed interface Fact {
        long minute();

        record Sale(long minute, int units) implements Fact {}

        /// Paid at `minute`, collected later (0: never).
        record Pickup(long minute, int units, long collected) implements Fact {}

        record Count(long minute) implements Fact {}

        record Delivery(long minute, int units) implements Fact {}

        /// Units found or lost that a person told the console, and the console the till: it has taken the command, or
        /// has not been heard of yet and shows nothing of it.
        record Told(long minute, int units, boolean isTaken) implements Fact {}
    }

    @Provide
    Arbitrary<List<Fact>> facts() {
        Arbitrary<Integer> units = Arbitraries.integers().between(1, 5);
        Arbitrary<Fact> fact = Arbitraries.oneOf(
                units.map(u -> (Fact) new Fact.Sale(0, u)),
                units.map(u -> (Fact) new Fact.Delivery(0, u)),
                Arbitraries.just((Fact) new Fact.Count(0)),
                Combinators.combine(units, Arbitraries.of(true, false))
                        .as((u, taken) -> (Fact) new Fact.Told(0, u % 2 == 0 ? u : -u, taken)),
                Combinators.combine(units, Arbitraries.integers().between(0, 8))
                        .as((u, wait) -> (Fact) new Fact.Pickup(0, u, wait)));
        return fact.list().ofMinSize(1).ofMaxSize(14).map(LedgerProperties::onTheClock);
    }

    /// Gives each fact its own minutes: ten apart, a collection some steps later at an odd minute.
    private static List<Fact> onTheClock(List<Fact> facts) {
        List<Fact> placed = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            long minute = 10L * (i + 1);
            placed.add(switch (facts.get(i)) {
                case Fact.Sale sale -> new Fact.Sale(minute, sale.units());
                case Fact.Delivery delivery -> new Fact.Delivery(minute, delivery.units());
                case Fact.Count _ -> new Fact.Count(minute);
                case Fact.Told told -> new Fact.Told(minute, told.units(), told.isTaken());
                case Fact.Pickup pickup ->
                    new Fact.Pickup(
                            minute,
                            pickup.units(),
                            pickup.collected() == 0 ? 0 : minute + 10 * pickup.collected() - 5 + i % 4);
            });
        }
        return placed;
    }

    /// What the console hears of all that, at the till's own stamps. The first count stands before everything.
    private static List<LedgerEntry> heard(List<Fact> facts) {
        List<LedgerEntry> rows = new ArrayList<>();
        rows.add(anchor(100, 0));
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.Sale sale -> rows.add(delta(MovementCause.SOLD, -sale.units(), sale.minute()));
                case Fact.Delivery delivery ->
                    rows.add(delta(MovementCause.RECEIVED, delivery.units(), delivery.minute()));
                case Fact.Told told ->
                    rows.add(told.isTaken()
                            ? delta(MovementCause.ADJUSTED, told.units(), told.minute())
                            : new Delta(
                                    0, MovementCause.ADJUSTED, told.units(), 0, null, null, null, at(told.minute()),
                                    "clerk", "", null));
                case Fact.Count count -> rows.add(anchor(figureAt(facts, count.minute()), count.minute()));
                case Fact.Pickup pickup -> {
                    rows.add(held(pickup.units(), pickup.minute(), pickup.minute()));
                    if (pickup.collected() > 0) {
                        rows.add(delta(MovementCause.COLLECTED, -pickup.units(), pickup.collected()));
                        rows.add(held(-pickup.units(), pickup.collected(), pickup.minute()));
                    }
                }
            }
        }
        return rows;
    }

    /// The till's figure: loses a pickup when it is paid, not when it is collected.
    private static int figureAt(List<Fact> facts, long minute) {
        int figure = 100;
        for (Fact fact : facts) {
            if (fact.minute() <= minute) {
                figure += switch (fact) {
                    case Fact.Sale sale -> -sale.units();
                    case Fact.Delivery delivery -> delivery.units();
                    case Fact.Count _ -> 0;
                    case Fact.Told told -> told.isTaken() ? told.units() : 0;
                    case Fact.Pickup pickup -> -pickup.units();
                };
            }
        }
        return figure;
    }

    /// What is really on the shelf in the end.
    private static int reality(List<Fact> facts) {
        int units = 100;
        for (Fact fact : facts) {
            units += switch (fact) {
                case Fact.Sale sale -> -sale.units();
                case Fact.Delivery delivery -> delivery.units();
                case Fact.Count _ -> 0;
                case Fact.Told told -> told.units();
                case Fact.Pickup pickup -> pickup.collected() > 0 ? -pickup.units() : 0;
            };
        }
        return units;
    }

    private static Anchor anchor(int figure, long minute) {
        Instant at = at(minute);
        return new Anchor(0, MovementCause.OBSERVED, TILL, figure, null, false, at, at, at, false);
    }

    private static Delta delta(MovementCause cause, int units, long minute) {
        return new Delta(0, cause, units, 0, TILL, at(minute), at(minute), at(minute), "till", "", null);
    }

    private static Held held(int units, long minute, long line) {
        MovementCause cause = units > 0 ? MovementCause.HELD : MovementCause.HELD_ENDED;
        return new Held(0, cause, units, TILL, at(minute), at(minute), new LineId(line));
    }

    private static List<LedgerEntry> shuffled(List<LedgerEntry> rows, long seed) {
        List<LedgerEntry> mixed = new ArrayList<>(rows);
        Collections.shuffle(mixed, new Random(seed));
        return mixed;
    }

    @Property
    void foldIsWhatIsOnTheShelfWhateverTheOrderOfArrival(@ForAll("facts") List<Fact> facts, @ForAll long seed) {
        var folded = StockFold.ofLedger(shuffled(heard(facts), seed), TILL);
        assertEquals(reality(facts), folded.onHand());
    }

    @Property
    void repeatedObservationsChangeNothing(@ForAll("facts") List<Fact> facts, @ForAll long seed) {
        List<LedgerEntry> twice = new ArrayList<>(heard(facts));
        twice.addAll(heard(facts).stream().filter(Anchor.class::isInstance).toList());
        assertEquals(reality(facts), StockFold.ofLedger(shuffled(twice, seed), TILL).onHand());
    }

    @Property
    void liveRowsAloneFoldLikeTheWholeLedger(@ForAll("facts") List<Fact> facts, @ForAll long seed) {
        var whole = StockFold.ofLedger(shuffled(heard(facts), seed), TILL);
        var again = StockFold.fold(whole.anchor(), whole.live(), whole.ownUnavailable());
        assertEquals(whole.onHand(), again.onHand());
        assertEquals(whole.unavailable(), again.unavailable());
    }

    @Property(tries = 25)
    void keptRowsEqualTheReplayedLedgerAndReality(@ForAll("facts") List<Fact> facts, @ForAll long seed)
            throws IOException {
        Path folder = Files.createTempDirectory("shelves");
        try (Shelves shelves = new Shelves(folder)) {
            long received = 1_000;
            for (LedgerEntry row : shuffled(heard(facts), seed)) {
                received++;
                arrive(shelves, row, received);
                if (row instanceof Anchor) {
                    arrive(shelves, row, received); // pages overlap: every count comes twice
                }
            }
            assertEquals(Optional.empty(), shelves.check(shelves.store, TILL));
            assertEquals(reality(facts), shelves.cell(shelves.store).onHand());
            long summed = shelves.db.readers().read(sql -> sql.number("SELECT sum(on_hand) FROM sku_stock"));
            assertEquals(reality(facts), summed);
        } finally {
            delete(folder);
        }
    }

    private static void arrive(Shelves shelves, LedgerEntry row, long received) {
        switch (row) {
            case Anchor a ->
                shelves.says(TILL, shelves.store, a.figure(), null, a.observedAt(), at(received), at(received));
            case Delta d -> {
                boolean isTold = d.cause() == MovementCause.ADJUSTED;
                LedgerEntry.Ref kept = shelves.inventory.move(Shelves.CHANNEL, shelves.chair, shelves.store, new Delta(
                        0, d.cause(), d.onHand(), 0, isTold ? null : TILL, isTold ? null : d.effectAt(),
                        isTold ? null : at(received), at(received), "till", "", null));
                if (isTold && d.answeredAt() != null) { // its echo may have come before
                    shelves.inventory.answered(Shelves.CHANNEL, kept, TILL, d.effectAt(), at(received));
                }
            }
            case Held h ->
                shelves.inventory.hold(Shelves.CHANNEL, shelves.chair, shelves.store, new Held(
                        0, h.cause(), h.units(), TILL, h.at(), at(received), h.line()));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
