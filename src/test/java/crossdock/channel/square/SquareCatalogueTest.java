package crossdock.channel.square;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.Capabilities;
import crossdock.channel.ChannelCommand.CommandKind;
import crossdock.channel.ChannelIdentity;
import crossdock.channel.ChannelListing;
import crossdock.channel.ChannelLocation;
import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.channel.DeltaClass;
import crossdock.channel.ScriptedChannel;
import crossdock.kernel.Money;
import crossdock.kernel.Resource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SquareCatalogueTest {
    private final ScriptedChannel square = new ScriptedChannel();
    private final SquareConnector connector =
            new SquareConnector(square.settings("square"), InstantSource.system());

    @AfterEach
    void stop() {
        square.close();
    }

    private static final String TEA =
            """
            {"type":"ITEM","id":"I1","updated_at":"2026-11-01T00:00:00Z","item_data":{"name":"Tea",
             "categories":[{"id":"C1"}],"variations":[
              {"type":"ITEM_VARIATION","id":"V1","updated_at":"2026-11-02T00:00:00Z",
              "item_variation_data":{"item_id":"I1",
               "name":"Small","sku":" TEA-S ","price_money":{"amount":150,"currency":"USD"},"track_inventory":true}},
              {"type":"ITEM_VARIATION","id":"V2","item_variation_data":{"item_id":"I1","name":"Large",
               "location_overrides":[{"location_id":"L1","track_inventory":true}]}}]}}\
            """;

    @Test
    void givesOneListingAVariation() {
        square.reply(
                "{\"objects\":["
                        + TEA
                        + "],\"related_objects\":[{\"type\":\"CATEGORY\",\"id\":\"C1\","
                        + "\"category_data\":{\"name\":\"Drinks\"}}],"
                        + "\"cursor\":\"c2\"}");
        ChannelPage<ChannelListing> page = connector.pullListings(Cursor.START);
        assertEquals(
                List.of(
                        new ChannelListing(
                                "V1",
                                "I1",
                                "TEA-S",
                                "Tea, Small",
                                "Drinks",
                                null,
                                new Money(150, "USD"),
                                true,
                                true,
                                Instant.parse("2026-11-02T00:00:00Z")),
                        new ChannelListing(
                                "V2",
                                "I1",
                                null,
                                "Tea, Large",
                                "Drinks",
                                null,
                                null,
                                true,
                                true,
                                Instant.parse("2026-11-01T00:00:00Z"))),
                page.rows().stream().map(row -> row.row()).toList());
        assertEquals("c2", page.next());
        assertEquals(
                """
                {"object_types":["ITEM"],"include_deleted_objects":false,\
                "include_related_objects":true,"limit":1000}\
                """,
                square.lastAsked().body());
    }

    @Test
    void marksWhatADeltaShowsAsDeletedOrArchived() {
        square.reply(
                """
                {"objects":[
                 {"type":"ITEM_VARIATION","id":"V9","is_deleted":true,"updated_at":"2026-11-03T00:00:00Z"},
                 {"type":"ITEM","id":"I2","is_deleted":true,"item_data":{"name":"Cup","variations":[
                  {"type":"ITEM_VARIATION","id":"V3","item_variation_data":{"name":"Regular","sku":"CUP"}}]}},
                 {"type":"ITEM","id":"I3","item_data":{"name":"Mug","is_archived":true,"variations":[
                  {"type":"ITEM_VARIATION","id":"V4","item_variation_data":{"sku":"MUG"}}]}},
                 {"type":"ITEM_VARIATION","id":"V1","item_variation_data":{"item_id":"I1","name":"Small"}},
                 {"type":"ITEM_VARIATION","id":"V8","item_variation_data":{"item_id":"gone"}},
                 {"type":"TAX","id":"T1"}],
                "related_objects":[%s]}\
                """
                        .formatted(TEA));
        ChannelPage<ChannelListing> page =
                connector.pullListings(new Cursor(Instant.parse("2026-11-01T00:00:00Z"), null));
        assertEquals(
                List.of("V9 false", "V3 false", "V4 false", "V1 true"),
                page.rows().stream()
                        .map(row -> row.row().externalId() + " " + row.row().active())
                        .toList());
        assertEquals("Tea, Small", page.rows().getLast().row().title());
        assertEquals("listing.parentMissing", page.refused().getFirst().code());
        assertTrue(
                square.lastAsked()
                        .body()
                        .contains("\"object_types\":[\"ITEM\",\"ITEM_VARIATION\"]"));
        assertTrue(
                square.lastAsked().body().contains("\"begin_time\":\"2026-10-31T23:59:59.999Z\""));
        assertTrue(square.lastAsked().body().contains("\"include_deleted_objects\":true"));
    }

    @Test
    void refusesAnItemAsAWholeWhenOneVariationCannotBeRead() {
        square.reply(
                "{\"objects\":["
                        + TEA.replace("\"currency\":\"USD\"", "\"currency\":\"gold\"")
                        + "]}");
        ChannelPage<ChannelListing> page = connector.pullListings(Cursor.START);
        assertEquals(List.of(), page.rows());
        assertEquals("I1", page.refused().getFirst().externalId());
        assertEquals("money.unknownCurrency", page.refused().getFirst().code());
    }

    @Test
    void readsLocationsWithZoneCoordinatesAndHours() {
        square.reply(
                """
                {"locations":[{"id":"L1","name":"Midtown","business_name":"Jet Fuel","currency":"USD","status":"ACTIVE",
                 "timezone":"America/New_York","country":"US","coordinates":{"latitude":33.7889,"longitude":-84.3841},
                 "address":{"address_line_1":"1 A St","address_line_2":"Fl 2","locality":"Atlanta",
                 "administrative_district_level_1":"GA","postal_code":"30309"},
                 "business_hours":{"periods":[{"day_of_week":"MON","start_local_time":"9:00:00",
                 "end_local_time":"18:30:00"},
                 {"day_of_week":"SAT","start_local_time":"10:00:00","end_local_time":"14:00:00"}]}},
                 {"id":"L2","status":"INACTIVE","timezone":"Mars/Olympus","coordinates":{"latitude":99,"longitude":7}},
                 {"name":"no id"}]}\
                """);
        ChannelPage<ChannelLocation> page = connector.pullLocations(Cursor.START);
        assertEquals(
                new ChannelLocation(
                        "L1",
                        "Midtown",
                        "STORE",
                        "1 A St, Fl 2",
                        "Atlanta",
                        "GA",
                        "30309",
                        "US",
                        33.7889,
                        -84.3841,
                        "America/New_York",
                        "Mon 09:00-18:30; Sat 10:00-14:00",
                        null,
                        null,
                        true),
                page.rows().getFirst().row());
        ChannelLocation bare = page.rows().get(1).row();
        assertEquals("L2", bare.name());
        assertNull(bare.zone());
        assertNull(bare.latitude());
        assertFalse(bare.active());
        assertEquals("field.missing", page.refused().getFirst().code());
    }

    @Test
    void tellsWhoAnswered() {
        square.reply(
                "{\"locations\":[{\"id\":\"L1\",\"business_name\":\"Jet"
                        + " Fuel\",\"currency\":\"USD\"}]}");
        ChannelIdentity identity = connector.identify();
        assertEquals("Jet Fuel", identity.name());
        assertEquals("USD", identity.currency());
        assertEquals("/v2/locations", square.lastAsked().path());
    }

    @Test
    void statesWhatSquareCanDo() {
        Capabilities can = connector.capabilities();
        assertEquals(DeltaClass.FULL_SCAN, can.delta(Resource.LOCATIONS));
        assertEquals(DeltaClass.DELTA_TRUSTED, can.delta(Resource.STOCK));
        assertFalse(can.basis().includesUnavailable());
        assertEquals(
                List.of("CANCELED", "COMPLETED", "DRAFT", "OPEN"),
                can.orderStates().keySet().stream().sorted().toList());
        for (CommandKind kind : CommandKind.values()) {
            assertTrue(can.commands().containsKey(kind), kind + " is not decided");
        }
    }
}
