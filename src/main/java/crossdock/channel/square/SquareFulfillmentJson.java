package crossdock.channel.square;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Square's Fulfillment of an order.
record SquareFulfillmentJson(
        @Nullable String uid,
        @Nullable String type,
        @Nullable String state,
        @Nullable List<Entry> entries,
        @JsonProperty("pickup_details") @Nullable Details pickup,
        @JsonProperty("shipment_details") @Nullable Details shipment,
        @JsonProperty("delivery_details") @Nullable Details delivery) {

    record Entry(
            @JsonProperty("line_item_uid") @Nullable String lineUid, @Nullable String quantity) {}

    /// The three kinds of details in one: their names do not overlap where their meaning differs.
    record Details(
            @Nullable Recipient recipient,
            @JsonProperty("pickup_at") @Nullable String pickupAt,
            @JsonProperty("expected_shipped_at") @Nullable String expectedShippedAt,
            @JsonProperty("deliver_at") @Nullable String deliverAt,
            @JsonProperty("picked_up_at") @Nullable String pickedUpAt,
            @JsonProperty("shipped_at") @Nullable String shippedAt,
            @JsonProperty("delivered_at") @Nullable String deliveredAt,
            @JsonProperty("completed_at") @Nullable String completedAt,
            @JsonProperty("tracking_number") @Nullable String trackingNumber) {}

    record Recipient(
            @JsonProperty("customer_id") @Nullable String customerId,
            @JsonProperty("display_name") @Nullable String displayName,
            @JsonProperty("email_address") @Nullable String email,
            @JsonProperty("phone_number") @Nullable String phone,
            @Nullable SquareAddressJson address) {}

    @Nullable Details details() {
        return Stream.of(pickup, shipment, delivery)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    boolean isDone() {
        return "COMPLETED".equals(state);
    }

    /// Cancelled or failed: it will not deliver what it names.
    boolean isOff() {
        return "CANCELED".equals(state) || "FAILED".equals(state);
    }

    boolean isPickup() {
        return "PICKUP".equals(type);
    }

    /// When the goods left; null when Square does not say.
    @Nullable String doneAt() {
        Details known = details();
        return known == null
                ? null
                : Stream.of(known.pickedUpAt, known.shippedAt, known.deliveredAt, known.completedAt)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    @Nullable String promisedAt() {
        Details known = details();
        return known == null
                ? null
                : Stream.of(known.pickupAt, known.expectedShippedAt, known.deliverAt)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }
}
