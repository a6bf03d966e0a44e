package crossdock.order;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.SkuId;
import java.time.Instant;

/// How fast an article sells at a channel.
public interface SalesVelocity {
    /// Days that are looked back on.
    int DAYS = 28;

    /// The least that is assumed, so that a slow article still has a rank.
    double LEAST = 0.1;

    /// Units ordered a day over the 28 days before `now`, cancelled ones left out; at least 0.1.
    double unitsADay(ConnectionId connection, SkuId sku, Instant now);
}
