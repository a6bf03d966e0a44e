package crossdock.routing.replay;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a replay found.
///
/// @param isWhole false when it was cancelled; the figures then speak of the orders done until then
/// @param same orders that both policies treat alike
/// @param differences worst first, then dearest, then by order id
public record ReplayResult(
        ReplayInput.Stock stock,
        boolean isWhole,
        Totals published,
        Totals draft,
        int same,
        List<Difference> differences) {

    /// How many orders show each kind; an order with several counts in each.
    public Map<Difference.Kind, Long> counts() {
        return differences.stream()
                .flatMap(difference -> difference.kinds().stream())
                .collect(Collectors.groupingBy(
                        kind -> kind, TreeMap::new, Collectors.counting()));
    }
}
