package crossdock.channel.woocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import crossdock.channel.ChannelException;
import crossdock.channel.ChannelHttp;
import crossdock.channel.ChannelHttp.Answer;
import crossdock.channel.ConnectorSettings;
import crossdock.channel.JsonPage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/// WooCommerce's addresses, its two ways to sign in and its page headers.
final class WooApi {
    /// The most a page may hold (WordPress: class-wp-rest-controller.php).
    static final int PAGE = 100;

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final ChannelHttp http;
    private final URI base;
    private final Map<String, String> headers;
    private final OneLeggedOAuth oauth;
    private final boolean isBasic;

    WooApi(ConnectorSettings settings, InstantSource clock) {
        URI url = settings.url();
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !Set.of("http", "https").contains(scheme)) {
            throw new IllegalArgumentException(
                    "a WooCommerce address starts with https:// and names the shop's host");
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        // OAuth signs the address: scheme and host in lower case, no default port (RFC 5849,
        // 3.4.1.2)
        int usual = scheme.equals("https") ? 443 : 80;
        String port = url.getPort() < 0 || url.getPort() == usual ? "" : ":" + url.getPort();
        String path = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
        String shop = scheme + "://" + host + port + path;
        this.base =
                URI.create(shop.endsWith("/wp-json/wc/v3") ? shop + "/" : shop + "/wp-json/wc/v3/");
        this.http = new ChannelHttp(settings.timeout(), clock);
        this.oauth = new OneLeggedOAuth(settings.user(), settings.secret(), clock);
        // on loopback nobody is on the way, and WooCommerce behind a local https proxy expects
        // Basic
        this.isBasic = scheme.equals("https") || LOOPBACK.contains(host);
        String pair = settings.user() + ":" + settings.secret();
        this.headers =
                isBasic
                        ? Map.of(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        pair.getBytes(StandardCharsets.UTF_8)))
                        : Map.of();
    }

    Answer get(String path, Map<String, String> parameters) {
        URI address = base.resolve(path);
        if (!isBasic) {
            return http.get(oauth.sign(address, parameters), headers);
        }
        String query = OneLeggedOAuth.query(new TreeMap<>(parameters));
        return http.get(query.isEmpty() ? address : URI.create(address + "?" + query), headers);
    }

    Answer post(String path, byte[] json) {
        URI address = base.resolve(path);
        return http.post(isBasic ? address : oauth.sign("POST", address), headers, json);
    }

    /// The answer's rows.
    static JsonNode list(Answer answer) {
        JsonNode tree = JsonPage.tree(answer.body());
        if (!tree.isArray()) {
            throw new ChannelException.Rejected(
                    "WooCommerce answered 200 with something else than a list", 200, null);
        }
        return tree;
    }

    /// Whether a page follows: by `X-WP-TotalPages`, without it (a cache may drop it) by `Link`,
    /// without both by a full page.
    static boolean hasNext(Answer answer, int page, int rows) {
        OptionalInt pages = number(answer, "X-WP-TotalPages");
        if (pages.isPresent()) {
            return page < pages.getAsInt() && rows > 0;
        }
        String link = String.join(",", answer.headers().allValues("Link"));
        return link.isEmpty() ? rows >= PAGE : rows > 0 && link.contains("rel=\"next\"");
    }

    /// How many rows there are in all pages.
    static OptionalInt total(Answer answer) {
        return number(answer, "X-WP-Total");
    }

    private static OptionalInt number(Answer answer, String header) {
        String text = answer.headers().firstValue(header).orElse("").strip();
        return text.matches("\\d{1,9}")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }
}
