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
import crossdock.ui.routing.draft.PolicyWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
    List<String> of(Policy policy, Decision decision) {
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
                said.add(sentence.text(texts::get, texts.locale(), fact -> said(fact, trace)));
            }
        }
        return said.stream().distinct().toList();
    }

    private String said(Fact fact, Trace trace) {
        return switch (fact) {
            case Fact.Place(LocationId location) -> {
                int number = trace.network().numberOf(location);
                yield number < 0 ? location.toString() : trace.network().places().get(number).name();
            }
            case Fact.Article(SkuId sku) -> texts.get("routing.trial.article", sku);
            case Fact.Amount(long minor) -> words.money(minor);
            case Fact.Distance(long metres) ->
                texts.get("routing.unit.km", figures.units(Math.round(metres / 1_000.0)));
            case Fact.Count(long number) -> figures.units(number);
            case Fact.Minutes(long minutes) -> figures.age(Duration.ofMinutes(Math.max(0, minutes)));
            case Fact.At(var instant) -> figures.exact(instant);
            case Fact.Name(String name) -> name;
            case Fact.Because(Sentence sentence) ->
                sentence.text(texts::get, texts.locale(), inner -> said(inner, trace));
        };
    }
}
