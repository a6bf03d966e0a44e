package crossdock.ui.routing.lab;

import crossdock.kernel.LocationId;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Engine;
import crossdock.routing.lint.Finding.Kind;
import crossdock.routing.lint.Linter;
import crossdock.routing.policy.Action;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.OrderFilter;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.routing.replay.ReplayInput;
import crossdock.ui.routing.desk.Finding;
import crossdock.ui.routing.desk.Finding.Mend;
import crossdock.ui.routing.desk.Finding.Said;
import crossdock.ui.routing.desk.Finding.Severity;
import crossdock.ui.routing.draft.Edits;
import crossdock.ui.routing.draft.Rules;
import crossdock.ui.routing.draft.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the linter finds, each with its mend made ready to be taken.
final class Findings {
    private static final int NAMED = 4;

    private final Policy policy;
    private final Ground ground;

    Findings(Policy policy, Ground ground) {
        this.policy = policy;
        this.ground = ground;
    }

    List<Finding> all(ReplayInput history) {
        return Linter.check(new Engine(ground.network(), PolicyVersion.of(policy)), history).stream()
                .map(this::finding)
                .toList();
    }

    private Finding finding(crossdock.routing.lint.Finding found) {
        Spot spot = found.run() < 0 ? null : new Spot(found.run(), found.rule());
        String where = spot == null ? "" : spot.number();
        boolean isRun = spot != null && spot.isRun();
        Severity severity = switch (found.kind().severity()) {
            case BLOCKING -> Severity.BLOCKING;
            case WARNING -> Severity.WARNING;
            case NOTICE -> Severity.NOTE;
        };
        return new Finding(
                severity, title(found.kind(), isRun, where, found.count()), detail(found, where), spot, found.filter(),
                number(found.witness()), mend(found.mend(), spot == null ? Spot.FIRST : spot));
    }

    private static Said title(Kind kind, boolean isRun, String where, int count) {
        return switch (kind) {
            case UNKNOWN_NAME -> new Said("routing.lint.unknown");
            case CONTRADICTION -> new Said("routing.lint.contradiction");
            case SHADOWED -> new Said(isRun ? "routing.lint.shadowedRun" : "routing.lint.shadowed", where);
            case UNREACHABLE -> new Said(isRun ? "routing.lint.unreachedRun" : "routing.lint.unreached", where);
            case NO_LOCATION -> new Said("routing.lint.noLocation", where);
            case NEVER_NEEDED -> new Said("routing.lint.notNeeded", where);
            case NEVER_FIRED -> new Said(isRun ? "routing.lint.emptyRun" : "routing.lint.never", where);
            case UNTAKEN_ORDERS -> new Said("routing.lint.untaken", count);
            case UNCHOOSABLE_LOCATIONS -> new Said("routing.lint.locations", count);
        };
    }

    private Said detail(crossdock.routing.lint.Finding found, String where) {
        String names = String.join(", ", found.names());
        return switch (found.kind()) {
            case UNKNOWN_NAME -> new Said("routing.lint.named", where, names);
            case CONTRADICTION -> new Said("routing.lint.contradictionDetail", where);
            case SHADOWED -> new Said("routing.lint.shadowedBy", names);
            case UNREACHABLE -> names.isEmpty()
                    ? new Said("routing.lint.unreachedDetail") : new Said("routing.lint.unreachedBy", names);
            case NO_LOCATION -> noLocation(found);
            case NEVER_NEEDED -> new Said("routing.lint.notNeededDetail", found.count());
            case NEVER_FIRED -> new Said("routing.lint.ofOrders", found.count());
            case UNTAKEN_ORDERS -> new Said("routing.lint.untakenDetail", ground.orders().size());
            case UNCHOOSABLE_LOCATIONS -> locations(found.locations());
        };
    }

    private Said noLocation(crossdock.routing.lint.Finding found) {
        if (found.locations().isEmpty()) {
            return new Said("routing.lint.noLocationDetail", found.count());
        }
        boolean isPickup = policy.runs().get(found.run()).rules().get(found.rule()).delivery() == Delivery.PICKUP;
        return new Said(
                isPickup ? "routing.lint.noLocationPickup" : "routing.lint.noLocationShips",
                found.locations().size());
    }

    private Said locations(List<LocationId> ids) {
        List<String> names = new ArrayList<>();
        for (LocationId id : ids.subList(0, Math.min(NAMED, ids.size()))) {
            int number = ground.network().numberOf(id);
            names.add(number < 0 ? id.toString() : ground.network().places().get(number).name());
        }
        return ids.size() > NAMED
                ? new Said("routing.lint.locationsMore", String.join(", ", names), ids.size() - NAMED)
                : new Said("routing.lint.locationsAll", String.join(", ", names));
    }

