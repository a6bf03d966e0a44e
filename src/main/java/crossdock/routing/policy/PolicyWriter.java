package crossdock.routing.policy;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Turns a policy into sorted maps, ready to be written.
final class PolicyWriter {
    private PolicyWriter() {}

    static Map<String, Object> policy(Policy policy) {
        return map(
                "format", 1,
                "name", policy.name(),
                "currency", policy.currency(),
                "runs", policy.runs().stream().map(PolicyWriter::run).toList());
    }

    private static Map<String, Object> run(Run run) {
        return map(
                "name", run.name(),
                "enabled", run.enabled(),
                "orders", run.orders().stream().map(PolicyWriter::orderFilter).toList(),
                "sort", run.sort(),
                "schedule", schedule(run.schedule()),
                "rules", run.rules().stream().map(PolicyWriter::rule).toList(),
                "otherwise", action(run.otherwise()));
    }

    private static Map<String, Object> rule(Rule rule) {
        return map(
                "name", rule.name(),
                "enabled", rule.enabled(),
                "delivery", rule.delivery(),
                "where", rule.where().stream().map(PolicyWriter::locationFilter).toList(),
                "sort", rule.sort(),
                "split", split(rule.split()),
                "partial", rule.partial(),
                "onFull", action(rule.onFull()),
                "onPartial", action(rule.onPartial()),
                "onNoMatch", action(rule.onNoMatch()));
    }

    private static Map<String, Object> orderFilter(OrderFilter filter) {
        SortedMap<String, Object> map = switch (filter) {
            case OrderFilter.OfChannel f -> map("is", "channel", "any", f.any());
            case OrderFilter.ToRegion f -> {
                SortedMap<String, Object> region =
                        map("is", "region", "states", f.states(), "postalPrefixes", f.postalPrefixes());
                if (f.country() != null) {
                    region.put("country", f.country());
                }
                yield region;
            }
            case OrderFilter.HasProductType f -> map("is", "productType", "any", f.any());
            case OrderFilter.HasTag f -> map("is", "tag", "any", f.any());
            case OrderFilter.PriorityFrom f -> map("is", "priority", "atLeast", f.atLeast());
            case OrderFilter.PromisedWithin f -> map("is", "promise", "hours", f.hours());
            case OrderFilter.OfMethod f -> map("is", "method", "any", f.any());
            case OrderFilter.ValueBetween f -> {
                SortedMap<String, Object> value = map("is", "value", "atLeast", f.atLeast());
                if (f.below() != null) {
                    value.put("below", f.below());
                }
                yield value;
            }
            case OrderFilter.InQueue f -> map("is", "queue", "any", f.any());
            case OrderFilter.OnWeekday f ->
                map("is", "weekday", "any", f.any(), "zone", f.zone().getId());
        };
        map.put("not", filter.not());
        return map;
    }

    private static Map<String, Object> locationFilter(LocationFilter filter) {
        return switch (filter) {
            case LocationFilter.InGroup f -> map("is", "group", "any", f.any(), "not", f.not());
            case LocationFilter.OfType f -> map("is", "type", "any", f.any(), "not", f.not());
            case LocationFilter.WithinDistance f -> map("is", "within", "km", f.km());
            case LocationFilter.Offers f -> map("is", "offers", "offer", f.offer());
            case LocationFilter.CarrierServes f ->
                map("is", "carrier", "carriers", f.carriers(), "services", f.services());
            case LocationFilter.HandlesProductType() -> map("is", "handles");
            case LocationFilter.RoutingSafetyStock f -> map("is", "routingSafetyStock", "units", f.units());
            case LocationFilter.CapacityLeft f -> map("is", "capacity", "span", f.span(), "atLeast", f.atLeast());
            case LocationFilter.PickupWindow f -> map("is", "pickupWindow", "hours", f.hours());
            case LocationFilter.MinimumParcelValue f -> map("is", "parcelValue", "minor", f.minor());
            case LocationFilter.StockNotOlderThan f -> map("is", "stockAge", "minutes", f.minutes());
        };
    }

    private static Map<String, Object> split(SplitMode split) {
        return switch (split) {
            case SplitMode.SingleLocation() -> map("mode", "single");
            case SplitMode.FewestParcels(SplitMode.Limits limits) -> limits("fewestParcels", limits);
            case SplitMode.LeastCost(SplitMode.Limits limits) -> limits("leastCost", limits);
        };
    }

    private static Map<String, Object> limits(String mode, SplitMode.Limits limits) {
        return map(
                "mode", mode,
                "atMost", limits.atMost(),
                "keepTogether", limits.keepTogether(),
                "minimumValue", limits.minimumValue());
    }

    private static Map<String, Object> action(Action action) {
        return switch (action) {
            case Action.Allocate() -> map("do", "allocate");
            case Action.NextRule() -> map("do", "nextRule");
            case Action.MoveToQueue(String queue) -> map("do", "queue", "queue", queue);
            case Action.Backorder(int days) -> map("do", "backorder", "withinDays", days);
            case Action.AutoCancel(int days) -> map("do", "autoCancel", "days", days);
            case Action.DropShip(List<String> groups) -> map("do", "dropShip", "groups", groups);
        };
    }

    private static Map<String, Object> schedule(Schedule schedule) {
        return switch (schedule) {
            case Schedule.EveryOrder() -> map("every", "order");
            case Schedule.Every(int minutes) -> map("every", "minutes", "minutes", minutes);
            case Schedule.ByCron(Cron cron) -> map("every", "cron", "cron", cron.text());
        };
    }

    /// Names and values in turn.
    private static SortedMap<String, Object> map(Object... pairs) {
        SortedMap<String, Object> map = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
