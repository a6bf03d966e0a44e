package crossdock.channel.vendure;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.ChannelException;
import crossdock.channel.ChannelOrder;
import crossdock.channel.JsonPage;

/// Any bytes as a page of orders of Vendure and as a place in a traversal. Called by Jazzer and by `FuzzTargetsTest`.
public final class FuzzTarget {
    private FuzzTarget() {}

    /// Ends with any other exception than that of a channel when there is a bug.
    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            JsonNode list = JsonPage.tree(bytes).at("/data/orders");
            JsonPage<ChannelOrder> orders = new JsonPage<>();
            orders.readEach(
                    list.path("items"), VendureOrderJson.class,
                    (order, raw) -> orders.add(VendureOrderMapping.map(order), raw));
            Keyset next = Keyset.START.after(list);
            if (next != null) {
                Keyset.parse(next.text());
            }
        } catch (ChannelException told) {
            return;
        }
    }
}
