package crossdock.ui.routing.lab;

import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.order.Method;
import crossdock.order.Region;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.DemandLine;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Moment;
import crossdock.routing.engine.StockIndex;
import crossdock.routing.explain.Flips;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.ui.routing.desk.OrderFile;
import crossdock.ui.routing.desk.PolicyLab;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.Trial;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The engine on the workspace as it is.
public final class EngineLab implements PolicyLab {
    private static final int REFUSALS = 1_000; // nobody reads more on a screen

    private final Ground.Source source;
    private final InstantSource clock;
    private final int refusals;
    private volatile Map<String, Demand> shown = Map.of(); // of the last file

    public EngineLab(Ground.Source source, InstantSource clock) {
        this(source, clock, REFUSALS);
    }

    /// @param refusals of the rows of a file that are told at most; the others are counted
    public EngineLab(Ground.Source source, InstantSource clock, int refusals) {
        this.source = source;
        this.clock = clock;
        this.refusals = refusals;
    }

    @Override
    public Figures figures(Policy policy) throws InterruptedException {
        Ground ground = source.ground();
        return new Figures(
                new TallyCount(policy, ground).count(),
                new Findings(policy, ground).all(source.replay(ground)));
    }

    @Override
    public ReplayReport replay(Policy draft, PolicyVersion live, Progress progress, BooleanSupplier isCancelled) {
        Ground ground = source.ground();
        return new ReplayRun(
                        ground.network(), draft, live, id -> ground.numbers().getOrDefault(id, id.toString()), null)
                .run(source.past(ground, isCancelled), clock, progress, isCancelled);
    }

    @Override
    public OrderFile.Replayed replay(
            Policy draft, PolicyVersion live, OrderFile file, Progress progress, BooleanSupplier isCancelled)
            throws IOException, OrderFile.Unusable {
        Ground ground = source.ground();
        List<OrderFile.Refusal> refused = new ArrayList<>();
        Ground.Filed filed = source.filed(
                ground, file, rows -> progress.tell(Math.toIntExact(rows), 0),
                one -> {
                    if (refused.size() < refusals) {
                        refused.add(one);
                    }
                },
                isCancelled);
        refused.sort(Comparator.comparingLong(OrderFile.Refusal::line)); // an order is refused after its last row
        String name = String.valueOf(file.file().getFileName());
        if (filed.input().orders().isEmpty()) {
            throw new OrderFile.Unusable("replay.noOrder", List.of(name), refused);
        }
        var facts = new ReplayReport.OrderFile(name, filed.rows(), filed.refused());
        ReplayReport report = new ReplayRun(
                        ground.network(), draft, live, id -> filed.numbers().getOrDefault(id, id.toString()), facts)
                .run(filed.input(), clock, progress, isCancelled);
        shown = shown(filed, report);
        return new OrderFile.Replayed(report, List.copyOf(refused));
    }

    /// The orders of the file that a report tells of, by their numbers: each can be tried then.
    private static Map<String, Demand> shown(Ground.Filed filed, ReplayReport report) {
        Set<Long> ids = report.rows().stream().map(ReplayReport.Row::order).collect(Collectors.toSet());
        Map<String, Demand> shown = new HashMap<>();
        filed.input().orders().stream()
                .filter(order -> ids.contains(order.order().value()))
                .forEach(order -> shown.put(filed.numbers().getOrDefault(order.order(), ""), order));
        return Map.copyOf(shown);
    }

    @Override
    public List<Trial.Answer> route(Trial trial, List<Policy> policies) {
        Ground ground = source.ground();
        Instant asked = trial.at();
        Instant now = asked == null ? clock.instant() : asked;
        Demand demand = switch (trial.order()) {
            case Trial.Subject.Stored(String number) -> source.order(number)
                    .or(() -> Optional.ofNullable(shown.get(number)))
                    .orElseThrow(() -> new Trial.Unknown("routing.trial.noOrder", number));
            case Trial.Subject.MadeUp madeUp -> demand(madeUp, policies.getFirst().currency(), now);
        };
        List<StockIndex.Change> changes = new ArrayList<>();
        for (Trial.StockEdit edit : trial.edits()) {
            changes.add(StockIndex.Change.to(article(edit.sku()).id(), location(edit.location()), edit.units()));
        }
        StockIndex stock = changes.isEmpty() ? ground.stock() : ground.stock().with(changes);
        var moment = new Moment(now, stock, ground.load());
        return policies.stream()
                .map(policy -> new Engine(ground.network(), PolicyVersion.of(policy)))
                .map(engine -> answer(engine, engine.decide(demand, moment)))
                .toList();
    }

    private Trial.Answer answer(Engine engine, Decision decision) {
        Map<SkuId, String> codes = new HashMap<>();
        Objects.requireNonNull(decision.trace()).demand().lines().forEach(line ->
                codes.computeIfAbsent(line.sku(), source::code));
        return new Trial.Answer(decision, new Flips(engine, decision).find(), Map.copyOf(codes));
    }

    @Override
    public List<Trial.Recent> recent(int most) {
        Ground ground = source.ground();
        return ground.orders().stream()
                .sorted(Comparator.comparing(Demand::placedAt).thenComparing(Demand::order).reversed())
                .limit(most)
                .map(demand -> new Trial.Recent(
                        ground.numbers().getOrDefault(demand.order(), demand.order().toString()), demand.placedAt(),
                        demand.channel(), demand.method(), to(demand, ground), demand.lines().size(),
                        demand.lines().stream().mapToInt(DemandLine::units).sum(), demand.value()))
                .toList();
    }

    private static String to(Demand demand, Ground ground) {
        int store = ground.network().numberOf(demand.pickupAt());
        if (demand.isCollected() && store >= 0) {
            return ground.network().places().get(store).name();
        }
        Region region = demand.region();
        return Stream.of(region.city(), region.state(), region.postalCode())
                .filter(Objects::nonNull)
                .limit(2)
                .collect(Collectors.joining(", "));
    }

    /// The value is laid on the units evenly: parcels have a least value, too.
    private Demand demand(Trial.Subject.MadeUp order, String currency, Instant now) {
        Long value = order.value();
        long all = Math.max(1, order.lines().stream().mapToInt(Trial.Line::units).sum());
        List<DemandLine> lines = new ArrayList<>();
        for (Trial.Line line : order.lines()) {
            Ground.Article article = article(line.sku());
            lines.add(new DemandLine(
                    new LineId(lines.size() + 1), article.id(), article.productType(), line.units(), article.grams(),
                    value == null ? 0 : value / all, "", Map.of()));
        }
        var region = new Region(nullIfEmpty(order.country()), nullIfEmpty(order.state()), null,
                nullIfEmpty(order.postalCode()));
        LocationId pickupAt =
                order.method() == Method.SHIP ? LocationId.NONE : location(order.pickupAt());
        return new Demand(
                new OrderId(0), order.channel(), order.method(), region, source.point(region), pickupAt, now, null, 0,
                Set.of(), value == null ? null : new Money(value, currency), "", Set.of(), lines);
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    private Ground.Article article(String code) {
        return source.article(code).orElseThrow(() -> new Trial.Unknown("routing.trial.noSku", code));
    }

    private LocationId location(String code) {
        return source.location(code).orElseThrow(() -> new Trial.Unknown("routing.trial.noLocation", code));
    }
}
