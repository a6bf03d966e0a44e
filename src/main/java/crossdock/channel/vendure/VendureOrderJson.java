package crossdock.channel.vendure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order.
///
/// @param updatedAt does not move when units are packed, shipped or delivered
/// @param totalWithTax in hundredths of the currency, as every amount
/// @param history only its cancellations
record VendureOrderJson(
        @Nullable String id,
        @Nullable String code,
        @Nullable String state,
        @Nullable String createdAt,
        @Nullable String updatedAt,
        @Nullable String orderPlacedAt,
        @Nullable Long totalWithTax,
        @Nullable String currencyCode,
        @Nullable Customer customer,
        @Nullable Address shippingAddress,
        @Nullable List<Line> lines,
        @Nullable List<Fulfillment> fulfillments,
        @Nullable History history) {

    record Customer(
            @Nullable String id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String emailAddress,
            @Nullable String phoneNumber) {}

    record Address(
            @Nullable String fullName,
            @Nullable String company,
            @Nullable String streetLine1,
            @Nullable String streetLine2,
            @Nullable String city,
            @Nullable String province,
            @Nullable String postalCode,
            @Nullable String countryCode,
            @Nullable String phoneNumber) {}

    /// @param quantity what is left of it: cancelled units are taken off
    /// @param orderPlacedQuantity as bought
    record Line(
            @Nullable String id,
            @Nullable Integer quantity,
            @Nullable Integer orderPlacedQuantity,
            @Nullable Long unitPriceWithTax,
            @Nullable Variant productVariant) {}

    record Variant(@Nullable String id, @Nullable String sku, @Nullable String name) {}

    record Fulfillment(
            @Nullable String id,
            @Nullable String state,
            @Nullable String createdAt,
            @Nullable String updatedAt,
            @Nullable String trackingCode,
            @Nullable List<Part> lines) {
        boolean isCancelled() {
            return "Cancelled".equals(state);
        }
    }

    record Part(@Nullable String orderLineId, @Nullable Integer quantity) {}

    record History(@Nullable List<Entry> items) {}

    record Entry(@Nullable String id, @Nullable String createdAt, @Nullable Cancellation data) {}

    record Cancellation(@Nullable List<Part> lines) {}
}
