package crossdock.app.routing;

import crossdock.fulfilment.live.Inquiry.Answer;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.routing.engine.Attempt;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Parcel;
import crossdock.routing.engine.Portion;
import crossdock.routing.engine.Remainder;
import crossdock.routing.engine.Trace;
import crossdock.routing.engine.Verdict;
import crossdock.routing.engine.Verdicts;
import crossdock.routing.explain.Explanation;
import crossdock.routing.explain.Fact;
import crossdock.routing.explain.Flip;
import crossdock.routing.explain.Flips;
import crossdock.routing.explain.Question;
import crossdock.routing.explain.Sentence;
import crossdock.routing.network.Place;
import crossdock.routing.policy.Run;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A decision as facts that print as JSON or as lines: what was decided, and what each rule said of each location.
public final class DecisionFacts {
    private static final int NAMED_AT_MOST = 6;

    private final Answer answer;
    private final Function<SkuId, String> articles;

    /// @param articles what people call them
    public DecisionFacts(Answer answer, Function<SkuId, String> articles) {
        this.answer = answer;
        this.articles = articles;
    }

    /// Order, policy, run and cost.
    public Map<String, Object> head() {
        Decision decision = answer.decision();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("order", answer.order().number());
        facts.put("on", switch (answer.basis()) {
            case NOW -> "what is there now";
            case THEN -> "what was known then";
            case THEN_ON_TODAYS_NETWORK -> "stock as known then, network as today";
        });
        facts.put("at", decision.at().toString());
        facts.put("policy", answer.policy().shortName());
        facts.put("run", decision.run() < 0 ? "" : run().name());
        facts.put("filled", decision.isFilled());
        facts.put("parcels", decision.parcels().size());
        facts.put("cost", decision.cost());
        facts.put("currency", answer.policy().policy().currency());
        return facts;
    }

    private Run run() {
        return answer.policy().policy().runs().get(answer.decision().run());
    }

    private String rule(int index) {
        return index < 0 ? "" : run().rules().get(index).name();
    }

