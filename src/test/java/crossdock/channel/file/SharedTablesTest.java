package crossdock.channel.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crossdock.channel.ChannelLocation;
import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelOrder.Line;
import crossdock.channel.SharedFiles;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Tables that nobody on this project wrote. The expected figures were counted with another
/// program.
class SharedTablesTest {
    private static List<Line> lines(Gathered<ChannelOrder> orders) {
        return orders.rows.stream().map(ChannelOrder::lines).flatMap(Collection::stream).toList();
    }

    @Test
    void readsTheSuperstoreOrdersByTheirHeadersAlone() throws IOException {
        TableFile table = TableFile.open(SharedFiles.find("data/orders/superstore.csv"));
        Gathered<ChannelOrder> orders = new Gathered<>();
        table.orders(table.guess(TableKind.ORDERS, ZoneOffset.UTC), orders);
        assertEquals(Map.of(), orders.reasons());
        assertEquals(5_009, orders.rows.size());
        assertEquals(9_994, lines(orders).size());
        assertEquals(37_873, lines(orders).stream().mapToInt(Line::quantity).sum());
        ChannelOrder first = orders.rows.getFirst();
        assertEquals("CA-2016-152156 COMPLETED", first.externalId() + " " + first.state());
        assertEquals(Instant.parse("2016-11-11T00:00:00Z"), first.fulfilments().getFirst().at());
        assertEquals(new ChannelOrder.Region("US", "KY", "Henderson", "42420"), first.region());
        assertEquals(List.of("1", "2"), first.lines().stream().map(Line::externalId).toList());
        assertEquals(
                0,
                orders.rows.stream()
                        .map(ChannelOrder::region)
                        .filter(
                                region ->
                                        region == null
                                                || !String.valueOf(region.postalCode())
                                                        .matches("\\d{5}"))
                        .count());
    }

    @Test
    void decidesEveryRowOfTheRetailInvoices() throws IOException, URISyntaxException {
        ColumnMapping mapping =
                ColumnMapping.load(
                        Path.of(
                                Objects.requireNonNull(
                                                SharedTablesTest.class.getResource(
                                                        "online-retail.mapping.json"))
                                        .toURI()));
        TableFile table =
                TableFile.open(
                        SharedFiles.find("data/orders/online_retail_until_2011-09.csv.gz"),
                        mapping);
        Gathered<ChannelOrder> orders = new Gathered<>();
        table.orders(mapping, orders);
        assertEquals(Map.of("order.negativeQuantity", 1_023), orders.reasons());
        assertEquals(370_931 - 1_023, lines(orders).size());
        assertEquals(
                6_652,
                orders.rows.stream()
                        .filter(o -> o.state().equals("CANCELLED"))
                        .mapToInt(o -> o.lines().size())
                        .sum());
        // 934 are free; four more cost a tenth of a penny
        assertEquals(
                938,
                lines(orders).stream()
                        .filter(l -> l.unitPrice() != null && l.unitPrice().minor() == 0)
                        .count());
        long withArticle = lines(orders).stream().filter(l -> l.sku() != null).count();
        long withoutArticle = lines(orders).stream().filter(l -> l.sku() == null).count();
        assertEquals(370_931 - 1_023, withArticle + withoutArticle);
        assertEquals(
                "IE",
                orders.rows.stream()
                        .map(ChannelOrder::region)
                        .filter(Objects::nonNull)
                        .map(ChannelOrder.Region::country)
                        .filter("IE"::equals)
                        .findFirst()
                        .orElse(""));
    }

    @Test
    void readsTheRetailInvoicesByTheirHeadersAlone() throws IOException {
        TableFile table =
                TableFile.open(SharedFiles.find("data/orders/online_retail_until_2011-09.csv.gz"));
        Gathered<ChannelOrder> orders = new Gathered<>();
        ColumnMapping guess = table.guess(TableKind.ORDERS, ZoneOffset.UTC);
        assertEquals("C", guess.creditPrefix());
        table.orders(guess, orders);
        assertEquals(Map.of("order.negativeQuantity", 1_023), orders.reasons());
    }

    @Test
    void readsTheSitesByTheirHeadersAlone() throws IOException {
        TableFile table = TableFile.open(SharedFiles.find("data/locations/walmart_qss.csv"));
        Gathered<ChannelLocation> sites = new Gathered<>();
        table.locations(table.guess(TableKind.LOCATIONS, ZoneOffset.UTC), sites);
        assertEquals(Map.of(), sites.reasons());
        assertEquals(
                Map.of("WAREHOUSE", 78L, "STORE", 3_173L),
                sites.rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        site -> String.valueOf(site.type()),
                                        Collectors.counting())));
        assertEquals(
                3_251, sites.rows.stream().map(ChannelLocation::externalId).distinct().count());
        ChannelLocation first = sites.rows.getFirst();
        assertEquals("5801-sw-regional-airport-blvd-bentonville-ar", first.externalId());
        assertEquals(
                "AR US 36.350885 -94.239816",
                first.state()
                        + " "
                        + first.country()
                        + " "
                        + first.latitude()
                        + " "
                        + first.longitude());
    }
}
