package crossdock.channel.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelOrder.Fulfilment;
import crossdock.channel.ChannelOrder.Line;
import crossdock.channel.ChannelOrder.Method;
import crossdock.channel.ChannelOrder.Part;
import crossdock.kernel.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderTableTest {
    @TempDir Path folder = Path.of("");

    private Gathered<ChannelOrder> orders(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("orders.csv"), text);
        TableFile table = TableFile.open(file);
        Gathered<ChannelOrder> gathered = new Gathered<>();
        table.orders(table.guess(TableKind.ORDERS, ZoneOffset.UTC), gathered);
        return gathered;
    }

    @Test
    void makesOneOrderOfItsRows() throws IOException {
        Gathered<ChannelOrder> orders =
                orders(
                        """
                        order id,sku,name,quantity,order date,ship date,line total,currency,customer name,state,country
                        O1,A,Tea,2,2026-11-01,2026-11-03,9.99,USD,Ann,Texas,US
                        O1,B,Cup,1,2026-11-01,,5,USD,Ann,Texas,US
                        O2,A,Tea,1,2026-11-02,2026-11-02,0,USD,,,
                        """);
        assertEquals(List.of(), orders.refused);
        Instant placed = Instant.parse("2026-11-01T00:00:00Z");
        Instant shipped = Instant.parse("2026-11-03T00:00:00Z");
        assertEquals(
                new ChannelOrder(
                        "O1",
                        "O1",
                        "OPEN",
                        Method.SHIP,
                        null,
                        placed,
                        shipped,
                        null,
                        null,
                        null,
                        null,
                        new ChannelOrder.Buyer("Ann", null, null, null, null),
                        new ChannelOrder.Region("US", "TX", null, null),
                        List.of(
                                new Line("1", "A", "A", "Tea", 2, 0, new Money(500, "USD")),
                                new Line("2", "B", "B", "Cup", 1, 0, new Money(500, "USD"))),
                        List.of(
                                new Fulfilment(
                                        "shipped:2026-11-03T00:00:00Z",
                                        false,
                                        shipped,
                                        null,
                                        null,
                                        List.of(new Part("1", 2)))),
                        List.of()),
                orders.rows.getFirst());
        assertEquals("COMPLETED", orders.rows.get(1).state());
        assertEquals(new Money(0, "USD"), orders.rows.get(1).lines().getFirst().unitPrice());
        assertEquals(List.of(2L, 4L), orders.lines);
    }

    @Test
    void waitsForTheLastRowOfAScatteredOrder() throws IOException {
        Gathered<ChannelOrder> orders =
                orders(
                        """
                        order,sku,quantity,order date
                        O1,A,1,2026-11-01
                        O2,A,1,2026-11-01
                        O1,B,1,2026-11-01
                        O3,A,1,2026-11-01
                        O1,C,x,2026-11-01
                        """);
        assertEquals(
                List.of("O2 1", "O1 2", "O3 1"),
                orders.rows.stream().map(o -> o.externalId() + " " + o.lines().size()).toList());
        assertEquals(List.of("#6 quantity.notANumber"), orders.refusals());
    }

    @Test
    void knowsStatesAndRefusesUnknownOnes() throws IOException {
        Gathered<ChannelOrder> orders =
                orders(
                        """
                        order,sku,quantity,order date,status,updated at
                        1,A,2,2026-11-01,Shipped,2026-11-04
                        2,A,2,2026-11-01,canceled,
                        3,A,2,2026-11-01,on hold,
                        4,A,2,2026-11-01,schroedinger,
                        5,A,2,2026-11-01,Draft,
                        """);
        assertEquals(
                List.of("1 COMPLETED 0 1", "2 CANCELLED 2 0", "3 OPEN 0 0", "5 DRAFT 0 0"),
                orders.rows.stream()
                        .map(
                                o ->
                                        o.externalId()
                                                + " "
                                                + o.state()
                                                + " "
                                                + o.lines().getFirst().cancelled()
                                                + " "
                                                + o.fulfilments().size())
                        .toList());
        assertEquals(
                Instant.parse("2026-11-04T00:00:00Z"),
                orders.rows.getFirst().fulfilments().getFirst().at());
        assertEquals(List.of("#5 order.unknownState"), orders.refusals());
    }

    @Test
    void takesCancelledInvoicesAsCancelledAndCorrectionsAsNoOrders() throws IOException {
        Gathered<ChannelOrder> orders =
                orders(
                        """
                        InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
                        536365,85123A,HOLDER,6,2010-12-01T08:26:00,2.55,17850,United Kingdom
                        C536379,85123A,HOLDER,-1,2010-12-01T09:41:00,27.5,,Unspecified
                        536589,21777,damaged,-10,2010-12-01T16:50:00,0,,EIRE
                        """);
        assertEquals(
                "C",
                TableFile.open(folder.resolve("orders.csv"))
                        .guess(TableKind.ORDERS, ZoneOffset.UTC)
                        .creditPrefix());
        ChannelOrder credit = orders.rows.get(1);
        assertEquals("C536379 CANCELLED", credit.externalId() + " " + credit.state());
        assertEquals(
                List.of(new Line("1", "85123A", "85123A", "HOLDER", 1, 1, null)), credit.lines());
        assertEquals(credit.placedAt(), credit.cancelledAt());
        assertNull(credit.region() == null ? null : credit.region().country());
        assertEquals(List.of("#4 order.negativeQuantity"), orders.refusals());
    }

    @Test
    void refusesAllRowsOfAnOrderWhoseLinesShareAKey() throws IOException {
        Gathered<ChannelOrder> orders =
                orders(
                        """
                        order,line,sku,quantity,order date
                        1,7,A,1,2026-11-01
                        1,7,B,1,2026-11-01
                        2,7,A,1,2026-11-01
                        """);
        assertEquals(List.of("2"), orders.rows.stream().map(ChannelOrder::externalId).toList());
        assertEquals(List.of("#2 order.lineTwice", "#3 order.lineTwice"), orders.refusals());
    }

    @Test
    void readsWhatTheMappingFixes() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("o.csv"),
                        "No;Art;Anz;Wann;Wie;Status\n1;PORTO;1;03.04.2026;Click & Collect;offen\n");
        ColumnMapping mapping =
                new ColumnMapping(
                        TableKind.ORDERS,
                        Map.of(
                                "order",
                                "No",
                                "sku",
                                "Art",
                                "quantity",
                                "Anz",
                                "placed_at",
                                "Wann",
                                "method",
                                "Wie",
                                "state",
                                "Status"),
                        Map.of("location", "S1", "country", "D"),
                        "Europe/Berlin",
                        null,
                        null,
                        null,
                        Map.of("offen", "OPEN"),
                        Map.of("D", "DE"),
                        List.of("PORTO"),
                        null);
        Gathered<ChannelOrder> orders = new Gathered<>();
        TableFile.open(file, mapping).orders(mapping, orders);
        ChannelOrder order = orders.rows.getFirst();
        assertEquals(Method.PICKUP, order.method());
        assertEquals("S1", order.locationId());
        assertEquals(Instant.parse("2026-04-02T22:00:00Z"), order.placedAt());
        assertEquals(new Line("1", null, null, "PORTO", 1, 0, null), order.lines().getFirst());
        assertEquals("DE", order.region() == null ? null : order.region().country());
    }
}
