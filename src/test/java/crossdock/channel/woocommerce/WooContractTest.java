package crossdock.channel.woocommerce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossdock.channel.ChannelListing;
import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelOrder.Buyer;
import crossdock.channel.ChannelOrder.Fulfilment;
import crossdock.channel.ChannelOrder.Line;
import crossdock.channel.ChannelOrder.Method;
import crossdock.channel.ChannelOrder.Part;
import crossdock.channel.ChannelOrder.Region;
import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.channel.Pulled;
import crossdock.channel.ScriptedChannel;
import crossdock.channel.SharedFiles;
import crossdock.kernel.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The connector on every order, product and variation that WooCommerce's own documentation shows.
/// It shows no answer of the refunds route here: the two refunds of order 723 are written after the
/// route's documentation.
@Tag("contracts")
class WooContractTest {
    private static final String CURRENCY = "{\"id\":\"woocommerce_currency\",\"value\":\"USD\"}";

    /// Money alone for 726; one unit of line 311 for 724, both after completion at 19:54:51.
    private static final String REFUNDS =
            """
            [{"id":726,"date_created_gmt":"2017-03-21T20:07:11","amount":"10.00","line_items":[]},
             {"id":724,"date_created_gmt":"2017-03-21T19:55:37","amount":"9.00","line_items":[
              {"id":314,"name":"Woo Album #2","product_id":87,"variation_id":0,"quantity":-1,
               "meta_data":[{"id":2076,"key":"_refunded_item_id","value":"311"}]}]}]\
            """;

    private final ScriptedChannel shop = new ScriptedChannel();
    private final WooConnector connector =
            new WooConnector(shop.settings("woocommerce"), InstantSource.system());

    @AfterEach
    void stop() {
        shop.close();
    }

    private static String sample(String name) throws IOException {
        return Files.readString(SharedFiles.find("channels/samples/woocommerce/" + name + ".json"));
    }

    /// Samples of single objects and of batches as a list.
    private static List<JsonNode> objects(String name) throws IOException {
        JsonNode tree = new ObjectMapper().readTree(sample(name));
        List<JsonNode> objects = new ArrayList<>();
        if (tree.isArray()) {
            tree.forEach(objects::add);
        } else if (tree.has("create")) {
            List.of("create", "update", "delete")
                    .forEach(part -> tree.path(part).forEach(objects::add));
        } else {
            objects.add(tree);
        }
        return objects;
    }

    private static <T> List<T> rows(ChannelPage<T> page) {
        assertEquals(List.of(), page.refused());
        return page.rows().stream().map(Pulled::row).toList();
    }

    private static Instant at(String stamp) {
        return Instant.parse(stamp);
    }

    private static Money usd(long cents) {
        return new Money(cents, "USD");
    }

    private static final ChannelOrder PROCESSING =
            new ChannelOrder(
                    "727",
                    "727",
                    "processing",
                    Method.SHIP,
                    null,
                    at("2017-03-22T19:28:02Z"),
                    at("2017-03-22T19:28:08Z"),
                    at("2017-03-22T19:28:08Z"),
                    null,
                    null,
                    usd(2935),
                    new Buyer(
                            "John Doe",
                            "john.doe@example.com",
                            "(555) 555-5555",
                            "969 Market",
                            null),
                    new Region("US", "CA", "San Francisco", "94103"),
                    List.of(
                            new Line("315", "93", null, "Woo Single #1", 2, 0, usd(300)),
                            new Line(
                                    "316",
                                    "23",
                                    "Bar3",
                                    "Ship Your Idea – Color: Black, Size: M Test",
                                    1,
                                    0,
                                    usd(1200))),
                    List.of(),
                    List.of());

    private static final ChannelOrder COMPLETED_WITH_REFUNDS =
            new ChannelOrder(
                    "723",
                    "723",
                    "completed",
                    Method.SHIP,
                    null,
                    at("2017-03-21T19:16:00Z"),
                    at("2017-03-21T19:54:51Z"),
                    at("2017-03-21T19:16:00Z"),
                    null,
                    null,
                    usd(3900),
                    new Buyer(
                            "João Silva",
                            "joao.silva@example.com",
                            "(11) 1111-1111",
                            "Av. Brasil, 432",
                            "26"),
                    new Region("BR", "RJ", "Rio de Janeiro", "12345-000"),
                    List.of(
                            new Line("311", "87", null, "Woo Album #2", 1, 0, usd(900)),
                            new Line("313", "34", null, "Woo Ninja", 1, 0, usd(2000))),
                    List.of(
                            new Fulfilment(
                                    "completed",
                                    false,
                                    at("2017-03-21T19:54:51Z"),
                                    null,
                                    null,
                                    List.of(new Part("311", 1), new Part("313", 1)))),
                    List.of(
                            new ChannelOrder.Return(
                                    "724",
                                    null,
                                    at("2017-03-21T19:55:37Z"),
                                    null,
                                    true,
                                    List.of(new Part("311", 1)))));

