package crossdock.app.company;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crossdock.fulfilment.NetworkDesk;
import crossdock.fulfilment.PolicyActs;
import crossdock.fulfilment.PolicyDraft;
import crossdock.fulfilment.Publication;
import crossdock.fulfilment.Setting;
import crossdock.fulfilment.Settings;
import crossdock.inventory.AdjustmentService.Adjustment;
import crossdock.inventory.AdjustmentService.Count;
import crossdock.inventory.AdjustmentService.Transfer;
import crossdock.inventory.SafetyStockRules;
import crossdock.inventory.SafetyStockRules.Rule;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Resource;
import crossdock.kernel.SkuId;
import crossdock.order.OrderVersion;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Templates;
import crossdock.store.file.WorkspaceUnusable;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.sync.Connections.Wanted;
import crossdock.sync.ParkedRows.Parked;
import crossdock.sync.connect.ConnectionActs;
import crossdock.sync.connect.ConnectionActs.Wish;
import crossdock.sync.outbox.OutboxActs;
import crossdock.sync.outbox.Owing;
import crossdock.sync.outbox.PublishingActs;
import crossdock.ui.orders.WhyDesk;
import crossdock.ui.routing.runs.RunsDesk;
import crossdock.ui.stock.StockServices;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever an act is asked with and answers arrives as it was: for every act of every port, also one added later.
class ActJsonTest {
    private static final Instant THEN = Instant.parse("2026-03-04T05:06:07.000089Z");
    private static final Policy POLICY = Templates.STORE_FIRST.policy("USD");
    private static final Setting HOURS = new Setting.Hours(
            new LocationId(3), "Mon-Fri 08:00-18:00", List.of(LocalDate.of(2026, 12, 25)),
            Map.of(LocalDate.of(2026, 12, 24), "closed"));

