package crossdock.routing.engine;

import crossdock.routing.network.Network;
import crossdock.routing.network.Place;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import java.util.List;

/// A policy made ready for one network: what a rule says of a location without looking at an order is answered once, as
/// a bit per place.
final class ReadyPolicy {
    private final List<List<ReadyRule>> runs;
    final Policy policy;

    ReadyPolicy(Policy policy, Network network) {
        this.policy = policy;
        runs = policy.runs().stream()
                .map(run -> run.rules().stream().map(rule -> new ReadyRule(rule, network)).toList())
                .toList();
    }

    Run run(int index) {
        return policy.runs().get(index);
    }

    ReadyRule rule(int run, int rule) {
        return runs.get(run).get(rule);
    }

    /// One rule.
    static final class ReadyRule {
        final Rule rule;
        /// Places that no filter by group, type or offer refuses and that are open and tracked.
        final long[] possible;

        ReadyRule(Rule rule, Network network) {
            this.rule = rule;
            possible = new long[(network.size() + 63) / 64];
            for (int i = 0; i < network.size(); i++) {
                Place place = network.places().get(i);
                boolean may = place.open() && rule.where().stream().allMatch(filter -> passes(filter, place));
                possible[i >> 6] |= may ? 1L << i : 0;
            }
        }
    }

    /// True for filters that depend on the order.
    static boolean passes(LocationFilter filter, Place place) {
        return switch (filter) {
            case LocationFilter.InGroup f -> f.any().stream().anyMatch(place.groups()::contains) != f.not();
            case LocationFilter.OfType f -> f.any().contains(place.type()) != f.not();
            case LocationFilter.Offers(LocationFilter.Offer offer) -> switch (offer) {
                case SHIPPING -> place.ships();
                case PICKUP -> place.offersPickup();
            };
            case LocationFilter.WithinDistance _,
                    LocationFilter.CarrierServes _,
                    LocationFilter.HandlesProductType _,
                    LocationFilter.RoutingSafetyStock _,
                    LocationFilter.CapacityLeft _,
                    LocationFilter.PickupWindow _,
                    LocationFilter.MinimumParcelValue _,
                    LocationFilter.StockNotOlderThan _ -> true;
        };
    }
}
