package crossdock.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A channel on loopback that gives the answers it was told to, in order, and keeps what it was
/// asked.
public final class ScriptedChannel implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /// @param headers lower-case names
    public record Asked(
            String method, String path, String query, Map<String, String> headers, String body) {}

    private record Reply(int status, Map<String, String> headers, byte[] body) {}

    public ScriptedChannel() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public ScriptedChannel reply(String json) {
        return reply(200, Map.of(), json);
    }

    public ScriptedChannel reply(int status, Map<String, String> headers, String body) {
        return reply(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    public ScriptedChannel reply(int status, Map<String, String> headers, byte[] body) {
        replies.add(new Reply(status, headers, body));
        return this;
    }

    public List<Asked> asked() {
        return new ArrayList<>(asked);
    }

    public Asked lastAsked() {
        return asked.getLast();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public ConnectorSettings settings(String kind) {
        return new ConnectorSettings(
                kind, url(), "user-of-test", "secret-of-test", Duration.ofSeconds(20));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new java.util.HashMap<>();
            exchange.getRequestHeaders()
                    .forEach(
                            (name, values) ->
                                    headers.put(
                                            name.toLowerCase(java.util.Locale.ROOT),
                                            values.getFirst()));
            String query = exchange.getRequestURI().getRawQuery();
            asked.add(
                    new Asked(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getPath(),
                            query == null ? "" : query,
                            headers,
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8)));
            Reply reply = replies.poll();
            if (reply == null) {
                exchange.sendResponseHeaders(501, -1);
                return;
            }
            reply.headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(
                    reply.status, reply.body.length == 0 ? -1 : reply.body.length);
            exchange.getResponseBody().write(reply.body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
