package crossdock.routing.explain;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.routing.engine.Decision;
import org.jspecify.annotations.Nullable;

/// One change that would have led to another location, found and checked by running the engine on the changed input. It
/// is minimal: one unit, one kilometre, one cent less, and the decision would have stood.
///
/// @param location where the change is made; NONE for a rule
/// @param sku of a change of stock; null otherwise
/// @param rule index of the rule that is changed; -1 for none
/// @param from the figure as it was: units, orders, kilometres, minor units
/// @param to the figure that flips it
/// @param then what would have been decided
public record Flip(
        Kind kind, LocationId location, @Nullable SkuId sku, int rule, long from, long to, Decision then) {
    /// What is changed.
    public enum Kind {
        /// More units of one article at one location.
        MORE_STOCK,
        /// Fewer units at the location that was chosen.
        LESS_STOCK,
        /// More capacity at one location.
        CAPACITY,
        /// Another radius of one rule.
        RADIUS,
        /// A parcel from the chosen location costs more.
        COST,
        /// The rule that decided is switched off.
        RULE
    }

    /// How large the change is.
    public long size() {
        return Math.abs(to - from);
    }
}
