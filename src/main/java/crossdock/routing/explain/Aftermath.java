package crossdock.routing.explain;

import crossdock.routing.engine.Attempt;
import crossdock.routing.engine.Check;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Portion;
import crossdock.routing.engine.Remainder;
import crossdock.routing.engine.Trace;
import crossdock.routing.engine.Verdict;
import crossdock.routing.engine.Verdicts;
import crossdock.routing.explain.Sentence.Say;
import crossdock.routing.network.Place;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is said of units without a location, of what the decision knew, and of the next try.
record Aftermath(Engine engine, Decision decision, Trace trace) {
    /// A sentence for each fate, and the location that came nearest to filling it.
    List<Sentence> unfilled() {
        if (decision.left().isEmpty()) {
            return List.of(Sentence.say(Say.UNFILLED_NOTHING));
        }
        List<Sentence> said = new ArrayList<>();
        for (Remainder left : decision.left()) {
            Fact units = new Fact.Count(left.portions().stream().mapToInt(Portion::units).sum());
            said.add(switch (left.fate()) {
                case Remainder.Untaken() -> Sentence.say(Say.UNFILLED_NO_RUN);
                case Remainder.Queued(String queue) -> Sentence.say(Say.UNFILLED_QUEUED, units, new Fact.Name(queue));
                case Remainder.CancelledAt(Instant at) ->
                    Sentence.say(Say.UNFILLED_CANCELLED, units, new Fact.At(at));
                case Remainder.Backordered(var supply) -> Sentence.say(
                        Say.UNFILLED_BACKORDERED, units, new Fact.Article(supply.sku()),
                        new Fact.Place(supply.location()), new Fact.At(supply.at()));
            });
        }
        nearestMiss().ifPresent(miss -> said.add(Sentence.say(Say.UNFILLED_BECAUSE, new Fact.Because(miss))));
        return said;
    }

    /// The refusal nearest to a match in the last rule that looked at locations: what was short of stock before what a
    /// filter refused, smallest lack first. The turn of the suppliers counts only where no rule looked: that a store is
    /// no supplier is near to nothing.
    private Optional<Sentence> nearestMiss() {
        return nearestMiss(false).or(() -> nearestMiss(true));
    }

    private Optional<Sentence> nearestMiss(boolean isDropShip) {
        for (Attempt attempt : trace.attempts().reversed()) {
            Verdicts verdicts = attempt.verdicts();
            if (verdicts == null || attempt.isDropShip() != isDropShip) {
                continue;
            }
            int best = -1;
            for (int place = 0; place < verdicts.size(); place++) {
                boolean closer = best < 0 || weight(verdicts.of(place)) < weight(verdicts.of(best));
                best = verdicts.check(place) != Check.PASSED && closer ? place : best;
            }
            if (best >= 0) {
                return Optional.of(Refusals.of(
                        trace.network().places().get(best).id(), verdicts.of(best), trace.demand()));
            }
        }
        return Optional.empty();
    }

    /// Small where little was missing. What a person can change within the day counts as nearer than what the policy
    /// rules out.
    private static long weight(Verdict verdict) {
        return switch (verdict.check()) {
            case STOCK, NOT_ALL_LINES -> verdict.b() - verdict.a();
            case CAPACITY_DAY, CAPACITY_SHIFT -> 1_000_000 + verdict.b() - verdict.a();
            case DISTANCE, CARRIER, CUT_OFF, PICKUP_WINDOW, PARCEL_VALUE, STOCK_AGE, TOO_HEAVY -> 1_000_000_000;
            case PASSED, UNTRACKED, CLOSED, OTHER_CHANNEL, REJECTED_BEFORE, NOT_THE_CHOSEN_STORE, IS_THE_CHOSEN_STORE,
                    NO_SHIPPING, NO_PICKUP, NO_SHIFT, GROUP, TYPE, PRODUCT_TYPE -> 2_000_000_000;
        };
    }

    /// Policy, epoch, and what the chosen locations had of each line, with the age of that knowledge.
    List<Sentence> known() {
        List<Sentence> said = new ArrayList<>();
        said.add(Sentence.say(
                Say.KNOWN_RULES, new Fact.At(decision.at()), new Fact.Name(engine.version().shortName()),
                new Fact.Count(decision.epoch())));
        decision.parcels().forEach(parcel -> {
            Place place = trace.network().places().get(trace.network().numberOf(parcel.from()));
            Instant asOf = place.stockAsOf();
            parcel.portions().forEach(portion -> {
                Fact has = new Fact.Count(trace.moment().stock().routable(portion.sku(), place.id()));
                said.add(asOf == null
                        ? Sentence.say(
                                Say.KNOWN_STOCK_UNDATED, new Fact.Place(place.id()), has,
                                new Fact.Article(portion.sku()))
                        : Sentence.say(
                                Say.KNOWN_STOCK, new Fact.Place(place.id()), has, new Fact.Article(portion.sku()),
                                new Fact.Minutes(Duration.between(asOf, decision.at()).toMinutes())));
            });
        });
        return said;
    }

    /// By the run's schedule; backordered units also say which supply they wait for.
    List<Sentence> again(ZoneId reportingZone) {
        if (decision.left().isEmpty()) {
            return List.of(Sentence.say(Say.AGAIN_NOTHING));
        }
        List<Sentence> said = new ArrayList<>();
        for (Remainder left : decision.left()) {
            if (left.fate() instanceof Remainder.Backordered(var supply)) {
                said.add(Sentence.say(
                        Say.AGAIN_WITH_SUPPLY, new Fact.Article(supply.sku()), new Fact.Place(supply.location()),
                        new Fact.At(supply.at())));
            }
        }
        Run run = decision.run() < 0 ? null : engine.version().policy().runs().get(decision.run());
        Schedule schedule = run == null ? new Schedule.EveryOrder() : run.schedule();
        said.add(schedule.next(decision.at(), reportingZone)
                .map(at -> Sentence.say(Say.AGAIN_AT, new Fact.At(at)))
                .orElse(Sentence.say(Say.AGAIN_ON_CHANGE)));
        return said;
    }
}
