package crossdock.channel.square;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Square's Order.
record SquareOrderJson(
        @Nullable String id,
        @JsonProperty("location_id") @Nullable String locationId,
        @JsonProperty("reference_id") @Nullable String referenceId,
        @JsonProperty("customer_id") @Nullable String customerId,
        @Nullable String state,
        @JsonProperty("created_at") @Nullable String createdAt,
        @JsonProperty("updated_at") @Nullable String updatedAt,
        @JsonProperty("closed_at") @Nullable String closedAt,
        @JsonProperty("line_items") @Nullable List<Line> lines,
        @Nullable List<SquareFulfillmentJson> fulfillments,
        @Nullable List<Return> returns,
        @Nullable List<Tender> tenders,
        @JsonProperty("total_money") @Nullable SquareMoneyJson total,
        @JsonProperty("net_amount_due_money") @Nullable SquareMoneyJson due) {

    record Line(
            @Nullable String uid,
            @Nullable String name,
            @JsonProperty("variation_name") @Nullable String variationName,
            @Nullable String quantity,
            @JsonProperty("catalog_object_id") @Nullable String catalogObjectId,
            @JsonProperty("base_price_money") @Nullable SquareMoneyJson price) {}

    record Return(
            @Nullable String uid,
            @JsonProperty("source_order_id") @Nullable String sourceOrderId,
            @JsonProperty("return_line_items") @Nullable List<ReturnLine> lines) {}

    record ReturnLine(
            @JsonProperty("source_line_item_uid") @Nullable String sourceLineUid,
            @Nullable String quantity) {}

    record Tender(
            @JsonProperty("created_at") @Nullable String createdAt,
            @JsonProperty("amount_money") @Nullable SquareMoneyJson amount) {}
}
