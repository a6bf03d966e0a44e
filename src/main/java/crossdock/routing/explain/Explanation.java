package crossdock.routing.explain;

import crossdock.kernel.LocationId;
import crossdock.routing.engine.Attempt;
import crossdock.routing.engine.Attempt.Ranked;
import crossdock.routing.engine.Attempt.Result;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Parcel;
import crossdock.routing.engine.Portion;
import crossdock.routing.engine.Trace;
import crossdock.routing.engine.Verdict;
import crossdock.routing.engine.Verdicts;
import crossdock.routing.explain.Sentence.Say;
import crossdock.routing.network.Place;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.LocationSort;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.SplitMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers questions about one traced decision. Every sentence rests on the trace: verdicts, ranking, plans.
public final class Explanation {
    private final Engine engine;
    private final Decision decision;
    private final Trace trace;

    /// @param engine that decided
    /// @param decision with its trace; throws IllegalArgumentException without one
    public Explanation(Engine engine, Decision decision) {
        Trace found = decision.trace();
        if (found == null) {
            throw new IllegalArgumentException("a decision without a trace cannot be explained");
        }
        this.engine = engine;
        this.decision = decision;
        this.trace = found;
    }

    /// One sentence or more; never none.
    ///
    /// @param reportingZone of schedules by cron
    public List<Sentence> answer(Question question, ZoneId reportingZone) {
        return switch (question) {
            case HERE -> here();
            case SPLIT -> split();
            case FARTHER -> List.of(farther());
            case CARRIER -> decision.parcels().isEmpty()
                    ? List.of(Sentence.say(Say.NOWHERE))
                    : decision.parcels().stream().map(this::carrier).toList();
            case UNFILLED -> new Aftermath(engine, decision, trace).unfilled();
            case KNOWN -> new Aftermath(engine, decision, trace).known();
            case ELSEWHERE -> List.of(elsewhere());
            case AGAIN -> new Aftermath(engine, decision, trace).again(reportingZone);
        };
    }

    /// A sentence a parcel, and one about the rules that came before and found nothing.
    private List<Sentence> here() {
        List<Sentence> said = new ArrayList<>();
        for (Attempt attempt : trace.attempts()) {
            if (attempt.isAllocated()) {
                attempt.parcels().forEach(parcel -> said.add(here(attempt, parcel)));
            }
        }
        if (said.isEmpty()) {
            said.add(Sentence.say(Say.NOWHERE));
        }
        String earlier = String.join(", ", trace.attempts().stream()
                .takeWhile(attempt -> attempt.parcels().isEmpty())
                .filter(attempt -> attempt.result() == Result.NONE)
                .map(this::ruleName)
                .toList());
        if (!earlier.isEmpty()) {
            said.add(Sentence.say(Say.EARLIER_RULES, new Fact.Name(earlier)));
        }
        return said;
    }

    /// By the rule's split mode: a place in a plan is explained by the plan, a single location by the sorts.
    private Sentence here(Attempt attempt, Parcel parcel) {
        Fact place = new Fact.Place(parcel.from());
        Fact rule = new Fact.Name(ruleName(attempt));
        if (parcel.delivery() == Delivery.PICKUP) {
            return Sentence.say(Say.HERE_PICKUP, place);
        }
        if (attempt.isDropShip()) {
            return Sentence.say(Say.HERE_SUPPLIER, place);
        }
        Rule decided = rule(attempt);
        if (attempt.ranking().size() == 1) {
            return Sentence.say(Say.HERE_ONLY, place, rule);
        }
        return switch (decided.split()) {
            case SplitMode.SingleLocation() -> bySort(attempt, decided, parcel);
            case SplitMode.FewestParcels _ -> attempt.gap() == 0
                    ? Sentence.say(Say.HERE_FEWEST_PARCELS, place, rule, new Fact.Count(attempt.parcels().size()))
                    : Sentence.say(
                            Say.HERE_NEARLY_FEWEST_PARCELS, place, rule, new Fact.Count(attempt.parcels().size()),
                            new Fact.Count(attempt.parcels().size() - attempt.gap()));
            case SplitMode.LeastCost _ -> attempt.gap() == 0
                    ? Sentence.say(Say.HERE_CHEAPEST_PLAN, place, rule, new Fact.Amount(attempt.cost()))
                    : Sentence.say(
                            Say.HERE_NEARLY_CHEAPEST_PLAN, place, rule, new Fact.Amount(attempt.cost()),
                            new Fact.Amount(attempt.gap()));
        };
    }

