package crossdock.sync;

import crossdock.channel.ChannelPage;
import crossdock.channel.Connector;
import crossdock.channel.Cursor;
import crossdock.kernel.Resource;
import crossdock.sync.apply.Applier;
import crossdock.sync.apply.CatalogueApplier;
import crossdock.sync.apply.CountApplier;
import crossdock.sync.apply.LocationApplier;
import crossdock.sync.apply.OrderApplier;
import java.util.List;
import java.util.function.Function;

/// Who applies the rows of each resource.
public record Appliers(
        LocationApplier locations, CatalogueApplier catalogue, CountApplier counts, OrderApplier orders) {
    /// What a connector is asked for, in the order in which one resource rests on the other.
    List<Feed<?>> feeds(Connector connector) {
        return List.of(
                new Feed<>(Resource.LOCATIONS, connector::pullLocations, locations),
                new Feed<>(Resource.CATALOGUE, connector::pullListings, catalogue),
                new Feed<>(Resource.STOCK, connector::pullCounts, counts),
                new Feed<>(Resource.ORDERS, connector::pullOrders, orders));
    }

    /// How one resource of a channel is asked for, and who applies its rows.
    record Feed<T>(Resource resource, Function<Cursor, ChannelPage<T>> pull, Applier<T> applier) {}
}
