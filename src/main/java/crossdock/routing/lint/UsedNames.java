package crossdock.routing.lint;

import crossdock.routing.network.NetworkFacts;
import crossdock.routing.network.Place;
import crossdock.routing.policy.Action;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.OrderFilter;
import crossdock.routing.policy.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The names that filters use, and whether they exist.
record UsedNames(NetworkFacts facts) {
    /// A name that does not exist, and the nearest that does; null when there is none at all.
    record Unknown(String name, @Nullable String nearest) {}

    List<Unknown> unknown(OrderFilter filter) {
        NetworkFacts.Known known = facts.known();
        return switch (filter) {
            case OrderFilter.OfChannel f -> missing(f.any(), known.channels());
            case OrderFilter.HasProductType f -> missing(f.any(), known.productTypes());
            case OrderFilter.HasTag f -> missing(f.any(), known.tags());
            case OrderFilter.InQueue f -> missing(f.any(), known.queues());
            case OrderFilter.ToRegion _,
                    OrderFilter.PriorityFrom _,
                    OrderFilter.PromisedWithin _,
                    OrderFilter.OfMethod _,
                    OrderFilter.OnWeekday _,
                    OrderFilter.ValueBetween _ -> List.of();
        };
    }

    List<Unknown> unknown(LocationFilter filter) {
        return switch (filter) {
            case LocationFilter.InGroup f -> missing(f.any(), groups());
            case LocationFilter.CarrierServes f -> {
                List<Unknown> all = new ArrayList<>(missing(f.carriers(), names(true)));
                all.addAll(missing(f.services(), names(false)));
                yield all;
            }
            case LocationFilter.OfType _,
                    LocationFilter.WithinDistance _,
                    LocationFilter.Offers _,
                    LocationFilter.HandlesProductType _,
                    LocationFilter.RoutingSafetyStock _,
                    LocationFilter.CapacityLeft _,
                    LocationFilter.PickupWindow _,
                    LocationFilter.MinimumParcelValue _,
                    LocationFilter.StockNotOlderThan _ -> List.of();
        };
    }

    /// Product types kept together, and groups of suppliers.
    List<Unknown> unknown(Rule rule) {
        List<Unknown> all = new ArrayList<>(
                missing(rule.split().bounds().keepTogether(), facts.known().productTypes()));
        all.addAll(unknown(rule.onPartial()));
        all.addAll(unknown(rule.onNoMatch()));
        return all;
    }

    List<Unknown> unknown(Action action) {
        return action instanceof Action.DropShip(List<String> groups) ? missing(groups, groups()) : List.of();
    }

    private Set<String> groups() {
        Set<String> groups = new TreeSet<>();
        facts.places().stream().map(Place::groups).forEach(groups::addAll);
        return groups;
    }

    private Set<String> names(boolean ofCarriers) {
        Set<String> names = new TreeSet<>();
        facts.services().forEach(service -> names.add(ofCarriers ? service.carrier() : service.name()));
        return names;
    }

    private static List<Unknown> missing(Collection<String> used, Set<String> known) {
        return used.stream().filter(name -> !known.contains(name))
                .map(name -> new Unknown(name, nearest(name, known)))
                .toList();
    }

    /// By spelling: fewest letters added, left out or changed; ties by the alphabet.
    private static @Nullable String nearest(String name, Set<String> known) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String one : new TreeSet<>(known)) {
            int distance = distance(name, one);
            if (distance < least) {
                least = distance;
                best = one;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
