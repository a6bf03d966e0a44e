package crossdock.app;

import crossdock.app.print.Report;
import crossdock.app.routing.RoutingLook;
import crossdock.fulfilment.live.PromiseDesk.Answered;
import crossdock.order.Region;
import crossdock.routing.engine.Demand;
import crossdock.routing.promise.NearOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Says whether and when lines could be had, from what is there now. Writes nothing.
@Command(
        name = "promise",
        mixinStandardHelpOptions = true,
        description = "Say whether, from where and when lines could be had. Writes nothing.")
final class PromiseCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--line", required = true, paramLabel = "SKU=N", description = "an article and how many")
    private Map<String, Integer> lines = Map.of();

    @Option(names = "--to", required = true, paramLabel = "POSTAL", description = "postal code the goods go to")
    private String to = "";

    @Option(names = "--country", paramLabel = "CODE", defaultValue = "US", description = "its country")
    private String country = "US";

    @Option(names = "--channel", paramLabel = "NAME", description = "whose order it would be; any location else")
    private @Nullable String channel;

    @Option(names = "--pickup", paramLabel = "LOCATION", description = "collected at this location")
    private @Nullable String pickup;

    @Override
    public Integer call() {
        try (Reading workspace = Workspace.read(common.paths())) {
            RoutingLook look = workspace.routing();
            if (!look.hasPolicy(Instant.now())) {
                throw new Main.BadUse(RouteCommand.NO_POLICY);
            }
            Region region = new Region(country, null, null, to);
            Demand demand = look.question(lines, region, channel == null ? "" : channel, pickup, Instant.now());
            Answered answered = look.promises.promise(demand);
            print(common.report(), look, answered);
            return answered.promise().isRealTime() ? Main.DONE : Main.PROBLEMS;
        } catch (IllegalArgumentException unknown) {
            throw new Main.BadUse(String.valueOf(unknown.getMessage()));
        }
    }

    private static void print(Report out, RoutingLook look, Answered answered) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("from_stock_now", answered.promise().isRealTime());
        head.put("arrives", String.valueOf(answered.promise().arrives()));
        head.put("stock", answered.isBehind() ? "as last known" : "newest");
        List<Map<String, Object>> parcels = answered.promise().decision().parcels().stream()
                .map(parcel -> Map.<String, Object>of(
                        "from", look.code(parcel.from()), "units", parcel.units(), "cost", parcel.cost()))
                .toList();
        List<Map<String, Object>> options = answered.promise().options().stream()
                .map(option -> option(look, option))
                .toList();
        if (out.isJson()) {
            head.put("parcels", parcels);
            head.put("options", options);
            out.line(head);
            return;
        }
        out.line(head);
        parcels.forEach(out::line);
        options.forEach(out::line);
    }

    private static Map<String, Object> option(RoutingLook look, NearOption option) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("option", look.code(option.location()));
        facts.put("rests_on", option.basis().name());
        facts.put("available", option.available().toString());
        facts.put("arrives", String.valueOf(option.arrives()));
        facts.put("known_since", String.valueOf(option.observedAt()));
        return facts;
    }
}
