package crossdock.order;

import crossdock.kernel.OrderId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of one version of an order.
///
/// @param order null when it was left out
/// @param unmapped external ids of lines in the order as it stands now that name no article here
public record Ingested(Change change, @Nullable OrderId order, List<String> unmapped) {
    /// How much it told us.
    public enum Change {
        NEW,
        CHANGED,
        /// Seen before, or an older version that tells nothing new.
        UNCHANGED,
        /// Not an order for us.
        IGNORED
    }
}
