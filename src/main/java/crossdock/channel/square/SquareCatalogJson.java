package crossdock.channel.square;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Square's CatalogObject, as far as items, their variations and categories go.
record SquareCatalogJson(
        @Nullable String type,
        @Nullable String id,
        @JsonProperty("updated_at") @Nullable String updatedAt,
        @JsonProperty("is_deleted") @Nullable Boolean isDeleted,
        @JsonProperty("item_data") @Nullable Item item,
        @JsonProperty("item_variation_data") @Nullable Variation variation,
        @JsonProperty("category_data") @Nullable Category category) {

    record Item(
            @Nullable String name,
            @JsonProperty("category_id") @Nullable String categoryId,
            @Nullable List<Ref> categories,
            @JsonProperty("reporting_category") @Nullable Ref reportingCategory,
            @Nullable List<SquareCatalogJson> variations,
            @JsonProperty("is_archived") @Nullable Boolean isArchived) {}

    record Ref(@Nullable String id) {}

    record Category(@Nullable String name) {}

    record Variation(
            @JsonProperty("item_id") @Nullable String itemId,
            @Nullable String name,
            @Nullable String sku,
            @JsonProperty("price_money") @Nullable SquareMoneyJson price,
            @JsonProperty("track_inventory") @Nullable Boolean tracks,
            @JsonProperty("location_overrides") @Nullable List<Override> overrides) {}

    record Override(@JsonProperty("track_inventory") @Nullable Boolean tracks) {}

    boolean deleted() {
        return Boolean.TRUE.equals(isDeleted);
    }
}
