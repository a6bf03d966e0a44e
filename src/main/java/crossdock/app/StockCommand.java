package crossdock.app;

import crossdock.app.print.Report;
import crossdock.inventory.AdjustmentService.Adjustment;
import crossdock.inventory.AdjustmentService.Count;
import crossdock.inventory.AdjustmentService.Transfer;
import crossdock.inventory.Location;
import crossdock.inventory.StockQueries;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.SkuId;
import crossdock.store.stock.SqlSkus;
import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.ui.common.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Changes of stock by hand, through the services of the Stock screen, and what channels are told of it, through those of
/// the Channels screen. Who has to be told is told by the console that holds the workspace, or with the next `sync`.
@Command(
        name = "stock",
        mixinStandardHelpOptions = true,
        description = "Adjust, count or transfer stock; say who counts it and which channel is told of it."
                + " Channels are told by the open console or the next sync.")
final class StockCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create(); // replaced by picocli

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "adjust, count, transfer, source or publish? See crossdock stock --help");
    }

    /// @param seen on hand as it was when somebody decided; another figure by now refuses the change
    @Command(name = "adjust", mixinStandardHelpOptions = true, description = "Units that were found or lost.")
    int adjust(
            @Mixin CommonOptions common,
            @Option(names = "--sku", required = true, paramLabel = "CODE") String sku,
            @Option(names = "--location", required = true, paramLabel = "CODE") String location,
            @Option(names = "--units", required = true, paramLabel = "N", description = "such as -2") int units,
            @Option(names = "--unavailable", paramLabel = "N", defaultValue = "0") int unavailable,
            @Option(names = "--reason", paramLabel = "WORD", defaultValue = "correction") String reason,
            @Option(names = "--seen", paramLabel = "N", description = "refused when on hand is another")
                    @Nullable Integer seen)
            throws Exception {
        return common.work("", workspace -> {
            var at = new At(workspace, sku, location);
            var change = new Adjustment(
                    at.sku(), at.location(), seen == null ? at.onHand() : seen, units, unavailable, reason);
            return tell(common, at, workspace.adjustments.adjust(actor(), change));
        });
    }

    /// @param isUndone takes such a count back, as long as nobody told the source
    @Command(name = "count", mixinStandardHelpOptions = true, description = "What lies on the shelf.")
    int count(
            @Mixin CommonOptions common,
            @Option(names = "--sku", required = true, paramLabel = "CODE") String sku,
            @Option(names = "--location", required = true, paramLabel = "CODE") String location,
            @Option(names = "--counted", required = true, paramLabel = "N") int counted,
            @Option(names = "--reason", paramLabel = "WORD", defaultValue = "stocktake") String reason,
            @Option(names = "--seen", paramLabel = "N", description = "refused when on hand is another")
                    @Nullable Integer seen,
            @Option(names = "--undo", description = "take this count back; needs --seen") boolean isUndone)
            throws Exception {
        return common.work("", workspace -> {
            var at = new At(workspace, sku, location);
            var count = new Count(at.sku(), at.location(), seen == null ? at.onHand() : seen, counted, reason);
            return tell(common, at, isUndone
                    ? workspace.adjustments.uncount(actor(), count)
                    : workspace.adjustments.count(actor(), count));
        });
    }

    @Command(name = "transfer", mixinStandardHelpOptions = true, description = "Units carried to another location.")
    int transfer(
            @Mixin CommonOptions common,
            @Option(names = "--sku", required = true, paramLabel = "CODE") String sku,
            @Option(names = "--from", required = true, paramLabel = "CODE") String from,
            @Option(names = "--to", required = true, paramLabel = "CODE") String to,
            @Option(names = "--units", required = true, paramLabel = "N") int units,
            @Option(names = "--reason", paramLabel = "WORD", defaultValue = "transfer") String reason)
            throws Exception {
        return common.work("", workspace -> {
            var at = new At(workspace, sku, from);
            LocationId target = new At(workspace, sku, to).location();
            return tell(common, at, workspace.adjustments.transfer(
                    actor(), new Transfer(at.sku(), at.location(), target, units, reason)));
        });
    }

    @Command(
            name = "source",
            mixinStandardHelpOptions = true,
            description = "Whose word a channel's location is: the channel's, or nobody's.")
    int source(
            @Mixin CommonOptions common,
            @Option(names = "--channel", required = true, paramLabel = "NAME") String channel,
            @Option(names = "--location", required = true, paramLabel = "CODE") String location,
            @Option(names = "--nobody", description = "its units leave the books, nobody counts there") boolean nobody)
            throws Exception {
        return common.work("", workspace -> {
            ConnectionId id = connection(workspace, channel);
            LocationId at = location(workspace, location);
            Outcome<LocationId> outcome = nobody
                    ? workspace.publishing.stopCounting(actor(), id, at)
                    : workspace.publishing.count(actor(), id, at);
            return tell(common, "location", location, outcome, nobody ? "nobody" : channel);
        });
    }

    /// @param location null for a channel with one figure for everything
    /// @param filling null leaves it as it is
    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            description = "Tell a channel what it may sell, whenever that changes; overwrites figures typed in there.")
    int publish(
            @Mixin CommonOptions common,
            @Option(names = "--channel", required = true, paramLabel = "NAME") String channel,
            @Option(
                            names = "--location",
                            paramLabel = "CODE",
                            description = "which of its locations shows the value, where it keeps stock by location")
                    @Nullable String location,
            @Option(
                            names = "--filled-from",
                            paramLabel = "CODE",
                            split = ",",
                            description = "the locations that fulfil for it, instead of those chosen before")
                    @Nullable List<String> filling,
            @Option(names = "--off", description = "tell it nothing more") boolean off)
            throws Exception {
        return common.work("", workspace -> {
            ConnectionId id = connection(workspace, channel);
            LocationId at = location == null ? LocationId.NONE : location(workspace, location);
            if (filling != null) {
                Set<LocationId> places = new TreeSet<>();
                filling.forEach(code -> places.add(location(workspace, code)));
                Outcome<?> chosen = workspace.connections.chooseFulfilling(actor(), id, places);
                if (chosen instanceof Refused<?>) {
                    return tell(common, "channel", channel, chosen, "");
                }
            }
            Outcome<?> outcome =
                    off ? workspace.publishing.stop(actor(), id) : workspace.publishing.publish(actor(), id, at);
            return tell(common, "channel", channel, outcome, off ? "off" : "on");
        });
    }

    private static ConnectionId connection(Workspace workspace, String name) {
        return workspace.reading.channels().health().stream()
                .map(ChannelHealth::connection)
                .filter(each -> each.name().equals(name))
                .map(ChannelConnection::id)
                .findFirst()
                .orElseThrow(() -> new Main.BadUse("There is no channel " + name + "."));
    }

    private static LocationId location(Workspace workspace, String code) {
        return workspace.reading.locations().byCode(code)
                .map(Location::id)
                .orElseThrow(() -> new Main.BadUse("There is no location " + code + "."));
    }

    private static int tell(CommonOptions common, String what, String name, Outcome<?> outcome, String done) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(what, name);
        facts.put("now", done);
        return tell(common, facts, outcome);
    }

    private static Actor actor() {
        return Workspace.COMMAND_LINE;
    }

    private static int tell(CommonOptions common, At at, Outcome<Integer> outcome) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("sku", at.code());
        facts.put("location", at.place());
        if (outcome instanceof Done<Integer>(Integer onHand)) {
            facts.put("on_hand", onHand);
        }
        return tell(common, facts, outcome);
    }

    private static int tell(CommonOptions common, Map<String, Object> facts, Outcome<?> outcome) {
        Report out = common.report();
        if (outcome instanceof Refused<?> refused) {
            facts.remove("now");
            facts.put("refused", refused.code());
            facts.put("args", refused.args());
            out.say(Texts.lenient(Locale.getDefault()).get("refusal." + refused.code(), refused.args().toArray()));
        }
        out.line(facts);
        return outcome instanceof Done ? Main.DONE : Main.PROBLEMS;
    }

    /// One cell by the codes that people know.
    private record At(Workspace workspace, String code, String place) {
        SkuId sku() {
            return new SqlSkus(workspace.database.writer(), workspace.database.readers())
                    .idOf(code)
                    .orElseThrow(() -> new Main.BadUse("There is no article " + code + "."));
        }

        LocationId location() {
            return StockCommand.location(workspace, place);
        }

        int onHand() {
            long[] key = {StockQueries.cellKey(sku().value(), location().value())};
            return workspace.reading.stock().cells(key).stream().mapToInt(CellRow::onHand).findFirst().orElse(0);
        }
    }
}
