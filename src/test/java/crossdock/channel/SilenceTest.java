package crossdock.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.ChannelException.Silence;
import crossdock.ui.common.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What no answer means, on real sockets, and how people are told.
class SilenceTest {
    private static final char[] OPEN = "changeit".toCharArray();

    private final ChannelHttp http = new ChannelHttp(Duration.ofSeconds(10), InstantSource.system(), 10_000);
    private final Texts texts = Texts.strict(Locale.ENGLISH);

    private String kept(URI uri) {
        var silent = assertThrows(
                ChannelException.Transient.class,
                () -> http.get(uri, Map.of("Authorization", "Bearer marker-secret")));
        assertEquals(0, silent.status());
        String kept = String.valueOf(silent.getMessage());
        assertFalse(kept.contains("marker") || kept.contains("Exception"), kept);
        return kept;
    }

    private String kept(String scheme, String answer, boolean isReset) throws IOException {
        try (RawChannel raw = new RawChannel(answer, isReset)) {
            return kept(URI.create(scheme + "://127.0.0.1:" + raw.url().getPort() + "/x?key=marker"))
                    .replace(":" + raw.url().getPort(), ":PORT");
        }
    }

    @Test
    void aNameThatNobodyHasIsNotKnown() {
        assertEquals("shop.invalid [name-unknown]", kept(URI.create("http://shop.invalid/x?key=marker")));
    }

    @Test
    void aPortOnWhichNobodyListensRefuses() throws IOException {
        int free;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = server.getLocalPort();
        }
        for (String scheme : new String[] {"http", "https"}) {
            assertEquals("127.0.0.1:" + free + " [refused]", kept(URI.create(scheme + "://127.0.0.1:" + free + "/")));
        }
    }

    @Test
    void whatSpeaksAnotherLanguageIsNoWebServer() throws IOException {
        assertEquals("127.0.0.1:PORT [not-http]", kept("http", "SSH-2.0-OpenSSH_9.6\r\n", false));
        assertEquals("127.0.0.1:PORT [not-http]", kept("http", "\u0015\u0003\u0001\u0000\u0002\u0002P", false));
    }

    @Test
    void aPlainServerDoesNotSpeakHttps() throws IOException {
        assertEquals("127.0.0.1:PORT [no-tls]", kept("https", "HTTP/1.1 400 Bad Request\r\n\r\n", false));
        assertEquals("127.0.0.1:PORT [tls-failed]", kept("https", "", true));
    }

    @Test
    void anAnswerThatEndsTooEarlyIsCutOff() throws IOException {
        assertEquals("127.0.0.1:PORT [cut-off]", kept("http", "", false));
        assertEquals("127.0.0.1:PORT [cut-off]", kept("http", "", true));
        assertEquals(
                "127.0.0.1:PORT [cut-off]", kept("http", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", true));
    }

    @Test
    void anAnswerLargerThanAPageIsTooLarge() throws IOException {
        String large = "HTTP/1.1 200 OK\r\nContent-Length: 20000\r\n\r\n" + "x".repeat(20_000);
        assertEquals("127.0.0.1:PORT [too-large]", kept("http", large, false));
    }

    @Test
    void aCertificateThatNobodySignedIsNotTrusted(@TempDir Path folder) throws Exception {
        SSLContext selfSigned = selfSigned(folder.resolve("keys.p12"));
        try (ServerSocket server = selfSigned
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(server));
            String address = "127.0.0.1:" + server.getLocalPort();
            assertEquals(address + " [untrusted]", kept(URI.create("https://" + address + "/x?key=marker")));
            assertEquals(address + " [not-http]", kept(URI.create("http://" + address + "/x?key=marker")));
        }
    }

    private static void greet(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[1]);
            } catch (IOException e) {
                // the client did not trust us, or the test is over
            }
        }
    }

    private static SSLContext selfSigned(Path file) throws Exception {
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", "shop", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
                        "san=ip:127.0.0.1", "-keystore", file.toString(), "-storetype", "PKCS12", "-storepass",
                        new String(OPEN), "-validity", "30")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(tool.waitFor(60, TimeUnit.SECONDS));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, OPEN);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, OPEN);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /// A test cannot take a network away.
    @Test
    void whatNoSocketOfATestDoesIsToldByItsType() {
        assertEquals(Silence.UNREACHABLE, Silence.of(new NoRouteToHostException("no route")));
        assertEquals(Silence.UNREACHABLE, Silence.of(new ConnectException("Network is unreachable")));
        assertEquals(Silence.NO_CONNECTION, Silence.of(new HttpConnectTimeoutException("late")));
    }

    @Test
    void everySilenceIsASentenceThatNamesThePlace() {
        for (Silence silence : Silence.values()) {
            String words = texts.trouble(silence.at("shop.example:8443"));
            assertTrue(words.contains("shop.example:8443") && words.endsWith("."), words);
            assertFalse(words.contains("[") || words.contains("''") || words.contains("{"), words);
        }
        assertEquals(
                "No answer. shop.example:8443 refuses the connection: nothing listens there. Check the address and its"
                        + " port, and that the shop is running.",
                texts.refusal("connection.noAnswer", List.of(Silence.REFUSED.at("shop.example:8443"))));
        assertEquals("GET shop.example/x answered 500", texts.trouble("GET shop.example/x answered 500"));
        assertEquals("some [words] of [theirs]", texts.trouble("some [words] of [theirs]"));
    }
}
