package crossdock.ui.routing.draft;

import crossdock.routing.policy.Action;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.LocationSort;
import crossdock.routing.policy.OrderFilter;
import crossdock.routing.policy.OrderSort;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.Schedule;
import crossdock.routing.policy.SplitMode;
import java.util.List;

/// The same run or rule with one part changed.
public final class Rules {
    private Rules() {}

    public static Run name(Run run, String name) {
        return new Run(
                name, run.enabled(), run.orders(), run.sort(), run.schedule(), run.rules(), run.otherwise());
    }

    public static Run enabled(Run run, boolean on) {
        return new Run(run.name(), on, run.orders(), run.sort(), run.schedule(), run.rules(), run.otherwise());
    }

    public static Run orders(Run run, List<OrderFilter> orders) {
        return new Run(
                run.name(), run.enabled(), orders, run.sort(), run.schedule(), run.rules(), run.otherwise());
    }

    public static Run sort(Run run, List<OrderSort> sort) {
        return new Run(
                run.name(), run.enabled(), run.orders(), sort, run.schedule(), run.rules(), run.otherwise());
    }

    public static Run schedule(Run run, Schedule schedule) {
        return new Run(run.name(), run.enabled(), run.orders(), run.sort(), schedule, run.rules(), run.otherwise());
    }

    public static Run rules(Run run, List<Rule> rules) {
        return new Run(
                run.name(), run.enabled(), run.orders(), run.sort(), run.schedule(), rules, run.otherwise());
    }

    public static Run otherwise(Run run, Action otherwise) {
        return new Run(
                run.name(), run.enabled(), run.orders(), run.sort(), run.schedule(), run.rules(), otherwise);
    }

    public static Rule name(Rule rule, String name) {
        return new Rule(
                name, rule.enabled(), rule.delivery(), rule.where(), rule.sort(), rule.split(), rule.partial(),
                rule.onFull(), rule.onPartial(), rule.onNoMatch());
    }

    public static Rule enabled(Rule rule, boolean on) {
        return new Rule(
                rule.name(), on, rule.delivery(), rule.where(), rule.sort(), rule.split(), rule.partial(),
                rule.onFull(), rule.onPartial(), rule.onNoMatch());
    }

    public static Rule delivery(Rule rule, Delivery delivery) {
        return new Rule(
                rule.name(), rule.enabled(), delivery, rule.where(), rule.sort(), rule.split(), rule.partial(),
                rule.onFull(), rule.onPartial(), rule.onNoMatch());
    }

    public static Rule where(Rule rule, List<LocationFilter> where) {
        return new Rule(
                rule.name(), rule.enabled(), rule.delivery(), where, rule.sort(), rule.split(), rule.partial(),
                rule.onFull(), rule.onPartial(), rule.onNoMatch());
    }

    public static Rule sort(Rule rule, List<LocationSort> sort) {
        return new Rule(
                rule.name(), rule.enabled(), rule.delivery(), rule.where(), sort, rule.split(), rule.partial(),
                rule.onFull(), rule.onPartial(), rule.onNoMatch());
    }

    public static Rule split(Rule rule, SplitMode split, boolean partial) {
        return new Rule(
                rule.name(), rule.enabled(), rule.delivery(), rule.where(), rule.sort(), split, partial,
                rule.onFull(), rule.onPartial(), rule.onNoMatch());
    }

    public static Rule actions(Rule rule, Action onFull, Action onPartial, Action onNoMatch) {
        return new Rule(
                rule.name(), rule.enabled(), rule.delivery(), rule.where(), rule.sort(), rule.split(),
                rule.partial(), onFull, onPartial, onNoMatch);
    }
}
