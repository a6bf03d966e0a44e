package crossdock.rig;

import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.ChannelException;
import crossdock.channel.ChannelPage;
import crossdock.channel.Connector;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.Cursor;
import crossdock.channel.Pulled;
import crossdock.channel.RefusedRow;
import crossdock.channel.ScriptedChannel;
import crossdock.channel.Unreadable;
import crossdock.channel.file.ColumnMapping;
import crossdock.channel.file.TableFile;
import crossdock.channel.file.TableKind;
import crossdock.channel.file.TableSink;
import crossdock.channel.square.SquareConnector;
import crossdock.channel.vendure.VendureConnector;
import crossdock.channel.woocommerce.WooConnector;
import crossdock.sandbox.PracticeWorld;
import crossdock.sandbox.StillWorld;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Wrong bytes from channels and in files: each is read, refused row by row or told as trouble of the channel; never
/// anything else.
class FuzzTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T14:00:00Z"));
    private static final int FEW = 120;
    private static final int MANY = 20_000;
    private static final int SERVER_LIVES = 400; // it remembers what it was asked

    @TempDir
    private Path folder;

    static List<String> kinds() {
        return List.of("square", "woocommerce", "vendure");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void answersAreReadOrRefused(String kind) throws Exception {
        fuzz(kind, FEW, 3);
    }

    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("kinds")
    void manyAnswersAreReadOrRefused(String kind) throws Exception {
        fuzz(kind, MANY, System.nanoTime());
    }

    private static List<Function<Cursor, ChannelPage<?>>> resources(Connector connector) {
        return List.of(connector::pullLocations, connector::pullListings, connector::pullCounts, connector::pullOrders);
    }

    private void fuzz(String kind, int runs, long seed) throws Exception {
        Mutator mutator = new Mutator(new Random(seed));
        List<List<byte[]>> right = recorded(kind);
        int read = 0;
        for (int resource = 0; resource < right.size(); resource++) {
            List<byte[]> pages = right.get(resource);
            for (int done = 0; done < runs && !pages.isEmpty();) {
                try (ScriptedChannel server = new ScriptedChannel()) {
                    Connector connector = connector(kind, server.url(), kind.equals("vendure") ? "" : "ck_1", "secret");
                    for (int i = 0; i < SERVER_LIVES && done < runs; i++, done++) {
                        byte[] wrong = mutator.mutate(pages.get(done % pages.size()));
                        server.reply(200, Map.of("X-WP-TotalPages", "1"), wrong);
                        read += survives(() -> resource(connector, right, pages), wrong, seed) ? 1 : 0;
                    }
                }
            }
        }
        assertTrue(read > runs / 4, "only " + read + " answers were read: the bytes are too wrong to try much");
    }

    private static ChannelPage<?> resource(Connector connector, List<List<byte[]>> all, List<byte[]> pages) {
        return resources(connector).get(all.indexOf(pages)).apply(Cursor.START);
    }

    private interface Reading {
        ChannelPage<?> read();
    }

    /// True when a page came of it.
    private static boolean survives(Reading reading, byte[] bytes, long seed) {
        try {
            ChannelPage<?> page = reading.read();
            page.rows().forEach(row -> assertTrue(row.raw().get().length > 0));
            return true;
        } catch (ChannelException told) {
            return false;
        } catch (RuntimeException | StackOverflowError crash) {
            throw new AssertionError("seed " + seed + ", bytes " + Base64.getEncoder().encodeToString(bytes), crash);
        }
    }

    private static Connector connector(String kind, URI url, String user, String secret) {
        ConnectorSettings settings = new ConnectorSettings(kind, url, user, secret, Duration.ofSeconds(20));
        return switch (kind) {
            case "square" -> new SquareConnector(settings, CLOCK);
            case "woocommerce" -> new WooConnector(settings, CLOCK);
            default -> new VendureConnector(settings, CLOCK);
        };
    }

    /// Right answers for each resource, their lists cut short.
    private List<List<byte[]>> recorded(String kind) throws Exception {
        List<byte[]> seen = new ArrayList<>();
        List<List<byte[]>> all = new ArrayList<>();
        try (StillWorld world = new StillWorld(7, 20, CLOCK, folder.resolve("warehouse" + kind));
                StubVendure stub = new StubVendure(CLOCK.instant(), 30, 10)) {
            PracticeWorld.Channel channel = world.practice().channels().stream()
                    .filter(one -> one.kind().equals(kind)).findFirst()
                    .orElse(new PracticeWorld.Channel("", kind, stub.url().toString(), "key"));
            int colon = channel.token().indexOf(':');
            try (FaultProxy proxy = new FaultProxy(URI.create(channel.url()), null)) {
                proxy.listen(body -> seen.add(Rows.few(body)));
                Connector connector = connector(kind, proxy.url(),
                        colon < 0 ? "" : channel.token().substring(0, colon), channel.token().substring(colon + 1));
                for (Function<Cursor, ChannelPage<?>> resource : resources(connector)) {
                    seen.clear();
                    ChannelPage<?> page = resource.apply(Cursor.START);
                    assertTrue(page.refused().isEmpty());
                    all.add(List.copyOf(seen));
                }
            }
        }
        assertTrue(all.stream().filter(pages -> !pages.isEmpty()).count() >= 3, kind);
        return all;
    }

    @Test
    void tablesAreReadOrRefused() throws Exception {
        tables(300, 5);
    }

    @Tag("nightly")
    @Test
    void manyTablesAreReadOrRefused() throws Exception {
        tables(MANY, System.nanoTime());
    }

    private void tables(int runs, long seed) throws Exception {
        Mutator mutator = new Mutator(new Random(seed));
        List<byte[]> right = List.of(
                "sku,location,on hand,updated\nA-1,W1,12,2026-11-20T10:00:00Z\nB-2,W1,-3,2026-11-20\n\"C,3\",W2,0,\n",
                "code;name;city;country;zone\nW1;\"Main; north\";Dayton;US;America/New_York\nW2;Süd;Köln;DE;\n",
                "order,line,sku,quantity,placed,price,currency\r\n1,1,A-1,2,2026-11-20,9.99,USD\r\n1,2,B-2,1,,,\r\n",
                "sku\ttitle\tbrand\ttype\nA-1\tChair\tFern\tSeats\n").stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
        Path file = folder.resolve("table.csv");
        int read = 0;
        int unread = 0;
        for (int i = 0; i < runs; i++) {
            byte[] wrong = mutator.mutate(right.get(i % right.size()));
            Files.write(file, wrong);
            try {
                TableFile table = TableFile.open(file);
                for (TableKind kind : TableKind.values()) {
                    read += reads(table, kind) ? 1 : 0;
                }
            } catch (IOException | Unreadable told) {
                unread++;
            } catch (RuntimeException | StackOverflowError crash) {
                throw new AssertionError(
                        "seed " + seed + ", bytes " + Base64.getEncoder().encodeToString(wrong), crash);
            }
        }
        assertTrue(read > runs && unread < runs / 2, read + " tables read, " + unread + " files not at all");
    }

    /// False when the table lacks what the kind needs.
    private static boolean reads(TableFile table, TableKind kind) throws IOException {
        ColumnMapping mapping = table.guess(kind, ZoneOffset.UTC);
        try {
            switch (kind) {
                case LOCATIONS -> table.locations(mapping, new Sink<>());
                case CATALOGUE -> table.listings(mapping, new Sink<>());
                case STOCK -> table.counts(mapping, null, new Sink<>());
                case ORDERS -> table.orders(mapping, new Sink<>());
            }
            return true;
        } catch (Unreadable told) {
            return false;
        }
    }

    private static final class Sink<T> implements TableSink<T> {
        @Override
        public void accept(long line, Pulled<T> row) {
            assertTrue(row.raw().get().length > 0);
        }

        @Override
        public void refuse(long line, RefusedRow row) {
            assertTrue(!row.code().isEmpty());
        }
    }
}
