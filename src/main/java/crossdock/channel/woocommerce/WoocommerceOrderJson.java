package crossdock.channel.woocommerce;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order.
record WoocommerceOrderJson(
        @Nullable String id,
        @Nullable String number,
        @Nullable String status,
        @Nullable String currency,
        @Nullable String total,
        @JsonProperty("date_created_gmt") @Nullable String createdGmt,
        @JsonProperty("date_modified_gmt") @Nullable String modifiedGmt,
        @JsonProperty("date_paid_gmt") @Nullable String paidGmt,
        @JsonProperty("date_completed_gmt") @Nullable String completedGmt,
        @JsonProperty("customer_id") @Nullable String customerId,
        @Nullable Address billing,
        @Nullable Address shipping,
        @JsonProperty("line_items") @Nullable List<Line> lines,
        @JsonProperty("shipping_lines") @Nullable List<ShippingLine> shippingLines,
        @Nullable List<JsonNode> refunds) {

    record Address(
            @JsonProperty("first_name") @Nullable String firstName,
            @JsonProperty("last_name") @Nullable String lastName,
            @Nullable String company,
            @JsonProperty("address_1") @Nullable String address1,
            @JsonProperty("address_2") @Nullable String address2,
            @Nullable String city,
            @Nullable String state,
            @Nullable String postcode,
            @Nullable String country,
            @Nullable String email,
            @Nullable String phone) {}

    record Line(
            @Nullable String id,
            @Nullable String name,
            @JsonProperty("product_id") @Nullable String productId,
            @JsonProperty("variation_id") @Nullable String variationId,
            @Nullable String sku,
            @Nullable String quantity,
            @Nullable String price,
            @JsonProperty("meta_data") @Nullable List<Meta> meta) {}

    record ShippingLine(@JsonProperty("method_id") @Nullable String methodId) {}

    /// @param value of any type: plugins store whole objects here
    record Meta(@Nullable String key, @Nullable JsonNode value) {}

    /// A refund of an order; its lines carry negative quantities.
    record Refund(
            @Nullable String id,
            @JsonProperty("date_created_gmt") @Nullable String createdGmt,
            @JsonProperty("line_items") @Nullable List<Line> lines) {}

    boolean hasRefunds() {
        return refunds != null && !refunds.isEmpty();
    }

    /// The meta value under that key; empty when there is none.
    static String meta(Line line, String key) {
        if (line.meta() == null) {
            return "";
        }
        for (Meta meta : line.meta()) {
            if (meta != null && key.equals(meta.key()) && meta.value() != null) {
                return meta.value().asText("");
            }
        }
        return "";
    }
}
