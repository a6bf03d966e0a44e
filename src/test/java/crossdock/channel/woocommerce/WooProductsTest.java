package crossdock.channel.woocommerce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.ChannelCount;
import crossdock.channel.ChannelException;
import crossdock.channel.ChannelIdentity;
import crossdock.channel.ChannelListing;
import crossdock.channel.ChannelPage;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.Cursor;
import crossdock.channel.Pulled;
import crossdock.channel.ScriptedChannel;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WooProductsTest {
    private final ScriptedChannel shop = new ScriptedChannel();
    private final WooConnector connector =
            new WooConnector(shop.settings("woocommerce"), InstantSource.system());

    @AfterEach
    void stop() {
        shop.close();
    }

    private static <T> List<T> rows(ChannelPage<T> page) {
        return page.rows().stream().map(Pulled::row).toList();
    }

    @Test
    void readsPublishedQuantitiesOfProductsAndVariations() {
        shop.reply(
                """
                [{"id":1,"type":"simple","manage_stock":true,"stock_quantity":7},
                 {"id":2,"type":"simple","manage_stock":false,"stock_quantity":null},
                 {"id":3,"type":"variable","name":"Shirt","manage_stock":true,"stock_quantity":20},
                 {"id":4,"type":"grouped","manage_stock":true,"stock_quantity":9},
                 {"id":5,"type":"simple","manage_stock":true,"stock_quantity":"-2.0"},
                 {"id":6,"type":"simple","manage_stock":true,"stock_quantity":0.5}]\
                """);
        shop.reply(
                """
                [{"id":31,"manage_stock":true,"stock_quantity":4},
                 {"id":32,"manage_stock":"parent","stock_quantity":20},
                 {"id":33,"manage_stock":false,"stock_quantity":null}]\
                """);
        ChannelPage<ChannelCount> products = connector.pullCounts(Cursor.START);
        assertEquals(
                List.of(
                        new ChannelCount("1", null, 7, null, null),
                        new ChannelCount("5", null, -2, null, null)),
                rows(products));
        assertEquals("quantity.notWhole", products.refused().getFirst().code());
        ChannelPage<ChannelCount> variations =
                connector.pullCounts(Cursor.START.page(String.valueOf(products.next())));
        assertEquals(
                List.of(
                        new ChannelCount("31", null, 4, null, null),
                        new ChannelCount("32", null, 20, null, null)),
                rows(variations));
        assertNull(variations.next());
        assertEquals(2, shop.asked().size(), "one request a pull");
    }

    @Test
    void goesThroughVariationPagesAndOnToTheNextProducts() {
        shop.reply(
                200,
                Map.of("X-WP-TotalPages", "2", "X-WP-Total", "150"),
                "[{\"id\":3,\"type\":\"variable\"},{\"id\":4,\"type\":\"variable\"}]");
        shop.reply(200, Map.of("X-WP-TotalPages", "2"), "[{\"id\":31}]");
        shop.reply(200, Map.of("X-WP-TotalPages", "2"), "[{\"id\":32}]");
        shop.reply(404, Map.of(), "{\"code\":\"woocommerce_rest_product_invalid_id\"}");
        shop.reply(200, Map.of("X-WP-TotalPages", "2", "X-WP-Total", "149"), "[]");
        Cursor cursor = Cursor.START;
        for (String next = connector.pullCounts(cursor).next();
                next != null && shop.asked().size() < 5; ) {
            next = connector.pullCounts(Cursor.START.page(next)).next();
        }
        assertEquals(
                List.of(
                        "products 1",
                        "products/3/variations 1",
                        "products/3/variations 2",
                        "products/4/variations 1",
                        "products 2"),
                shop.asked().stream()
                        .map(
                                asked ->
                                        asked.path().substring("/wp-json/wc/v3/".length())
                                                + " "
                                                + asked.query()
                                                        .replaceAll(".*&page=(\\d+).*", "$1"))
                        .toList());
    }

    @Test
    void readsThePageBeforeAgainWhenProductsVanished() {
        shop.reply(200, Map.of("X-WP-TotalPages", "3", "X-WP-Total", "298"), "[]");
        String token =
                "{\"page\":2,\"total\":300,\"open\":[],\"variationPage\":1,\"currency\":null}";
        assertTrue(
                String.valueOf(connector.pullCounts(Cursor.START.page(token)).next())
                        .contains("\"page\":1,\"total\":298"));
    }

    @Test
    void takesTheCurrencyFromTheNewestOrderWhereSettingsAreClosed() {
        shop.reply(403, Map.of(), "{\"code\":\"woocommerce_rest_cannot_view\"}");
        shop.reply("[{\"id\":9,\"currency\":\"EUR\"}]");
        shop.reply(
                "[{\"id\":1,\"type\":\"simple\",\"name\":\"A &amp; B &#8211; &#x27;C&#x27;"
                    + " &unknown;\",\"price\":\"3.5\",\"sku\":\" X1"
                    + " \",\"status\":\"draft\",\"manage_stock\":true,\"brands\":[{\"name\":\"K&amp;L\"}]}]");
        ChannelListing listing = rows(connector.pullListings(Cursor.START)).getFirst();
        assertEquals("A & B – 'C' &unknown;", listing.title());
        assertEquals("K&L", listing.brand());
        assertEquals("X1", listing.sku());
        assertEquals(350, listing.price() == null ? 0 : listing.price().minor());
        assertTrue(listing.tracked());
        assertFalse(listing.active());
    }

    @Test
    void tellsHostAndCurrency() {
        shop.reply("[]").reply("[{\"currency\":\"GBP\"}]");
        assertNull(connector.identify().currency());
        ChannelIdentity identity = connector.identify();
        assertEquals("127.0.0.1", identity.name());
        assertEquals("GBP", identity.currency());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "{}",
                "{\"page\":-1,\"open\":[],\"variationPage\":1}",
                "[1]",
                "{\"page\":1,\"variationPage\":1}"
            })
    void refusesAPageTokenOfSomebodyElse(String token) {
        assertThrows(
                ChannelException.Rejected.class,
                () -> connector.pullCounts(Cursor.START.page(token)));
    }

    @Test
    void neverPutsAForeignIdIntoAnAddress() {
        String token =
                "{\"page\":0,\"total\":1,\"open\":[{\"id\":\"../orders\",\"name\":\"\"}],\"variationPage\":1}";
        assertThrows(
                ChannelException.Rejected.class,
                () -> connector.pullCounts(Cursor.START.page(token)));
        assertEquals(List.of(), shop.asked());
    }

    /// The signature was worked out with another implementation (Python's hmac and urllib).
    @Test
    void signsPlainHttpAsRfc5849Says() {
        URI signed =
                new OneLeggedOAuth("ck_1", "cs_2", InstantSource.system())
                        .sign(
                                URI.create("http://shop.example:8080/wp-json/wc/v3/orders"),
                                new TreeMap<>(
                                        Map.of(
                                                "per_page",
                                                "100",
                                                "modified_after",
                                                "2026-11-23T09:59:59",
                                                "note",
                                                "a b*~ü&=+")),
                                "n1",
                                1_700_000_000L);
        assertTrue(
                signed.getRawQuery()
                        .contains(
                                "oauth_signature=yrCOzVNYTIDHyo6dmg8kCa%2FD%2FY4zER1%2FxPv8W425dbs%3D"),
                signed.toString());
        assertFalse(signed.toString().contains("cs_2"));
    }

    @ParameterizedTest
    @CsvSource({"shop.example", "ftp://shop.example", "'https:///path'"})
    void refusesAnAddressThatIsNone(String address) {
        var settings =
                new ConnectorSettings(
                        "woocommerce", URI.create(address), "k", "s", Duration.ofSeconds(1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new WooConnector(settings, InstantSource.system()));
    }
}
