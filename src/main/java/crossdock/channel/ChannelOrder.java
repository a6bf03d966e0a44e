package crossdock.channel;

import crossdock.kernel.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as it stands at a channel. Stamps are on the channel's clock.
///
/// @param number what people call it
/// @param state the channel's own word, looked up in [Capabilities#orderStates()]
/// @param method how the buyer gets it
/// @param locationId the location the channel fixed (POS, pickup); null when none
/// @param figureLostAt when the channel's stock figure lost these lines; null while it has not
/// @param promisedAt by when it was promised; null when not said
/// @param buyer personal data, only ever kept sealed; null when the channel gives none
/// @param region where it goes, enough for routing and not enough to find the person
public record ChannelOrder(
        String externalId,
        String number,
        String state,
        Method method,
        @Nullable String locationId,
        Instant placedAt,
        Instant updatedAt,
        @Nullable Instant figureLostAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant promisedAt,
        @Nullable Money total,
        @Nullable Buyer buyer,
        @Nullable Region region,
        List<Line> lines,
        List<Fulfilment> fulfilments,
        List<Return> returns) {

    /// How the goods reach the buyer.
    public enum Method {
        SHIP,
        PICKUP,
        /// Handed over at the till.
        IN_STORE
    }

    /// One line.
    ///
    /// @param itemId the listing's external id; null when the line names none (custom amount)
    /// @param sku null when the channel does not repeat it
    /// @param quantity ordered units, never negative
    /// @param cancelled units of them that will not be delivered
    public record Line(
            String externalId,
            @Nullable String itemId,
            @Nullable String sku,
            String title,
            int quantity,
            int cancelled,
            @Nullable Money unitPrice) {}

    /// Units that left: shipped or collected.
    ///
    /// @param at the channel's stamp of the hand-over
    /// @param locationId null when the channel does not say
    /// @param calledBackAt since when it never happened: the channel took it back and its units are open again; null while it stands
    public record Fulfilment(
            String externalId,
            boolean collected,
            Instant at,
            @Nullable String locationId,
            @Nullable String trackingCode,
            List<Part> parts,
            @Nullable Instant calledBackAt) {
        /// One that stands.
        public Fulfilment(
                String externalId,
                boolean collected,
                Instant at,
                @Nullable String locationId,
                @Nullable String trackingCode,
                List<Part> parts) {
            this(externalId, collected, at, locationId, trackingCode, parts, null);
        }
    }

    /// Units that came back.
    ///
    /// @param orderId the order whose lines came back, when the channel books the return as an order of its own; null for this order
    /// @param restocked sellable again at once at the channel's stock source
    public record Return(
            String externalId,
            @Nullable String orderId,
            Instant at,
            @Nullable String locationId,
            boolean restocked,
            List<Part> parts) {}

    /// So many units of one line.
    public record Part(String lineId, int quantity) {}

    /// Who bought. Personal data.
    public record Buyer(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String street,
            @Nullable String customerId) {}

    /// Where it goes.
    public record Region(
            @Nullable String country, @Nullable String state, @Nullable String city, @Nullable String postalCode) {}
}
