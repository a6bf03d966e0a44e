package crossdock.channel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelHttpTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-23T20:00:00Z"));
    private static final Map<String, String> SECRET =
            Map.of("Authorization", "Bearer marker-secret");

    private final ScriptedChannel channel = new ScriptedChannel();
    private final ChannelHttp http = new ChannelHttp(Duration.ofSeconds(20), CLOCK, 10_000);

    @AfterEach
    void stop() {
        channel.close();
    }

    private ChannelHttp.Answer get() {
        return http.get(URI.create(channel.url() + "/v2/things?key=marker-secret"), SECRET);
    }

    @Test
    void givesBodyAndTheChannelsClock() throws IOException {
        String date = "Date: Mon, 23 Nov 2026 19:59:58 GMT\r\n";
        try (RawChannel raw =
                new RawChannel(
                        "HTTP/1.1 200 OK\r\n" + date + "Content-Length: 2\r\n\r\n{}", false)) {
            ChannelHttp.Answer answer = http.get(raw.url(), SECRET);
            assertEquals("{}", new String(answer.body(), StandardCharsets.UTF_8));
            assertEquals(Instant.parse("2026-11-23T19:59:58Z"), answer.channelTime());
        }
    }

    @Test
    void asksForPackedBodies() {
        channel.reply("{}");
        get();
        assertEquals("gzip", channel.lastAsked().headers().get("accept-encoding"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void saysThatTheSecretIsRefused(int status) {
        channel.reply(
                status,
                Map.of(),
                "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"detail\":\"marker-buyer\"}]}");
        var refused = assertThrows(ChannelException.Unauthorized.class, this::get);
        assertEquals(status, refused.status());
        assertEquals(
                "GET 127.0.0.1/v2/things answered " + status + " (UNAUTHORIZED)",
                refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void takesThrottlingAndServerErrorsAsPassing(int status) {
        channel.reply(status, Map.of("Retry-After", "7"), "<html>marker-buyer</html>");
        var passing = assertThrows(ChannelException.Transient.class, this::get);
        assertEquals(Duration.ofSeconds(7), passing.retryAfter());
        assertEquals(status == 429, passing.isThrottled());
        assertFalse(String.valueOf(passing.getMessage()).contains("marker"));
    }

    @Test
    void readsRetryAfterAsADateOnTheChannelsOwnClock() throws IOException {
        String dates =
                "Date: Mon, 23 Nov 2026 10:00:00 GMT\r\n"
                        + "Retry-After: Mon, 23 Nov 2026 10:01:30 GMT\r\n";
        String answer = "HTTP/1.1 429 Slow\r\n" + dates + "Content-Length: 0\r\n\r\n";
        try (RawChannel raw = new RawChannel(answer, false)) {
            var passing =
                    assertThrows(
                            ChannelException.Transient.class, () -> http.get(raw.url(), SECRET));
            assertEquals(Duration.ofSeconds(90), passing.retryAfter());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-3", "1e9", "99999999999999999999"})
    void ignoresARetryAfterNobodyCanRead(String text) {
        channel.reply(503, Map.of("Retry-After", text), "");
        assertNull(assertThrows(ChannelException.Transient.class, this::get).retryAfter());
    }

    @Test
    void neverWaitsLongerThanAnHourOrLessThanNothing() {
        channel.reply(503, Map.of("Retry-After", "999999999"), "");
        assertEquals(
                Duration.ofHours(1),
                assertThrows(ChannelException.Transient.class, this::get).retryAfter());
        channel.reply(503, Map.of("Retry-After", "Mon, 23 Nov 2020 10:00:00 GMT"), "");
        assertEquals(
                Duration.ZERO,
                assertThrows(ChannelException.Transient.class, this::get).retryAfter());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 422, 302})
    void takesEveryOtherRefusalAsFinal(int status) {
        channel.reply(
                status,
                Map.of("Location", "http://elsewhere.invalid/"),
                "{\"code\":\"woocommerce_rest_x\",\"message\":\"marker-buyer\"}");
        var refused = assertThrows(ChannelException.Rejected.class, this::get);
        assertTrue(String.valueOf(refused.getMessage()).contains("(woocommerce_rest_x)"));
        assertFalse(String.valueOf(refused.getMessage()).contains("marker"));
        assertEquals(1, channel.asked().size());
    }

    @Test
    void unpacksGzip() throws IOException {
        byte[] body = "{\"rows\":[]}".getBytes(StandardCharsets.UTF_8);
        channel.reply(200, Map.of("Content-Encoding", "gzip"), gzip(body));
        assertArrayEquals(body, get().body());
    }

    @Test
    void takesABrokenOrTooLongGzipAsPassing() throws IOException {
        byte[] packed = gzip("{\"rows\":[1,2,3,4,5,6,7]}".getBytes(StandardCharsets.UTF_8));
        channel.reply(
                200, Map.of("Content-Encoding", "gzip"), Arrays.copyOf(packed, packed.length - 9));
        assertThrows(ChannelException.Transient.class, this::get);
        channel.reply(200, Map.of("Content-Encoding", "gzip"), gzip(new byte[1_000_000]));
        assertThrows(ChannelException.Transient.class, this::get);
    }

    @Test
    void takesATooLongBodyAsPassing() {
        channel.reply(200, Map.of(), new byte[20_000]);
        assertThrows(ChannelException.Transient.class, this::get);
    }

    @Test
    void takesAHalfBodyAResetAndSilenceAsPassing() throws IOException {
        assertTrue(
                message("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":", false)
                        .endsWith("[cut-off]"));
        assertTrue(
                message(
                                "HTTP/1.1 200 OK\r\n"
                                        + "Transfer-Encoding: chunked\r\n\r\n"
                                        + "5\r\n"
                                        + "{\"a\":\r\n",
                                false)
                        .endsWith("[cut-off]"));
        assertTrue(message("", true).endsWith("[cut-off]"));
        assertTrue(
                message("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", true)
                        .endsWith("[cut-off]"));
    }

    @Test
    void givesUpOnABodyThatDripsForEver() throws IOException {
        try (RawChannel raw =
                new RawChannel("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{", null)) {
            ChannelHttp impatient = new ChannelHttp(Duration.ofMillis(300), CLOCK);
            var passing =
                    assertThrows(
                            ChannelException.Transient.class,
                            () -> impatient.get(raw.url(), SECRET));
            assertEquals("127.0.0.1:" + raw.url().getPort() + " [slow]", passing.getMessage());
        }
    }

    @Test
    void takesARefusedConnectionAsPassing() throws IOException {
        int free;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = server.getLocalPort();
        }
        URI uri = URI.create("http://127.0.0.1:" + free + "/");
        assertEquals(
                0,
                assertThrows(ChannelException.Transient.class, () -> http.get(uri, SECRET))
                        .status());
    }

    private String message(String answer, boolean isReset) throws IOException {
        try (RawChannel raw = new RawChannel(answer, isReset)) {
            var passing =
                    assertThrows(
                            ChannelException.Transient.class, () -> http.get(raw.url(), SECRET));
            String message = String.valueOf(passing.getMessage());
            assertFalse(message.contains("marker"), message);
            return message;
        }
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }
}
