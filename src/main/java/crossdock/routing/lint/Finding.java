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
        /// Filters that cannot all hold, in whatever network.
        CONTRADICTION(Severity.BLOCKING),
        /// Filters that could hold, but no location of today's network passes them all: another day one may. With
        /// `locations`, those that would pass if they did what the rule's delivery needs (ship, or offer pickup).
        NO_LOCATION(Severity.WARNING),
        /// An earlier rule, or run, takes everything it could.
        SHADOWED(Severity.WARNING),
        /// No order ever comes to it.
        UNREACHABLE(Severity.WARNING),
        /// Orders of the history came to it, and it placed nothing.
        NEVER_FIRED(Severity.WARNING),
        /// No order of the history came to it: the rules before it placed them all. Good to know, and no fault: a last
        /// resort is there for the day it is needed.
        NEVER_NEEDED(Severity.NOTICE),
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
