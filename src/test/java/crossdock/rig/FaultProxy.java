package crossdock.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Stands between the console and a channel, passes everything on, and now and then does to an answer what networks and
/// servers do. Each fault is counted when it was really done.
public final class FaultProxy implements AutoCloseable {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final Duration LATE = Duration.ofMillis(120);
    private static final Duration SKEW = Duration.ofMinutes(10);
    private static final int LONGEST_HOLD_MILLIS = 30_000;
    private static final int HUGE = 80 << 20;
    private static final int SHORT = 30; // bytes; too few to be cut, or to drip for longer than anybody waits

    private final URI upstream;
    private final @Nullable Supplier<Instant> clock;
    private final ServerSocket door;
    private final Deque<Fault> planned = new ArrayDeque<>(); // guarded by this, as are the next three
    private final Map<Fault, Integer> fired = new EnumMap<>(Fault.class);
    private final Map<String, byte[]> pages = new HashMap<>();
    private int left;
    private Predicate<Message> victims = request -> true;
    private volatile @Nullable Consumer<byte[]> ear;

    /// @param clock what `Date` says; null for what the channel says
    public FaultProxy(URI upstream, @Nullable Supplier<Instant> clock) throws IOException {
        this.upstream = upstream;
        this.clock = clock;
        this.door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::open);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /// From now on faults meet only requests with this in their line or body; empty for all.
    public synchronized void only(String words) {
        victims = request -> request.start().contains(words)
                || new String(request.body(), UTF_8).contains(words);
    }

    /// Does these, one after the other, each to the first answer that it can be done to.
    public synchronized void plan(List<Fault> faults) {
        planned.addAll(faults);
    }

    public synchronized List<Fault> pending() {
        return List.copyOf(planned);
    }

    /// Forgets what was not done.
    public synchronized void calm() {
        planned.clear();
        left = 0;
    }

    /// Shows every whole body that passes.
    public void listen(Consumer<byte[]> listener) {
        ear = listener;
    }

