package crossdock.ui.routing.trial;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Trace;
import crossdock.routing.explain.Explanation;
import crossdock.routing.explain.Fact;
import crossdock.routing.explain.Question;
import crossdock.routing.explain.Sentence;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.Trial;
import crossdock.ui.routing.draft.PolicyWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Why it came out so: the explanations of a traced decision in the words of the screen.
final class TrialReasons {
    private static final List<Question> FILLED =
            List.of(Question.HERE, Question.SPLIT, Question.FARTHER, Question.CARRIER, Question.ELSEWHERE);
    private static final List<Question> LEFT = List.of(Question.UNFILLED, Question.AGAIN);

    private final Texts texts;
    private final Figures figures;
    private final PolicyWords words;

    TrialReasons(Texts texts, Figures figures, PolicyWords words) {
        this.texts = texts;
        this.figures = figures;
        this.words = words;
    }

    /// Empty without a trace.
    List<String> of(Policy policy, Trial.Answer answer) {
        Decision decision = answer.decision();
        Trace trace = decision.trace();
        if (trace == null || decision.run() < 0) {
            return List.of();
        }
        var explanation = new Explanation(new Engine(trace.network(), PolicyVersion.of(policy)), decision);
        List<Question> asked = new ArrayList<>(decision.parcels().isEmpty() ? List.of() : FILLED);
        if (!decision.isFilled()) {
            asked.addAll(LEFT);
        }
        List<String> said = new ArrayList<>();
        for (Question question : asked) {
            for (Sentence sentence : explanation.answer(question, figures.zone())) {
                said.add(said(sentence, trace, answer.codes()));
            }
        }
        return said.stream().distinct().toList();
    }

    /// One line a flip: what would have to change, and where it would go then.
    List<String> flips(Policy policy, Trial.Answer answer) {
        Trace trace = Objects.requireNonNull(answer.decision().trace(), "a trial has its trace");
        return answer.flips().stream()
                .map(flip -> texts.get(
                        "routing.trial.flip",
                        said(flip.change(policy, answer.decision()), trace, answer.codes()),
                        said(flip.outcome(), trace, answer.codes())))
                .toList();
    }

    private static String name(Trace trace, LocationId location) {
        int number = trace.network().numberOf(location);
        return number < 0 ? location.toString() : trace.network().places().get(number).name();
    }

    private String said(Sentence sentence, Trace trace, Map<SkuId, String> codes) {
        return sentence.text(texts::get, texts.locale(), fact -> said(fact, trace, codes));
    }

    private String said(Fact fact, Trace trace, Map<SkuId, String> codes) {
        return switch (fact) {
            case Fact.Place(LocationId location) -> name(trace, location);
            case Fact.Places(List<LocationId> all) ->
                all.stream().map(one -> name(trace, one)).collect(Collectors.joining(", "));
            case Fact.Article(SkuId sku) -> codes.getOrDefault(sku, sku.toString());
            case Fact.Amount(long minor) -> words.money(minor);
            case Fact.Distance(long metres) ->
                texts.get("routing.unit.km", figures.units(Math.round(metres / 1_000.0)));
            case Fact.Count(long number) -> figures.units(number);
            case Fact.Minutes(long minutes) -> figures.age(Duration.ofMinutes(Math.max(0, minutes)));
            case Fact.At(var instant) -> figures.exact(instant);
            case Fact.Name(String name) -> name;
            case Fact.Because(Sentence inner) -> said(inner, trace, codes);
        };
    }
}
