package crossdock.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/// The machine word in a channel's error answer (`RATE_LIMITED`, `woocommerce_rest_cannot_view`):
/// the one part of an error body that holds no free text.
final class ErrorWord {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,79}");

    private ErrorWord() {}

    /// ` (WORD)`, or nothing.
    static String in(byte[] body) {
        try {
            JsonNode tree = JsonPage.tree(body);
            // Square: {"errors":[{"code":..}]}; WooCommerce: {"code":..}
            String word = tree.path("code").asText("");
            if (word.isEmpty()) {
                word = tree.path("errors").path(0).path("code").asText("");
            }
            return WORD.matcher(word).matches() ? " (" + word + ")" : "";
        } catch (ChannelException e) {
            return ""; // an error page in HTML: the status says enough
        }
    }
}
