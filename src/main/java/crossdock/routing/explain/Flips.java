package crossdock.routing.explain;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.routing.engine.Attempt;
import crossdock.routing.engine.Check;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Moment;
import crossdock.routing.engine.Parcel;
import crossdock.routing.engine.StockIndex.Change;
import crossdock.routing.engine.Trace;
import crossdock.routing.engine.Verdict;
import crossdock.routing.engine.Verdicts;
import crossdock.routing.explain.Flip.Kind;
import crossdock.routing.policy.LocationFilter.WithinDistance;
import crossdock.routing.policy.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks for the smallest single change of each kind that would have flipped a decision. The trace says where to look;
/// only the engine says whether it flips.
public final class Flips {
    private static final int TRIES = 8; // locations looked at per kind, smallest lack first

    private final Engine engine;
    private final Decision decision;
    private final Trace trace;

    /// @param decision with its trace; throws IllegalArgumentException without one
    public Flips(Engine engine, Decision decision) {
        Trace found = decision.trace();
        if (found == null) {
            throw new IllegalArgumentException("a decision without a trace has nothing to look for");
        }
        this.engine = engine;
        this.decision = decision;
        this.trace = found;
    }

    /// The smallest of each kind that exists, in the order of [Kind].
    public List<Flip> find() {
        List<Flip> flips = new ArrayList<>();
        moreStock().ifPresent(flips::add);
        lessStock().ifPresent(flips::add);
        capacity().ifPresent(flips::add);
        radius().ifPresent(flips::add);
        cost().ifPresent(flips::add);
        rule().ifPresent(flips::add);
        return flips;
    }

    /// Where somebody lacked something, smallest lack first.
    private record Lack(LocationId location, int line, long missing, Attempt attempt, Verdict verdict) {}

    private List<Lack> lacks(Set<Check> checks) {
        List<Lack> lacks = new ArrayList<>();
        for (Attempt attempt : trace.attempts()) {
            Verdicts verdicts = attempt.verdicts();
            for (int place = 0; verdicts != null && place < verdicts.size(); place++) {
                if (checks.contains(verdicts.check(place))) {
                    Verdict verdict = verdicts.of(place);
                    LocationId location = trace.network().places().get(place).id();
                    long missing = verdict.check() == Check.DISTANCE
                            ? verdict.a() < 0 ? Long.MAX_VALUE : verdict.a() - verdict.b()
                            : verdict.b() - verdict.a();
                    lacks.add(new Lack(location, verdict.line(), missing, attempt, verdict));
                }
            }
        }
        lacks.sort(Comparator.comparingLong(Lack::missing).thenComparing(Lack::location));
        return lacks.subList(0, Math.min(TRIES, lacks.size()));
    }

    /// Units of one article at one location that lacked them. A location short of two articles cannot be flipped by one
    /// change and is not named.
    private Optional<Flip> moreStock() {
        Flip best = null;
        for (Lack lack : lacks(Set.of(Check.STOCK, Check.NOT_ALL_LINES))) {
            SkuId sku = trace.demand().lines().get(lack.line).sku();
            int has = trace.moment().stock().routable(sku, lack.location);
            long n = least(lack.missing, more -> with(sku, lack.location, has + more), lack.location);
            if (n > 0 && (best == null || n < best.size())) {
                best = new Flip(
                        Kind.MORE_STOCK, lack.location, sku, -1, has, has + n, with(sku, lack.location, has + n));
            }
        }
        return Optional.ofNullable(best);
    }

