package crossdock.routing.explain;

import crossdock.routing.engine.Check;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// One plain sentence, before it is worded.
///
/// @param key of its pattern in the bundles
/// @param facts for the pattern's places {0}, {1}, ...
public record Sentence(String key, List<Fact> facts) {
    public Sentence {
        facts = List.copyOf(facts);
    }

    static Sentence say(Say code, Fact... facts) {
        return new Sentence("explain.say." + code.name(), List.of(facts));
    }

    static Sentence refused(Check check, Fact... facts) {
        return new Sentence("explain.refused." + check.name(), List.of(facts));
    }

    /// The sentence in words.
    ///
    /// @param texts from key to pattern
    /// @param words of a fact; never asked about [Fact.Because]
    public String text(UnaryOperator<String> texts, Locale locale, Function<Fact, String> words) {
        Object[] arguments = facts.stream()
                .map(fact -> fact instanceof Fact.Because(Sentence inner)
                        ? inner.text(texts, locale, words)
                        : words.apply(fact))
                .toArray();
        return new MessageFormat(texts.apply(key), locale).format(arguments);
    }

    /// What can be said; each has a pattern `explain.say.<name>`.
    public enum Say {
        HERE_PICKUP,
        HERE_SUPPLIER,
        HERE_ONLY,
        HERE_DISTANCE,
        HERE_COST,
        HERE_CAPACITY_LEFT,
        HERE_STOCK_BALANCE,
        HERE_PRIORITY,
        HERE_REJECTION_RATE,
        HERE_TIE,
        HERE_MOST,
        HERE_FEWEST_PARCELS,
        HERE_NEARLY_FEWEST_PARCELS,
        HERE_CHEAPEST_PLAN,
        HERE_NEARLY_CHEAPEST_PLAN,
        EARLIER_RULES,
        NOWHERE,
        SPLIT_NOT,
        SPLIT_NOBODY_HAS_ALL,
        SPLIT_LINE,
        SPLIT_CHEAPER,
        SPLIT_BY_RULES,
        FARTHER_NONE,
        FARTHER_REFUSED,
        FARTHER_PASSED,
        FARTHER_UNKNOWN,
        NOT_THERE_CHOSEN,
        NOT_THERE_RANKED,
        NOT_THERE_DEARER,
        NOT_THERE_REFUSED,
        NOT_THERE_UNASKED,
        CARRIER_IN_TIME,
        CARRIER_CHEAPEST,
        CARRIER_FIRST,
        CARRIER_PICKUP,
        CARRIER_UNKNOWN,
        UNFILLED_NOTHING,
        UNFILLED_NO_RUN,
        UNFILLED_QUEUED,
        UNFILLED_BACKORDERED,
        UNFILLED_CANCELLED,
        UNFILLED_BECAUSE,
        KNOWN_RULES,
        KNOWN_STOCK,
        KNOWN_STOCK_UNDATED,
        ELSEWHERE_MORE,
        ELSEWHERE_LESS,
        ELSEWHERE_NONE,
        AGAIN_NOTHING,
        AGAIN_AT,
        AGAIN_ON_CHANGE,
        AGAIN_WITH_SUPPLY
    }
}
