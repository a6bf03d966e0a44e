package crossdock.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.app.company.Acts;
import crossdock.app.company.Handed;
import crossdock.app.company.HandedActs;
import crossdock.fulfilment.NetworkDesk;
import crossdock.fulfilment.PolicyActs;
import crossdock.fulfilment.PolicyDraft;
import crossdock.fulfilment.Publication;
import crossdock.fulfilment.Setting;
import crossdock.fulfilment.Settings;
import crossdock.inventory.AdjustmentService.Adjustment;
import crossdock.inventory.AdjustmentService.Count;
import crossdock.inventory.SafetyStockRules;
import crossdock.inventory.SafetyStockRules.Rule;
import crossdock.inventory.StockQueries;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Resource;
import crossdock.kernel.SkuId;
import crossdock.order.OrderVersion;
import crossdock.platform.WorkspacePaths;
import crossdock.routing.policy.Templates;
import crossdock.store.file.WorkspaceUnusable;
import crossdock.store.sync.SqlConnections;
import crossdock.sync.ConnectionQueries.State;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.sync.Connections.Wanted;
import crossdock.sync.connect.ConnectionActs;
import crossdock.sync.connect.ConnectionActs.Wish;
import crossdock.sync.outbox.OutboxActs;
import crossdock.sync.outbox.OutboxQueries.Totals;
import crossdock.sync.outbox.Owing;
import crossdock.sync.outbox.PublishingActs;
import crossdock.ui.orders.WhyDesk;
import crossdock.ui.routing.runs.RunsDesk;
import crossdock.ui.stock.StockServices;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a person does in a console beside the holder is carried out by that other process, by the same services, and seen
/// here in the live database.
@Timeout(120)
class HandedActsTest {
    @TempDir
    private static Path folder;

    private static Path ws;
    private static Process holder;
    private static Workspace second;

    @BeforeAll
    static void make() throws IOException {
        ws = folder.resolve("ws");
        DamagedWorkspaces.stock(folder, ws, 3, 5);
        Path orders = Files.writeString(
                folder.resolve("orders.csv"),
                "order,placed_at,sku,quantity,method,postal_code,country,region,unit_price,currency\n"
                        + "7001," + Instant.now() + ",SKU-0,2,ship,44301,US,OH,20.00,USD\n");
        Ran ran = Ran.of(
                "import", "orders", orders.toString(), "--as", "open", "--workspace", ws.toString());
        assertEquals(0, ran.code(), ran.out() + ran.err());
        try (Workspace alone = Workspace.open(new WorkspacePaths(ws))) {
            connection(alone, "Shop", "woocommerce");
            ConnectionId stock = connection(alone, "Stock", "vendure");
            LocationId akron = alone.reading.locations().byCode("A1").orElseThrow().id();
            alone.places.chooseSource(Workspace.PERSON, akron, stock);
            for (int sku = 1; sku <= 2; sku++) {
                done(alone.adjustments.count(Workspace.PERSON, new Count(new SkuId(sku), akron, 5, 6)));
            }
            alone.database.transactor().run(Workspace.PERSON, _ -> alone.database.writer().current().update(
                    "UPDATE outbox SET state = 'PARKED', code = 'rejected'"));
            alone.routing.drive.step();
        }
        DamagedWorkspaces.copy(ws, folder.resolve("other"));
        holder = HolderProcess.start(ws, "whole");
        second = Workspace.openBeside(new WorkspacePaths(ws), () -> false);
    }

    private static ConnectionId connection(Workspace alone, String name, String kind) {
        var shops = new SqlConnections(alone.database.writer(), alone.database.readers());
        return alone.database.transactor().write(Workspace.PERSON, _ -> shops.add(new ChannelConnection(
                new ConnectionId(0), name, kind, URI.create("https://shop.example"), "user", Mode.REALTIME,
                Wanted.ACTIVE, null, Instant.now(), 1))).id();
    }

    @AfterAll
    static void end() throws InterruptedException {
        second.close();
        holder.destroyForcibly().waitFor();
    }

    private long events(String type) {
        return second.database.readers().read(sql -> sql.number(
                "SELECT count(*) FROM event WHERE type = ? AND actor_kind = 'PERSON' AND actor = 'console'", type));
    }

