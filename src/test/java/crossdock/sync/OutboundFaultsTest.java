package crossdock.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.AdjustmentService.Adjustment;
import crossdock.inventory.AdjustmentService.Count;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.SkuId;
import crossdock.order.LineUnits;
import crossdock.order.OrderService.Placing;
import crossdock.rig.Fault;
import crossdock.store.TestStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every fault at the answers to what the connectors send: the change was made, and the answer did not come, came broken
/// or said that it was not. A throttling channel alone has done nothing.
class OutboundFaultsTest {
    /// Those that concern rows of lists have no part here.
    private static final Set<Fault> FAULTS = EnumSet.complementOf(EnumSet.of(
            Fault.WRONG_TYPES, Fault.UNKNOWN_ENUM, Fault.REPEATED_PAGE, Fault.SKIPPED_PAGE, Fault.INVALID_UTF8));

    @TempDir
    Path folder;

    /// What asks for a change at each channel, and what Vendure is asked before and after.
    @ParameterizedTest
    @CsvSource({
        "square, inventory/changes/batch-create",
        "woocommerce, /batch",
        "vendure, mutation Write",
        "vendure, query Look"
    })
    void everyCommandIsDoneOnceWhateverBecomesOfItsAnswer(String kind, String request) throws Exception {
        List<Fault> faults = new ArrayList<>(FAULTS);
        long seed = Long.getLong("crossdock.seed", 3);
        Collections.shuffle(faults, new Random(seed));
        try (FaultyChannel channel = new FaultyChannel(kind, folder)) {
            var out = new WayOut(channel, kind);
            for (Fault fault : faults) {
                out.meet(request, fault, 1);
            }
            out.compare(faults.size());
        }
    }

    /// What writes a note, and what looks for one after a lost answer.
    @ParameterizedTest
    @CsvSource({
        "woocommerce, customer_note, false",
        "woocommerce, /notes, true",
        "vendure, mutation Note, false",
        "vendure, Note, true"
    })
    void everyAssignmentIsNotedOnceWhateverBecomesOfTheAnswer(String kind, String request, boolean isOfProbe)
            throws Exception {
        try (FaultyChannel channel = new FaultyChannel(kind, folder)) {
            var letters = new FaultyLetters(channel);
            for (Fault fault : FAULTS) {
                letters.meet(request, isOfProbe ? List.of(Fault.RESET, fault) : List.of(fault));
            }
            letters.compare(FAULTS.size());
        }
    }

    @Test
    void aTillIsToldOfNoAssignment() throws Exception {
        try (FaultyChannel channel = new FaultyChannel("square", folder)) {
            var move = new Placing(new LineUnits(new LineId(1), 2), LocationId.NONE, new LocationId(1), 0);
            channel.bench.assignments.moved(TestStore.CLERK, channel.bench.id(), new OrderId(1), List.of(move));
            assertEquals(0, channel.bench.number("SELECT count(*) FROM outbox"));
        }
    }

    static Stream<Arguments> letterMatrix() {
        return Stream.of("woocommerce,/notes", "vendure,Note").flatMap(way -> FAULTS.stream().map(fault ->
                Arguments.of(way.split(",")[0], way.split(",")[1], fault)));
    }

    /// The same again and again, at writing and at looking.
    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("letterMatrix")
    void everyAssignmentIsNotedOnceThoughOneFaultMeetsItManyTimes(String kind, String request, Fault fault)
            throws Exception {
        try (FaultyChannel channel = new FaultyChannel(kind, folder)) {
            var letters = new FaultyLetters(channel);
            for (int i = 0; i < 3; i++) {
                letters.meet(request, Collections.nCopies(4, fault));
            }
            letters.compare(3);
        }
    }

    static Stream<Arguments> matrix() {
        return Stream.of("square,inventory/changes", "woocommerce,/batch", "vendure,mutation Write")
                .flatMap(way -> FAULTS.stream().map(fault ->
                        Arguments.of(way.split(",")[0], way.split(",")[1], fault)));
    }

    /// The same again and again for one command.
    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("matrix")
    void everyCommandIsDoneOnceThoughOneFaultMeetsItManyTimes(String kind, String request, Fault fault)
            throws Exception {
        try (FaultyChannel channel = new FaultyChannel(kind, folder)) {
            var out = new WayOut(channel, kind);
            for (int i = 0; i < 3; i++) {
                out.meet(request, fault, 4);
            }
            out.compare(3);
        }
    }

