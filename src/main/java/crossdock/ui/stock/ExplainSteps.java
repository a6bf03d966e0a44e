package crossdock.ui.stock;

import crossdock.inventory.SafetyStockRules.Rule;
import crossdock.inventory.Sellable;
import crossdock.kernel.LocationId;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.WaterfallStep;
import crossdock.ui.charts.WaterfallStep.Kind;
import crossdock.ui.common.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes out why a channel may sell what it may sell. Every step begins where the one before ended, so the rows add
/// up.
final class ExplainSteps {
    private final Texts texts;
    private final Figures figures;
    private final List<WaterfallStep> steps = new ArrayList<>();
    private double at;

    private ExplainSteps(Texts texts, Figures figures) {
        this.texts = texts;
        this.figures = figures;
    }

    /// @param rules the safety stock rules at the channel's locations
    /// @param reservations order lines that hold units there; negative when unknown
    static List<WaterfallStep> of(
            Sellable sellable, Collection<Rule> rules, int reservations, Texts texts, Figures figures) {
        return new ExplainSteps(texts, figures).write(sellable, rules, reservations);
    }

    private List<WaterfallStep> write(Sellable s, Collection<Rule> rules, int reservations) {
        steps.add(new WaterfallStep(
                Kind.START,
                texts.get("stock.step.onHand"),
                0,
                s.onHand(),
                figures.units(s.onHand()),
                texts.get("stock.step.locations", s.locations())));
        at = s.onHand();
        take("stock.step.unavailable", s.unavailable(), "");
        take("stock.step.reserved", s.reserved(), lines(reservations));
        take("stock.step.safety", s.safetyStock(), rule(rules));
        result("stock.step.atp", s.atp(), figures.units(s.atp()), "");
        if (s.contribution() != s.atp()) {
            take("stock.step.unmet", s.atp() - s.contribution(), texts.get("stock.step.unmetNote"));
        }
        take("stock.step.threshold", s.allocation().threshold(), texts.get("stock.step.channelRule"));
        take("stock.step.unrouted", s.unrouted(), "");
        share(s);
        result("stock.step.sellable", s.value(), figures.units(s.value()), rounding(s));
        return List.copyOf(steps);
    }

    private void take(String key, int units, String note) {
        steps.add(new WaterfallStep(
                Kind.CHANGE, texts.get(key), at, at - units, figures.units(-units), units == 0 ? "" : note));
        at -= units;
    }

    private void share(Sellable s) {
        Integer cap = s.allocation().cap();
        String note = cap == null ? texts.get("stock.step.noCap") : texts.get("stock.step.cap", cap);
        double to = s.sharedHundredths() / 100.0;
        String label = texts.get("stock.step.share", s.allocation().sharePercent());
        steps.add(new WaterfallStep(Kind.CHANGE, label, at, to, figures.hundredths(s.sharedHundredths()), note));
        at = to;
    }

    private void result(String key, int units, String value, String note) {
        steps.add(new WaterfallStep(Kind.RESULT, texts.get(key), 0, units, value, note));
    }

    /// Which of floor, zero and cap made the last figure out of the one before.
    private String rounding(Sellable s) {
        Integer cap = s.allocation().cap();
        if (s.sharedHundredths() < 0) {
            return texts.get("stock.step.zero");
        }
        if (cap != null && s.value() == cap && s.sharedHundredths() >= (cap + 1) * 100L) {
            return texts.get("stock.step.capped");
        }
        return s.sharedHundredths() % 100 == 0 ? "" : texts.get("stock.step.floor");
    }

    private String lines(int reservations) {
        return reservations <= 0 ? "" : texts.get("stock.step.orderLines", reservations);
    }

    private String rule(Collection<Rule> rules) {
        List<String> scopes = rules.stream().map(ExplainSteps::scopeKey).distinct().toList();
        return switch (scopes.size()) {
            case 0 -> "";
            case 1 -> texts.get(scopes.getFirst());
            default -> texts.get("stock.rule.several", scopes.size());
        };
    }

    /// The key of the words for a rule's scope.
    static String scopeKey(Rule rule) {
        boolean place = rule.location() != null;
        if (rule.sku() != null) {
            return place ? "stock.rule.skuLocation" : rule.group() != null ? "stock.rule.skuGroup" : "stock.rule.sku";
        }
        if (rule.productType() != null) {
            return "stock.rule.type";
        }
        return place ? "stock.rule.location" : rule.group() != null ? "stock.rule.group" : "stock.rule.all";
    }

    /// The rules at these locations alone.
    static List<Rule> at(Map<LocationId, Rule> rules, @Nullable Set<LocationId> locations) {
        return rules.entrySet().stream()
                .filter(entry -> locations == null || locations.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
