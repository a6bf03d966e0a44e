package crossdock.ui.routing.draft;

import crossdock.routing.policy.Action;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.Schedule;
import crossdock.routing.policy.SplitMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Changes of a policy's runs and rules. Each gives another policy and leaves the one it was given.
public final class Edits {
    private Edits() {}

    /// A policy and where in it the person stands.
    public record At(Policy policy, Spot spot) {}

    public static Policy runs(Policy policy, List<Run> runs) {
        return new Policy(policy.name(), policy.currency(), runs);
    }

    public static Policy run(Policy policy, int at, UnaryOperator<Run> change) {
        return runs(policy, with(policy.runs(), runs -> runs.set(at, change.apply(runs.get(at)))));
    }

    public static Policy rule(Policy policy, Spot at, UnaryOperator<Rule> change) {
        return rules(policy, at.run(), rules -> rules.set(at.rule(), change.apply(rules.get(at.rule()))));
    }

    /// A run after the others: it takes what they leave, so adding it changes nothing that ran before.
    public static At addRun(Policy policy, String name, String ruleName) {
        var run = new Run(
                name, true, List.of(), List.of(), new Schedule.EveryOrder(), List.of(emptyRule(ruleName)),
                new Action.MoveToQueue(Action.UNROUTABLE));
        return new At(
                runs(policy, with(policy.runs(), runs -> runs.add(run))), Spot.run(policy.runs().size()));
    }

    /// A rule after the one at the spot, or first in the run.
    public static At addRule(Policy policy, Spot after, String name) {
        int at = after.rule() + 1;
        Policy added = rules(policy, after.run(), rules -> rules.add(at, emptyRule(name)));
        return new At(added, new Spot(after.run(), at));
    }

    private static Rule emptyRule(String name) {
        return new Rule(
                name, true, Delivery.SHIP_TO_HOME, List.of(), List.of(), new SplitMode.SingleLocation(), false,
                new Action.Allocate(), new Action.NextRule(), new Action.NextRule());
    }

    /// The spot is then the one before, or the run.
    public static At remove(Policy policy, Spot at) {
        if (at.isRun()) {
            Policy rest = runs(policy, with(policy.runs(), runs -> runs.remove(at.run())));
            return new At(rest, Spot.run(Math.max(0, Math.min(at.run(), rest.runs().size() - 1))));
        }
        Policy rest = rules(policy, at.run(), rules -> rules.remove(at.rule()));
        int left = rest.runs().get(at.run()).rules().size();
        return new At(rest, new Spot(at.run(), Math.min(at.rule(), left - 1)));
    }

    /// The copy stands right after the original, disabled so that it never takes orders before it was looked at.
    public static At duplicate(Policy policy, Spot at, UnaryOperator<String> nameOfCopy) {
        if (at.isRun()) {
            Run run = policy.runs().get(at.run());
            Run copy = Rules.enabled(Rules.name(run, nameOfCopy.apply(run.name())), false);
            return new At(
                    runs(policy, with(policy.runs(), runs -> runs.add(at.run() + 1, copy))), Spot.run(at.run() + 1));
        }
        Rule rule = policy.runs().get(at.run()).rules().get(at.rule());
        Rule copy = Rules.enabled(Rules.name(rule, nameOfCopy.apply(rule.name())), false);
        Policy added = rules(policy, at.run(), rules -> rules.add(at.rule() + 1, copy));
        return new At(added, new Spot(at.run(), at.rule() + 1));
    }

    public static Policy rename(Policy policy, Spot at, String name) {
        return at.isRun()
                ? run(policy, at.run(), run -> Rules.name(run, name))
                : rule(policy, at, rule -> Rules.name(rule, name));
    }

    public static Policy toggle(Policy policy, Spot at) {
        return at.isRun()
                ? run(policy, at.run(), run -> Rules.enabled(run, !run.enabled()))
                : rule(policy, at, rule -> Rules.enabled(rule, !rule.enabled()));
    }

    /// One place up (-1) or down (1). A rule that leaves its run enters the neighbour; at the very end nothing moves.
    public static At move(Policy policy, Spot at, int by) {
        List<Run> runs = policy.runs();
        if (at.isRun()) {
            int to = at.run() + by;
            return to < 0 || to >= runs.size()
                    ? new At(policy, at)
                    : new At(runs(policy, with(runs, list -> list.add(to, list.remove(at.run())))), Spot.run(to));
        }
        int to = at.rule() + by;
        if (to >= 0 && to < runs.get(at.run()).rules().size()) {
            return place(policy, at, new Spot(at.run(), to));
        }
        int other = at.run() + by;
        if (other < 0 || other >= runs.size()) {
            return new At(policy, at);
        }
        return place(policy, at, new Spot(other, by < 0 ? runs.get(other).rules().size() : 0));
    }

    /// Takes the rule out and puts it where `to` counts after that.
    public static At place(Policy policy, Spot from, Spot to) {
        Rule rule = policy.runs().get(from.run()).rules().get(from.rule());
        Policy without = rules(policy, from.run(), rules -> rules.remove(from.rule()));
        return new At(rules(without, to.run(), rules -> rules.add(to.rule(), rule)), to);
    }

    private static Policy rules(Policy policy, int run, Consumer<List<Rule>> change) {
        return run(policy, run, now -> Rules.rules(now, with(now.rules(), change)));
    }

    /// A copy of the list, changed.
    public static <T> List<T> with(List<T> list, Consumer<List<T>> change) {
        List<T> copy = new ArrayList<>(list);
        change.accept(copy);
        return copy;
    }
}