    @Test
    void readsTheListOfOrders() throws IOException {
        shop.reply(sample("orders--list-all-orders")).reply(REFUNDS);
        assertEquals(
                List.of(PROCESSING, COMPLETED_WITH_REFUNDS),
                rows(connector.pullOrders(Cursor.START)));
        assertEquals("/wp-json/wc/v3/orders/723/refunds", shop.lastAsked().path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders--create-an-order", "orders--retrieve-an-order"})
    void readsTheOrderBeingProcessed(String name) throws IOException {
        shop.reply(objects(name).toString());
        assertEquals(List.of(PROCESSING), rows(connector.pullOrders(Cursor.START)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders--update-an-order", "orders--delete-an-order"})
    void readsTheOrderOnceCompleted(String name) throws IOException {
        shop.reply(objects(name).toString());
        ChannelOrder order = rows(connector.pullOrders(Cursor.START)).getFirst();
        assertEquals("completed", order.state());
        assertEquals(
                List.of(
                        new Fulfilment(
                                "completed",
                                false,
                                at("2017-03-22T19:30:35Z"),
                                null,
                                null,
                                List.of(new Part("315", 2), new Part("316", 1)))),
                order.fulfilments());
    }

    @Test
    void readsABatchOfOrders() throws IOException {
        shop.reply(objects("orders--batch-update-orders").toString()).reply(REFUNDS);
        List<ChannelOrder> orders = rows(connector.pullOrders(Cursor.START));
        assertEquals(
                List.of(
                        "728 pending null 3", "729 processing 2017-03-22T19:33:47Z 2",
                        "727 completed 2017-03-22T19:28:08Z 2",
                                "723 completed 2017-03-21T19:16:00Z 2"),
                orders.stream()
                        .map(
                                o ->
                                        o.externalId()
                                                + " "
                                                + o.state()
                                                + " "
                                                + o.figureLostAt()
                                                + " "
                                                + o.lines().size())
                        .toList());
        assertEquals(
                List.of(6225L, 5440L, 2935L, 3900L),
                orders.stream().map(o -> o.total() == null ? 0 : o.total().minor()).toList());
        assertEquals(COMPLETED_WITH_REFUNDS, orders.getLast());
    }

    @Test
    void readsProductsAndThenTheVariationsOfEach() throws IOException {
        shop.reply(CURRENCY)
                .reply(sample("products--list-all-products"))
                .reply(sample("product-variations--list-all-product-variations"));
        ChannelPage<ChannelListing> first = connector.pullListings(Cursor.START);
        assertEquals(
                List.of(
                        new ChannelListing(
                                "794",
                                null,
                                null,
                                "Premium Quality",
                                "Clothing",
                                null,
                                usd(2199),
                                false,
                                true,
                                at("2017-03-23T20:01:14Z"))),
                rows(first));
        ChannelPage<ChannelListing> second =
                connector.pullListings(Cursor.START.page(String.valueOf(first.next())));
        assertEquals("/wp-json/wc/v3/products/799/variations", shop.lastAsked().path());
        assertEquals(
                List.of(
                        new ChannelListing(
                                "733",
                                "799",
                                null,
                                "Ship Your Idea, Green",
                                "Clothing",
                                null,
                                usd(900),
                                false,
                                true,
                                at("2017-03-23T03:53:11Z")),
                        new ChannelListing(
                                "732",
                                "799",
                                null,
                                "Ship Your Idea, Black",
                                "Clothing",
                                null,
                                usd(900),
                                false,
                                true,
                                at("2017-03-23T03:36:38Z"))),
                rows(second));
        assertEquals(null, second.next());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "products--batch-update-products:801 Woo Single #1 Music 2199;804 New Premium"
                        + " Quality Clothing 2199;794 Premium Quality Clothing 2454",
                "products--create-a-product:",
                "products--delete-a-product:794 Premium Quality Clothing 2454",
                "products--retrieve-a-product:794 Premium Quality Clothing 2199",
                "products--update-a-product:794 Premium Quality Clothing 2454",
                "product-variations--batch-update-product-variations:735 P, Blue T 1000;736 P,"
                        + " White T 1000;733 P, Green T 1000;732 P, Black T 900",
                "product-variations--create-a-product-variation:732 P, Black T 900",
                "product-variations--delete-a-product-variation:733 P, Green T 1000",
                "product-variations--retrieve-a-product-variation:732 P, Black T 900",
                "product-variations--update-a-product-variation:733 P, Green T 1000"
            })
    void readsEveryOtherProductAndVariation(String sampleAndListings) throws IOException {
        String[] parts = sampleAndListings.split(":", 2);
        boolean isVariation = parts[0].startsWith("product-variations");
        Cursor cursor = Cursor.START;
        if (isVariation) {
            cursor =
                    cursor.page(
                            "{\"page\":0,\"total\":1,\"open\":[{\"id\":\"7\",\"name\":\"P\","
                                + "\"category\":\"T\"}],\"variationPage\":1,\"currency\":\"USD\"}");
        } else {
            shop.reply(CURRENCY);
        }
        shop.reply(objects(parts[0]).toString());
        List<String> listings =
                rows(connector.pullListings(cursor)).stream()
                        .map(
                                row ->
                                        row.externalId()
                                                + " "
                                                + row.title()
                                                + " "
                                                + row.productType()
                                                + " "
                                                + (row.price() == null ? "" : row.price().minor()))
                        .toList();
        assertEquals(parts[1], String.join(";", listings));
    }
}