    @Test
    void connectionsAreConnectedPausedRenamedAndRemoved() throws Exception {
        ConnectionActs acts = second.acts(ConnectionActs.class);
        Path drop = Files.createDirectories(folder.resolve("drop"));
        var wish = new Wish("Drop", "file", drop.toUri().toString(), "", "", Mode.NEARTIME);
        assertInstanceOf(Done.class, acts.test(wish), "asking who it is changes nothing, so it is asked from here");
        assertEquals(new Refused<>("connection.cancelled"), acts.connect(Workspace.PERSON, wish, () -> false));
        ChannelConnection made = done(acts.connect(Workspace.PERSON, wish, () -> true));
        assertEquals("Drop", made.name());
        assertEquals(State.LOADING, state("Drop"));
        assertEquals(Wanted.PAUSED, done(acts.pause(Workspace.PERSON, made.id())).wanted());
        assertEquals(State.PAUSED, state("Drop"));
        assertEquals(Wanted.ACTIVE, done(acts.resume(Workspace.PERSON, made.id())).wanted());
        done(acts.pause(Workspace.PERSON, made.id(), Resource.ORDERS, true));
        assertEquals(1, events("ResourcePaused"));
        assertEquals(
                new Refused<>("connection.nameTaken", "Shop"), acts.rename(Workspace.PERSON, made.id(), "Shop"));
        assertEquals("Folder", done(acts.rename(Workspace.PERSON, made.id(), "Folder")).name());
        done(acts.resync(Workspace.PERSON, made.id(), null));
        assertEquals(0, done(acts.replay(Workspace.PERSON, made.id(), null)));
        LocationId akron = second.reading.locations().byCode("A1").orElseThrow().id();
        assertEquals(akron, done(acts.chooseDefaultLocation(Workspace.PERSON, made.id(), akron)).defaultLocation());
        done(acts.chooseFulfilling(Workspace.PERSON, made.id(), Set.of(akron)));
        assertEquals(Set.of(akron), second.reading.locations().fulfilling(made.id()));
        done(acts.remove(Workspace.PERSON, made.id()));
        assertEquals(
                new Refused<>("connection.unknown", made.id().toString()),
                acts.pause(Workspace.PERSON, made.id()));
        assertEquals(List.of(1L, 1L, 1L), List.of(
                events("ChannelConnected"), events("ConnectionPaused"), events("ConnectionRemoved")));
    }

    private State state(String name) {
        return second.reading.channels().health().stream()
                .filter(each -> each.connection().name().equals(name))
                .findFirst().orElseThrow().state();
    }

    @Test
    void publishingIsTurnedOnAndOffAndParkedCommandsAreDecidedOn() {
        OutboxActs acts = second.acts(OutboxActs.class);
        PublishingActs publishing = second.acts(PublishingActs.class);
        ConnectionId shop = new ConnectionId(1);
        ConnectionId stock = new ConnectionId(2);
        LocationId akron = second.reading.locations().byCode("A1").orElseThrow().id();
        assertTrue(publishing.canPublish(shop), "told by what is here");
        assertEquals(
                new Refused<>("outbox.isSource", "A1"), publishing.publish(Workspace.PERSON, stock, LocationId.NONE));
        assertEquals(new Done<>(LocationId.NONE), publishing.publish(Workspace.PERSON, shop, LocationId.NONE));
        assertEquals(Optional.of(LocationId.NONE), second.reading.outbox().publishingAt(shop));
        assertEquals(new Done<>(LocationId.NONE), publishing.stop(Workspace.PERSON, shop));
        assertEquals(Optional.empty(), second.reading.outbox().publishingAt(shop));
        var elsewhere = new Refused<>("location.otherSource", "A1");
        assertEquals(elsewhere, publishing.stopCounting(Workspace.PERSON, shop, akron));
        assertEquals(elsewhere, publishing.count(Workspace.PERSON, shop, akron));
        List<Owing> parked = second.reading.outbox().open(stock, 9).stream().map(row -> row.owing()).toList();
        assertEquals(2, parked.size());
        long first = parked.getFirst().id();
        assertEquals(new Refused<>("outbox.notDoubtful"), acts.confirm(Workspace.PERSON, first));
        assertEquals(new Refused<>("outbox.reasonMissing"), acts.giveUp(Workspace.PERSON, first, ""));
        Owing edited = done(acts.edit(Workspace.PERSON, first, 7));
        assertEquals(7, edited.units());
        assertEquals(new Totals(1, 0, 1), second.reading.outbox().totals().get(stock));
        assertEquals(new Refused<>("outbox.notParked"), acts.retry(Workspace.PERSON, first));
        assertEquals(7, cell(1, "A1").onHand(), "the movement follows the command");
        long other = parked.getLast().id();
        assertEquals(Owing.State.PENDING, done(acts.retry(Workspace.PERSON, other)).state());
        assertEquals(List.of(2L, 1L, 1L), List.of(
                events("PublishingSwitched"), events("CommandEdited"), events("CommandRetried")));
    }