    /// One per parcel.
    public List<Map<String, Object>> parcels() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Parcel parcel : answer.decision().parcels()) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("from", code(parcel.from()));
            facts.put("delivery", parcel.delivery().name().toLowerCase(Locale.ROOT));
            facts.put("rule", rule(parcel.rule()));
            facts.put("lines", units(parcel.portions()));
            facts.put("carrier", parcel.carrier());
            facts.put("service", parcel.service());
            facts.put("leaves", String.valueOf(parcel.leaves()));
            facts.put("arrives", String.valueOf(parcel.arrives()));
            facts.put("metres", parcel.metres());
            facts.put("cost", parcel.cost());
            all.add(facts);
        }
        return all;
    }

    /// One per part of the order that has no place.
    public List<Map<String, Object>> left() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Remainder left : answer.decision().left()) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("left", units(left.portions()));
            facts.put("rule", rule(left.rule()));
            facts.put("fate", switch (left.fate()) {
                case Remainder.Queued(String queue) -> "waits in queue " + queue;
                case Remainder.Backordered(var supply) ->
                    "waits for supply at " + code(supply.location()) + " on " + supply.at();
                case Remainder.CancelledAt(var at) -> "is cancelled " + at;
                case Remainder.Untaken() -> "no run takes the order";
            });
            all.add(facts);
        }
        return all;
    }

    /// The questions people ask, each answered from the trace, and what would have flipped the decision.
    ///
    /// @param texts pattern by key
    public Map<String, Object> answers(UnaryOperator<String> texts, ZoneId zone) {
        var explanation = new Explanation(answer.engine(), answer.decision());
        Map<String, Object> said = new LinkedHashMap<>();
        for (Question question : Question.values()) {
            said.put(question.name().toLowerCase(Locale.ROOT), explanation.answer(question, zone).stream()
                    .map(sentence -> said(sentence, texts))
                    .collect(Collectors.joining(" ")));
        }
        for (Flip flip : new Flips(answer.engine(), answer.decision()).find()) {
            said.put(
                    "flip_" + flip.kind().name().toLowerCase(Locale.ROOT),
                    said(flip.change(answer.policy().policy(), answer.decision()), texts) + ": "
                            + said(flip.outcome(), texts));
        }
        return said;
    }

    private String said(Sentence sentence, UnaryOperator<String> texts) {
        return sentence.text(texts, Locale.getDefault(), fact -> fact(fact, texts));
    }

    private String fact(Fact fact, UnaryOperator<String> texts) {
        return switch (fact) {
            case Fact.Place(LocationId location) -> code(location);
            case Fact.Places(List<LocationId> all) -> all.stream().map(this::code).collect(Collectors.joining(", "));
            case Fact.Article(SkuId sku) -> articles.apply(sku);
            case Fact.Amount(long minor) -> money(minor);
            case Fact.Distance(long metres) -> Math.round(metres / 1_000.0) + " km";
            case Fact.Count(long number) -> Long.toString(number);
            case Fact.Minutes(long minutes) -> minutes + " min";
            case Fact.At(Instant at) -> at.toString();
            case Fact.Name(String name) -> name;
            case Fact.Because(Sentence inner) -> said(inner, texts);
        };
    }

    private String money(long minor) {
        Currency currency = Currency.getInstance(answer.policy().policy().currency());
        int digits = Math.max(0, currency.getDefaultFractionDigits()); // negative for what is no money
        return BigDecimal.valueOf(minor, digits).toPlainString() + " " + currency;
    }

    /// As [#locations], for people: locations of which a rule said the same stand on one line.
    ///
    /// @param words makes a sentence of a verdict
    public List<String> rules(Function<Verdict, String> words, String chosen) {
        List<String> lines = new ArrayList<>();
        Trace trace = answer.decision().trace();
        for (Attempt attempt : trace == null ? List.<Attempt>of() : trace.attempts()) {
            Verdicts verdicts = attempt.verdicts();
            if (verdicts == null) {
                continue;
            }
            lines.add(attempt.isDropShip() ? "Drop-ship" : rule(attempt.rule()));
            Map<String, List<String>> alike = new LinkedHashMap<>();
            for (int i = 0; i < answer.engine().network().size(); i++) {
                Place place = answer.engine().network().places().get(i);
                boolean isChosen = attempt.parcels().stream().anyMatch(p -> p.from().equals(place.id()));
                String said = isChosen ? chosen : words.apply(verdicts.of(i));
                alike.computeIfAbsent(said, _ -> new ArrayList<>()).add(place.code());
            }
            alike.forEach((said, codes) -> lines.add("    " + said + ": " + String.join(", ",
                    codes.subList(0, Math.min(codes.size(), NAMED_AT_MOST)))
                    + (codes.size() > NAMED_AT_MOST ? " and " + (codes.size() - NAMED_AT_MOST) + " more" : "")));
        }
        return lines;
    }

    /// What each rule that had its turn said of each location: the filter that refused it, with its numbers.
    public List<Map<String, Object>> locations() {
        List<Map<String, Object>> all = new ArrayList<>();
        Trace trace = answer.decision().trace();
        if (trace == null) {
            return all;
        }
        for (Attempt attempt : trace.attempts()) {
            Verdicts verdicts = attempt.verdicts();
            if (verdicts == null) {
                continue;
            }
            for (int i = 0; i < answer.engine().network().size(); i++) {
                Place place = answer.engine().network().places().get(i);
                Verdict verdict = verdicts.of(i);
                Map<String, Object> facts = new LinkedHashMap<>();
                facts.put("rule", attempt.isDropShip() ? "drop-ship" : rule(attempt.rule()));
                facts.put("location", place.code());
                facts.put("verdict", verdict.check().name().toLowerCase(Locale.ROOT));
                facts.put("a", verdict.a());
                facts.put("b", verdict.b());
                boolean isChosen = attempt.parcels().stream().anyMatch(p -> p.from().equals(place.id()));
                facts.put("chosen", isChosen);
                all.add(facts);
            }
        }
        return all;
    }

    private List<String> units(List<Portion> portions) {
        return portions.stream().map(portion -> portion.units() + " of line " + (portion.index() + 1)).toList();
    }

    private String code(LocationId id) {
        return answer.engine().network().places().stream()
                .filter(place -> place.id().equals(id))
                .findFirst()
                .map(Place::code)
                .orElse(id.toString());
    }

    /// All of it as one object.
    public Map<String, Object> all(boolean explained, UnaryOperator<String> texts, ZoneId zone) {
        Map<String, Object> facts = head();
        facts.put("plan", parcels());
        facts.put("left", left());
        if (explained) {
            facts.put("answers", answers(texts, zone));
            facts.put("locations", locations());
        }
        return facts;
    }
}
