package crossdock.store.stock;

import static crossdock.inventory.Shelves.CHANNEL;
import static crossdock.inventory.Shelves.TILL;
import static crossdock.inventory.Shelves.WMS;
import static crossdock.inventory.Shelves.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.fulfilment.live.StockPast;
import crossdock.fulfilment.live.StockPast.Ask;
import crossdock.fulfilment.live.StockPast.Past;
import crossdock.inventory.LedgerEntry.Delta;
import crossdock.inventory.MovementCause;
import crossdock.inventory.Observation;
import crossdock.inventory.Shelves;
import crossdock.inventory.StockLedger.Reservation;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stock as it was, against a walk through the same happenings that a person could do on paper.
class SqlStockPastTest {
    private static final long OWN = 1_000; // lines from here on belong to replayed orders
    private static final int MINUTES = 240;

    private Shelves shelves;
    private StockPast past;

    @BeforeEach
    void open(@TempDir Path folder) {
        shelves = new Shelves(folder);
        past = new SqlStockPast(shelves.db.readers());
    }

    @AfterEach
    void close() {
        shelves.close();
    }

    private Past read(Set<SkuId> skus, long from, long to) {
        Set<LineId> own = new HashSet<>();
        LongStream.range(OWN, OWN + 2 * MINUTES).forEach(line -> own.add(new LineId(line)));
        return past.read(new Ask(skus, own, at(from), at(to)), () -> false);
    }

    @Test
    void aDeliveryBetweenTwoOrdersIsThereForTheSecondAlone() {
        shelves.tillSays(1, 0, 0);
        shelves.moves(shelves.store, -1, 0, at(11), 11, new LineId(OWN)); // the first order's own shipment
        shelves.tillSays(0, 12, 12); // the till finds it gone: nobody else took it
        shelves.tillMoves(+4, MovementCause.RECEIVED, 20, 25);
        shelves.tillSays(4, 30, 30);
        Past found = read(Set.of(shelves.chair), 10, 40);
        assertEquals(List.of(new StockPast.Cell(shelves.chair, shelves.store, 1)), found.opening());
        assertEquals(List.of(new StockPast.Change(at(20), shelves.chair, shelves.store, 4)), found.changes());
        assertEquals(1, found.cells());
        assertEquals(5, left(found, 25), "of five one is for the first order");
        assertTrue(read(Set.of(shelves.chair), 10, 19).changes().isEmpty(), "it comes after the last order");
    }

    @Test
    void whatIsReservedForOthersIsNotFreeThen() {
        shelves.tillSays(5, 0, 0);
        shelves.reserves(shelves.store, 1, 2);
        shelves.reserves(shelves.store, OWN, 1);
        assertEquals(3, left(read(Set.of(shelves.chair), 10, 40), 10));
    }

    @Test
    void aCellFirstSeenLaterIsLeftToToday() {
        shelves.tillSays(5, 0, 0);
        shelves.fileSays(7, 20);
        Past found = read(Set.of(shelves.chair), 10, 40);
        assertEquals(List.of(shelves.store), found.opening().stream().map(StockPast.Cell::location).toList());
        assertTrue(found.changes().isEmpty(), "nothing happens to the warehouse but the orders");
        assertEquals(2, found.cells());
    }

    @Test
    void aStoppedReadGivesNothing() {
        var ask = new Ask(Set.of(shelves.chair), Set.of(), at(0), at(1));
        assertThrows(CancellationException.class, () -> past.read(ask, () -> true));
    }

    private int left(Past found, long minute) {
        return seen(found, shelves.chair, shelves.store, at(minute));
    }

    /// What a replayed order of that instant is offered, were the others not to take anything.
    private static int seen(Past found, SkuId sku, LocationId location, Instant at) {
        int opening = found.opening().stream()
                .filter(cell -> cell.sku().equals(sku) && cell.location().equals(location))
                .mapToInt(StockPast.Cell::routable)
                .sum();
        return opening + found.changes().stream()
                .filter(event -> event.sku().equals(sku) && event.location().equals(location))
                .filter(event -> !event.at().isAfter(at))
                .mapToInt(StockPast.Change::units)
                .sum();
    }

