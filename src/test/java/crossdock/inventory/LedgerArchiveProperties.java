package crossdock.inventory;

import static crossdock.inventory.Shelves.SHOP;
import static crossdock.inventory.Shelves.TILL;
import static crossdock.inventory.Shelves.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.InventoryService.Observed;
import crossdock.inventory.LedgerEntry.Anchor;
import crossdock.inventory.LedgerEntry.Delta;
import crossdock.inventory.LedgerEntry.Held;
import crossdock.kernel.LineId;
import crossdock.store.stock.LedgerCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Archiving changes no fold, neither of what is there nor of what is still to come.
class LedgerArchiveProperties {
    /// A ledger as it may come in: counts, sales, held lines and changes of condition, stamps in any order. Each row is
    /// received a minute after the one before.
    private static List<LedgerEntry> ledger(long seed, int rows) {
        Random random = new Random(seed);
        List<LedgerEntry> ledger = new ArrayList<>();
        for (int i = 1; i <= rows; i++) {
            long stamp = Math.max(1, i - random.nextInt(6));
            ledger.add(switch (random.nextInt(5)) {
                case 0, 1 ->
                    new Anchor(
                            i, MovementCause.OBSERVED, random.nextInt(5) == 0 ? SHOP : TILL, random.nextInt(20),
                            random.nextBoolean() ? null : random.nextInt(3), false, at(stamp), at(i), at(i), false);
                case 2 ->
                    new Delta(
                            i, MovementCause.SOLD, -random.nextInt(4), random.nextInt(3) - 1, TILL, at(stamp), at(i),
                            at(i), "till", "", null);
                case 3 ->
                    new Delta(
                            i, MovementCause.SHIPPED, -random.nextInt(4), 0, null, null,
                            random.nextInt(4) == 0 ? null : at(i), at(i), "shop", "", null);
                default -> {
                    int units = random.nextBoolean() ? 2 : -2;
                    MovementCause cause = units > 0 ? MovementCause.HELD : MovementCause.HELD_ENDED;
                    yield new Held(i, cause, units, TILL, at(stamp), at(i), new LineId(1 + random.nextInt(3)));
                }
            });
        }
        return ledger;
    }

    private static List<LedgerEntry> without(List<LedgerEntry> rows, List<LedgerEntry> old) {
        List<LedgerEntry> left = new ArrayList<>(rows);
        left.removeAll(old);
        int own = old.stream().mapToInt(row -> row instanceof Delta delta ? delta.unavailable() : 0).sum();
        if (own != 0) {
            left.add(LedgerArchive.carriedOver(own, at(9_999)));
        }
        return left;
    }

    private static void assertSameFold(List<LedgerEntry> whole, List<LedgerEntry> rest) {
        var before = StockFold.ofLedger(whole, TILL);
        var after = StockFold.ofLedger(rest, TILL);
        assertEquals(before.onHand(), after.onHand());
        assertEquals(before.unavailable(), after.unavailable());
        assertEquals(before.ownUnavailable(), after.ownUnavailable());
        assertEquals(before.anchor(), after.anchor());
        assertEquals(before.live(), after.live());
    }

    @Property(tries = 400)
    void foldBeforeIsFoldAfterAlsoWithAllThatFollows(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int rows,
            @ForAll @IntRange(min = 0, max = 45) int cut) {
        List<LedgerEntry> whole = ledger(seed, 50);
        List<LedgerEntry> known = whole.subList(0, rows);
        List<LedgerEntry> old = LedgerArchive.archivable(known, TILL, at(cut));
        assertTrue(old.stream().allMatch(row -> row.receivedAt().isBefore(at(cut))));
        assertSameFold(known, without(known, old));
        // what comes in later: new counts, late ones, echoes of movements already counted
        List<LedgerEntry> all = new ArrayList<>(known);
        for (LedgerEntry later : whole.subList(rows, 50)) {
            boolean isHeld = later instanceof Held;
            if (!isHeld) { // a line that was over does not begin again
                all.add(later);
                assertSameFold(all, without(all, old));
            }
        }
    }

