package crossdock.ui.routing.desk;

import crossdock.order.Method;
import java.util.List;

/// What is tried: an order, and stock as one would like it to be. Nothing of it is written.
///
/// @param edits of the stock it is tried on
public record Trial(Subject order, List<StockEdit> edits) {
    /// Whose routing is tried.
    public sealed interface Subject {
        /// One that is stored, in full as it was ordered; by our number or its channel's.
        record Stored(String number) implements Subject {}

        /// One that nobody placed.
        ///
        /// @param pickupAt code of the store the buyer chose; empty for parcels
        record MadeUp(
                List<Line> lines, String country, String state, String postalCode, Method method, String pickupAt,
                String channel)
                implements Subject {}
    }

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
