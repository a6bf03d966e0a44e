package crossdock.channel.vendure;

import crossdock.channel.ChannelLocation;
import crossdock.channel.Readings;
import org.jspecify.annotations.Nullable;

/// A stock location: a name, and no address in the core.
record VendureLocationJson(@Nullable String id, @Nullable String name) {
    /// What it holds is shipped to buyers, so it counts as a warehouse until somebody says otherwise.
    ChannelLocation toLocation() {
        return new ChannelLocation(
                Readings.required("id", id),
                Readings.required("name", name),
                "WAREHOUSE",
                null, null, null, null, null, null, null, null, null, null, null,
                true);
    }
}
