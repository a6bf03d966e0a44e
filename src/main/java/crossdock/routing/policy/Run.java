package crossdock.routing.policy;

import java.util.List;

/// A stream of orders that is routed together: who is in it, in what sequence, when, and by which rules.
///
/// @param enabled a disabled run takes no orders; they fall to the next run that matches
/// @param orders all must match; none means every order
/// @param sort which order gets scarce stock first; ties break by order id
/// @param schedule when waiting orders are decided
/// @param rules tried in this order, until nothing of the order is left
/// @param otherwise what happens to what no rule took; never [Action.Allocate] or [Action.NextRule]
public record Run(
        String name,
        boolean enabled,
        List<OrderFilter> orders,
        List<OrderSort> sort,
        Schedule schedule,
        List<Rule> rules,
        Action otherwise) {
    public Run {
        Names.required("name", name);
        orders = List.copyOf(orders);
        sort = List.copyOf(sort);
        rules = List.copyOf(rules);
        if (!otherwise.isLast()) {
            throw new IllegalArgumentException("a run ends with an action that needs no further rule");
        }
    }
}
