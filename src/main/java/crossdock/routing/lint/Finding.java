package crossdock.routing.lint;

import crossdock.kernel.LocationId;
import crossdock.routing.engine.Demand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something in a policy that deserves a look.
///
/// @param run index in the policy; -1 for the policy as a whole
/// @param rule index in the run; -1 for the run as a whole
/// @param filter index among the filters of the rule or, without a rule, of the run; -1 for none
/// @param names that it is about: unknown names, the rule that shadows
/// @param locations that it is about
/// @param count orders or locations it concerns
/// @param witness an order of the history that shows it; null when the history has none
/// @param mend what would mend it
public record Finding(
        Kind kind,
        int run,
        int rule,
        int filter,
        List<String> names,
        List<LocationId> locations,
        int count,
        @Nullable Demand witness,
        Mend mend) {
    public Finding {
        names = List.copyOf(names);
        locations = List.copyOf(locations);
    }

    /// What was found. Blocking ones make a policy do something else than it says.
    public enum Kind {
        /// A filter names a group, channel, carrier, ... that does not exist.
        UNKNOWN_NAME(Severity.BLOCKING),
        /// Filters that cannot all hold.
        CONTRADICTION(Severity.BLOCKING),
        /// An earlier rule, or run, takes everything it could.
        SHADOWED(Severity.WARNING),
        /// No order ever comes to it.
        UNREACHABLE(Severity.WARNING),
        /// It placed nothing of the history.
        NEVER_FIRED(Severity.WARNING),
        /// Orders of the history that no run takes.
        UNTAKEN_ORDERS(Severity.WARNING),
        /// Open locations that no rule can choose.
        UNCHOOSABLE_LOCATIONS(Severity.NOTICE);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }
    }

    /// How much it matters.
    public enum Severity {
        BLOCKING,
        WARNING,
        NOTICE
    }
}
