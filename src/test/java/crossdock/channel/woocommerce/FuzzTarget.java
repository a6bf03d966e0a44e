package crossdock.channel.woocommerce;

import crossdock.channel.ChannelException;
import crossdock.channel.ChannelOrder;
import crossdock.channel.JsonPage;
import java.util.List;

/// Any bytes as orders of WooCommerce. Called by Jazzer and by `FuzzTargetsTest`.
public final class FuzzTarget {
    private FuzzTarget() {}

    /// Ends with any other exception than that of a channel when there is a bug.
    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            JsonPage<ChannelOrder> orders = new JsonPage<>();
            orders.readEach(
                    JsonPage.tree(bytes), WoocommerceOrderJson.class,
                    (order, raw) -> orders.add(WooOrderMapping.map(order, List.of()), raw));
        } catch (ChannelException told) {
            return;
        }
    }
}
