package crossdock.routing.explain;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Parcel;
import crossdock.routing.policy.Policy;
import java.util.List;
import java.util.Objects;
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
    private static final long METRES_PER_KM = 1_000;

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

    /// What would have to be otherwise.
    ///
    /// @param policy by which it was decided
    /// @param decided what was decided
    public Sentence change(Policy policy, Decision decided) {
        return new Sentence("explain.flip." + kind, switch (kind) {
            case MORE_STOCK, LESS_STOCK -> List.of(
                    new Fact.Place(location),
                    new Fact.Article(Objects.requireNonNull(sku, "a change of stock names its article")),
                    new Fact.Count(size()));
            case CAPACITY -> List.of(new Fact.Place(location), new Fact.Count(size()));
            case RADIUS -> List.of(named(policy, decided), new Fact.Distance(size() * METRES_PER_KM));
            case COST -> List.of(new Fact.Place(location), new Fact.Amount(size()));
            case RULE -> List.of(named(policy, decided));
        });
    }

    private Fact named(Policy policy, Decision decided) {
        return new Fact.Name(policy.runs().get(decided.run()).rules().get(rule).name());
    }

    /// Where the order would have gone, and for how much.
    public Sentence outcome() {
        return then.parcels().isEmpty()
                ? new Sentence("explain.flip.nowhere", List.of())
                : new Sentence(
                        "explain.flip.then",
                        List.of(
                                new Fact.Places(
                                        then.parcels().stream().map(Parcel::from).distinct().toList()),
                                new Fact.Amount(then.cost())));
    }
}
