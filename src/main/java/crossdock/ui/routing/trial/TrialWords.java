package crossdock.ui.routing.trial;

import crossdock.routing.engine.Attempt;
import crossdock.routing.engine.Check;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Parcel;
import crossdock.routing.engine.Portion;
import crossdock.routing.engine.Remainder;
import crossdock.routing.engine.Trace;
import crossdock.routing.engine.Verdict;
import crossdock.routing.engine.Verdicts;
import crossdock.routing.network.Network;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.draft.PolicyWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A decision in sentences, from its trace alone.
final class TrialWords {
    private final Texts texts;
    private final Figures figures;
    private final PolicyWords words;
    private final VerdictWords verdicts;

    TrialWords(Texts texts, Figures figures, PolicyWords words) {
        this.texts = texts;
        this.figures = figures;
        this.words = words;
        this.verdicts = new VerdictWords(texts, figures, words);
    }

    /// Which run took it, what each rule came to, where it goes, what is left.
    List<String> sentences(Policy policy, Decision decision) {
        List<String> said = new ArrayList<>();
        if (decision.run() < 0) {
            said.add(texts.get("routing.trial.untaken"));
            return said;
        }
        Run run = policy.runs().get(decision.run());
        said.add(texts.get("routing.trial.run", decision.run() + 1, run.name()));
        Trace trace = decision.trace();
        if (trace != null) {
            trace.attempts().forEach(attempt -> said.add(attempt(run, decision.run(), attempt, trace)));
        }
        decision.left().forEach(left -> said.add(left(left)));
        return said;
    }

    /// One plain sentence for the head.
    String summary(Decision decision) {
        Trace trace = decision.trace();
        if (decision.parcels().isEmpty() || trace == null) {
            return decision.run() < 0 ? texts.get("routing.trial.untaken") : texts.get("routing.trial.unfilled");
        }
        String places = decision.parcels().stream().map(parcel -> name(trace.network(), parcel))
                .collect(Collectors.joining(" + "));
        return texts.get(decision.isFilled() ? "routing.trial.filled" : "routing.trial.partly",
                places, words.money(decision.cost()));
    }

    private String attempt(Run run, int at, Attempt attempt, Trace trace) {
        String name = attempt.rule() < 0
                ? texts.get("routing.card.otherwise")
                : at + 1 + "." + (attempt.rule() + 1) + " " + run.rules().get(attempt.rule()).name();
        if (attempt.isDropShip()) {
            name = texts.get("routing.trial.dropShip", name);
        }
        return switch (attempt.result()) {
            case DISABLED -> texts.get("routing.trial.off", name);
            case OTHER_DELIVERY -> texts.get("routing.trial.otherDelivery", name);
            case NONE -> texts.get("routing.trial.none", name, refusals(attempt.verdicts()))
                    + (attempt.ranking().isEmpty()
                            ? "" : " " + texts.get("routing.trial.noPlan", attempt.ranking().size()));
            case FULL, PARTIAL -> placed(name, attempt, trace)
                    + (attempt.isAllocated() ? "" : " " + texts.get("routing.trial.proposed"))
                    + better(attempt, run);
        };
    }

    private String placed(String name, Attempt attempt, Trace trace) {
        String parcels = attempt.parcels().stream().map(parcel -> parcel(trace, parcel))
                .collect(Collectors.joining("; "));
        return texts.get(attempt.result() == Attempt.Result.FULL ? "routing.trial.full" : "routing.trial.some",
                name, parcels, attempt.ranking().size());
    }

    private String better(Attempt attempt, Run run) {
        if (attempt.rule() < 0 || attempt.alternative().isEmpty()) {
            return "";
        }
        Rule rule = run.rules().get(attempt.rule());
        String first = rule.sort().isEmpty() ? "" : words.sort(rule.sort().getFirst());
        return " " + texts.get(first.isEmpty() ? "routing.trial.alternative" : "routing.trial.alternativeBy",
                words.money(attempt.alternativeCost()), words.money(attempt.cost()), first);
    }

    private String parcel(Trace trace, Parcel parcel) {
        List<String> parts = new ArrayList<>(List.of(
                name(trace.network(), parcel), texts.get("routing.trial.units", parcel.units())));
        if (parcel.metres() >= 0) {
            parts.add(texts.get("routing.unit.km", figures.units(Math.round(parcel.metres() / 1_000.0))));
        }
        parts.add(words.money(parcel.cost()));
        if (!parcel.carrier().isEmpty()) {
            parts.add(parcel.carrier());
        }
        Instant arrives = parcel.arrives();
        if (arrives != null) {
            parts.add(texts.get("routing.trial.arrives", figures.exact(arrives)));
        }
        return String.join(", ", parts);
    }

    private static String name(Network network, Parcel parcel) {
        int number = network.numberOf(parcel.from());
        return number < 0 ? parcel.from().toString() : network.places().get(number).name();
    }

    /// How many locations each reason kept out, the commonest first.
    private String refusals(@org.jspecify.annotations.Nullable Verdicts verdicts) {
        if (verdicts == null) {
            return "";
        }
        Map<Check, Integer> counts = new EnumMap<>(Check.class);
        for (int place = 0; place < verdicts.size(); place++) {
            counts.merge(verdicts.check(place), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .filter(count -> count.getKey() != Check.PASSED)
                .sorted(Map.Entry.<Check, Integer>comparingByValue().reversed())
                .map(count -> count.getValue() + " " + texts.get("routing.refused." + count.getKey()))
                .collect(Collectors.joining(", "));
    }

    private String left(Remainder left) {
        int units = left.portions().stream().mapToInt(Portion::units).sum();
        return switch (left.fate()) {
            case Remainder.Queued(String queue) -> texts.get("routing.trial.queued", units, queue);
            case Remainder.Backordered(var supply) ->
                texts.get("routing.trial.backordered", units, figures.exact(supply.at()));
            case Remainder.CancelledAt(Instant at) -> texts.get("routing.trial.cancelled", units, figures.exact(at));
            case Remainder.Untaken() -> texts.get("routing.trial.untaken");
        };
    }

    private String km(long metres) {
        return figures.units(Math.round(metres / 1_000.0));
    }

    String verdict(Verdict verdict) {
        return verdicts.text(verdict);
    }
}
