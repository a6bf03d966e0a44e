package crossdock.ui.routing.lab;

import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Parcel;
import crossdock.routing.network.Network;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.routing.policy.Run;
import crossdock.routing.replay.Difference;
import crossdock.routing.replay.LocationLoad;
import crossdock.routing.replay.Replay;
import crossdock.routing.replay.ReplayInput;
import crossdock.routing.replay.ReplayResult;
import crossdock.routing.replay.Totals;
import crossdock.ui.routing.desk.PolicyLab.Progress;
import crossdock.ui.routing.desk.ReplayReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// One replay and its report in plain figures.
final class ReplayRun {
    private static final int ROWS = 2_000;

    private final Network network;
    private final PolicyVersion draft;
    private final PolicyVersion live;
    private final Function<OrderId, String> numbers;
    private final ReplayReport.@Nullable OrderFile file;

    /// @param numbers names an order as people know it
    /// @param file the orders come from; null for stored ones
    ReplayRun(
            Network network, Policy draft, PolicyVersion live, Function<OrderId, String> numbers,
            ReplayReport.@Nullable OrderFile file) {
        this.network = network;
        this.draft = PolicyVersion.of(draft);
        this.live = live;
        this.numbers = numbers;
        this.file = file;
    }

    ReplayReport run(ReplayInput input, InstantSource clock, Progress progress, BooleanSupplier isCancelled) {
        Instant started = clock.instant();
        int all = input.orders().size();
        ReplayResult result = new Replay(new Engine(network, live), new Engine(network, draft))
                .run(input, done -> progress.tell(done, all), isCancelled);
        Instant ended = clock.instant();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Difference.Kind kind : Difference.Kind.values()) {
            int orders = (int) result.differences().stream().filter(one -> one.worst() == kind).count();
            if (orders > 0) {
                counts.put(kind.name(), orders);
            }
        }
        return new ReplayReport(
                draft.hash(), live.hash(), ended.getEpochSecond(), Duration.between(started, ended).toMillis(),
                result.draft().orders(),
                all == 0 ? 0 : input.orders().getFirst().placedAt().getEpochSecond(),
                all == 0 ? 0 : input.orders().getLast().placedAt().getEpochSecond(),
                file, stock(result.stock()), judged(result.draft()), result.isWhole(), result.differences().size(),
                sums(result.published()), sums(result.draft()), counts,
                result.differences().stream().limit(ROWS).map(this::row).toList(),
                loads(result.published().loads(), result.draft().loads()));
    }

    private static ReplayReport.Stock stock(ReplayInput.Stock of) {
        return new ReplayReport.Stock(
                of.basis().name(), of.cells(), of.cellsAsOfToday(), of.own(), of.arrivals(), of.arriving());
    }

    private static ReplayReport.Judged judged(Totals totals) {
        return new ReplayReport.Judged(
                totals.promised() - totals.byLevel(), totals.byLevel(), totals.orders() - totals.promised());
    }

    private static ReplayReport.Sums sums(Totals totals) {
        return new ReplayReport.Sums(
                orNull(totals.fillRate().stream()), orNull(totals.promiseKept().stream()), totals.parcels(),
                orNull(totals.meanKm().stream()), totals.cost(), orNull(totals.splitRate().stream()),
                totals.unfilled());
    }

    private static @Nullable Double orNull(DoubleStream one) {
        return one.boxed().findFirst().orElse(null);
    }

    private ReplayReport.Row row(Difference difference) {
        Duration later = difference.laterBy();
        return new ReplayReport.Row(
                difference.demand().order().value(),
                numbers.apply(difference.demand().order()),
                difference.worst().name(),
                places(difference.published()),
                places(difference.draft()),
                difference.published().parcels().size(),
                difference.draft().parcels().size(),
                difference.metresMore(),
                difference.dearerBy(),
                later == null ? null : later.toSeconds(),
                rule(difference.draft()));
    }

    private String places(Decision decision) {
        return decision.parcels().stream().map(Parcel::from).distinct().map(this::name)
                .collect(Collectors.joining(ReplayReport.BETWEEN));
    }

    private String name(LocationId id) {
        int number = network.numberOf(id);
        return number < 0 ? id.toString() : network.places().get(number).name();
    }

    /// Where the draft placed most, as `2.3 Fewest parcels`; empty when no rule did.
    private String rule(Decision decision) {
        if (decision.run() < 0 || decision.parcels().isEmpty()) {
            return "";
        }
        Run run = draft.policy().runs().get(decision.run());
        int rule = decision.parcels().getFirst().rule();
        return rule < 0 ? run.name() : decision.run() + 1 + "." + (rule + 1) + " " + run.rules().get(rule).name();
    }

    private List<ReplayReport.Load> loads(List<LocationLoad> before, List<LocationLoad> after) {
        Map<LocationId, LocationLoad> was = new HashMap<>();
        before.forEach(load -> was.put(load.location(), load));
        List<ReplayReport.Load> loads = new ArrayList<>();
        for (LocationLoad is : after) {
            LocationLoad old = was.get(is.location());
            if (old != null && (old.parcels() > 0 || is.parcels() > 0)) {
                loads.add(new ReplayReport.Load(
                        is.location().value(), name(is.location()), old.parcels(), is.parcels(), old.percent(),
                        is.percent()));
            }
        }
        loads.sort(Comparator.comparingDouble(ReplayReport.Load::percentIs).reversed()
                .thenComparing(Comparator.comparingInt(ReplayReport.Load::parcelsIs).reversed()));
        return loads;
    }
}
