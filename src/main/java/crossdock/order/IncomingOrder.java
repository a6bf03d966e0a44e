package crossdock.order;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.SkuId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One version of an order, in our ids, on its way in. Stamps other than `receivedAt` are on the channel's clock.
///
/// @param connection [#IMPORTED] for a file of orders
/// @param channelState the channel's own word
/// @param reserves whether open units of an order in this state hold stock
/// @param figureLostAt when the channel's own stock figure lost the lines; null while it has not, or when the state
/// says it does not
/// @param ignored not an order for us: an unknown one is left out, a known one counts as cancelled
/// @param history imported past: kept and shown, neither reserves nor moves stock. Decided when the order is first
/// seen. Also meant for orders that were complete before their channel was connected
/// @param location fixed by the channel (POS, pickup); NONE when it left the choice to us
/// @param defaultLocation where the connection's shipments leave from when they name no location; NONE until someone
/// chose it
/// @param updatedAt decides which of two versions is the newer; of equal ones the later received
/// @param clockAhead how far the channel's clock is ahead of ours, as far as that is known
/// @param cancelledAt null while the order stands
/// @param buyer sealed by the caller with the subject [#buyerSubject]; null when the channel gives none
/// @param lines in the channel's order
public record IncomingOrder(
        ConnectionId connection,
        String externalId,
        String number,
        String channelState,
        boolean reserves,
        @Nullable Instant figureLostAt,
        boolean ignored,
        boolean history,
        Method method,
        LocationId location,
        LocationId defaultLocation,
        Instant placedAt,
        Instant updatedAt,
        Instant receivedAt,
        Duration clockAhead,
        @Nullable Instant cancelledAt,
        @Nullable Instant promisedAt,
        @Nullable Money total,
        Region region,
        byte @Nullable [] buyer,
        List<Line> lines,
        List<Fulfilment> fulfilments,
        List<Return> returns) {

    /// Stands for the connection of orders that came by file.
    public static final ConnectionId IMPORTED = new ConnectionId(0);

    /// What the sealed buyer is bound to.
    public static String buyerSubject(ConnectionId connection, String externalId) {
        return "order:" + connection + ":" + externalId;
    }

    /// One line as this version has it. A line that a newer version no longer names was removed.
    ///
    /// @param sku null while the listing is unmapped or the line is no article; it is kept and reserves nothing
    /// @param skuText the code as the channel writes it; empty when it gives none
    /// @param quantity ordered units, cancelled ones included; never negative
    /// @param cancelled units of them that will not be delivered
    public record Line(
            String externalId,
            int ordinal,
            @Nullable SkuId sku,
            String skuText,
            String title,
            int quantity,
            int cancelled,
            @Nullable Money unitPrice) {}

    /// Units that left, all at once. Known by its external id: the same again changes nothing.
    ///
    /// @param collected by the buyer; else shipped
    /// @param at the channel's stamp of the hand-over
    /// @param location NONE when the channel does not say
    /// @param trackingCode null when there is none
    /// @param calledBackAt since when the channel says that it never happened; null while it stands
    public record Fulfilment(
            String externalId,
            boolean collected,
            Instant at,
            LocationId location,
            @Nullable String trackingCode,
            List<Part> parts,
            @Nullable Instant calledBackAt) {}

    /// Units that came back, all at once. Known by its external id, as fulfilments are.
    ///
    /// @param orderExternalId the order whose lines came back, when the channel books the return as an order of its
    /// own; null for this order
    /// @param location NONE when the channel does not say
    /// @param restocked the channel put them back on sale; sellable at once where the channel is the stock source
    public record Return(
            String externalId,
            @Nullable String orderExternalId,
            Instant at,
            LocationId location,
            boolean restocked,
            List<Part> parts) {}

    /// So many units of one line.
    public record Part(String lineExternalId, int quantity) {}
}
