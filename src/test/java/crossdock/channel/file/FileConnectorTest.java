package crossdock.channel.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crossdock.channel.ChannelCount;
import crossdock.channel.ChannelException;
import crossdock.channel.ChannelPage;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.Cursor;
import crossdock.channel.RefusedRow;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileConnectorTest {
    @TempDir Path folder = Path.of("");

    /// Long after every file of the test was written.
    private static final InstantSource LATER =
            InstantSource.fixed(Instant.parse("2099-01-01T00:00:00Z"));

    private FileConnector connector(InstantSource clock) {
        return connector(folder.toUri(), clock);
    }

    private static FileConnector connector(URI url, InstantSource clock) {
        return new FileConnector(
                new ConnectorSettings("file", url, "", "", Duration.ofSeconds(1)), clock);
    }

    /// Stamps in the future of the real clock decide, whatever a file system does to the other
    /// stamps.
    private Path write(String name, String text, String stamp) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(stamp)));
        return file;
    }

    private static List<String> all(
            FileConnector connector, Cursor start, List<RefusedRow> refused) {
        List<String> rows = new ArrayList<>();
        ChannelPage<ChannelCount> page = connector.pullCounts(start);
        while (true) {
            page.rows().forEach(row -> rows.add(row.row().itemId() + " " + row.row().figure()));
            refused.addAll(page.refused());
            if (page.next() == null) {
                return rows;
            }
            page = connector.pullCounts(start.page(page.next()));
        }
    }

    @Test
    void readsFilesOfItsKindInTheOrderTheyArrived() throws IOException {
        write("stock_b.csv", "sku,quantity\nA,1\n", "2090-01-01T00:00:00Z");
        write("STOCK_a.JSONL", "{\"sku\":\"A\",\"quantity\":3}\n", "2090-01-03T00:00:00Z");
        write("stock_c.csv", "sku,quantity\nA,2\n", "2090-01-02T00:00:00Z");
        write("stock_d.csv.tmp", "sku,quantity\nA,9\n", "2090-01-02T00:00:00Z");
        write("stocktaking.csv", "sku,quantity\nA,9\n", "2090-01-02T00:00:00Z");
        write("locations.csv", "id,name\nW1,North\n", "2090-01-02T00:00:00Z");
        FileConnector connector = connector(LATER);
        assertEquals(List.of("A 1", "A 2", "A 3"), all(connector, Cursor.START, new ArrayList<>()));
        Cursor since = new Cursor(Instant.parse("2090-01-02T00:00:00Z"), null);
        assertEquals(List.of("A 2", "A 3"), all(connector, since, new ArrayList<>()));
        assertEquals(
                List.of(),
                all(
                        connector,
                        new Cursor(Instant.parse("2090-02-01T00:00:00Z"), null),
                        new ArrayList<>()));
        assertEquals("North", connector.pullLocations(Cursor.START).rows().getFirst().row().name());
        assertEquals(List.of(), connector.pullListings(Cursor.START).rows());
        assertEquals(
                Instant.parse("2090-01-01T00:00:00Z"),
                connector.pullCounts(Cursor.START).rows().getFirst().row().observedAt());
    }

    @Test
    void takesALongFileInPagesFromAnyPageOn() throws IOException {
        String rows =
                IntStream.range(0, 12_000)
                        .mapToObj(i -> "S" + i + ",1")
                        .collect(Collectors.joining("\n"));
        write("stock_1.csv", "sku,quantity\n" + rows, "2090-01-01T00:00:00Z");
        write("stock_2.csv", "sku,quantity\nlast,2\n", "2090-01-01T00:00:00Z");
        FileConnector connector = connector(LATER);
        assertEquals(
                12_001,
                all(connector, Cursor.START, new ArrayList<>()).stream().distinct().count());
        String second = String.valueOf(connector.pullCounts(Cursor.START).next());
        String third = String.valueOf(connector.pullCounts(Cursor.START.page(second)).next());
        ChannelPage<ChannelCount> elsewhere = connector(LATER).pullCounts(Cursor.START.page(third));
        assertEquals("S10000", elsewhere.rows().getFirst().row().itemId());
        assertEquals(
                "S5000",
                connector.pullCounts(Cursor.START.page(second)).rows().getFirst().row().itemId());
    }

    @Test
    void leavesAFileAloneWhileItIsWritten() throws IOException {
        Path file = write("stock_1.csv", "sku,quantity\nA,1\n", "2090-01-01T00:00:00Z");
        assertEquals(
                List.of(),
                all(
                        connector(InstantSource.fixed(Instant.parse("2090-01-01T00:00:01Z"))),
                        Cursor.START,
                        new ArrayList<>()));
        assertEquals(
                List.of("A 1"),
                all(
                        connector(InstantSource.fixed(Instant.parse("2090-01-01T00:00:02Z"))),
                        Cursor.START,
                        new ArrayList<>()));
        FileConnector connector = connector(LATER);
        String rows =
                IntStream.range(0, 6_000)
                        .mapToObj(i -> "S" + i + ",1")
                        .collect(Collectors.joining("\n"));
        write("stock_1.csv", "sku,quantity\n" + rows, "2090-01-01T00:00:00Z");
        String second = String.valueOf(connector.pullCounts(Cursor.START).next());
        Files.writeString(file, "sku,quantity\nB,7\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2090-01-02T00:00:00Z")));
        assertEquals(
                "B",
                connector.pullCounts(Cursor.START.page(second)).rows().getFirst().row().itemId(),
                "the new file, from its first row");
    }

    @Test
    void refusesAFileThatIsNoTableAndGoesOn() throws IOException {
        write("stock_1.csv", "article,pieces\nA,1\n", "2090-01-01T00:00:00Z");
        write("stock_2.csv", "", "2090-01-02T00:00:00Z");
        Path cut = folder.resolve("stock_3.csv.gz");
        Files.write(cut, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1, 2});
        Files.setLastModifiedTime(cut, FileTime.from(Instant.parse("2090-01-03T00:00:00Z")));
        write("stock_4.csv", "sku,quantity\nA,x\nB,2\n", "2090-01-04T00:00:00Z");
        List<RefusedRow> refused = new ArrayList<>();
        assertEquals(List.of("B 2"), all(connector(LATER), Cursor.START, refused));
        assertEquals(
                List.of(
                        "stock_1.csv mapping.fieldMissing",
                        "stock_2.csv file.empty",
                        "stock_3.csv.gz file.cutOff",
                        "stock_4.csv#2 quantity.notANumber"),
                refused.stream().map(row -> row.externalId() + " " + row.code()).toList());
    }

    @Test
    void readsThroughTheMappingBesideTheFiles() throws IOException {
        Files.writeString(
                folder.resolve("stock.mapping.json"),
                "{\"kind\":\"STOCK\",\"columns\":{\"sku\":\"article\",\"quantity\":\"pieces\"},"
                        + "\"fixed\":{\"location\":\"W7\"}}");
        write("stock_1.csv", "article,pieces\nA,1\n", "2090-01-01T00:00:00Z");
        ChannelCount count = connector(LATER).pullCounts(Cursor.START).rows().getFirst().row();
        assertEquals("A W7", count.itemId() + " " + count.locationId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file://server/share",
                "file:////server/share",
                "//server/share",
                "http://server/x",
                "file:",
                ""
            })
    void refusesWhatIsNoFolderOfThisMachine(String address) {
        String told =
                String.valueOf(
                        assertThrows(
                                        IllegalArgumentException.class,
                                        () -> connector(URI.create(address), LATER))
                                .getMessage());
        assertEquals(address.contains("/share"), told.contains("UNC"), told);
    }

    @Test
    void saysThatTheFolderIsNotThere() {
        FileConnector connector = connector(folder.resolve("absent").toUri(), LATER);
        assertThrows(ChannelException.Transient.class, connector::identify);
        assertThrows(ChannelException.Transient.class, () -> connector.pullCounts(Cursor.START));
        assertEquals(folder.getFileName().toString(), connector(LATER).identify().name());
        assertNull(connector(LATER).identify().channelTime());
        assertThrows(
                ChannelException.Rejected.class,
                () -> connector(LATER).pullCounts(new Cursor(null, "7")));
    }
}