    /// The first sort that sets the chosen location apart from the next best.
    private Sentence bySort(Attempt attempt, Rule rule, Parcel parcel) {
        Fact place = new Fact.Place(parcel.from());
        Fact name = new Fact.Name(ruleName(attempt));
        Ranked first = attempt.ranking().getFirst();
        if (trace.network().numberOf(parcel.from()) != first.place()) {
            return Sentence.say(Say.HERE_MOST, place, name);
        }
        Ranked second = attempt.ranking().get(1);
        for (int i = 0; i < rule.sort().size(); i++) {
            if (!first.keys().get(i).equals(second.keys().get(i))) {
                LocationSort sort = rule.sort().get(i);
                return switch (sort) {
                    case DISTANCE -> Sentence.say(Say.HERE_DISTANCE, place, name, new Fact.Distance(parcel.metres()));
                    case COST -> Sentence.say(Say.HERE_COST, place, name, new Fact.Amount(first.cost()));
                    case CAPACITY_LEFT -> Sentence.say(Say.HERE_CAPACITY_LEFT, place, name);
                    case STOCK_BALANCE -> Sentence.say(Say.HERE_STOCK_BALANCE, place, name);
                    case PRIORITY -> Sentence.say(Say.HERE_PRIORITY, place, name);
                    case REJECTION_RATE -> Sentence.say(Say.HERE_REJECTION_RATE, place, name);
                };
            }
        }
        return Sentence.say(Say.HERE_TIE, place, name, new Fact.Place(at(second.place()).id()));
    }

    /// Why parcels, and which lines several locations share in.
    private List<Sentence> split() {
        List<Sentence> said = new ArrayList<>(List.of(whyParcels()));
        for (Attempt attempt : trace.attempts()) {
            for (Portion asked : attempt.isAllocated() ? attempt.asked() : List.<Portion>of()) {
                List<LocationId> from = attempt.parcels().stream()
                        .filter(parcel -> parcel.portions().stream().anyMatch(one -> one.index() == asked.index()))
                        .map(Parcel::from)
                        .toList();
                if (from.size() > 1) {
                    said.add(Sentence.say(
                            Say.SPLIT_LINE, new Fact.Article(asked.sku()), new Fact.Count(asked.units()),
                            new Fact.Places(from)));
                }
            }
        }
        return said;
    }

    /// Rests on the ranking: whether any candidate had everything, and what that would have cost.
    private Sentence whyParcels() {
        List<Parcel> parcels = decision.parcels();
        if (parcels.isEmpty()) {
            return Sentence.say(Say.NOWHERE);
        }
        if (parcels.size() == 1) {
            return Sentence.say(Say.SPLIT_NOT, new Fact.Place(parcels.getFirst().from()));
        }
        List<Attempt> placing = trace.attempts().stream()
                .filter(attempt -> attempt.isAllocated() && !attempt.parcels().isEmpty())
                .toList();
        if (placing.size() > 1) {
            String rules = String.join(", ", placing.stream().map(this::ruleName).toList());
            return Sentence.say(Say.SPLIT_BY_RULES, new Fact.Name(rules));
        }
        Attempt attempt = placing.getFirst();
        int wanted = attempt.asked().stream().mapToInt(Portion::units).sum();
        Optional<Ranked> whole = attempt.ranking().stream()
                .filter(one -> one.units() == wanted && one.cost() >= 0)
                .min(Comparator.comparingLong(Ranked::cost));
        if (whole.isPresent()) {
            return Sentence.say(
                    Say.SPLIT_CHEAPER, new Fact.Count(parcels.size()), new Fact.Amount(attempt.cost()),
                    new Fact.Place(at(whole.get().place()).id()), new Fact.Amount(whole.get().cost()));
        }
        int most = attempt.ranking().stream().mapToInt(Ranked::units).max().orElse(0);
        return Sentence.say(Say.SPLIT_NOBODY_HAS_ALL, new Fact.Count(wanted), new Fact.Count(most));
    }

    /// About the farthest parcel: how many locations are nearer, and what the rule said of the nearest.
    private Sentence farther() {
        if (decision.parcels().isEmpty()) {
            return Sentence.say(Say.NOWHERE);
        }
        Parcel parcel = decision.parcels().stream().max(Comparator.comparingLong(Parcel::metres)).orElseThrow();
        var point = trace.demand().point();
        if (parcel.metres() < 0 || point == null || parcel.delivery() == Delivery.SHIP_TO_STORE) {
            return Sentence.say(Say.FARTHER_UNKNOWN);
        }
        Place nearest = null;
        long metres = parcel.metres();
        int nearer = 0;
        for (Place place : trace.network().places()) {
            var there = place.point();
            boolean own = decision.parcels().stream().anyMatch(one -> one.from().equals(place.id()));
            if (there != null && !own && there.metresTo(point) < parcel.metres()) {
                nearer++;
                if (nearest == null || there.metresTo(point) < metres) {
                    nearest = place;
                    metres = there.metresTo(point);
                }
            }
        }
        if (nearest == null) {
            return Sentence.say(Say.FARTHER_NONE, new Fact.Place(parcel.from()), new Fact.Distance(parcel.metres()));
        }
        Attempt attempt = attemptOf(parcel);
        Verdicts verdicts = attempt.verdicts();
        Verdict verdict = verdicts == null ? null : verdicts.of(trace.network().numberOf(nearest.id()));
        Fact[] facts = {
            new Fact.Count(nearer), new Fact.Place(nearest.id()), new Fact.Distance(metres)
        };
        return verdict == null || verdict.passed()
                ? Sentence.say(Say.FARTHER_PASSED, facts)
                : Sentence.say(
                        Say.FARTHER_REFUSED, facts[0], facts[1], facts[2],
                        new Fact.Because(Refusals.of(nearest.id(), verdict, trace.demand())));
    }

