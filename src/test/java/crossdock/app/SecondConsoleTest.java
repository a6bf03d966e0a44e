package crossdock.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.AdjustmentService.Adjustment;
import crossdock.inventory.AdjustmentService.Count;
import crossdock.inventory.StockQueries;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Topic;
import crossdock.platform.WorkspacePaths;
import crossdock.store.file.HolderLock;
import crossdock.store.file.WorkspaceUnusable;
import crossdock.ui.stock.StockServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two consoles at one workspace, each a process of its own.
@Timeout(120)
class SecondConsoleTest {
    @TempDir
    private Path folder;

    private Path ws;

    @BeforeEach
    void make() throws IOException {
        ws = folder.resolve("ws");
        DamagedWorkspaces.stock(folder, ws, 20, 5);
        Files.writeString(folder.resolve("more.csv"), "sku,title\nNEW-1,One\nNEW-2,Two\n");
    }

    private Ran importMore() {
        return Ran.of(
                "import", "catalogue", folder.resolve("more.csv").toString(), "--workspace", ws.toString());
    }

    @Test
    void seesWhatTheHolderWritesAndWritesNothing() throws Exception {
        Process holder = HolderProcess.start(ws, "whole");
        try (Workspace second = Workspace.openBeside(new WorkspacePaths(ws), () -> false)) {
            assertEquals(20, skus(second));
            assertFalse(second.database.isHeld());
            assertEquals("" + holder.pid(), HolderLock.holder(ws));
            var noticed = new CountDownLatch(1);
            second.notices().subscribe(notice -> {
                if (notice.touches(Topic.STOCK)) {
                    noticed.countDown();
                }
            });
            Thread.sleep(700); // the watch has seen the file as it is
            assertEquals(0, importMore().code(), "handed to the holder");
            assertTrue(noticed.await(30, TimeUnit.SECONDS), "no notice came");
            assertEquals(22, skus(second));
            WorkspaceUnusable refused = assertThrows(
                    WorkspaceUnusable.class, () -> DamagedWorkspaces.decide(second, 1));
            assertEquals(WorkspaceUnusable.Code.HELD, refused.code());
            assertEquals("" + holder.pid(), refused.args().getLast());
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    void handsChangesOfStockToTheHolderAndHearsWhatCameOfThem() throws Exception {
        Process holder = HolderProcess.start(ws, "whole");
        try (Workspace second = Workspace.openBeside(new WorkspacePaths(ws), () -> false)) {
            long key = second.reading.stock().keys(
                    StockQueries.View.CELLS, StockQueries.Filter.NONE,
                    new StockQueries.Sort(StockQueries.Sort.Column.SKU, false), 1)[0];
            StockQueries.CellRow cell = second.reading.stock().cells(new long[] {key}).getFirst();
            int seen = cell.onHand();
            var hands = second.acts(StockServices.Changes.class);
            assertEquals(new Done<>(seen + 2), hands.adjust(
                    Workspace.PERSON, new Adjustment(cell.sku(), cell.location(), seen, 2, 0, "found")));
            assertEquals(
                    new Refused<>("stock.changed", "" + seen, "" + (seen + 2)),
                    hands.adjust(
                            Workspace.PERSON, new Adjustment(cell.sku(), cell.location(), seen, 2, 0, "found")),
                    "the holder looks at what the person saw");
            var count = new Count(cell.sku(), cell.location(), seen + 2, 7, "spot");
            assertEquals(new Done<>(7), hands.count(Workspace.PERSON, count));
            assertEquals(7, second.reading.stock().cells(new long[] {key}).getFirst().onHand());
            assertEquals(new Done<>(seen + 2), hands.uncount(Workspace.PERSON, count));
            assertEquals(0, Ran.of(
                    "stock", "adjust", "--sku", cell.code(), "--location", code(second, cell), "--units=-2",
                    "--workspace", ws.toString()).code());
            assertEquals(seen, second.reading.stock().cells(new long[] {key}).getFirst().onHand());
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    private static String code(Workspace workspace, StockQueries.CellRow cell) {
        return workspace.reading.locations().find(cell.location()).orElseThrow().code();
    }

    @Test
    void takesOverWhenTheHolderIsKilledAndTakesCommands() throws Exception {
        Process holder = HolderProcess.start(ws, "whole");
        Process console = HolderProcess.child(ConsoleProcess.class, ws.toString());
        try {
            await(console, () -> Files.exists(ws.resolve("logs").resolve("crossdock.log")));
            assertEquals("" + holder.pid(), HolderLock.holder(ws), "it reads beside the other");
            holder.destroyForcibly().waitFor();
            await(console, () -> HolderLock.holder(ws).equals("" + console.pid()) && said("took the workspace over"));
            Ran ran = importMore();
            assertEquals(0, ran.code(), ran.out() + ran.err());
            assertTrue(ran.out().contains("\"accepted\":2"), ran.out());
            assertEquals("" + console.pid(), HolderLock.holder(ws), "the console carried it out");
        } finally {
            holder.destroyForcibly().waitFor();
            console.destroyForcibly().waitFor();
        }
    }

    private boolean said(String words) {
        try {
            return Files.readString(ws.resolve("logs").resolve("crossdock.log")).contains(words);
        } catch (IOException e) {
            return false;
        }
    }

    private static void await(Process alive, BooleanSupplier isSo) throws InterruptedException {
        while (!isSo.getAsBoolean()) {
            assertTrue(alive.isAlive(), "the console ended");
            Thread.sleep(50);
        }
    }

    private static long skus(Workspace workspace) {
        return workspace.reading.stock().count(StockQueries.View.SKUS, StockQueries.Filter.NONE);
    }
}