    @Property(tries = 30)
    void keptRowsAndCheckStayExact(@ForAll long seed, @ForAll @IntRange(min = 5, max = 45) int cut) throws IOException {
        Path folder = Files.createTempDirectory("archive");
        try (Shelves shelves = new Shelves(folder)) {
            List<LedgerEntry> rows = ledger(seed, 40);
            rows.forEach(row -> arrive(shelves, row));
            StockCell before = shelves.cell(shelves.store);
            long written = count(shelves, "movement");
            long archived = archive(shelves).run(at(cut));
            assertEquals(archived, count(shelves, "movement_archive"));
            long carried = shelves.db.readers().read(
                    sql -> sql.number("SELECT count(*) FROM movement WHERE cause = 13"));
            assertEquals(written, count(shelves, "movement") - carried + archived);
            assertEquals(before, shelves.cell(shelves.store));
            assertEquals(List.of(), LedgerCheck.run(shelves.db.readers(), 5).findings());
            assertEquals(0, archive(shelves).run(at(cut)), "nothing is archived twice");
            ledger(seed + 1, 10).forEach(row -> arrive(shelves, row));
            assertEquals(Optional.empty(), shelves.check(shelves.store, TILL));
            archive(shelves).run(at(cut + 5));
            assertEquals(List.of(), LedgerCheck.run(shelves.db.readers(), 5).findings());
        } finally {
            delete(folder);
        }
    }

    @Test
    void anObservationOlderThanTheCheckpointHasNoEffect(@TempDir Path folder) {
        try (Shelves shelves = new Shelves(folder)) {
            shelves.tillSays(10, 1, 1);
            shelves.tillMoves(-2, MovementCause.SOLD, 2, 2);
            shelves.moves(shelves.store, 0, 1, at(2), 2);
            shelves.tillSays(8, 3, 3);
            assertEquals(3, archive(shelves).run(at(100)));
            assertEquals(2, count(shelves, "movement")); // the checkpoint, and the unavailable unit carried over
            assertEquals(Observed.LATE, shelves.tillSays(10, 1, 200));
            assertEquals(Observed.LATE, shelves.tillSays(99, 2, 201));
            assertEquals(9, shelves.cell(shelves.store).onHand()); // the till does not count what cannot be sold
            assertEquals(1, shelves.cell(shelves.store).unavailable());
            assertEquals(0, effects(shelves));
            assertEquals(List.of(), LedgerCheck.run(shelves.db.readers(), 5).findings());
            shelves.db.transactor().run(Shelves.CHANNEL, _ -> shelves.db.writer().current().update(
                    "UPDATE movement_archive SET unavailable = 5 WHERE kind = 2 AND unavailable = 1"));
            assertEquals("movement_archive", LedgerCheck.run(shelves.db.readers(), 5).findings().getFirst().table());
        }
    }

    private static long effects(Shelves shelves) {
        return shelves.db.readers().read(sql -> sql.number("SELECT sum(abs(effect)) FROM movement WHERE seq > 5"));
    }

    private static LedgerArchive archive(Shelves shelves) {
        return new LedgerArchive(
                shelves.db.transactor(), shelves.locations, shelves.ledger, InstantSource.fixed(at(50)));
    }

    private static long count(Shelves shelves, String table) {
        return shelves.db.readers().read(sql -> sql.number("SELECT count(*) FROM " + table));
    }

    private static void arrive(Shelves shelves, LedgerEntry row) {
        switch (row) {
            case Anchor a ->
                shelves.says(TILL, shelves.store, a.figure(), a.unavailable(), a.observedAt(), a.askedAt(),
                        a.receivedAt());
            case Delta d -> shelves.inventory.move(Shelves.CHANNEL, shelves.chair, shelves.store, d);
            case Held h -> shelves.inventory.hold(Shelves.CHANNEL, shelves.chair, shelves.store, h);
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
