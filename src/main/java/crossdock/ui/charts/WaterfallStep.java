package crossdock.ui.charts;

/// One row of a waterfall.
///
/// @param from  where the bar begins, in units; 0 for totals
/// @param to    where it ends
/// @param value the figure beside it
/// @param note  where it comes from, a few words
public record WaterfallStep(Kind kind, String label, double from, double to, String value, String note) {
    /// How a step is drawn.
    public enum Kind {
        /// What there is to begin with; grey.
        START("start"),
        /// Taken away, or given back; orange.
        CHANGE("change"),
        /// What is left; blue, under a line, in bold.
        RESULT("result");

        private final String styleClass;

        Kind(String styleClass) {
            this.styleClass = styleClass;
        }

        String styleClass() {
            return styleClass;
        }
    }
}
