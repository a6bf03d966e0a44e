package crossdock.app.routing;

import static crossdock.app.routing.TriedRoom.MONDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.Shelves;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.SkuId;
import crossdock.order.IncomingOrder;
import crossdock.order.Method;
import crossdock.order.Region;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.Policy;
import crossdock.ui.routing.desk.OrderFile;
import crossdock.ui.routing.desk.OrderFile.Replayed;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.Trial;
import crossdock.ui.routing.lab.EngineLab;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Orders of a file through both policies on a real workspace, which keeps nothing of them.
class FileReplayTest {
    private static final String HEAD = "order,placed_at,sku,quantity,country,region,postal_code\n";
    private static final int MINUTES = 600;

    @TempDir
    private Path folder;

    private TriedRoom tried;
    private Policy farAlone;

    @BeforeEach
    void open() {
        tried = new TriedRoom(folder.resolve("workspace"));
        tried.shelves.places.putGroup(TriedRoom.ANN, "Far", Set.of(tried.far));
        farAlone = TriedRoom.policy("far alone", new LocationFilter.InGroup(List.of("Far"), false));
    }

    @AfterEach
    void close() {
        tried.close();
    }

    private static Instant at(long minute) {
        return MONDAY.plusSeconds(60 * minute);
    }

    private static String row(String number, Instant placed, String sku, int units) {
        return number + "," + TriedRoom.stamp(placed) + "," + sku + "," + units + ",US,WA,98101\n";
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Replayed replay(Path file) throws Exception {
        return replay(file, null);
    }

    private Replayed replay(Path file, @Nullable Path mapping) throws Exception {
        return tried.lab().replay(
                farAlone, tried.room.policies.live(), new OrderFile(file, mapping), (done, all) -> {}, () -> false);
    }

    @Test
    void eachRowIsAcceptedOrRefusedWithItsLineAndNothingIsWritten() throws Exception {
        tried.count(tried.shelves.chair, tried.near, 9, at(-60));
        long orders = tried.rows("orders");
        long events = tried.rows("event");
        Replayed found = replay(file("peak.csv", "order,placed_at,sku,quantity,status,method,location,country\n"
                + "1,2026-03-02T17:30:00Z,CH-1,1,open,ship,,US\n"
                + "1,2026-03-02T17:30:00Z,LUMP,1,open,ship,,US\n" // line 3
                + "2,yesterday,CH-1,1,open,ship,,US\n" // 4
                + "3,2026-03-02T17:31:00Z,CH-1,1,quote,ship,,US\n" // 5
                + "4,2026-03-02T17:32:00Z,CH-1,1,open,in store,NEAR,US\n" // 6
                + "5,2026-03-02T17:33:00Z,CH-1,1,open,pickup,NOWHERE,US\n" // 7
                + "6,2026-03-02T17:34:00Z,,1,open,ship,,US\n" // 8: postage alone
                + "7,2026-03-02T17:35:00Z,,1,open,ship,,US\n" // 9: postage beside a chair
                + "7,2026-03-02T17:35:00Z,CH-1,2,open,ship,,US\n"));
        ReplayReport.OrderFile facts = found.report().file();
        assertEquals(new ReplayReport.OrderFile("peak.csv", 9, 6), facts);
        assertEquals(
                List.of("3 sku.unknown [LUMP]", "4 date.unreadable [placed_at, yesterday]",
                        "5 order.unknownState [DRAFT]",
                        "6 replay.handedOver [4]", "7 location.unknown [NOWHERE]", "8 replay.nothing [6]"),
                found.refused().stream().map(one -> one.line() + " " + one.code() + " " + one.args()).toList());
        assertEquals(2, found.report().orders());
        assertEquals(
                List.of("1 NEAR ", "7 NEAR "),
                found.report().rows().stream().map(row -> row.number() + " " + row.was() + " " + row.is()).toList(),
                "far away there are no chairs");
        assertEquals(orders, tried.rows("orders"));
        assertEquals(events, tried.rows("event"));
        assertEquals(0, Files.list(folder).filter(path -> path.toString().contains("rejected")).count());
    }

    @Test
    void packedFilesAndThoseOfAnotherShapeAreReadAsAnImportReadsThem() throws Exception {
        tried.count(tried.shelves.chair, tried.near, 9, at(-60));
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(("{\"order\":\"1\",\"placed_at\":\"2026-03-02T17:30:00Z\",\"sku\":\"CH-1\",\"quantity\":2,"
                            + "\"country\":\"US\",\"region\":\"WA\"}\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        Path packed = Files.write(folder.resolve("orders.jsonl.gz"), bytes.toByteArray());
        assertEquals(1, replay(packed).report().differing());
        Path odd = file("odd.csv", "Beleg;Wann;Artikel;Menge\n1;2026-03-02T17:30:00Z;CH-1;2\n");
        Path mapping = file("odd.json", "{\"kind\":\"ORDERS\",\"columns\":{\"order\":\"Beleg\",\"placed_at\":\"Wann\","
                + "\"sku\":\"Artikel\",\"quantity\":\"Menge\"},"
                + "\"fixed\":{\"country\":\"US\",\"region\":\"WA\"}}");
        assertEquals(1, replay(odd, mapping).report().differing());
        assertEquals("mapping.fieldMissing", assertThrows(OrderFile.Unusable.class, () -> replay(odd)).code());
        Path cut = Files.write(folder.resolve("cut.jsonl.gz"), java.util.Arrays.copyOf(bytes.toByteArray(), 30));
        assertEquals("file.cutOff", assertThrows(OrderFile.Unusable.class, () -> replay(cut)).code());
        Path gone = folder.resolve("gone.csv");
        assertEquals("file.absent", assertThrows(OrderFile.Unusable.class, () -> replay(gone)).code());
    }

    @Test
    void aFileWithoutAnyOrderIsNoReplayAndSaysWhy() throws Exception {
        Path file = file("none.csv", HEAD + row("1", at(-9), "LUMP", 1));
        OrderFile.Unusable none = assertThrows(OrderFile.Unusable.class, () -> replay(file));
        assertEquals("replay.noOrder", none.code());
        assertEquals(List.of(new OrderFile.Refusal(2, "sku.unknown", List.of("LUMP"))), none.refused());
    }

    @Test
    void readingIsToldRowByRowAndCanBeStopped() throws Exception {
        var text = new StringBuilder(HEAD);
        for (int i = 0; i < 5_000; i++) {
            text.append(row(Integer.toString(i), at(i), "CH-1", 1));
        }
        Path file = file("long.csv", text.toString());
        List<Integer> told = new ArrayList<>();
        assertThrows(CancellationException.class, () -> tried.lab().replay(
                farAlone, tried.room.policies.live(), new OrderFile(file, null), (done, all) -> told.add(done),
                () -> told.size() == 3));
        assertEquals(List.of(1_024, 2_048, 3_072), told);
    }

    /// Stock of now, and on Wednesday ten chairs come.
    @Test
    void ordersToComeMeetTheStockOfNowAndWhatIsOnItsWay() throws Exception {
        tried.count(tried.shelves.chair, tried.near, 1, at(-60));
        tried.coming(tried.shelves.chair, tried.near, 10, at(2 * 1_440));
        tried.coming(tried.shelves.chair, tried.near, 10, at(-1_440)); // overdue: nobody knows when
        tried.coming(tried.shelves.chair, tried.near, 10, at(9 * 1_440)); // after the last order
        String orders = HEAD + row("1", at(1_440), "CH-1", 1) + row("2", at(1_441), "CH-1", 1)
                + row("3", at(2 * 1_440), "CH-1", 10) + row("4", at(3 * 1_440), "CH-1", 1);
        ReplayReport report = replay(file("december.csv", orders)).report();
        assertEquals(new ReplayReport.Stock("NOW", 0, 0, 0, 1, 10), report.stock());
        assertEquals(2, report.before().unfilled(), "the second comes too early, the fourth too late");
        assertEquals(4, report.after().unfilled());
    }

    @Test
    void whatTheSameOrdersDidWhereTheyAreStoredIsLeftOut() throws Exception {
        tried.count(tried.shelves.chair, tried.near, 1, at(-600));
        var line = new IncomingOrder.Line("a", 1, tried.shelves.chair, "CH-1", "Chair", 1, 0, new Money(900, "USD"));
        Instant placed = at(-300);
        tried.ingest(new IncomingOrder(
                Shelves.SHOP, "77", "R-77", "paid", true, null, false, false, Method.SHIP, tried.near, LocationId.NONE,
                placed, placed, placed, Duration.ZERO, null, null, null, Region.UNKNOWN, null, List.of(line),
                List.of(), List.of()));
        tried.now = at(10);
        ReplayReport same = replay(file("same.csv", HEAD + row("r-77", placed, "CH-1", 1))).report();
        assertEquals(1, same.stock().own());
        assertEquals(0, same.before().unfilled(), "it takes its own chair anew");
        ReplayReport other = replay(file("other.csv", HEAD + row("R-77", at(-9_999), "CH-1", 1)
                + row("R-78", at(1), "CH-1", 1))).report();
        assertEquals(0, other.stock().own(), "a week earlier it was another order");
        assertEquals(2, other.before().unfilled(), "the chair is not there yet, then it is reserved");
    }

    /// It is not stored, so its number alone says nothing until its file was replayed.
    @Test
    void anOrderOfAReplayedFileIsTriedLikeAStoredOne() throws Exception {
        tried.count(tried.shelves.chair, tried.near, 9, at(-60));
        EngineLab lab = tried.lab();
        var trial = new Trial(new Trial.Subject.Stored("N1"), List.of());
        List<Policy> both = List.of(tried.room.policies.live().policy(), farAlone);
        assertThrows(Trial.Unknown.class, () -> lab.route(trial, both));
        Path file = file("one.csv", HEAD + row("N1", at(-5), "CH-1", 1));
        lab.replay(farAlone, tried.room.policies.live(), new OrderFile(file, null), (done, all) -> {}, () -> false);
        assertEquals(
                List.of(true, false),
                lab.route(trial, both).stream().map(answer -> answer.decision().isFilled()).toList());
    }

    @Test
    void aReplayOfStoredOrdersNamesNoFile() throws Exception {
        assertNull(tried.lab().replay(
                farAlone, tried.room.policies.live(), (done, all) -> {}, () -> false).file());
    }

    /// @param minute in which it is told, placed or due
    private record Told(long minute, SkuId sku, LocationId at, int units, Kind kind) {}

    private enum Kind {
        COUNT,
        COMING,
        ORDER
    }

    /// Against stock on paper: the last count, what came since now, less what the replay itself took.
    @Test
    void everyOrderGoesWhereAWalkOnPaperSendsIt() throws Exception {
        var random = new Random(7);
        List<Told> all = new ArrayList<>();
        Map<SkuId, String> codes = new HashMap<>();
        for (int i = 0; i < 25; i++) {
            SkuId sku = tried.shelves.article("A-" + i, "Chairs");
            codes.put(sku, "A-" + i);
            for (LocationId place : List.of(tried.near, tried.far)) {
                all.add(new Told(-MINUTES - 1, sku, place, random.nextInt(12), Kind.COUNT));
                for (int j = 0; j < 4; j++) {
                    all.add(new Told(-MINUTES + random.nextInt(MINUTES), sku, place, random.nextInt(12), Kind.COUNT));
                    all.add(new Told(1 + random.nextInt(MINUTES), sku, place, 1 + random.nextInt(9), Kind.COMING));
                }
            }
            for (int j = 0; j < 12; j++) {
                all.add(new Told(
                        random.nextInt(2 * MINUTES) - MINUTES, sku, tried.near, 1 + random.nextInt(5), Kind.ORDER));
            }
        }
        all.sort(Comparator.comparingLong(Told::minute));
        var text = new StringBuilder(HEAD);
        for (int i = 0; i < all.size(); i++) {
            Told one = all.get(i);
            switch (one.kind()) {
                case COUNT -> tried.count(one.sku(), one.at(), one.units(), at(one.minute()));
                case COMING -> tried.coming(one.sku(), one.at(), one.units(), at(one.minute()));
                case ORDER -> text.append(row(
                        "N" + i, at(one.minute()), Objects.requireNonNull(codes.get(one.sku())), one.units()));
            }
        }
        ReplayReport report = replay(file("paper.csv", text.toString())).report();
        assertEquals("LEDGER", report.stock().basis());
        Map<String, String> expected = onPaper(all);
        Map<String, String> found = report.rows().stream()
                .collect(Collectors.toMap(ReplayReport.Row::number, row -> row.was() + ">" + row.is()));
        assertEquals(expected, found);
        assertTrue(found.size() > 100, found.size() + " differ");
    }

    /// Orders that differ: where they leave from by each policy.
    private Map<String, String> onPaper(List<Told> all) {
        Map<String, Integer> takenWas = new HashMap<>();
        Map<String, Integer> takenIs = new HashMap<>();
        Map<String, String> differ = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Told order = all.get(i);
            if (order.kind() == Kind.ORDER) {
                String was = take(all, order, takenWas, List.of(tried.near, tried.far));
                String is = take(all, order, takenIs, List.of(tried.far));
                if (!was.equals(is)) {
                    differ.put("N" + i, was + ">" + is);
                }
            }
        }
        return differ;
    }

    private String take(List<Told> all, Told order, Map<String, Integer> taken, List<LocationId> places) {
        for (LocationId place : places) {
            int there = 0;
            for (Told one : all) {
                boolean isThere = one.sku().equals(order.sku()) && one.at().equals(place);
                if (isThere && one.minute() <= order.minute() && one.kind() != Kind.ORDER) {
                    there = one.kind() == Kind.COUNT ? one.units() : there + one.units();
                }
            }
            String cell = order.sku() + " " + place;
            if (there - taken.getOrDefault(cell, 0) >= order.units()) {
                taken.merge(cell, order.units(), Integer::sum);
                return place.equals(tried.near) ? "NEAR" : "FAR";
            }
        }
        return "";
    }
}