    private String number(@Nullable Demand order) {
        return order == null ? "" : ground.numbers().getOrDefault(order.order(), order.order().toString());
    }

    private @Nullable Mend mend(crossdock.routing.lint.Mend mend, Spot spot) {
        return switch (mend) {
            case crossdock.routing.lint.Mend.Rename(String from, String to) ->
                new Mend(new Said("routing.lint.rename", to), renamed(spot, from, to));
            case crossdock.routing.lint.Mend.RemoveFilter(int filter) -> filter < 0
                    ? null
                    : new Mend(new Said("routing.lint.dropFilter"), without(spot, filter));
            case crossdock.routing.lint.Mend.MoveBefore(int index) ->
                new Mend(new Said("routing.lint.moveBefore", index + 1), moved(spot, index));
            case crossdock.routing.lint.Mend.GoOn(int rule) -> new Mend(
                    new Said("routing.lint.goOn", new Spot(spot.run(), rule).number()),
                    Edits.rule(policy, new Spot(spot.run(), rule), old ->
                            Rules.actions(old, old.onFull(), new Action.NextRule(), new Action.NextRule())));
            case crossdock.routing.lint.Mend.Disable() ->
                new Mend(new Said("routing.lint.turnOff"), Edits.toggle(policy, spot));
            case crossdock.routing.lint.Mend.AddRun() -> new Mend(
                    new Said("routing.lint.addRun"),
                    Edits.addRun(policy, "Everything else", "Any location").policy());
            case crossdock.routing.lint.Mend.AddRule(int run) -> new Mend(
                    new Said("routing.lint.addRule", policy.runs().get(run).name()),
                    Edits.addRule(policy, new Spot(run, policy.runs().get(run).rules().size() - 1), "Any location")
                            .policy());
            case crossdock.routing.lint.Mend.Review() -> null;
        };
    }

    private Policy without(Spot spot, int filter) {
        return spot.isRun()
                ? Edits.run(policy, spot.run(), old ->
                        Rules.orders(old, Edits.with(old.orders(), list -> list.remove(filter))))
                : Edits.rule(policy, spot, old ->
                        Rules.where(old, Edits.with(old.where(), list -> list.remove(filter))));
    }

    private Policy moved(Spot spot, int index) {
        return spot.isRun()
                ? Edits.runs(policy, Edits.with(policy.runs(), runs -> runs.add(index, runs.remove(spot.run()))))
                : Edits.place(policy, spot, new Spot(spot.run(), index)).policy();
    }

    /// The name in every filter and action of the run or rule that uses it.
    private Policy renamed(Spot spot, String from, String to) {
        UnaryOperator<List<String>> names = any -> any.stream().map(name -> name.equals(from) ? to : name).toList();
        return spot.isRun()
                ? Edits.run(policy, spot.run(), old -> Rules.orders(
                        old, old.orders().stream().map(filter -> renamed(filter, names)).toList()))
                : Edits.rule(policy, spot, old -> Rules.where(
                        old, old.where().stream().map(filter -> renamed(filter, names)).toList()));
    }

    private static OrderFilter renamed(OrderFilter filter, UnaryOperator<List<String>> names) {
        return switch (filter) {
            case OrderFilter.OfChannel f -> new OrderFilter.OfChannel(names.apply(f.any()), f.not());
            case OrderFilter.HasProductType f -> new OrderFilter.HasProductType(names.apply(f.any()), f.not());
            case OrderFilter.HasTag f -> new OrderFilter.HasTag(names.apply(f.any()), f.not());
            case OrderFilter.InQueue f -> new OrderFilter.InQueue(names.apply(f.any()), f.not());
            case OrderFilter.ToRegion _, OrderFilter.PriorityFrom _, OrderFilter.PromisedWithin _,
                 OrderFilter.OfMethod _, OrderFilter.ValueBetween _, OrderFilter.OnWeekday _ -> filter;
        };
    }

    private static LocationFilter renamed(LocationFilter filter, UnaryOperator<List<String>> names) {
        if (filter instanceof LocationFilter.InGroup f) {
            return new LocationFilter.InGroup(names.apply(f.any()), f.not());
        }
        return filter instanceof LocationFilter.CarrierServes f
                ? new LocationFilter.CarrierServes(names.apply(f.carriers()), names.apply(f.services()))
                : filter;
    }
}
