package crossdock.channel.vendure;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.ChannelCount;
import crossdock.channel.ChannelListing;
import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.channel.JsonPage;
import crossdock.channel.Readings;
import crossdock.channel.Unreadable;
import crossdock.channel.vendure.VendureVariantJson.Level;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Variants, as listings or as counts per location. Both are read whole every time: no stamp moves with every change.
final class VendureVariants {
    /// A page of 200 took 70 to 300 ms.
    private static final int PAGE = 200;

    private static final String LISTINGS =
            """
            query Variants($options: ProductVariantListOptions) {
              globalSettings { trackInventory }
              productVariants(options: $options) {
                totalItems
                items {
                  id createdAt updatedAt sku name enabled trackInventory priceWithTax currencyCode
                  product { id enabled facetValues { name facet { code } } }
                }
              }
            }""";

    private static final String COUNTS =
            """
            query Stock($options: ProductVariantListOptions) {
              globalSettings { trackInventory }
              productVariants(options: $options) {
                totalItems
                items {
                  id createdAt trackInventory
                  stockLevels { stockLocationId stockOnHand stockAllocated }
                }
              }
            }""";

    private final VendureApi api;

    VendureVariants(VendureApi api) {
        this.api = api;
    }

    /// Makes what is wanted of a variant.
    ///
    /// @param <T> the neutral record
    private interface Use<T> {
        void use(VendureVariantJson variant, boolean tracksByDefault, JsonNode raw, JsonPage<T> page);
    }

    ChannelPage<ChannelListing> listings(Cursor cursor) {
        return pull(cursor, LISTINGS, (variant, tracks, raw, page) -> page.add(listing(variant, tracks), raw));
    }

    /// Where the server does not track a variant its levels stand still and say nothing.
    ChannelPage<ChannelCount> counts(Cursor cursor) {
        return pull(cursor, COUNTS, (variant, tracks, raw, page) -> {
            if (variant.isTracked(tracks)) {
                for (Level level : Objects.requireNonNullElse(variant.stockLevels(), List.<Level>of())) {
                    page.add(count(variant, level), raw);
                }
            }
        });
    }

    private <T> ChannelPage<T> pull(Cursor cursor, String query, Use<T> use) {
        Keyset at = cursor.pageToken() == null ? Keyset.START : Keyset.parse(cursor.pageToken());
        VendureApi.Reply reply = api.query(query, Map.of("options", at.options(PAGE, Map.of())));
        boolean tracks = reply.data().path("globalSettings").path("trackInventory").asBoolean(true);
        JsonPage<T> page = new JsonPage<>();
        page.readEach(
                reply.items("productVariants"),
                VendureVariantJson.class,
                (variant, raw) -> use.use(variant, tracks, raw, page));
        Keyset next = at.after(reply.data().path("productVariants"));
        return page.page(next == null ? null : next.text(), reply.answer());
    }

    private static ChannelListing listing(VendureVariantJson variant, boolean tracks) {
        VendureVariantJson.Product product = variant.product();
        Long price = variant.priceWithTax();
        return new ChannelListing(
                Readings.required("id", variant.id()),
                product == null ? null : product.id(),
                Readings.textOrNull(variant.sku()),
                Objects.requireNonNullElse(variant.name(), ""),
                product == null ? null : product.facet("category"),
                product == null ? null : product.facet("brand"),
                price == null ? null : Hundredths.money("priceWithTax", price, variant.currencyCode()),
                variant.isTracked(tracks),
                variant.isOnSale(),
                Readings.stampOrNull("updatedAt", variant.updatedAt()));
    }

    /// Unstamped: a level's stamp has whole seconds, and a shipment says nothing of where it was taken from, so a
    /// movement booked at one place may have been another's. The start of the scan settles both.
    private static ChannelCount count(VendureVariantJson variant, Level level) {
        return new ChannelCount(
                Readings.required("id", variant.id()),
                Readings.required("stockLevels.stockLocationId", level.stockLocationId()),
                units("stockLevels.stockOnHand", level.stockOnHand()),
                null,
                null);
    }

    private static int units(String field, @Nullable Integer units) {
        if (units == null) {
            throw new Unreadable("quantity.missing", field);
        }
        return units;
    }
}