    /// Units fewer of one article at a location that was chosen: how near the decision was to going elsewhere.
    private Optional<Flip> lessStock() {
        Flip best = null;
        for (Parcel parcel : decision.parcels()) {
            for (var portion : parcel.portions()) {
                int has = trace.moment().stock().routable(portion.sku(), parcel.from());
                int own = trace.demand().lines().get(portion.index()).own().getOrDefault(parcel.from(), 0);
                long n = least(
                        (long) has + own, fewer -> with(portion.sku(), parcel.from(), has - fewer), null);
                if (n > 0 && (best == null || n < best.size())) {
                    best = new Flip(
                            Kind.LESS_STOCK, parcel.from(), portion.sku(), -1, has, has - n,
                            with(portion.sku(), parcel.from(), has - n));
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /// The decision on stock in which one cell differs.
    private Decision with(SkuId sku, LocationId location, long units) {
        Moment moment = trace.moment();
        var stock = moment.stock().with(List.of(Change.to(sku, location, Math.toIntExact(units))));
        return engine.decideUntraced(trace.demand(), new Moment(moment.now(), stock, moment.load()));
    }

    /// Room for so much more work at a location that had none.
    private Optional<Flip> capacity() {
        Flip best = null;
        for (Lack lack : lacks(Set.of(Check.CAPACITY_DAY, Check.CAPACITY_SHIFT))) {
            LongFunction<Decision> lighter = less -> engine.decideUntraced(
                    trace.demand(),
                    new Moment(
                            trace.moment().now(), trace.moment().stock(),
                            new Lightened(trace.moment().load(), lack.location, Math.toIntExact(less))));
            long n = least(lack.missing, lighter, lack.location);
            if (n > 0 && (best == null || n < best.size())) {
                long left = lack.verdict.a();
                best = new Flip(Kind.CAPACITY, lack.location, null, -1, left, left + n, lighter.apply(n));
            }
        }
        return Optional.ofNullable(best);
    }

    /// Wider for the nearest location refused, or narrower than the location chosen, whichever is less.
    private Optional<Flip> radius() {
        Flip best = null;
        for (Lack lack : lacks(Set.of(Check.DISTANCE))) {
            int rule = lack.attempt.rule();
            if (rule >= 0 && lack.missing != Long.MAX_VALUE && !lack.attempt.isDropShip()) {
                long km = lack.verdict.b() / 1_000;
                long n = least(
                        Math.ceilDiv(lack.missing, 1_000L),
                        more -> Changed.radius(engine, decision.run(), rule, km + more)
                                .decideUntraced(trace.demand(), trace.moment()),
                        lack.location);
                best = n > 0 && (best == null || n < best.size()) ? radius(rule, km, km + n, lack.location) : best;
            }
        }
        for (Parcel parcel : decision.parcels()) {
            Long km = radiusOf(parcel.rule());
            if (km != null && !parcel.isDropShip()) {
                long n = least(
                        km - 1,
                        less -> Changed.radius(engine, decision.run(), parcel.rule(), km - less)
                                .decideUntraced(trace.demand(), trace.moment()),
                        null);
                best = n > 0 && (best == null || n < best.size())
                        ? radius(parcel.rule(), km, km - n, parcel.from())
                        : best;
            }
        }
        return Optional.ofNullable(best);
    }

    private Flip radius(int rule, long from, long to, LocationId location) {
        Decision then = Changed.radius(engine, decision.run(), rule, to)
                .decideUntraced(trace.demand(), trace.moment());
        return new Flip(Kind.RADIUS, location, null, rule, from, to, then);
    }

    /// Kilometres of a rule's distance filter; null without one.
    private @Nullable Long radiusOf(int rule) {
        if (rule < 0) {
            return null;
        }
        Rule decided = engine.version().policy().runs().get(decision.run()).rules().get(rule);
        return decided.where().stream()
                .filter(WithinDistance.class::isInstance)
                .map(filter -> (long) ((WithinDistance) filter).km())
                .findFirst()
                .orElse(null);
    }

    /// Dearer by up to twice the order's cost; beyond that nobody would call it a small change.
    private Optional<Flip> cost() {
        Flip best = null;
        for (Parcel parcel : decision.parcels()) {
            long n = least(
                    Math.max(10_000, 2 * decision.cost()),
                    more -> Changed.handling(engine, parcel.from(), more)
                            .decideUntraced(trace.demand(), trace.moment()),
                    null);
            if (n > 0 && (best == null || n < best.size())) {
                best = new Flip(
                        Kind.COST, parcel.from(), null, -1, parcel.cost(), parcel.cost() + n,
                        Changed.handling(engine, parcel.from(), n).decideUntraced(trace.demand(), trace.moment()));
            }
        }
        return Optional.ofNullable(best);
    }

    /// The rule that placed the first parcel, switched off.
    private Optional<Flip> rule() {
        return decision.parcels().stream().mapToInt(Parcel::rule).filter(rule -> rule >= 0).boxed().findFirst()
                .map(rule -> {
                    Decision then = Changed.without(engine, decision.run(), rule)
                            .decideUntraced(trace.demand(), trace.moment());
                    return new Flip(Kind.RULE, LocationId.NONE, null, rule, 1, 0, then);
                })
                .filter(flip -> !places(flip.then()).equals(places(decision)));
    }

    /// The smallest change from 1 to `most` that flips: at `most` it must, and just below the answer it must not.
    ///
    /// @param into the location that has to be part of the new decision; null for any other decision
    /// @return 0 when none does
    private long least(long most, LongFunction<Decision> changed, @Nullable LocationId into) {
        if (most < 1 || !flips(changed.apply(most), into)) {
            return 0;
        }
        long stands = 0;
        long flips = most;
        while (flips - stands > 1) {
            long middle = stands + (flips - stands) / 2;
            if (flips(changed.apply(middle), into)) {
                flips = middle;
            } else {
                stands = middle;
            }
        }
        return flips;
    }

    /// Another set of locations is a flip; the same locations in another split are not.
    private boolean flips(Decision then, @Nullable LocationId into) {
        Set<LocationId> places = places(then);
        return !places.equals(places(decision)) && (into == null || places.contains(into));
    }

    /// Where goods come from under a decision.
    private static Set<LocationId> places(Decision decision) {
        return decision.parcels().stream().map(Parcel::from).collect(Collectors.toSet());
    }
}
