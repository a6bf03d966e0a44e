package crossdock.routing.policy;

import java.util.List;

/// All routing rules of a workspace. An order belongs to the first enabled run whose filters all match; the filters
/// alone decide that, never stock.
///
/// @param currency ISO 4217 code of every amount in the policy; costs and order values in another currency are unknown
/// to it
/// @param runs in the order they are asked
public record Policy(String name, String currency, List<Run> runs) {
    public Policy {
        Names.required("name", name);
        Names.currency(currency);
        runs = List.copyOf(runs);
    }
}
