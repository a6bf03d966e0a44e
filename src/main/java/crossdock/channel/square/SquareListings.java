package crossdock.channel.square;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.ChannelHttp.Answer;
import crossdock.channel.ChannelListing;
import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.channel.JsonPage;
import crossdock.channel.Readings;
import crossdock.channel.Unreadable;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The catalogue: POST /v2/catalog/search, one listing a variation.
///
/// A full traversal asks for items. A delta asks for variations too and for deleted objects: a
/// removed variation is gone from its item's list and only shows as a deleted object of its own.
/// Parents and categories come as related objects.
final class SquareListings {
    private static final int PAGE = 1_000; // the most Square gives; the limit is advisory

    private final SquareApi api;

    SquareListings(SquareApi api) {
        this.api = api;
    }

    ChannelPage<ChannelListing> pull(Cursor cursor) {
        boolean isDelta = cursor.watermark() != null;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("object_types", isDelta ? List.of("ITEM", "ITEM_VARIATION") : List.of("ITEM"));
        body.put("include_deleted_objects", isDelta);
        body.put("include_related_objects", true);
        body.put("limit", PAGE);
        if (cursor.watermark() != null) {
            // begin_time is exclusive; stamps have milliseconds
            body.put("begin_time", cursor.watermark().minusMillis(1).toString());
        }
        if (cursor.pageToken() != null) {
            body.put("cursor", cursor.pageToken());
        }
        Answer answer = api.post("v2/catalog/search", body);
        JsonNode tree = SquareApi.object(answer);
        Related related = new Related(tree);
        JsonPage<ChannelListing> page = new JsonPage<>();
        page.readEach(
                tree.path("objects"),
                SquareCatalogJson.class,
                (object, node) -> add(object, node, related, page));
        return page.page(Readings.textOrNull(tree.path("cursor").asText("")), answer);
    }

    private static void add(
            SquareCatalogJson object,
            JsonNode node,
            Related related,
            JsonPage<ChannelListing> page) {
        switch (Readings.required("type", object.type())) {
            case "ITEM" -> {
                if (object.item() == null || object.item().variations() == null) {
                    return; // a deleted item without its data: its variations come as deleted
                    // objects of their own
                }
                for (SquareCatalogJson variation : object.item().variations()) {
                    page.add(listing(object, variation, related), node);
                }
            }
            case "ITEM_VARIATION" -> {
                SquareCatalogJson parent =
                        related.item(
                                object.variation() == null ? null : object.variation().itemId());
                if (parent != null || object.deleted()) {
                    page.add(listing(parent, object, related), node);
                } else {
                    throw new Unreadable("listing.parentMissing", "item_id");
                }
            }
            default -> {
                // categories, taxes and the like were not asked for and are no listings
            }
        }
    }

    private static ChannelListing listing(
            @Nullable SquareCatalogJson parent, SquareCatalogJson object, Related related) {
        SquareCatalogJson.Variation variation = object.variation();
        SquareCatalogJson.Item item = parent == null ? null : parent.item();
        boolean isGone =
                object.deleted()
                        || variation == null
                        || (parent != null && parent.deleted())
                        || (item != null && Boolean.TRUE.equals(item.isArchived()));
        return new ChannelListing(
                Readings.required("id", object.id()),
                parent != null ? parent.id() : variation == null ? null : variation.itemId(),
                variation == null ? null : Readings.textOrNull(variation.sku()),
                title(item, variation),
                related.category(item),
                null,
                variation == null
                        ? null
                        : SquareMoneyJson.toMoney("price_money", variation.price()),
                variation != null && isTracked(variation),
                !isGone,
                newest(parent, object));
    }

    private static String title(
            SquareCatalogJson.@Nullable Item item,
            SquareCatalogJson.@Nullable Variation variation) {
        String name = item == null ? null : Readings.textOrNull(item.name());
        String kind = variation == null ? null : Readings.textOrNull(variation.name());
        boolean isOnly = item != null && item.variations() != null && item.variations().size() == 1;
        if (name == null) {
            return kind == null ? "" : kind;
        }
        return kind == null || isOnly ? name : name + ", " + kind;
    }

    /// Square counts a variation when it says so for the variation or for any of its locations;
    /// saying nothing means no.
    private static boolean isTracked(SquareCatalogJson.Variation variation) {
        return Boolean.TRUE.equals(variation.tracks())
                || (variation.overrides() != null
                        && variation.overrides().stream()
                                .anyMatch(o -> Boolean.TRUE.equals(o.tracks())));
    }

    /// The later stamp: a listing shows fields of both.
    private static @Nullable Instant newest(
            @Nullable SquareCatalogJson parent, SquareCatalogJson object) {
        Instant own = Readings.stampOrNull("updated_at", object.updatedAt());
        Instant above =
                parent == null ? null : Readings.stampOrNull("updated_at", parent.updatedAt());
        return own == null || (above != null && above.isAfter(own)) ? above : own;
    }

    /// Items and categories that the page's objects name.
    private static final class Related {
        private final Map<String, JsonNode> items = new HashMap<>();
        private final Map<String, String> categories = new HashMap<>();

        Related(JsonNode tree) {
            for (String field : List.of("objects", "related_objects")) {
                for (JsonNode node : tree.path(field)) {
                    String type = node.path("type").asText("");
                    if (type.equals("CATEGORY")) {
                        categories.put(
                                node.path("id").asText(""),
                                node.path("category_data").path("name").asText(""));
                    } else if (type.equals("ITEM")) {
                        items.put(node.path("id").asText(""), node);
                    }
                }
            }
        }

        /// A parent that cannot be read refuses its variation with it.
        @Nullable SquareCatalogJson item(@Nullable String id) {
            JsonNode node = id == null ? null : items.get(id);
            return node == null ? null : JsonPage.read(node, SquareCatalogJson.class);
        }

        @Nullable String category(SquareCatalogJson.@Nullable Item item) {
            if (item == null) {
                return null;
            }
            String id = item.categoryId();
            if (item.reportingCategory() != null) {
                id = item.reportingCategory().id();
            } else if (item.categories() != null && !item.categories().isEmpty()) {
                id = item.categories().getFirst().id();
            }
            return id == null ? null : Readings.textOrNull(categories.get(id));
        }
    }
}
