package crossdock.ui.routing;

import crossdock.routing.policy.Policy;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.LiveFigures;
import crossdock.ui.routing.desk.Tally;
import crossdock.ui.routing.draft.Spot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What single filters let pass, for their chips. A count of the policy before the last edit is never shown: an ellipsis
/// stands in its place until it is counted.
final class FilterCounts {
    /// Stands in a chip.
    ///
    /// @param text a number, an ellipsis, or empty where nothing is known
    /// @param words the same in a sentence
    record Count(String text, String words) {
        static final Count NONE = new Count("", "");
    }

    private final @Nullable Tally tally;
    private final boolean isLate;
    private final Texts texts;
    private final Figures figures;

    FilterCounts(Policy policy, LiveFigures.Shown live, Texts texts, Figures figures) {
        this.tally = live.tallyOf(policy);
        this.isLate = !live.isOf(policy);
        this.texts = texts;
        this.figures = figures;
    }

    /// Orders that a filter of a run lets pass by itself.
    Count order(int run, int filter) {
        Tally now = tally;
        if (now == null || run >= now.runs().size()) {
            return Count.NONE;
        }
        return count(now.runs().get(run).filters(), filter, "routing.count.orderFilter", now.orders());
    }

    /// Locations that are left after a filter of a rule.
    Count location(Spot spot, int filter) {
        Tally now = tally;
        if (now == null || spot.run() >= now.runs().size()
                || spot.rule() >= now.runs().get(spot.run()).rules().size()) {
            return Count.NONE;
        }
        List<Integer> filters = now.runs().get(spot.run()).rules().get(spot.rule()).filters();
        return count(filters, filter, "routing.count.locationFilter", now.locations());
    }

    private Count count(List<Integer> filters, int at, String key, int all) {
        if (isLate) {
            return new Count(texts.get("routing.count.soon"), texts.get("routing.count.late"));
        }
        return at >= filters.size()
                ? Count.NONE
                : new Count(
                        figures.units(filters.get(at)),
                        texts.get(key, figures.units(filters.get(at)), figures.units(all)));
    }
}
