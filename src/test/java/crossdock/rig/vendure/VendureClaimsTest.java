package crossdock.rig.vendure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.Capabilities;
import crossdock.channel.ChannelCommand.CommandKind;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.DeltaClass;
import crossdock.channel.Handling.Support;
import crossdock.channel.OrderStateRule;
import crossdock.channel.vendure.VendureConnector;
import crossdock.kernel.Resource;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Everything that the connector says of Vendure, tried on the server itself.
@Tag("vendure")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VendureClaimsTest {
    private static final Map<String, Object> NONE = Map.of();
    private static final long A_SECOND_MILLIS = 1_100; // inserts carry whole seconds

    private VendureServer server;
    private Till till;
    private Capabilities claims;

    @BeforeAll
    void start() throws Exception {
        server = VendureServer.start(4);
        till = new Till(HttpClient.newHttpClient(), server.url());
        claims = new VendureConnector(
                new ConnectorSettings("vendure", server.url(), VendureServer.USER, VendureServer.SECRET,
                        Duration.ofSeconds(20)),
                InstantSource.system()).capabilities();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static void letTheClockMove() throws InterruptedException {
        Thread.sleep(A_SECOND_MILLIS);
    }

    @Test
    void anOrdersStampStandsStillWhileItsGoodsMove() throws Exception {
        assertEquals(DeltaClass.DELTA_PARTIAL, claims.delta(Resource.ORDERS));
        String order = till.buy(till.variant(0), 3);
        Instant placed = till.stamp(order);
        letTheClockMove();
        String parcel = till.pack(order, 1);
        till.move(parcel, "Shipped");
        till.move(parcel, "Delivered");
        String other = till.pack(order, 1);
        till.move(other, "Cancelled");
        assertEquals(placed, till.stamp(order), "packing, shipping, delivering and calling back move no stamp");
        letTheClockMove();
        till.cancel(order, 1);
        assertNotEquals(placed, till.stamp(order), "a cancellation does");
    }

    @Test
    void aVariantsStampStandsStillWhileItsProductAndItsStockChange() throws Exception {
        assertEquals(DeltaClass.FULL_SCAN, claims.delta(Resource.CATALOGUE));
        assertEquals(DeltaClass.FULL_SCAN, claims.delta(Resource.STOCK));
        String variant = till.variant(1);
        String product = till.admin.ask("query($v: ID!) { productVariant(id: $v) { product { id } } }",
                Map.of("v", variant)).at("/productVariant/product/id").asText();
        Instant before = till.variantStamp(variant);
        letTheClockMove();
        till.pack(till.buy(variant, 2), 1);
        till.admin.ask("mutation($i: UpdateProductInput!) { updateProduct(input: $i) { id } }", Map.of("i",
                Map.of("id", product, "enabled", false, "translations",
                        List.of(Map.of("languageCode", "en", "name", "Another name")))));
        assertEquals(before, till.variantStamp(variant));
        letTheClockMove();
        till.admin.ask("mutation($i: [UpdateProductVariantInput!]!) { updateProductVariants(input: $i) { id } }",
                Map.of("i", List.of(Map.of("id", variant, "price", 4_711))));
        assertNotEquals(before, till.variantStamp(variant));
    }

    @Test
    void aLocationThatIsDeletedLeavesNoTrace() {
        assertEquals(DeltaClass.FULL_SCAN, claims.delta(Resource.LOCATIONS));
        String id = till.admin.ask("mutation { createStockLocation(input: { name: \"Kiosk\" }) { id } }", NONE)
                .at("/createStockLocation/id").asText();
        till.admin.ask("mutation($i: DeleteStockLocationInput!) { deleteStockLocation(input: $i) { result } }",
                Map.of("i", Map.of("id", id)));
        JsonNode left = till.admin.ask("{ stockLocations { items { id } } }", NONE).at("/stockLocations/items");
        left.forEach(location -> assertNotEquals(id, location.path("id").asText()));
    }

    @Test
    void theFigureFallsWhenAParcelIsPackedAndRisesWhenItIsCalledBackOrCancelled() {
        assertFalse(claims.basis().stamped());
        assertFalse(claims.basis().includesUnavailable());
        String variant = till.variant(2);
        int before = till.onHand(variant);
        String order = till.buy(variant, 4);
        assertEquals(before, till.onHand(variant), "an order takes nothing from the figure");
        String parcel = till.pack(order, 3);
        assertEquals(before - 3, till.onHand(variant), "a parcel does, before it is shipped");
        till.move(parcel, "Shipped");
        assertEquals(before - 3, till.onHand(variant));
        till.cancel(order, 2);
        assertEquals(before - 1, till.onHand(variant), "what is cancelled comes back, also the unit never packed");
        String called = till.pack(till.buy(variant, 1), 1);
        till.move(called, "Cancelled");
        assertEquals(before - 1, till.onHand(variant));
    }

    @Test
    void everyStateThatAnOrderCanHaveIsInTheTable() {
        Set<String> states = new TreeSet<>();
        till.admin.ask("{ globalSettings { serverConfig { orderProcess { name } } } }", NONE)
                .at("/globalSettings/serverConfig/orderProcess")
                .forEach(state -> states.add(state.path("name").asText()));
        assertEquals(states, new TreeSet<>(claims.orderStates().keySet()));
    }

    @Test
    void stockIsSetInFiguresAndNeitherComparedNorKeyed() {
        assertEquals(Support.NATIVE, claims.command(CommandKind.SET_STOCK).support());
        assertEquals(Support.NATIVE, claims.command(CommandKind.ADJUST_STOCK).support());
        String variant = till.variant(3);
        till.setStock(variant, 40);
        till.setStock(variant, 40);
        assertEquals(40, till.onHand(variant), "the same again changes nothing: an absolute may be repeated");
        Set<String> inputs = new TreeSet<>();
        till.admin.ask("{ __type(name: \"StockLevelInput\") { inputFields { name } } }", NONE)
                .at("/__type/inputFields").forEach(field -> inputs.add(field.path("name").asText()));
        assertEquals(Set.of("stockLocationId", "stockOnHand"), inputs, "no change-from, no delta, no key");
    }

    @Test
    void buyersSeeTheSumOfTheLocationsLessWhatIsBoughtAndNotPacked() {
        assertEquals(Support.NATIVE, claims.command(CommandKind.PUBLISH_SELLABLE).support());
        assertEquals(Capabilities.Grain.LOCATION, claims.grain());
        String variant = till.variant(6);
        String other = till.addLocation("Online");
        till.setStock(variant, 2);
        till.setStock(variant, other, 3);
        assertEquals(5, till.onHand(variant));
        assertEquals("INSUFFICIENT_STOCK_ERROR", till.tryToTake(variant, 6));
        assertEquals("", till.tryToTake(variant, 5));
        till.setStock(variant, 0); // of a line that spans two locations 3.7.3 allocates more than was bought
        till.setStock(variant, other, 5);
        String order = till.buy(variant, 4);
        assertEquals(5, till.onHand(variant), "an order alone takes nothing off the figure");
        assertEquals("INSUFFICIENT_STOCK_ERROR", till.tryToTake(variant, 2), "but buyers cannot have it");
        till.setStock(variant, other, 3);
        assertEquals("INSUFFICIENT_STOCK_ERROR", till.tryToTake(variant, 1), "three there, four owed");
        till.setStock(variant, other, 6);
        assertEquals("", till.tryToTake(variant, 2));
        till.pack(order, 1);
        assertEquals(5, till.onHand(variant), "a parcel does");
    }

    @Test
    void aParcelCannotBeMadeTwiceAndNamesNoLocation() {
        assertEquals(Support.NATIVE, claims.command(CommandKind.SHIP).support());
        assertEquals(Support.NOTE, claims.command(CommandKind.ASSIGN_LOCATION).support());
        String order = till.buy(till.variant(4), 2);
        till.pack(order, 2);
        assertEquals("ITEMS_ALREADY_FULFILLED_ERROR", till.tryPack(order, 2).path("errorCode").asText());
        Set<String> inputs = new TreeSet<>();
        till.admin.ask("{ __type(name: \"FulfillOrderInput\") { inputFields { name } } }", NONE)
                .at("/__type/inputFields").forEach(field -> inputs.add(field.path("name").asText()));
        assertEquals(Set.of("lines", "handler"), inputs);
    }

    @Test
    void ordersAreCancelledAndTakeNotes() {
        assertEquals(Support.NATIVE, claims.command(CommandKind.CANCEL).support());
        assertEquals(Support.NATIVE, claims.command(CommandKind.NOTE).support());
        String order = till.buy(till.variant(5), 1);
        till.admin.ask("mutation($i: AddNoteToOrderInput!) { addNoteToOrder(input: $i) { id } }",
                Map.of("i", Map.of("id", order, "note", "leaves from the store", "isPublic", false)));
        till.cancel(order, 1);
        JsonNode after = till.admin.ask(
                "query($o: ID!) { order(id: $o) { state history(options: { filter: { type: { eq: \"ORDER_NOTE\" } } })"
                        + " { totalItems } } }", Map.of("o", order)).path("order");
        assertEquals("Cancelled", after.path("state").asText());
        assertEquals(1, after.at("/history/totalItems").asInt());
        OrderStateRule rule = claims.orderStates().get("Cancelled");
        assertTrue(rule != null && rule.over());
    }
}
