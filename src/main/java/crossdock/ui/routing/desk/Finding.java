package crossdock.ui.routing.desk;

import crossdock.routing.policy.Policy;
import crossdock.ui.routing.draft.Spot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something the linter holds against a policy.
///
/// @param title what is wrong, `detail` where and by which numbers
/// @param spot the run or rule; null when it is about the whole
/// @param filter which of its filters, from 0; -1 for none
/// @param shownBy number of a stored order that shows it; empty when none can
/// @param mend null when only a person knows what was meant
public record Finding(
        Severity severity, Said title, Said detail, @Nullable Spot spot, int filter, String shownBy,
        @Nullable Mend mend) {
    /// How bad.
    public enum Severity {
        /// Must be mended before publishing.
        BLOCKING,
        WARNING,
        NOTE
    }

    /// A text and what fills it.
    public record Said(String textKey, List<Object> arguments) {
        public Said(String textKey, Object... arguments) {
            this(textKey, List.of(arguments));
        }
    }

    /// A proposal.
    ///
    /// @param policy the whole policy, mended
    public record Mend(Said said, Policy policy) {}
}