    /// One of each type that acts are made of.
    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(Actor.class, new Actor(Actor.Kind.PERSON, "console")),
            Map.entry(String.class, "Grüße, \"7\" \\ \n"),
            Map.entry(int.class, -7),
            Map.entry(Integer.class, 7),
            Map.entry(long.class, Long.MAX_VALUE),
            Map.entry(boolean.class, true),
            Map.entry(OrderId.class, new OrderId(77)),
            Map.entry(Boolean.class, false),
            Map.entry(Instant.class, THEN),
            Map.entry(ConnectionId.class, new ConnectionId(4)),
            Map.entry(LocationId.class, new LocationId(5)),
            Map.entry(Set.class, Set.of(new LocationId(5), new LocationId(6))),
            Map.entry(Resource.class, Resource.ORDERS),
            Map.entry(Mode.class, Mode.NEARTIME),
            Map.entry(Wish.class, new Wish("Shop", "woocommerce", "https://shop.example", "ck", "cs", Mode.REALTIME)),
            Map.entry(OrderVersion.class, new OrderVersion(new OrderId(8), 9)),
            Map.entry(Adjustment.class, new Adjustment(new SkuId(1), new LocationId(2), 3, -4, 1, "lost")),
            Map.entry(Count.class, new Count(new SkuId(1), new LocationId(2), 3, 4, "spot")),
            Map.entry(Transfer.class, new Transfer(new SkuId(1), new LocationId(2), new LocationId(3), 4, "transfer")),
            Map.entry(Rule.class, new Rule(1, null, "Lamps", null, "Flagships", true, 2)),
            Map.entry(Policy.class, POLICY),
            Map.entry(PolicyDraft.class, new PolicyDraft(
                    1, 2, POLICY, "abcdef", THEN, "ann", new PolicyDraft.Proposal("ann", THEN, THEN), "{\"n\":1}")),
            Map.entry(Publication.class, new Publication(1, "abcdef", "Usual", THEN, THEN, "ann", null, true, null)),
            Map.entry(Setting.class, HOURS),
            Map.entry(Settings.Kind.class, Settings.Kind.HOURS),
            Map.entry(Settings.Version.class, new Settings.Version(
                    Settings.Kind.HOURS, "3", 4, HOURS, THEN, "ann")),
            Map.entry(ChannelConnection.class, new ChannelConnection(
                    new ConnectionId(4), "Shop", "woocommerce", URI.create("https://shop.example/a%20b"), "ck",
                    Mode.REALTIME, Wanted.PAUSED, new LocationId(5), THEN, 6)),
            Map.entry(Parked.class, new Parked(
                    1, new ConnectionId(4), Resource.STOCK, "x:1", "unmapped.sku", List.of("a", "b"), null, THEN, THEN,
                    2)),
            Map.entry(Owing.class, new Owing(
                    1, new ConnectionId(4), Owing.Kind.COUNT, Owing.State.PARKED, new SkuId(1), new LocationId(2),
                    LocationId.NONE, 3, null, THEN, THEN, 4, true, "key", THEN, null, "rejected", "no", "console",
                    null, null)));

    private static final List<Class<?>> PORTS = List.of(
            ConnectionActs.class, OutboxActs.class, PublishingActs.class, SafetyStockRules.Acts.class,
            StockServices.Changes.class, PolicyActs.class, NetworkDesk.class, WhyDesk.Rerouting.class,
            RunsDesk.Acts.class);

    static Stream<Arguments> acts() {
        return PORTS.stream().flatMap(port -> Arrays.stream(port.getMethods()))
                .filter(Acts::isAct)
                .map(Arguments::of);
    }

    private static Object sample(Type type) {
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        Object sample = SAMPLES.get(raw);
        assertNotNull(sample, () -> "an example of " + raw + " is needed here");
        return sample;
    }

    @ParameterizedTest
    @MethodSource("acts")
    void whatAnActIsAskedWithAndAnswersArrives(Method act) {
        @Nullable Object[] args = Arrays.stream(act.getGenericParameterTypes()).map(ActJsonTest::sample).toArray();
        assertArrayEquals(args, ActJson.arguments(act, ActJson.arguments(args)));

        Type answers = act.getGenericReturnType();
        if (act.getReturnType() == Outcome.class) {
            var done = new Done<>(sample(((ParameterizedType) answers).getActualTypeArguments()[0]));
            assertEquals(done, ActJson.result(act, ActJson.answer(done)));
            var refused = new Refused<>("stock.changed", "1", "2");
            assertEquals(refused, ActJson.result(act, ActJson.answer(refused)));
        } else if (act.getReturnType() == Optional.class) {
            var found = Optional.of(sample(((ParameterizedType) answers).getActualTypeArguments()[0]));
            assertEquals(found, ActJson.result(act, ActJson.answer(found)));
            assertEquals(Optional.empty(), ActJson.result(act, ActJson.answer(Optional.empty())));
        } else {
            Object value = act.getReturnType() == void.class ? null : sample(answers);
            assertEquals(value, ActJson.result(act, ActJson.answer(value)));
        }
    }

    @Test
    void whatMayBeMissingMay() throws Exception {
        Method choose = ConnectionActs.class.getMethod(
                "chooseDefaultLocation", Actor.class, ConnectionId.class, LocationId.class);
        @Nullable Object[] args = {SAMPLES.get(Actor.class), new ConnectionId(1), null};
        assertArrayEquals(args, ActJson.arguments(choose, ActJson.arguments(args)));
        Method edit = OutboxActs.class.getMethod("edit", Actor.class, long.class, int.class);
        String half = ActJson.arguments(new @Nullable Object[] {SAMPLES.get(Actor.class), 1L, null});
        assertThrows(IllegalArgumentException.class, () -> ActJson.arguments(edit, half));
        assertThrows(IllegalArgumentException.class, () -> ActJson.arguments(edit, "[]"));
        assertThrows(IllegalArgumentException.class, () -> ActJson.arguments(edit, "nonsense"));
    }

    @Test
    void aFullDiskThereIsToldHereAsOne() throws Exception {
        Method edit = OutboxActs.class.getMethod("edit", Actor.class, long.class, int.class);
        var full = new WorkspaceUnusable(WorkspaceUnusable.Code.DISK_FULL, "/ws");
        WorkspaceUnusable told = assertThrows(
                WorkspaceUnusable.class, () -> ActJson.result(edit, ActJson.failure(full)));
        assertEquals(full.code(), told.code());
        assertEquals(full.args(), told.args());
    }

    @Test
    void theSecretOfAnActIsInNoNameAndNoWords() throws Exception {
        Method connect = ConnectionActs.class.getMethod("connect", Actor.class, Wish.class);
        @Nullable Object[] args = {SAMPLES.get(Actor.class), SAMPLES.get(Wish.class)};
        var command = new Handed("1", Acts.command(connect, args), Path.of(""), "");
        assertEquals("crossdock.sync.connect.ConnectionActs.connect/2", command.name());
        assertFalse(command.toString().contains("cs"), command.toString());
    }
}
