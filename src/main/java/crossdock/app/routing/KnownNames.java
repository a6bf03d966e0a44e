package crossdock.app.routing;

import crossdock.fulfilment.RoutingDesk;
import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.inventory.StockQueries;
import crossdock.routing.cost.CarrierService;
import crossdock.routing.policy.Action;
import crossdock.sync.ConnectionQueries;
import crossdock.ui.routing.form.Known;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what routing filters can name in a workspace.
public final class KnownNames {
    private final Locations locations;
    private final StockQueries stock;
    private final ConnectionQueries channels;
    private final RoutingDesk desk;

    public KnownNames(Locations locations, StockQueries stock, ConnectionQueries channels, RoutingDesk desk) {
        this.locations = locations;
        this.stock = stock;
        this.channels = channels;
        this.desk = desk;
    }

    public Known read() {
        List<Location> places = locations.all();
        List<CarrierService> services = desk.network().services();
        return new Known(
                sorted(channels.health().stream().map(channel -> channel.connection().name()).toList()),
                sorted(locations.groups().stream().map(Locations.Group::name).toList()),
                sorted(stock.facets(StockQueries.View.SKUS, StockQueries.Filter.NONE).productTypes().keySet()),
                List.of(), // no channel tells tags yet
                List.of(Action.UNROUTABLE),
                sorted(services.stream().map(CarrierService::carrier).toList()),
                sorted(services.stream().map(CarrierService::name).toList()),
                parts(places, Location.Address::country),
                states(places));
    }

    private static List<String> sorted(Collection<String> names) {
        Set<String> all = new TreeSet<>(names);
        all.remove("");
        return List.copyOf(all);
    }

    private static List<String> parts(
            List<Location> places, Function<Location.Address, @Nullable String> part) {
        return sorted(places.stream().map(place -> part.apply(place.address())).filter(Objects::nonNull).toList());
    }

    /// Those with a location, and where parcels to the United States go beside them.
    private static List<String> states(List<Location> places) {
        Set<String> all = new TreeSet<>(parts(places, Location.Address::state));
        all.addAll(List.of(
                "AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "IN", "KS",
                "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV",
                "NY", "OH", "OK", "OR", "PA", "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV",
                "WY"));
        return List.copyOf(all);
    }
}
