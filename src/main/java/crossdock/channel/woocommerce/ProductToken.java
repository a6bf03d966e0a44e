package crossdock.channel.woocommerce;

import crossdock.channel.ChannelException;
import crossdock.channel.JsonPage;
import crossdock.channel.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a traversal of products stands. Each pull is one request: first a page of products, then
/// the variations of each variable product on it, then the next page.
///
/// @param page of products to ask for next; 0 when no further page is known
/// @param total products in the traversal when the last page was read; -1 when not said
/// @param open variable products whose variations are still to be read, in order
/// @param variationPage of the first of them
/// @param currency of the shop; null when it did not say
record ProductToken(
        int page, int total, List<Parent> open, int variationPage, @Nullable String currency) {
    /// What a variation's answer does not repeat of its product.
    record Parent(String id, String name, @Nullable String category, @Nullable String brand) {}

    static ProductToken start() {
        return new ProductToken(1, -1, List.of(), 1, null);
    }

    static ProductToken parse(String text) {
        try {
            ProductToken token =
                    JsonPage.read(
                            JsonPage.tree(text.getBytes(StandardCharsets.UTF_8)),
                            ProductToken.class);
            if (token.open != null && token.page >= 0 && token.variationPage >= 1) {
                return token;
            }
        } catch (Unreadable | ChannelException.Transient e) {
            // told below
        }
        throw new ChannelException.Rejected("the page token is not one of this connector", 0, null);
    }

    /// Null at the end of the traversal.
    @Nullable String text() {
        return open.isEmpty() && page == 0
                ? null
                : new String(JsonPage.write(this), StandardCharsets.UTF_8);
    }

    ProductToken afterVariations(boolean hasMore) {
        return hasMore
                ? new ProductToken(page, total, open, variationPage + 1, currency)
                : new ProductToken(
                        page, total, List.copyOf(open.subList(1, open.size())), 1, currency);
    }
}
