package crossdock.inventory;

import crossdock.kernel.Actor;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The safety stock rules of the workspace; tens or hundreds, held whole.
public interface SafetyStockRules {
    List<Rule> all();

    /// Replaces the rule with the same scope, or adds one. Returns it as stored.
    Rule put(Rule rule);

    void remove(Rule rule);

    /// What people do with the rules, in this process or handed to the one that holds the workspace. Never on the UI
    /// thread.
    interface Acts {
        /// Sets or replaces the rule of one scope and everything it rules, in one write.
        ///
        /// @return the rule that stood there before, for undo; empty when there was none
        Optional<Rule> set(Actor actor, Rule rule);

        /// Takes the rule of this scope away; harmless when there is none.
        void remove(Actor actor, Rule rule);
    }

    /// So many units are kept back in one scope.
    ///
    /// @param id 0 before it is stored
    /// @param sku one article; null for all (then `productType` may narrow)
    /// @param productType null for all
    /// @param location one place; null for all (then `group` may narrow)
    /// @param group a location group; null for all
    /// @param routing true for the routing safety stock, which only routing keeps back
    record Rule(
            long id,
            @Nullable SkuId sku,
            @Nullable String productType,
            @Nullable LocationId location,
            @Nullable String group,
            boolean routing,
            int quantity) {
        public Rule {
            if (sku != null && productType != null || location != null && group != null) {
                throw new IllegalArgumentException(
                        "a safety stock rule names an article or a product type, a location or a group");
            }
            if (quantity < 0) {
                throw new IllegalArgumentException("safety stock is at least 0, not " + quantity);
            }
        }

        /// Larger is more specific: article before product type before all; within that location before group before
        /// everywhere.
        int specificity() {
            int article = sku != null ? 2 : productType != null ? 1 : 0;
            int place = location != null ? 2 : group != null ? 1 : 0;
            return article * 3 + place;
        }

        boolean hasScopeOf(Rule other) {
            return routing == other.routing
                    && Objects.equals(sku, other.sku)
                    && Objects.equals(productType, other.productType)
                    && Objects.equals(location, other.location)
                    && Objects.equals(group, other.group);
        }
    }
}