    /// How often each was done.
    public synchronized Map<Fault, Integer> fired() {
        return new EnumMap<>(fired);
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            Message request = Message.read(client.getInputStream());
            if (request != null && isRefused(request)) {
                client.getOutputStream().write(Message.of(429, "{}").bytes());
            } else if (request != null) {
                Message answer = ask(request);
                String page = request.start() + upstream;
                Fault fault = choose(request, answer, page);
                if (fault == null) {
                    client.getOutputStream().write(answer.bytes());
                } else {
                    harm(client, fault, answer, page);
                }
            }
        } catch (IOException e) {
            return; // the console went away, as it does when it has waited long enough
        }
    }

    private Message ask(Message request) throws IOException {
        try (Socket server = new Socket(upstream.getHost(), upstream.getPort())) {
            server.getOutputStream().write(
                    request.without("Connection", "Accept-Encoding").with("Connection", "close").bytes());
            Message answer = Message.read(server.getInputStream());
            if (answer == null) {
                throw new IOException("the channel gave no answer");
            }
            Message plain = answer.without("Connection", "Transfer-Encoding").with("Connection", "close");
            Supplier<Instant> time = clock;
            return time == null ? plain : plain.without("Date").with("Date", date(time.get()));
        }
    }

    private static String date(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    /// Who throttles has not done what was asked: the channel never hears of it.
    private synchronized boolean isRefused(Message request) {
        boolean isRefused = planned.peekFirst() == Fault.STORM_429 && victims.test(request);
        if (isRefused) {
            count(Fault.STORM_429);
        }
        return isRefused;
    }

    private void count(Fault fault) {
        left = left == 0 ? fault.inARow() - 1 : left - 1;
        if (left == 0) {
            planned.remove(fault);
        }
        fired.merge(fault, 1, Integer::sum);
    }

    /// The next fault if it can be done to this answer; counted here and done at once.
    private synchronized @Nullable Fault choose(Message request, Message answer, String page) {
        for (Fault fault : planned) {
            if (answer.isOk() && victims.test(request) && canBeDone(fault, answer, page)) {
                count(fault);
                return fault;
            }
            if (left > 0) {
                return null; // a storm is not interrupted by another
            }
        }
        if (answer.isOk()) {
            Consumer<byte[]> listener = ear;
            if (listener != null) {
                listener.accept(answer.body());
            }
            pages.put(page.replaceAll("\\?.*", "?"), answer.body());
        }
        return null;
    }

    private boolean canBeDone(Fault fault, Message answer, String page) {
        return switch (fault) {
            case WRONG_TYPES -> Rows.wrongTypes(answer.body()) != null;
            case UNKNOWN_ENUM -> Rows.unknownState(answer.body()) != null;
            case SKIPPED_PAGE -> Rows.withoutRows(answer.body()) != null;
            case INVALID_UTF8 -> Rows.invalid(answer.body()) != null;
            case REPEATED_PAGE -> pages.containsKey(page.replaceAll("\\?.*", "?"));
            case RESET_IN_BODY, CUT_BODY, TOO_SHORT_A_LENGTH, CUT_JSON, DRIP -> answer.body().length > SHORT;
            case STORM_429 -> false; // done before the channel is asked
            case LATENCY, SLOW_FIRST_BYTE, RESET, HALF_CLOSE, TOO_LONG_A_LENGTH, STORM_503, ERROR_500,
                    HTML_PAGE, EMPTY_BODY, HUGE_BODY, CLOCK_AHEAD, CLOCK_BEHIND -> true;
        };
    }

    private void harm(Socket client, Fault fault, Message answer, String page) throws IOException {
        OutputStream out = client.getOutputStream();
        byte[] body = answer.body();
        byte[] half = Arrays.copyOf(body, body.length / 2);
        switch (fault) {
            case LATENCY -> {
                pause(LATE);
                out.write(answer.bytes());
            }
            case SLOW_FIRST_BYTE -> hold(client);
            case DRIP -> drip(client, answer);
            case RESET -> client.setSoLinger(true, 0);
            case RESET_IN_BODY -> {
                out.write(answer.head(body.length));
                out.write(half);
                out.flush();
                client.setSoLinger(true, 0);
            }
            case HALF_CLOSE -> {
                client.shutdownOutput();
                hold(client);
            }
            case CUT_BODY -> {
                out.write(answer.head(body.length));
                out.write(half);
            }
            case TOO_LONG_A_LENGTH -> {
                out.write(answer.head(body.length + 100));
                out.write(body);
            }
            case TOO_SHORT_A_LENGTH -> {
                out.write(answer.head(half.length));
                out.write(body);
            }
            case STORM_429 -> throw new AssertionError("done before the channel is asked");
            case STORM_503 -> out.write(Message.of(503, "<html>busy</html>").with("Retry-After", "2").bytes());
            case ERROR_500 -> out.write(Message.of(500, "{\"code\":\"internal\"}").bytes());
            case HTML_PAGE -> out.write(answer.withBody("<html><body>Maintenance".getBytes(UTF_8)).bytes());
            case EMPTY_BODY -> out.write(answer.withBody(new byte[0]).bytes());
            case HUGE_BODY -> huge(out, answer);
            case CUT_JSON -> out.write(answer.withBody(half).bytes());
            case INVALID_UTF8 -> out.write(answer.withBody(made(Rows.invalid(body))).bytes());
            case WRONG_TYPES -> out.write(answer.withBody(made(Rows.wrongTypes(body))).bytes());
            case UNKNOWN_ENUM -> out.write(answer.withBody(made(Rows.unknownState(body))).bytes());
            case SKIPPED_PAGE -> out.write(answer.withBody(made(Rows.withoutRows(body))).bytes());
            case REPEATED_PAGE -> out.write(answer.withBody(before(page)).bytes());
            case CLOCK_AHEAD -> out.write(skewed(answer, SKEW).bytes());
            case CLOCK_BEHIND -> out.write(skewed(answer, SKEW.negated()).bytes());
        }
        out.flush();
    }

    private static byte[] made(byte @Nullable [] body) {
        if (body == null) {
            throw new AssertionError("chosen although it cannot be done");
        }
        return body;
    }

    private synchronized byte[] before(String page) {
        return made(pages.get(page.replaceAll("\\?.*", "?")));
    }

    private Message skewed(Message answer, Duration by) {
        Supplier<Instant> time = clock;
        Instant now = time == null ? Instant.now() : time.get();
        return answer.without("Date").with("Date", date(now.plus(by)));
    }

    private static void huge(OutputStream out, Message answer) throws IOException {
        out.write(answer.head(HUGE));
        byte[] blanks = new byte[1 << 20];
        Arrays.fill(blanks, (byte) ' ');
        for (int sent = 0; sent < HUGE; sent += blanks.length) {
            out.write(blanks);
        }
    }

    private static void drip(Socket client, Message answer) throws IOException {
        client.getOutputStream().write(answer.head(answer.body().length));
        for (int i = 0; i < 600; i++) {
            client.getOutputStream().write(answer.body(), i % Math.min(100, answer.body().length), 1);
            client.getOutputStream().flush();
            pause(Duration.ofMillis(50));
        }
    }

    /// Until the console has had enough.
    private static void hold(Socket client) throws IOException {
        client.setSoTimeout(LONGEST_HOLD_MILLIS);
        try (InputStream in = client.getInputStream()) {
            in.readAllBytes();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A table of what was done, for the log of a test.
    public String table() {
        List<String> rows = new ArrayList<>();
        fired().forEach((fault, times) -> rows.add(fault + " " + times));
        return String.join(", ", rows);
    }
}