    /// The rule's turn in which a parcel was chosen.
    private Attempt attemptOf(Parcel parcel) {
        return trace.attempts().stream()
                .filter(attempt -> attempt.parcels().contains(parcel))
                .findFirst()
                .orElseThrow();
    }

    /// Compares the arrival with the promise, as the choice of the service did.
    private Sentence carrier(Parcel parcel) {
        var leaves = parcel.leaves();
        var arrives = parcel.arrives();
        if (parcel.delivery() == Delivery.PICKUP && leaves != null) {
            return Sentence.say(Say.CARRIER_PICKUP, new Fact.Place(parcel.from()), new Fact.At(leaves));
        }
        if (parcel.carrier().isEmpty() || arrives == null) {
            return Sentence.say(Say.CARRIER_UNKNOWN);
        }
        Fact service = new Fact.Name(parcel.carrier() + " " + parcel.service());
        var promised = trace.demand().promisedAt();
        if (promised == null) {
            return Sentence.say(Say.CARRIER_CHEAPEST, service, new Fact.Place(parcel.from()));
        }
        return arrives.isAfter(promised)
                ? Sentence.say(Say.CARRIER_FIRST, service, new Fact.At(promised), new Fact.At(arrives))
                : Sentence.say(Say.CARRIER_IN_TIME, service, new Fact.At(promised));
    }

    /// The first rule that placed something and had another plan says what that would have cost.
    private Sentence elsewhere() {
        for (Attempt attempt : trace.attempts()) {
            if (!attempt.parcels().isEmpty() && !attempt.alternative().isEmpty()) {
                long more = attempt.alternativeCost() - attempt.cost();
                Fact place = new Fact.Place(attempt.alternative().getFirst().from());
                Fact cost = new Fact.Amount(attempt.alternativeCost());
                return Sentence.say(
                        more >= 0 ? Say.ELSEWHERE_MORE : Say.ELSEWHERE_LESS, place, cost,
                        new Fact.Amount(Math.abs(more)));
            }
        }
        return Sentence.say(Say.ELSEWHERE_NONE);
    }

    /// Why not this location: one sentence per rule that had its turn.
    public List<Sentence> whyNot(LocationId location) {
        int number = trace.network().numberOf(location);
        Fact place = new Fact.Place(location);
        List<Sentence> said = new ArrayList<>();
        for (Attempt attempt : trace.attempts()) {
            Verdicts verdicts = attempt.verdicts();
            if (number >= 0 && verdicts != null) {
                said.add(whyNot(attempt, location, verdicts.of(number)));
            }
        }
        return said.isEmpty() ? List.of(Sentence.say(Say.NOT_THERE_UNASKED, place)) : said;
    }

    private Sentence whyNot(Attempt attempt, LocationId location, Verdict verdict) {
        Fact place = new Fact.Place(location);
        Fact rule = new Fact.Name(ruleName(attempt));
        if (!verdict.passed()) {
            return Sentence.say(
                    Say.NOT_THERE_REFUSED, rule, new Fact.Because(Refusals.of(location, verdict, trace.demand())));
        }
        if (attempt.parcels().stream().anyMatch(parcel -> parcel.from().equals(location))) {
            return Sentence.say(Say.NOT_THERE_CHOSEN, place, rule);
        }
        int number = trace.network().numberOf(location);
        int rank = 0;
        while (attempt.ranking().get(rank).place() != number) {
            rank++;
        }
        long more = attempt.ranking().get(rank).cost() - attempt.cost();
        return more > 0 && attempt.ranking().get(rank).cost() >= 0
                ? Sentence.say(Say.NOT_THERE_DEARER, place, rule, new Fact.Amount(more))
                : Sentence.say(
                        Say.NOT_THERE_RANKED, place, rule, new Fact.Count(rank + 1),
                        new Fact.Count(attempt.ranking().size()));
    }

    /// Every location by what the last rule that was tried said of it: chosen, passed or refused. The turn of the
    /// suppliers counts for suppliers alone: that a store is none is no reason.
    public List<LocationRow> table() {
        return LocationRow.of(trace, decision, last(false), last(true));
    }

    private @Nullable Attempt last(boolean isDropShip) {
        return trace.attempts().stream()
                .filter(attempt -> attempt.verdicts() != null && attempt.isDropShip() == isDropShip)
                .reduce((a, b) -> b)
                .orElse(null);
    }

    /// The run's name stands for its last action.
    private String ruleName(Attempt attempt) {
        return attempt.rule() < 0 ? engine.version().policy().runs().get(decision.run()).name() : rule(attempt).name();
    }

    private Rule rule(Attempt attempt) {
        return engine.version().policy().runs().get(decision.run()).rules().get(attempt.rule());
    }

    private Place at(int number) {
        return trace.network().places().get(number);
    }
}
