package crossdock.channel.square;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import crossdock.channel.ChannelCount;
import crossdock.channel.ChannelException;
import crossdock.channel.ChannelListing;
import crossdock.channel.ChannelLocation;
import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelPage;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.Cursor;
import crossdock.channel.JsonPage;
import crossdock.channel.Pulled;
import crossdock.channel.SharedFiles;
import crossdock.kernel.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// The connector against Square's own description, served by Prism: a request Square would not take
/// is answered 422 and fails the test.
@Tag("contracts")
@TestInstance(Lifecycle.PER_CLASS)
class SquareContractTest {
    private static final Cursor SINCE = new Cursor(Instant.parse("2026-11-23T10:00:00.123Z"), null);

    private Path description = Path.of("");
    private PrismStub prism = nothing();

    @SuppressWarnings("NullAway") // set before the first test, or every test is skipped
    private static PrismStub nothing() {
        return null;
    }

    @BeforeAll
    void start() throws Exception {
        description = SharedFiles.find("channels/specs/square-pruned.json");
        prism = new PrismStub(description);
    }

    @AfterAll
    void stop() {
        if (prism != null) {
            prism.close();
        }
    }

    private SquareConnector connector() {
        Duration patience = Duration.ofSeconds(60);
        return new SquareConnector(
                new ConnectorSettings("square", prism.url(), "", "any", patience),
                InstantSource.system());
    }

    private static <T> List<T> rows(ChannelPage<T> page) {
        assertEquals(List.of(), page.refused());
        return page.rows().stream().map(Pulled::row).toList();
    }

    @Test
    void readsSquaresLocations() {
        List<ChannelLocation> locations = rows(connector().pullLocations(Cursor.START));
        assertEquals(
                new ChannelLocation(
                        "3Z4V4WHQK64X9",
                        "Midtown",
                        "STORE",
                        "1234 Peachtree St. NE",
                        "Atlanta",
                        "GA",
                        "30309",
                        "US",
                        33.7889,
                        -84.3841,
                        "America/New_York",
                        null,
                        null,
                        null,
                        true),
                locations.get(1));
        assertEquals(2, locations.size());
        assertEquals("Jet Fuel Coffee", connector().identify().name());
        assertNotNull(connector().identify().channelTime());
    }

    @Test
    void readsSquaresCatalogueInFullAndAsDelta() {
        for (Cursor cursor : List.of(Cursor.START, SINCE, SINCE.page("cursor-1"))) {
            List<ChannelListing> listings = rows(connector().pullListings(cursor));
            assertEquals(
                    List.of("Tea - Black, Regular", "Tea - Black, Large", "Tea - Green"),
                    listings.stream().map(ChannelListing::title).toList());
            assertEquals(
                    new ChannelListing(
                            "XVLBN7DU6JTWHJTG5F265B43",
                            "X5DZ5NWWAQ44CKBLKIFQGOWK",
                            null,
                            "Tea - Black, Large",
                            null,
                            null,
                            new Money(225, "USD"),
                            false,
                            true,
                            Instant.parse("2017-10-26T15:41:32.337Z")),
                    listings.get(1));
        }
    }

    @Test
    void readsSquaresCountsInFullAndAsDelta() {
        ChannelCount expected =
                new ChannelCount(
                        "W62UWFY35CWMYGVWK6TWJDNI",
                        "59TNP9SA8VGDA",
                        79,
                        null,
                        Instant.parse("2016-11-16T22:28:01.223Z"));
        for (Cursor cursor : List.of(Cursor.START, SINCE, SINCE.page("cursor-1"))) {
            assertEquals(List.of(expected), rows(connector().pullCounts(cursor)));
        }
    }

    @Test
    void searchesOrdersAsSquareWantsIt() {
        for (Cursor cursor : List.of(Cursor.START, SINCE)) {
            ChannelPage<ChannelOrder> page = connector().pullOrders(cursor);
            assertEquals(List.of(), rows(page)); // the vendor's example holds order entries
            String next = assertNotNullAnd(page.next());
            assertTrue(next.contains("\"cursor\":\"123\""), next);
            assertNotNull(connector().pullOrders(cursor.page(next)).next());
        }
    }

    private static String assertNotNullAnd(@org.jspecify.annotations.Nullable String text) {
        assertNotNull(text);
        return text == null ? "" : text;
    }

    @Test
    void readsEveryOrderInSquaresExamples() throws Exception {
        List<JsonNode> orders = new ArrayList<>();
        for (JsonNode schema :
                new ObjectMapper()
                        .readTree(description.toFile())
                        .path("components")
                        .path("schemas")) {
            JsonNode example = schema.path("example");
            if (example.path("order").has("id")) {
                orders.add(example.path("order"));
            }
            example.path("orders").forEach(orders::add);
        }
        assertTrue(orders.size() >= 6, orders.size() + " orders");
        int readable = 0;
        for (JsonNode node : orders) {
            // the examples of requests and of calculated orders are no stored orders: they have no
            // stamps
            if (node.has("id")
                    && node.has("state")
                    && node.has("created_at")
                    && node.has("updated_at")) {
                ChannelOrder order = OrderMapping.map(JsonPage.read(node, SquareOrderJson.class));
                assertEquals(node.path("line_items").size(), order.lines().size());
                assertEquals(
                        node.path("total_money").path("amount").asLong(),
                        order.total() == null ? 0 : order.total().minor());
                readable++;
            }
        }
        assertTrue(readable >= 5, readable + " readable orders");
    }

    @Test
    void aRequestThatBreaksTheContractIsSeen() {
        SquareApi api =
                new SquareApi(
                        new ConnectorSettings(
                                "square", prism.url(), "", "any", Duration.ofSeconds(60)),
                        InstantSource.system());
        var refused =
                assertThrows(
                        ChannelException.Rejected.class,
                        () -> api.post("v2/orders/search", java.util.Map.of("limit", "many")));
        assertEquals(422, refused.status());
    }
}
