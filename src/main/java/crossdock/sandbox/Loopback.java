package crossdock.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// An HTTP server on 127.0.0.1 that lets a dialect answer, each request on a virtual thread of its own.
final class Loopback implements AutoCloseable {
    /// @param path decoded, without the query
    record Request(String method, String path, Map<String, List<String>> query, Headers headers, byte[] body) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.getFirst(name));
        }

        Optional<String> parameter(String name) {
            return query.getOrDefault(name, List.of()).stream().findFirst();
        }
    }

    /// @param headers content type included
    record Answer(int status, Map<String, String> headers, byte[] body) {
        static Answer json(int status, Map<String, String> headers, byte[] body) {
            Map<String, String> all = new HashMap<>(headers);
            all.put("Content-Type", "application/json; charset=utf-8");
            return new Answer(status, all, body);
        }
    }

    /// Turns a request into an answer; called by many threads at once.
    interface Dialect {
        Answer answer(Request request);
    }

    private final HttpServer server;
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @param port 0 for any free one
    Loopback(int port, Dialect dialect) throws IOException {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 64);
        } catch (BindException e) {
            throw new IOException("port " + port + " on 127.0.0.1 is taken; choose another --port-base", e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                send(exchange, dialect.answer(read(exchange)));
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static Request read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, List<String>> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            query.computeIfAbsent(name, n -> new ArrayList<>())
                    .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query,
                exchange.getRequestHeaders(),
                body);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stray percent sign stands for itself
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        if (isClosed.compareAndSet(false, true)) {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
