package crossdock.routing.network;

import crossdock.routing.cost.CarrierService;
import java.util.List;
import java.util.Set;

/// Everything about locations and carriers that decisions rest on, as a value.
///
/// @param currency of handling and rates, ISO 4217
/// @param places any order; ids differ
/// @param services in the order in which equal prices are preferred; with none at all, parcels cost their handling only
/// and have no arrival
/// @param supplies known for the future
/// @param known names that exist in the workspace, for the linter
public record NetworkFacts(
        String currency, List<Place> places, List<CarrierService> services, List<Supply> supplies, Known known) {
    public static final int MOST_SERVICES = 60;

    public NetworkFacts {
        places = List.copyOf(places);
        services = List.copyOf(services);
        supplies = List.copyOf(supplies);
        if (services.size() > MOST_SERVICES) {
            throw new IllegalArgumentException("more than " + MOST_SERVICES + " carrier services");
        }
    }

    /// Names that filters may use.
    public record Known(Set<String> channels, Set<String> productTypes, Set<String> tags, Set<String> queues) {
        public Known {
            channels = Set.copyOf(channels);
            productTypes = Set.copyOf(productTypes);
            tags = Set.copyOf(tags);
            queues = Set.copyOf(queues);
        }
    }
}
