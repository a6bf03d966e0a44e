package crossdock.channel.woocommerce;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// OAuth 1.0a without a token, HMAC-SHA256 (RFC 5849, 3.4): what WooCommerce wants over plain http,
/// where Basic would show the secret to anyone on the way.
final class OneLeggedOAuth {
    private final String key;
    private final String secret;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    OneLeggedOAuth(String key, String secret, InstantSource clock) {
        this.key = key;
        this.secret = secret;
        this.clock = clock;
    }

    /// The address with its parameters, signed.
    URI sign(URI address, Map<String, String> parameters) {
        return sign("GET", address, parameters, nonce(), clock.instant().getEpochSecond());
    }

    /// The same for a request with a body of JSON, which is not signed (RFC 5849, 3.4.1.3.1).
    URI sign(String method, URI address) {
        return sign(method, address, Map.of(), nonce(), clock.instant().getEpochSecond());
    }

    private String nonce() {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        return HexFormat.of().formatHex(nonce);
    }

    URI sign(URI address, Map<String, String> parameters, String nonce, long second) {
        return sign("GET", address, parameters, nonce, second);
    }

    private URI sign(
            String method, URI address, Map<String, String> parameters, String nonce, long second) {
        // RFC 5849 sorts by encoded name; all names here are of unreserved characters and brackets,
        // whose order encoding keeps
        TreeMap<String, String> all = new TreeMap<>(parameters);
        all.put("oauth_consumer_key", key);
        all.put("oauth_nonce", nonce);
        all.put("oauth_signature_method", "HMAC-SHA256");
        all.put("oauth_timestamp", String.valueOf(second));
        String base = method + "&" + encode(address.toString()) + "&" + encode(query(all));
        all.put("oauth_signature", hmac(base));
        return URI.create(address + "?" + query(all));
    }

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private String hmac(String base) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            // no token, so its half of the key is empty
            mac.init(
                    new SecretKeySpec(
                            (secret + "&").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has HmacSHA256
        }
    }

    /// RFC 3986: the form encoding of URLEncoder differs in three characters.
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
