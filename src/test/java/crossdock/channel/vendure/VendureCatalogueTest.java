package crossdock.channel.vendure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.ChannelCount;
import crossdock.channel.ChannelException;
import crossdock.channel.ChannelListing;
import crossdock.channel.ChannelLocation;
import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.channel.Pulled;
import crossdock.channel.ScriptedChannel;
import crossdock.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VendureCatalogueTest {
    private final ScriptedChannel server = new ScriptedChannel();
    private final VendureConnector connector = Recorded.withKey(server);

    @AfterEach
    void stop() {
        server.close();
    }

    private static <T> List<T> rows(ChannelPage<T> page) {
        assertEquals(List.of(), page.refused());
        return page.rows().stream().map(Pulled::row).toList();
    }

    @Test
    void readsVariants() {
        server.reply(Recorded.answer("variants"));
        List<ChannelListing> listings = rows(connector.pullListings(Cursor.START));
        assertEquals(
                new ChannelListing(
                        "10", "5", "C27F390", "Curvy Monitor 27 inch", "Electronics", "Samsung",
                        new Money(20_393, "USD"), true, true, Instant.parse("2026-11-24T17:06:13Z")),
                listings.get(1));
        assertEquals(
                List.of("1 off", "10 on", "17 on", "18 off", "34 off"), // 34 by its product
                listings.stream().map(l -> l.externalId() + (l.active() ? " on" : " off")).toList());
        assertEquals(
                List.of("17"),
                listings.stream().filter(l -> !l.tracked()).map(ChannelListing::externalId).toList());
    }

    @Test
    void readsStockPerLocationOfWhatIsTracked() {
        server.reply(Recorded.answer("stock"));
        assertEquals(
                List.of(
                        new ChannelCount("1", "1", 52, null, null),
                        new ChannelCount("1", "2", 7, null, null),
                        new ChannelCount("10", "1", 99, null, null),
                        new ChannelCount("18", "1", 100, null, null),
                        new ChannelCount("34", "1", 100, null, null)),
                rows(connector.pullCounts(Cursor.START)));
    }

    @Test
    void takesTrackingFromTheServerWhereAVariantInheritsIt() {
        server.reply(Recorded.answer("stock").replace("\"trackInventory\": true", "\"trackInventory\": false"));
        assertEquals(List.of(), rows(connector.pullCounts(Cursor.START)));
    }

    @Test
    void readsLocations() {
        server.reply(Recorded.answer("locations"));
        assertEquals(
                List.of("1 Default Stock Location WAREHOUSE", "2 Store Lyon WAREHOUSE"),
                rows(connector.pullLocations(Cursor.START)).stream()
                        .map((ChannelLocation l) -> l.externalId() + " " + l.name() + " " + l.type())
                        .toList());
    }

    @Test
    void keepsYenWhole() {
        server.reply(Recorded.answer("variants").replace("\"USD\"", "\"JPY\""));
        assertEquals(new Money(204, "JPY"), rows(connector.pullListings(Cursor.START)).get(1).price());
    }

    private static String locations(int total, String... idsAndSeconds) {
        String items = List.of(idsAndSeconds).stream()
                .map(pair -> pair.split("@", 2))
                .map(p -> "{\"id\":\"%s\",\"name\":\"L\",\"createdAt\":\"2026-11-24T17:06:%s.000Z\"}"
                        .formatted(p[0], p[1]))
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"data\":{\"stockLocations\":{\"totalItems\":" + total + ",\"items\":" + items + "}}}";
    }

    @Test
    void followsTheStampsOfCreationAndNeverAnOffset() {
        server.reply(locations(5, "1@10", "2@11", "3@11")).reply(locations(2, "4@11", "5@12"));
        ChannelPage<ChannelLocation> first = connector.pullLocations(Cursor.START);
        assertFalse(server.lastAsked().body().contains("skip"));
        String token = first.next();
        assertNotNull(token);
        ChannelPage<ChannelLocation> second = connector.pullLocations(Cursor.START.page(token));
        String body = server.lastAsked().body();
        assertTrue(body.contains("\"after\":\"2026-11-24T17:06:10.999Z\""), body);
        assertTrue(body.contains("\"notIn\":[\"2\",\"3\"]"), body);
        assertFalse(body.contains("skip"), body);
        assertNull(second.next());
    }

    @Test
    void getsThroughASecondThatIsLongerThanAPage() {
        String[] crowd = IntStream.rangeClosed(1, 4).mapToObj(id -> id + "@11").toArray(String[]::new);
        server.reply(locations(9, crowd)).reply(locations(5, "5@11", "6@11"));
        server.reply(locations(3, "7@11", "8@11", "9@11"));
        String token = connector.pullLocations(Cursor.START).next();
        assertNotNull(token);
        token = connector.pullLocations(Cursor.START.page(token)).next(); // a short page is no end
        assertNotNull(token);
        assertNull(connector.pullLocations(Cursor.START.page(token)).next());
        String body = server.lastAsked().body();
        assertTrue(body.contains("\"notIn\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]"), body);
    }

    @Test
    void stopsAtAPageThatSaysNotWhereItEnds() {
        server.reply("{\"data\":{\"stockLocations\":{\"totalItems\":9,\"items\":[{\"id\":\"1\",\"name\":\"L\"}]}}}");
        assertThrows(ChannelException.Rejected.class, () -> connector.pullLocations(Cursor.START));
    }
}
