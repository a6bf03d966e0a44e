package crossdock.channel.woocommerce;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A product, or a variation of one: their fields are the same where both have them.
///
/// @param manageStock true, false, or `parent` for a variation that shares its product's quantity
/// @param stockQuantity a number; text from some plugins; null when not managed
/// @param status `publish` or another; older versions answer a variation's as a boolean
record WoocommerceProductJson(
        @Nullable String id,
        @Nullable String name,
        @Nullable String type,
        @Nullable JsonNode status,
        @Nullable String sku,
        @Nullable String price,
        @JsonProperty("date_modified_gmt") @Nullable String modifiedGmt,
        @JsonProperty("manage_stock") @Nullable JsonNode manageStock,
        @JsonProperty("stock_quantity") @Nullable String stockQuantity,
        @Nullable List<Term> categories,
        @Nullable List<Term> brands,
        @Nullable List<Attribute> attributes) {

    record Term(@Nullable String name) {}

    /// @param option the variation's value; a product has `options` instead
    record Attribute(@Nullable String name, @Nullable String option) {}

    boolean isVariable() {
        return type != null && type.startsWith("variable"); // and variable-subscription
    }

    /// A grouped product is a list of others and is never sold itself.
    boolean isGroup() {
        return "grouped".equals(type);
    }

    boolean isTracked() {
        return manageStock != null
                && (manageStock.asBoolean(false) || manageStock.asText("").equals("parent"));
    }

    boolean isPublished() {
        return status == null
                || status.isNull()
                || status.asBoolean(false)
                || status.asText("").equals("publish");
    }

    static @Nullable String first(@Nullable List<Term> terms) {
        return terms == null || terms.isEmpty() || terms.getFirst() == null
                ? null
                : terms.getFirst().name();
    }

    /// `Black, M`; empty for a product.
    String options() {
        return attributes == null
                ? ""
                : attributes.stream()
                        .filter(Objects::nonNull)
                        .map(Attribute::option)
                        .filter(option -> option != null && !option.isBlank())
                        .collect(Collectors.joining(", "));
    }
}
