package crossdock.channel.vendure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A product variant.
///
/// @param enabled of the variant alone; its product has a switch of its own
/// @param trackInventory `TRUE`, `FALSE`, or `INHERIT` from the server's settings
/// @param priceWithTax in hundredths of the currency, whatever the currency
record VendureVariantJson(
        @Nullable String id,
        @Nullable String sku,
        @Nullable String name,
        @Nullable Boolean enabled,
        @Nullable String trackInventory,
        @Nullable String updatedAt,
        @Nullable Long priceWithTax,
        @Nullable String currencyCode,
        @Nullable Product product,
        @Nullable List<Level> stockLevels) {

    record Product(
            @Nullable String id, @Nullable Boolean enabled, @Nullable List<FacetValue> facetValues) {
        /// The name under that facet; null when there is none.
        @Nullable String facet(String code) {
            return facetValues == null
                    ? null
                    : facetValues.stream()
                            .filter(value -> value.facet() != null && code.equals(value.facet().code()))
                            .map(FacetValue::name)
                            .findFirst()
                            .orElse(null);
        }
    }

    record FacetValue(@Nullable String name, @Nullable Facet facet) {}

    record Facet(@Nullable String code) {}

    /// @param stockOnHand has lost what is in a fulfilment, packed or shipped
    /// @param stockAllocated open order lines by the server's own reckoning
    record Level(
            @Nullable String stockLocationId, @Nullable Integer stockOnHand, @Nullable Integer stockAllocated) {}

    boolean isTracked(boolean otherwise) {
        return trackInventory == null || trackInventory.equals("INHERIT") ? otherwise : trackInventory.equals("TRUE");
    }

    boolean isOnSale() {
        return !Boolean.FALSE.equals(enabled) && (product == null || !Boolean.FALSE.equals(product.enabled()));
    }
}
