package crossdock.app;

import crossdock.inventory.AdjustmentService.Adjustment;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.SkuId;
import crossdock.platform.WorkspacePaths;
import crossdock.rig.Standstill;
import crossdock.sync.Steps;
import crossdock.sync.outbox.Dispatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Reads every channel once as `sync --once` does, but stands still for ever at one point, where it can be killed. For
/// points of the way out it first changes stock at a till, as a person does; for those of routing it routes what waits.
public final class StoppedSync {
    /// Points beside the steps that the code names: everything routing wrote, before and after it is committed.
    static final String ROUTED = "ROUTED";
    static final String ROUTING_KEPT = "ROUTING_KEPT";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String A_CELL_OF_A_TILL = "SELECT s.sku_id, s.location_id, s.on_hand FROM stock s"
            + " JOIN location p ON p.id = s.location_id JOIN connection c ON c.id = p.stock_source"
            + " AND c.kind = 'square' WHERE s.on_hand > 5 ORDER BY s.sku_id LIMIT 1 OFFSET ?";

    private final String point;
    private final AtomicInteger left;
    private final String table;
    private final Path told;
    private final AtomicReference<@Nullable Workspace> workspace = new AtomicReference<>();

    private StoppedSync(String point, int passes, String table, Path told) {
        this.point = point;
        this.left = new AtomicInteger(passes);
        this.table = table;
        this.told = told;
    }

    /// Arguments: workspace, point, how often it is passed before, file that tells when the point is reached, and a table
    /// that must have rows by then, as seen inside the transaction: empty for any.
    public static void main(String[] args) throws Exception {
        var stopped = new StoppedSync(
                args[1], Integer.parseInt(args[2]), args.length > 4 ? args[4] : "", Path.of(args[3]));
        var ears = new Workspace.Ears(stopped::reading, stopped::sending);
        try (Workspace open = Workspace.open(new WorkspacePaths(Path.of(args[0])), () -> false, ears)) {
            stopped.workspace.set(open);
            if (args[1].equals(ROUTED)) {
                open.database.transactor().run(Workspace.COMMAND_LINE, _ -> {
                    open.routing.drive.step();
                    Standstill.at(stopped.told);
                });
            } else if (args[1].equals(ROUTING_KEPT)) {
                open.routing.drive.step();
                Standstill.at(stopped.told);
            }
            if (isOut(args[1])) {
                act(open, Integer.parseInt(args[2]), Path.of(args[3]).resolveSibling("acts"));
            }
            open.sync.syncOnce(PATIENCE);
        }
        System.exit(0);
    }

    static boolean isOut(String point) {
        for (Dispatcher.Steps.Step step : Dispatcher.Steps.Step.values()) {
            if (point.equals(out(step))) {
                return true;
            }
        }
        return false;
    }

    static String out(Dispatcher.Steps.Step step) {
        return "OUT_" + step;
    }

    /// A unit is found at a till; told in a file once the screen would have shown it.
    private static void act(Workspace open, int number, Path acts) throws IOException {
        Adjustment found = open.database.readers().read(sql -> sql.first(
                        A_CELL_OF_A_TILL,
                        row -> new Adjustment(
                                new SkuId(row.getLong(1)), new LocationId(row.getLong(2)), row.getInt(3), 1, 0,
                                "found"),
                        number)
                .orElseThrow());
        if (open.adjustments.adjust(Workspace.PERSON, found) instanceof Done) {
            Files.writeString(acts, "done\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private void reading(Steps.Step step) {
        if (point.equals(step.name()) && hasRows() && left.getAndDecrement() == 0) {
            Standstill.at(told);
        }
    }

    private void sending(Dispatcher.Steps.Step step) {
        if (point.equals(out(step))) {
            Standstill.at(told);
        }
    }

    private boolean hasRows() {
        Workspace open = workspace.get();
        return table.isEmpty()
                || open != null && open.database.writer().current().number("SELECT count(*) FROM " + table) > 0;
    }
}
