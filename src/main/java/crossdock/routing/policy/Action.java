package crossdock.routing.policy;

import java.util.List;

/// What follows from a rule's result.
public sealed interface Action {
    /// The plan is taken.
    record Allocate() implements Action {}

    /// What is left goes to the next rule of the run.
    record NextRule() implements Action {}

    /// What is left waits in this queue for a person or another run.
    record MoveToQueue(String queue) implements Action {
        public MoveToQueue {
            Names.required("queue", queue);
        }
    }

    /// Each line left waits for the earliest known supply that covers it at a location of this order's channel, with
    /// that date. Lines whose date is unknown or further off go to the next rule.
    ///
    /// @param withinDays from now
    record Backorder(int withinDays) implements Action {
        public Backorder {
            Names.within("withinDays", withinDays, 1, 730);
        }
    }

    /// What is left waits unfilled and is cancelled so many days (of 24 hours) after the order was placed.
    record AutoCancel(int days) implements Action {
        public AutoCancel {
            Names.within("days", days, 0, 730);
        }
    }

    /// Suppliers that handle and have them fill the lines left, in as few parcels as can be, then the best by the rule's
    /// sorts; the only way to suppliers whose stock nobody counts. Lines no supplier can fill go to the next rule.
    ///
    /// @param groups location groups the supplier belongs to one of; none for all suppliers
    record DropShip(List<String> groups) implements Action {
        public DropShip {
            groups = Names.sortedOrNone(groups);
        }
    }

    /// Whether it can stand at the end of a run. Backorder and drop-ship can, though lines may remain: those then wait
    /// in [#UNROUTABLE].
    default boolean isLast() {
        return switch (this) {
            case Allocate() -> false;
            case NextRule() -> false;
            case MoveToQueue _ -> true;
            case Backorder _ -> true;
            case AutoCancel _ -> true;
            case DropShip _ -> true;
        };
    }

    /// Name of the queue for what nothing else was said about.
    String UNROUTABLE = "Unroutable";
}
