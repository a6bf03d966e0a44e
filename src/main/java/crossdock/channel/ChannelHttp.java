package crossdock.channel;

import crossdock.channel.ChannelException.Silence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// One request and its whole answer, on the calling virtual thread. Every failure is a
/// [ChannelException] whose message names method, host, path and status: no query, header or body,
/// so no secret and no buyer.
public final class ChannelHttp {
    /// A page of 1,000 full orders is about 4 MB; ten times that is no page.
    private static final int LARGEST_BODY = 64 << 20;

    /// What a channel may ask us to wait at most; a longer wait is as good as an outage and is
    /// tried again then.
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final HttpClient client;
    private final Duration timeout;
    private final InstantSource clock;
    private final int largestBody;

    /// @param timeout from the first byte sent to the last byte received
    /// @param clock read only when an answer says "wait until" and carries no date of its own
    public ChannelHttp(Duration timeout, InstantSource clock) {
        this(timeout, clock, LARGEST_BODY);
    }

    ChannelHttp(Duration timeout, InstantSource clock, int largestBody) {
        this.client =
                HttpClient.newBuilder()
                        // shorter than the whole, so that no connection is told from no answer
                        .connectTimeout(timeout.multipliedBy(4).dividedBy(5))
                        // a redirect would carry the secret to a host nobody named
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        this.timeout = timeout;
        this.clock = clock;
        this.largestBody = largestBody;
    }

    /// An answer with status 2xx.
    ///
    /// @param body as sent, unpacked
    /// @param channelTime the Date header; null when missing
    public record Answer(byte[] body, @Nullable Instant channelTime, HttpHeaders headers) {}

    public Answer get(URI uri, Map<String, String> headers) {
        return send(request(uri, headers).GET().build());
    }

    public Answer post(URI uri, Map<String, String> headers, byte[] json) {
        return send(
                request(uri, headers)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(json))
                        .build());
    }

    private HttpRequest.Builder request(URI uri, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        // plain http would otherwise ask for an upgrade that small servers answer
                        // wrongly
                        .version(
                                "https".equals(uri.getScheme())
                                        ? HttpClient.Version.HTTP_2
                                        : HttpClient.Version.HTTP_1_1)
                        .header("Accept", "application/json")
                        .header("Accept-Encoding", "gzip");
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest request) {
        String what = request.method() + " " + request.uri().getHost() + request.uri().getPath();
        HttpResponse<byte[]> response = exchange(request);
        HttpHeaders headers = response.headers();
        int status = response.statusCode();
        Instant channelTime = headers.firstValue("Date").map(ChannelHttp::httpDate).orElse(null);
        byte[] body = unpacked(response.body(), headers, what, status);
        if (status >= 200 && status < 300) {
            return new Answer(body, channelTime, headers);
        }
        throw trouble(
                what + " answered " + status + JsonPage.errorWord(body),
                status,
                headers,
                channelTime);
    }

    private ChannelException trouble(
            String message, int status, HttpHeaders headers, @Nullable Instant channelTime) {
        if (status == 401 || status == 403) {
            return new ChannelException.Unauthorized(message, status);
        }
        if (status == 408 || status == 429 || status >= 500) {
            Instant now = channelTime == null ? clock.instant() : channelTime;
            Duration wait =
                    headers.firstValue("Retry-After").map(text -> wait(text, now)).orElse(null);
            return new ChannelException.Transient(message, status, wait, null);
        }
        String hint =
                status >= 300 && status < 400
                        ? "; the shop moved, connect it at its new address"
                        : "";
        return new ChannelException.Rejected(message + hint, status, null);
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        // the client's own timeout ends with the headers: a body that drips for ever needs this one
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), largestBody));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw ChannelException.Transient.silent(Silence.SLOW, where(request.uri()));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw ChannelException.Transient.silent(
                    cause == null ? Silence.CUT_OFF : Silence.of(cause), where(request.uri()));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw ChannelException.Transient.silent(Silence.CUT_OFF, where(request.uri()));
        }
    }

    private static String where(URI uri) {
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private byte[] unpacked(byte[] body, HttpHeaders headers, String what, int status) {
        if (!headers.firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip")) {
            return body;
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream(body.length * 4);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body), 1 << 16)) {
            byte[] chunk = new byte[1 << 16];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                plain.write(chunk, 0, n);
                if (plain.size()
                        > largestBody) { // a small body can unpack to a thousand times its size
                    throw new IOException("too long");
                }
            }
        } catch (IOException e) {
            throw new ChannelException.Transient(
                    what + " sent a body that does not unpack", status, null, null);
        }
        return plain.toByteArray();
    }

    private static @Nullable Instant httpDate(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeException e) {
            return null; // a clock nobody can read is no clock
        }
    }

    private static @Nullable Duration wait(String text, Instant now) {
        Duration asked;
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')
                && !text.isEmpty()
                && text.length() < 10) {
            asked = Duration.ofSeconds(Long.parseLong(text));
        } else {
            Instant until = httpDate(text);
            asked = until == null ? null : Duration.between(now, until);
        }
        if (asked == null) {
            return null;
        }
        return asked.isNegative()
                ? Duration.ZERO
                : asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }
}
