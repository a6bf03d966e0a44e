package crossdock.routing.policy;

import java.util.List;

/// One attempt to place what is left of an order: which locations may, which are better, whether it may be divided, and
/// what follows.
///
/// The words full, partial and none speak of what was left when the rule's turn came:
/// - full: the plan covers all of it; [#onFull] is done.
/// - partial: only with [#partial]; the plan covers some of it and is kept, [#onPartial] is done with the rest.
/// - none: nothing was placed; [#onNoMatch] is done.
///
/// A line is filled by one location within a rule. Only where partial is allowed, and no location has the whole line,
/// may a location fill a part of it; in a split others share in the rest, and what they leave goes on with the order.
///
/// @param enabled a disabled rule is passed over
/// @param delivery how the goods travel; a rule is passed over for orders whose buyer chose otherwise
/// @param where all must pass; none means every location that may fill the order at all
/// @param sort first is strongest, a later one breaks ties of the earlier; the last tie breaks by location id
/// @param partial whether a part may be placed when not all can
/// @param onFull [Action.Allocate], or [Action.MoveToQueue] for a person to look first (nothing is allocated then)
/// @param onPartial never [Action.Allocate]: the part is placed anyway
/// @param onNoMatch never [Action.Allocate]
public record Rule(
        String name,
        boolean enabled,
        Delivery delivery,
        List<LocationFilter> where,
        List<LocationSort> sort,
        SplitMode split,
        boolean partial,
        Action onFull,
        Action onPartial,
        Action onNoMatch) {
    public Rule {
        Names.required("name", name);
        where = List.copyOf(where);
        sort = List.copyOf(sort);
        if (!(onFull instanceof Action.Allocate || onFull instanceof Action.MoveToQueue)) {
            throw new IllegalArgumentException("on a full match a rule allocates or moves to a queue");
        }
        if (onPartial instanceof Action.Allocate || onNoMatch instanceof Action.Allocate) {
            throw new IllegalArgumentException("only a full match can allocate");
        }
    }
}
