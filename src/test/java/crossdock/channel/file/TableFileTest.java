package crossdock.channel.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.ChannelCount;
import crossdock.channel.ChannelListing;
import crossdock.channel.ChannelLocation;
import crossdock.channel.Unreadable;
import crossdock.kernel.Money;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {
    private static final Instant FILE_STAMP = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir Path folder = Path.of("");

    private Path file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(byte[] bytes) throws IOException {
        Path file = Files.createTempFile(folder, "t", ".csv");
        return Files.write(file, bytes);
    }

    private static Gathered<ChannelCount> counts(Path file) throws IOException {
        TableFile table = TableFile.open(file);
        Gathered<ChannelCount> gathered = new Gathered<>();
        table.counts(table.guess(TableKind.STOCK, ZoneOffset.UTC), FILE_STAMP, gathered);
        return gathered;
    }

    @Test
    void readsStockWithItsOwnStampOrTheFiles() throws IOException {
        Gathered<ChannelCount> stock =
                counts(
                        file(
                                """
                                SKU,Warehouse,On Hand,Damaged,Counted At
                                A-1,W1,"1,200",3,2026-11-23T10:00:00Z
                                a-1, W1 ,-2.0,,
                                """));
        assertEquals(
                List.of(
                        new ChannelCount(
                                "A-1", "W1", 1200, 3, Instant.parse("2026-11-23T10:00:00Z")),
                        new ChannelCount("a-1", "W1", -2, null, FILE_STAMP)),
                stock.rows);
        assertEquals(List.of(2L, 3L), stock.lines);
    }

    @Test
    void tellsLineAndReasonOfEveryRowItRefuses() throws IOException {
        Gathered<ChannelCount> stock =
                counts(
                        file(
                                """
                                sku;location;quantity;unavailable
                                A;W1;1,5;
                                B;W1;1,00;0
                                ;W1;1;
                                C;W1;many;
                                D;W1;1
                                E;W1;1;2;spare
                                F;W1;1;2;;
                                "G
                                G";W1;99999999999;
                                H;W1;7;
                                "I;W1;1;1
                                """));
        assertEquals(
                List.of(
                        "#2 quantity.notWhole",
                        "#4 field.missing",
                        "#5 quantity.notANumber",
                        "#6 row.tooFewFields",
                        "#7 row.tooManyFields",
                        "#9 quantity.tooLarge",
                        "#12 row.quoteOpen"),
                stock.refusals());
        assertEquals(
                List.of("B", "F", "H"), stock.rows.stream().map(ChannelCount::itemId).toList());
        assertEquals(List.of(3L, 8L, 11L), stock.lines);
        assertEquals(
                "A;W1;1,5;", new String(stock.refused.getFirst().raw(), StandardCharsets.UTF_8));
        assertEquals(List.of("quantity", "1.5"), stock.refused.getFirst().args());
    }

    @Test
    void findsEncodingDelimiterAndDecimals() throws IOException {
        String german = "Artikel;sku;quantity\nBücher;Ü1;1.000,00\n";
        assertEquals(
                new Dialect("windows-1252", false, false, ';', true),
                TableFile.open(file(german.getBytes(Charset.forName("windows-1252")))).dialect());
        assertEquals(
                new Dialect("UTF-8", false, false, ';', true),
                TableFile.open(file("\uFEFF" + german)).dialect());
        assertEquals(
                new Dialect("UTF-16LE", false, false, ';', true),
                TableFile.open(file(("\uFEFF" + german).getBytes(StandardCharsets.UTF_16LE)))
                        .dialect());
        for (byte[] bytes :
                List.of(
                        german.getBytes(Charset.forName("windows-1252")),
                        ("\uFEFF" + german).getBytes(StandardCharsets.UTF_8),
                        ("\uFEFF" + german).getBytes(StandardCharsets.UTF_16LE))) {
            assertEquals(
                    List.of(new ChannelCount("Ü1", null, 1000, null, FILE_STAMP)),
                    counts(file(bytes)).rows);
        }
        assertEquals('\t', TableFile.open(file("sku\tquantity\nA\t1\n")).dialect().delimiter());
        assertEquals(
                List.of("sku", "quantity"), TableFile.open(file("\uFEFFsku,quantity\n")).header());
    }

    @Test
    void takesOneWrongByteAtTheEndOfALongFileForAnOlderEncoding() throws IOException {
        byte[] bytes =
                ("sku,quantity\n" + "ABCDEFé,1\n".repeat(20_000) + "?,1\n")
                        .getBytes(StandardCharsets.UTF_8);
        assertEquals("UTF-8", TableFile.open(file(bytes)).dialect().encoding());
        bytes[bytes.length - 4] = (byte) 0xE9;
        assertEquals("windows-1252", TableFile.open(file(bytes)).dialect().encoding());
    }

    @Test
    void readsJsonLinesPackedOrNot() throws IOException {
        String lines =
                """
                {"item":{"sku":"A"},"qty":3,"store":"S1","tags":["x"]}
                {"qty":"4.0","item":{"sku":"B"},"note":null}

                {"qty":5,"item":
                [1,2]
                {"qty":1.5,"item":{"sku":"C"}} {}
                {"qty":1.5,"item":{"sku":"D"}}
                """;
        ColumnMapping mapping =
                ColumnMapping.of(
                        TableKind.STOCK,
                        Map.of("sku", "item.sku", "quantity", "qty", "location", "store"));
        for (Path file : List.of(file(lines), packed(lines, 0))) {
            Gathered<ChannelCount> stock = new Gathered<>();
            TableFile.open(file, mapping).counts(mapping, null, stock);
            assertEquals(
                    List.of(
                            new ChannelCount("A", "S1", 3, null, null),
                            new ChannelCount("B", null, 4, null, null)),
                    stock.rows);
            assertEquals(
                    List.of(
                            "#4 row.notJson",
                            "#5 row.notJson",
                            "#6 row.notJson",
                            "#7 quantity.notWhole"),
                    stock.refusals());
            assertEquals(
                    "{\"qty\":5,\"item\":",
                    new String(stock.refused.getFirst().raw(), StandardCharsets.UTF_8));
        }
    }

    private Path packed(String text, int cutOff) throws IOException {
        Path file = Files.createTempFile(folder, "t", ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = Files.readAllBytes(file);
        return Files.write(file, Arrays.copyOf(bytes, bytes.length - cutOff));
    }

    @Test
    void saysThatAPackedFileIsCutOff() {
        assertThrows(EOFException.class, () -> TableFile.open(packed("sku,quantity\nA,1\n", 9)));
    }

    @Test
    void readsACatalogueWithPrices() throws IOException {
        TableFile table =
                TableFile.open(
                        file(
                                """
                                Article No,Name,Category,Brand,List Price,Currency,Active
                                X1,Chair,Furniture,Hon,"$1,299.00",usd,yes
                                X2,Desk,,,,,no
                                X3,Lamp,,,12.5,GOLD,
                                """));
        Gathered<ChannelListing> listings = new Gathered<>();
        table.listings(table.guess(TableKind.CATALOGUE, ZoneOffset.UTC), listings);
        assertEquals(
                List.of(
                        new ChannelListing(
                                "X1",
                                null,
                                "X1",
                                "Chair",
                                "Furniture",
                                "Hon",
                                new Money(129_900, "USD"),
                                true,
                                true,
                                null),
                        new ChannelListing(
                                "X2", null, "X2", "Desk", null, null, null, true, false, null)),
                listings.rows);
        assertEquals(List.of("#4 money.unknownCurrency"), listings.refusals());
    }

    @Test
    void readsLocations() throws IOException {
        TableFile table =
                TableFile.open(
                        file(
                                """
                                Location ID,Name,Type,Address,City,State,ZIP,Country,Lat,Lon,Time zone,Pickup
                                W1,North,Depot 1,1 Road,Troy,New York,7305,United States,42.7,-73.6,America/New_York,n
                                S1,,Outlet,2 Road,Paris,,75001,France,91,2.3,,y
                                """));
        Gathered<ChannelLocation> locations = new Gathered<>();
        table.locations(table.guess(TableKind.LOCATIONS, ZoneOffset.UTC), locations);
        assertEquals(
                new ChannelLocation(
                        "W1",
                        "North",
                        "WAREHOUSE",
                        "1 Road",
                        "Troy",
                        "NY",
                        "07305",
                        "US",
                        42.7,
                        -73.6,
                        "America/New_York",
                        null,
                        null,
                        false,
                        true),
                locations.rows.getFirst());
        assertEquals(List.of("#3 coordinate.unreadable"), locations.refusals());
    }

    @Test
    void savesAMappingAndReadsItAgain() throws IOException {
        ColumnMapping mapping =
                new ColumnMapping(
                        TableKind.ORDERS,
                        Map.of("order", "No", "placed_at", "When", "quantity", "Qty"),
                        Map.of("currency", "EUR"),
                        ZoneId.of("Europe/Berlin").getId(),
                        DateRule.DAY_FIRST,
                        ';',
                        true,
                        Map.of("offen", "OPEN"),
                        Map.of("D", "DE"),
                        List.of("PORTO"),
                        "G");
        Path file = folder.resolve("orders.mapping.json");
        mapping.save(file);
        assertEquals(mapping, ColumnMapping.load(file));
        String text = Files.readString(file);
        assertTrue(text.contains("\"dates\" : \"DAY_FIRST\""), text);
    }

    @Test
    void saysWhatAMappingLacks() throws IOException {
        assertEquals(
                "mapping.unknownField",
                assertThrows(
                                Unreadable.class,
                                () -> ColumnMapping.of(TableKind.STOCK, Map.of("colour", "x")))
                        .code());
        Path file = folder.resolve("bad.json");
        for (String bad :
                List.of(
                        "{",
                        "[]",
                        "{\"kind\":\"WEATHER\"}",
                        "{\"kind\":\"STOCK\",\"colums\":{}}",
                        "\0\0\0\0{}",
                        "null")) {
            Files.writeString(file, bad);
            assertEquals(
                    "mapping.unreadable",
                    assertThrows(Unreadable.class, () -> ColumnMapping.load(file)).code(),
                    bad);
        }
        Files.writeString(file, "{\"kind\":\"STOCK\",\"zone\":\"Mars/Olympus\"}");
        assertEquals(
                "mapping.unknownZone",
                assertThrows(Unreadable.class, () -> ColumnMapping.load(file)).code());
        TableFile table = TableFile.open(file("article,pieces\nA,1\n"));
        Unreadable absent =
                assertThrows(
                        Unreadable.class,
                        () -> table.guess(TableKind.STOCK, ZoneOffset.UTC).check(table.header()));
        assertEquals(List.of("quantity", "article, pieces"), absent.args());
        assertEquals(
                "mapping.columnAbsent",
                assertThrows(
                                Unreadable.class,
                                () ->
                                        ColumnMapping.of(
                                                        TableKind.STOCK,
                                                        Map.of("sku", "SKU", "quantity", "pieces"))
                                                .check(table.header()))
                        .code());
        assertEquals(
                "file.empty",
                assertThrows(Unreadable.class, () -> TableFile.open(file(""))).code());
    }
}