    @Test
    void everyOrderSeesWhatLayThereAtEachPlace() {
        List<SkuId> skus = List.of(
                shelves.chair, shelves.article("LAMP", "Lamps"), shelves.article("RUG", "Rugs"),
                shelves.article("MUG", "Mugs"));
        int compared = 0;
        int later = 0;
        for (SkuId sku : skus) {
            for (LocationId place : List.of(shelves.store, shelves.warehouse)) {
                List<Happening> all = happenings(new Random(31 * sku.value() + place.value()));
                all.forEach(one -> tell(one, sku, place));
                all.sort(Comparator.comparingLong(Happening::minute));
                Past found = read(Set.of(sku), 60, MINUTES);
                boolean reaches = all.stream().anyMatch(one -> one.isStock() && one.minute() <= 60);
                assertEquals(reaches, found.opening().stream().anyMatch(cell -> cell.location().equals(place)));
                later += reaches ? 0 : 1;
                for (long order = 60; reaches && order <= MINUTES; order++) {
                    assertEquals(
                            onPaper(all, order), seen(found, sku, place, at(order)),
                            sku + " at " + place + ", order of minute " + order);
                    compared++;
                }
            }
        }
        assertTrue(compared > 1_000 && later > 0, compared + " compared, " + later + " first seen later");
    }

    private enum Kind {
        COUNT,
        MOVE,
        RESERVE
    }

    /// @param minute in which nothing else happens
    /// @param told minutes later
    private record Happening(long minute, long told, Kind kind, int units, long line) {
        boolean isStock() {
            return kind != Kind.RESERVE;
        }
    }

    /// In the order in which the console hears of them.
    private static List<Happening> happenings(Random random) {
        List<Long> minutes = new ArrayList<>(
                LongStream.rangeClosed(random.nextInt(3) == 0 ? 61 : 1, MINUTES + 20).boxed().toList());
        Collections.shuffle(minutes, random);
        List<Happening> all = new ArrayList<>();
        for (long minute : minutes.subList(0, 60)) {
            Kind kind = Kind.values()[random.nextInt(3)];
            int units = kind == Kind.COUNT ? random.nextInt(30) : random.nextInt(9) - 4;
            all.add(new Happening(
                    minute, random.nextInt(4) == 0 ? random.nextInt(15) : 0, kind, units,
                    random.nextBoolean() ? OWN + minute : minute));
        }
        all.sort(Comparator.comparingLong(one -> one.minute() + one.told()));
        return all;
    }

    /// The till stamps everything; the warehouse's file has no stamps, so that of it only our own clock is known.
    private void tell(Happening one, SkuId sku, LocationId place) {
        boolean isTill = place.equals(shelves.store);
        Instant then = at(one.minute());
        Instant heard = isTill ? at(one.minute() + one.told()) : then;
        @Nullable ConnectionId clock = isTill ? TILL : null;
        @Nullable Instant stamp = isTill ? then : null;
        switch (one.kind()) {
            case COUNT -> shelves.inventory.observe(CHANNEL, List.of(new Observation(
                    isTill ? TILL : WMS, sku, place, one.units(), null, false, stamp, isTill ? heard : then, heard)));
            case MOVE -> shelves.inventory.move(CHANNEL, sku, place, new Delta(
                    0, MovementCause.SHIPPED, one.units(), 0, clock, stamp, heard, heard, "shop", "R",
                    new LineId(one.line())));
            case RESERVE -> shelves.inventory.reserve(CHANNEL, new Reservation(
                    sku, place, new LineId(one.line()), one.units(), Reservation.Cause.INGESTED, "shop", then));
        }
    }

    /// From the first happening to the order's, each time from the beginning: what lay there after it less what lay
    /// there before it, unless a replayed order did it.
    private static int onPaper(List<Happening> all, long order) {
        int seen = 0;
        for (int i = 0; i < all.size() && all.get(i).minute() <= order; i++) {
            if (all.get(i).line() < OWN || all.get(i).kind() == Kind.COUNT) {
                seen += free(all.subList(0, i + 1)) - free(all.subList(0, i));
            }
        }
        return seen;
    }

    /// The last count and what moved after it, less everything reserved.
    private static int free(List<Happening> until) {
        int onHand = 0;
        int reserved = 0;
        for (Happening one : until) {
            switch (one.kind()) {
                case COUNT -> onHand = one.units();
                case MOVE -> onHand += one.units();
                case RESERVE -> reserved += one.units();
            }
        }
        return onHand - reserved;
    }
}
