package crossdock.channel.square;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.ChannelException;
import crossdock.channel.ChannelLocation;
import crossdock.channel.ChannelOrder;
import crossdock.channel.JsonPage;

/// Any bytes as orders and locations of Square. Called by Jazzer and by `FuzzTargetsTest`.
public final class FuzzTarget {
    private FuzzTarget() {}

    /// Ends with any other exception than that of a channel when there is a bug.
    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            JsonNode tree = JsonPage.tree(bytes);
            JsonPage<ChannelOrder> orders = new JsonPage<>();
            orders.readEach(
                    tree.path("orders"), SquareOrderJson.class,
                    (order, raw) -> orders.add(OrderMapping.map(order), raw));
            JsonPage<ChannelLocation> locations = new JsonPage<>();
            locations.readEach(
                    tree.path("locations"), SquareLocationJson.class,
                    (location, raw) -> locations.add(location.toLocation(), raw));
        } catch (ChannelException told) {
            return;
        }
    }
}