    private CellRow cell(long sku, String place) {
        LocationId at = second.reading.locations().byCode(place).orElseThrow().id();
        return second.reading.stock().cells(new long[] {StockQueries.cellKey(sku, at.value())}).getFirst();
    }

    @Test
    void safetyStockIsSetReplacedAndTakenBack() {
        SafetyStockRules.Acts acts = second.acts(SafetyStockRules.Acts.class);
        var two = new Rule(0, new SkuId(1), null, null, null, false, 2);
        var four = new Rule(0, new SkuId(1), null, null, null, false, 4);
        assertEquals(Optional.empty(), acts.set(Workspace.PERSON, two));
        assertEquals(2, cell(1, "B1").safetyStock());
        assertEquals(2, acts.set(Workspace.PERSON, four).orElseThrow().quantity());
        assertEquals(4, cell(1, "B1").safetyStock());
        acts.remove(Workspace.PERSON, four);
        assertEquals(0, cell(1, "B1").safetyStock());
        assertEquals(List.of(2L, 1L), List.of(events("SafetyStockSet"), events("SafetyStockCleared")));
    }

    @Test
    void aPolicyIsDraftedPublishedAndRolledBack() {
        PolicyActs acts = second.acts(PolicyActs.class);
        var policies = second.routing.policies;
        String usual = policies.live().hash();
        PolicyDraft begun = acts.begin(Workspace.PERSON, Templates.CHEAPEST.policy("USD"), usual);
        assertEquals(begun, policies.draft(begun.id()).orElseThrow());
        PolicyDraft saved = done(acts.save(Workspace.PERSON, begun, Templates.STORE_FIRST.policy("USD")));
        assertEquals(
                new Refused<>("policy.draftChanged", "console"),
                acts.save(Workspace.PERSON, begun, Templates.CHEAPEST.policy("USD")),
                "of two acts on one version the first wins, wherever the other was made");
        PolicyDraft replayed = done(acts.keepReplay(Workspace.PERSON, saved, "{\"n\":1}"));
        acts.needSecondPerson(Workspace.PERSON, true);
        assertTrue(policies.needsSecondPerson());
        assertEquals(new Done<>(false), acts.publish(Workspace.PERSON, replayed, Instant.now()));
        PolicyDraft proposed = policies.draft(begun.id()).orElseThrow();
        assertEquals(new Refused<>("policy.samePerson", "console"), acts.approve(Workspace.PERSON, proposed));
        PolicyDraft declined = done(acts.decline(Workspace.PERSON, proposed));
        acts.needSecondPerson(Workspace.PERSON, false);
        assertEquals(new Done<>(true), acts.publish(Workspace.PERSON, declined, Instant.now()));
        assertFalse(policies.live().hash().equals(usual));
        long live = policies.act(Instant.now()).orElseThrow().seq();
        assertEquals(new Refused<>("policy.inForce"), acts.withdraw(Workspace.PERSON, live));
        Publication back = done(acts.rollBack(Workspace.PERSON, live));
        assertEquals(usual, back.hash());
        assertEquals(usual, policies.live().hash());
        assertEquals(2, events("PolicyPublished"), "and one by the console itself, on the new workspace");
    }

