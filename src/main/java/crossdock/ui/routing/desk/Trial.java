package crossdock.ui.routing.desk;

import crossdock.kernel.Money;
import crossdock.kernel.SkuId;
import crossdock.order.Method;
import crossdock.routing.engine.Decision;
import crossdock.routing.explain.Flip;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is tried: an order, and stock as one would like it to be. Nothing of it is written.
///
/// @param edits of the stock it is tried on
/// @param at when it would be decided; null for now. Stock and capacity are those of now all the same
public record Trial(Subject order, List<StockEdit> edits, @Nullable Instant at) {
    public Trial(Subject order, List<StockEdit> edits) {
        this(order, edits, null);
    }

    /// Whose routing is tried.
    public sealed interface Subject {
        /// One that is stored, in full as it was ordered; by our number or its channel's.
        record Stored(String number) implements Subject {}

        /// One that nobody placed.
        ///
        /// @param pickupAt code of the store the buyer chose; empty for parcels
        /// @param value of the whole order in minor units of the policy's currency; null when nobody says
        record MadeUp(
                List<Line> lines, String country, String state, String postalCode, Method method, String pickupAt,
                String channel, @Nullable Long value)
                implements Subject {}
    }

    /// What one policy made of it.
    ///
    /// @param decision with its trace
    /// @param flips the smallest single changes that would have led elsewhere, found by running the engine
    /// @param codes of the articles of the order
    public record Answer(Decision decision, List<Flip> flips, Map<SkuId, String> codes) {}

    /// A stored order that could be tried.
    ///
    /// @param number of its channel; some channels give a code that nobody reads
    /// @param to name of the store where it is collected; else city and state, or what is known of them
    /// @param value null when unknown
    public record Recent(
            String number, Instant placedAt, String channel, Method method, String to, int lines, int units,
            @Nullable Money value) {}

    /// @param sku code of the article
    public record Line(String sku, int units) {}

    /// So many units at a location instead of those there are.
    ///
    /// @param location by code
    public record StockEdit(String sku, String location, int units) {}

    /// What was typed names something that is not there.
    public static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String textKey;
        private final String what;

        public Unknown(String textKey, String what) {
            super(textKey);
            this.textKey = textKey;
            this.what = what;
        }

        public String textKey() {
            return textKey;
        }

        public String what() {
            return what;
        }
    }
}
