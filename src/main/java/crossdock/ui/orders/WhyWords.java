package crossdock.ui.orders;

import crossdock.fulfilment.live.Inquiry.Answer;
import crossdock.fulfilment.live.Inquiry.Basis;
import crossdock.fulfilment.live.OrderSketch;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.SkuId;
import crossdock.routing.engine.DemandLine;
import crossdock.routing.explain.Explanation;
import crossdock.routing.explain.Fact;
import crossdock.routing.explain.Flip;
import crossdock.routing.explain.LocationRow;
import crossdock.routing.explain.Question;
import crossdock.routing.explain.Sentence;
import crossdock.ui.charts.MapPlace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Puts an explained decision into words. What is said comes from the trace, by `routing.explain`; here are names,
/// money, distances and times.
///
/// @param codes of the order's articles
/// @param zone of schedules: the workspace's reporting zone
record WhyWords(OrderWords words, Map<SkuId, String> codes, ZoneId zone) {
    private static final int SHOWN = 10;

    /// What is said of a decision.
    ///
    /// @param sentence why here, or why nowhere
    /// @param lines locations with what was held against them: the chosen, those that passed, the refused by distance
    /// @param places the locations and the buyer, for the map
    /// @param more locations that are not among the lines
    /// @param passed the chosen among them
    /// @param flips the smallest single changes that would have led elsewhere
    record Why(
            String sentence,
            List<Reason> reasons,
            List<Line> lines,
            int more,
            int passed,
            int refused,
            int unasked,
            List<Reason> flips,
            List<MapPlace> places) {}

    /// A question and its answer in a sentence or two.
    record Reason(String question, String answer) {}

    /// One location.
    record Line(String name, String distance, String verdict, LocationRow.State state) {}

    Why of(Answer answer, List<Flip> flips, Instant now) {
        var explanation = new Explanation(answer.engine(), answer.decision());
        List<Reason> reasons = new ArrayList<>();
        boolean isNowhere = answer.decision().parcels().isEmpty();
        boolean isWhole = answer.decision().isFilled();
        for (Question question : Question.values()) {
            boolean isAsked = switch (question) {
                case HERE -> false; // the sentence above
                case SPLIT, FARTHER, CARRIER, ELSEWHERE -> !isNowhere;
                case UNFILLED, AGAIN -> !isWhole;
                case KNOWN -> true;
            };
            if (isAsked) {
                String said = said(answer, explanation.answer(question, zone), now);
                String known = question == Question.KNOWN && answer.basis() == Basis.THEN_ON_TODAYS_NETWORK
                        ? said + " " + words.texts().get("orders.why.todaysNetwork")
                        : said;
                reasons.add(new Reason(words.texts().get("orders.why." + question), known));
            }
        }
        List<LocationRow> rows = explanation.table();
        List<Line> lines = rows.stream()
                .limit(SHOWN)
                .map(row -> line(answer, row, now))
                .toList();
        return new Why(
                about(answer, said(answer, explanation.answer(Question.HERE, zone), now)), reasons, lines,
                rows.size() - lines.size(),
                count(rows, LocationRow.State.CHOSEN) + count(rows, LocationRow.State.PASSED),
                count(rows, LocationRow.State.REFUSED),
                count(rows, LocationRow.State.UNASKED),
                flips.stream().map(flip -> flip(answer, flip, now)).toList(),
                WhyPlaces.of(answer, rows, row -> line(answer, row, now), words.texts()));
    }

    /// A decision of the rest of an order says so: of the other units other decisions were made.
    private String about(Answer answer, String said) {
        int asked = answer.demand().lines().stream().mapToInt(DemandLine::units).sum();
        int ordered = answer.order().lines().stream().mapToInt(OrderSketch.Line::ordered).sum();
        return asked < ordered ? words.texts().get("orders.why.part", asked, ordered, said) : said;
    }

    private static int count(List<LocationRow> rows, LocationRow.State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }

    private String said(Answer answer, List<Sentence> sentences, Instant now) {
        return sentences.stream().map(one -> said(answer, one, now)).collect(Collectors.joining(" "));
    }

    private String said(Answer answer, Sentence sentence, Instant now) {
        return sentence.text(words.texts()::get, words.texts().locale(), fact -> fact(answer, fact, now));
    }

    private String fact(Answer answer, Fact fact, Instant now) {
        return switch (fact) {
            case Fact.Place(LocationId location) -> name(answer, location);
            case Fact.Places(List<LocationId> all) ->
                all.stream().map(one -> name(answer, one)).collect(Collectors.joining(", "));
            case Fact.Article(SkuId sku) -> codes.getOrDefault(sku, sku.toString());
            case Fact.Amount(long minor) -> money(answer, minor);
            case Fact.Distance(long metres) -> km(metres);
            case Fact.Count(long number) -> words.figures().units(number);
            case Fact.Minutes(long minutes) -> words.texts().get("orders.why.minutes", minutes);
            case Fact.At(Instant at) -> words.figures().moment(at, now);
            case Fact.Name(String name) -> name;
            case Fact.Because(Sentence inner) -> said(answer, inner, now);
        };
    }

    private Reason flip(Answer answer, Flip flip, Instant now) {
        return new Reason(
                said(answer, flip.change(answer.policy().policy(), answer.decision()), now),
                said(answer, flip.outcome(), now));
    }

    private Line line(Answer answer, LocationRow row, Instant now) {
        Sentence why = row.why();
        String said = why == null ? words.texts().get("orders.why.state." + row.state()) : said(answer, why, now);
        return new Line(name(answer, row.location()), km(row.metres()), said, row.state());
    }

    private String km(long metres) {
        return metres < 0
                ? words.figures().none()
                : words.texts().get("orders.why.km", Math.round(metres / 1_000.0));
    }

    private String money(Answer answer, long minor) {
        return words.money(new Money(minor, answer.policy().policy().currency()));
    }

    private String name(Answer answer, LocationId id) {
        int number = answer.engine().network().numberOf(id);
        return number < 0
                ? id.toString()
                : words.names().place(answer.engine().network().places().get(number).name());
    }
}