    @Test
    void theNetworkIsSetAndOrdersAreRoutedAnew() {
        NetworkDesk desk = second.acts(NetworkDesk.class);
        LocationId boise = second.reading.locations().byCode("B1").orElseThrow().id();
        var capacity = new Setting.Capacity(boise, Setting.Unit.ORDERS, 40, null);
        Settings.Version set = done(desk.set(Workspace.PERSON, 0, capacity));
        assertEquals(capacity, set.value());
        assertEquals(List.of(set), desk.history(set.kind(), set.subject()));
        assertEquals(
                new Refused<>("routing.settingChanged", "console"), desk.set(Workspace.PERSON, 0, capacity));
        done(desk.clear(Workspace.PERSON, 1, set.kind(), set.subject()));
        assertEquals(2, events("RoutingSettingChanged"));

        var acts = second.acts(WhyDesk.Rerouting.class);
        OrderId order = second.database.readers().read(sql -> new OrderId(sql.number("SELECT id FROM orders")));
        long version = second.database.readers().read(sql -> sql.number("SELECT version FROM orders"));
        assertEquals(
                new Refused<>("order.changed", "7001"),
                acts.reroute(Workspace.PERSON, new OrderVersion(order, version + 1)));
        assertInstanceOf(Done.class, acts.reroute(Workspace.PERSON, new OrderVersion(order, version)));
        assertEquals(
                new Refused<>("routing.nothingThere"),
                acts.reject(Workspace.PERSON, new OrderVersion(order, version), boise, "other"));

        var runs = second.acts(RunsDesk.Acts.class);
        runs.pause(Workspace.PERSON, "Ship to home", true);
        assertEquals(Set.of("Ship to home"), second.routing.ledger.paused());
        runs.pause(Workspace.PERSON, "Ship to home", false);
        assertEquals(Set.of(), second.routing.ledger.paused());
        assertEquals(2, events("RunPaused"));
        assertEquals(0, runs.decide(Workspace.PERSON, "Pickup in store"), "nothing waits for it");
    }

    @Test
    void nobodyActsAsTheConsoleItselfAndWhatIsNoActIsRefused() {
        var acts = new Acts(ws).with(SafetyStockRules.Acts.class, second.safety);
        String rule = "{\"quantity\":1,\"routing\":false,\"id\":0}";
        String name = "crossdock.inventory.SafetyStockRules$Acts.set/2";
        var asConsole = new Handed(
                "1", List.of("act", name, "[{\"kind\":\"CONSOLE\",\"name\":\"console\"}," + rule + "]"), folder, "");
        var out = new StringWriter();
        assertThrows(IllegalArgumentException.class, () -> acts.carryOut(asConsole, new PrintWriter(out)));
        for (String unknown : List.of(
                name.replace("set/2", "set/3"), "crossdock.inventory.SafetyStockRules$Acts.hashCode/0",
                "java.lang.Runtime.exec/1", "crossdock.store.Database.close/0")) {
            var answer = new StringWriter();
            acts.carryOut(new Handed("2", List.of("act", unknown, "[]"), folder, ""), new PrintWriter(answer));
            assertEquals("{\"refused\":\"handed.unknown\",\"args\":[]}", answer.toString());
        }
    }

    @Test
    void aHolderThatEndsBeforeOrInTheMiddleLeavesThePersonTold() throws Exception {
        Path other = folder.resolve("other");
        Process dying = HolderProcess.start(other, "whole");
        try (Workspace beside = Workspace.openBeside(new WorkspacePaths(other), () -> false)) {
            dying.destroyForcibly().waitFor();
            WorkspaceUnusable undone = assertThrows(WorkspaceUnusable.class, () -> pauseShop(beside));
            assertEquals(WorkspaceUnusable.Code.HELD, undone.code(), "it never began, so nothing was changed");
            killedInTheMiddle(HolderProcess.start(other, "middle"));
            assertEquals(new Refused<>("handed.lost"), pauseShop(beside));
            killedInTheMiddle(HolderProcess.start(other, "middle"));
            var rule = new Rule(0, new SkuId(1), null, null, null, false, 2);
            var acts = beside.acts(SafetyStockRules.Acts.class);
            assertThrows(HandedActs.Lost.class, () -> acts.set(Workspace.PERSON, rule));
        }
    }

    private static void killedInTheMiddle(Process holder) {
        Thread.ofVirtual().start(() -> {
            try {
                holder.inputReader().readLine();
                holder.destroyForcibly();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Outcome<ChannelConnection> pauseShop(Workspace beside) {
        return beside.acts(ConnectionActs.class).pause(Workspace.PERSON, new ConnectionId(1));
    }

    @Test
    void changesOfStockAreOfThePersonWhoMadeThem() {
        var acts = second.acts(StockServices.Changes.class);
        CellRow cell = cell(3, "B1");
        var change = new Adjustment(cell.sku(), cell.location(), 5, -2, 0, "lost");
        assertEquals(new Done<>(3), acts.adjust(Workspace.PERSON, change));
        assertEquals(3, cell(3, "B1").onHand());
        assertEquals(1, events("StockAdjusted"));
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Done<T>(T value) -> value;
            case Refused<T> refused -> throw new AssertionError(refused);
        };
    }
}