    /// Commands to one channel behind the proxy, each about an article of its own.
    private static final class WayOut {
        private static final String SPARE = "SELECT a.code || '@' || s.location_id, a.id FROM sku a"
                + " JOIN stock s ON s.sku_id = a.id AND s.figure > 20"
                + " WHERE a.id NOT IN (SELECT sku_id FROM order_line WHERE sku_id IS NOT NULL)";

        private final FaultyChannel channel;
        private final ChannelBench bench;
        private final String kind;
        private final List<String> codes = new ArrayList<>();
        private final List<LocationId> places = new ArrayList<>();
        private final LocationId warehouse;
        private int told;

        WayOut(FaultyChannel channel, String kind) {
            this.channel = channel;
            this.bench = channel.bench;
            this.kind = kind;
            bench.readAll();
            if (kind.equals("woocommerce")) {
                warehouse = new LocationId(bench.number("SELECT id FROM location WHERE code = 'W1'"));
                bench.numbers("SELECT code, id FROM sku WHERE id NOT IN"
                        + " (SELECT sku_id FROM order_line WHERE sku_id IS NOT NULL)").keySet().forEach(codes::add);
                codes.forEach(_ -> places.add(warehouse));
                assertTrue(bench.publishing.publish(TestStore.CLERK, bench.id(), LocationId.NONE) instanceof Done<?>);
                send();
            } else {
                warehouse = LocationId.NONE;
                bench.numbers(SPARE).keySet().forEach(key -> {
                    String code = key.substring(0, key.indexOf('@'));
                    if (!codes.contains(code)) {
                        codes.add(code);
                        places.add(new LocationId(Long.parseLong(key.substring(key.indexOf('@') + 1))));
                    }
                });
            }
            assertTrue(codes.size() > 40, "articles: " + codes.size());
        }

        private SkuId sku(int n) {
            return bench.skus.idOf(codes.get(n)).orElseThrow();
        }

        /// What a fresh process does: reads, then sends.
        private void send() {
            if (kind.equals("woocommerce")) {
                bench.restart();
                bench.readWhole();
            }
            bench.sendAll();
        }

        /// @param times at most: a command that is found to be done meets no more
        void meet(String request, Fault fault, int times) {
            int before = channel.proxy.fired().getOrDefault(fault, 0);
            channel.proxy.only(request);
            channel.proxy.plan(Collections.nCopies(times, fault));
            SkuId sku = sku(told);
            LocationId place = places.get(told);
            told++;
            int seen = bench.numbers("SELECT sku_id, on_hand FROM stock WHERE location_id = " + place)
                    .getOrDefault("" + sku, 0);
            int units = told % 2 == 0 ? told : -told;
            Outcome<Integer> outcome = kind.equals("woocommerce")
                    ? bench.adjustments.count(TestStore.CLERK, new Count(sku, place, seen, 40 + told))
                    : bench.adjustments.adjust(TestStore.CLERK, new Adjustment(sku, place, seen, units, 0, "found"));
            assertTrue(outcome instanceof Done, outcome.toString());
            send();
            assertTrue(channel.proxy.fired().getOrDefault(fault, 0) > before, fault + " never happened at " + kind);
            channel.proxy.calm();
        }

        /// Each command ended with its answer, and its effect is there once.
        void compare(int commands) {
            assertEquals(commands, told);
            assertEquals(Map.of(), bench.numbers("SELECT id || ' ' || kind || ' ' || state || ' ' || code, 1"
                    + " FROM outbox WHERE state NOT IN ('ACKNOWLEDGED', 'SUPERSEDED')"));
            Map<String, List<Integer>> wrong = new TreeMap<>();
            for (int n = 0; n < told; n++) {
                List<Integer> wanted = kind.equals("woocommerce")
                        ? List.of(41 + n)
                        : List.of((n + 1) % 2 == 0 ? n + 1 : -(n + 1));
                List<Integer> effects = channel.effects(codes.get(n), places.get(n));
                if (!effects.equals(wanted)) {
                    wrong.put(codes.get(n) + " was told " + wanted, effects);
                }
            }
            assertEquals(Map.of(), wrong);
            channel.proxy.only("");
            bench.readAll();
            assertEquals(List.of(), bench.check().findings());
        }
    }
}
