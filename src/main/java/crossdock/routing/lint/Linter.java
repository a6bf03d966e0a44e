package crossdock.routing.lint;

import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.order.Method;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.OrderMatch;
import crossdock.routing.lint.Finding.Kind;
import crossdock.routing.network.Place;
import crossdock.routing.policy.Action;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.OrderFilter;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.SplitMode;
import crossdock.routing.replay.Replay;
import crossdock.routing.replay.ReplayInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Looks a policy over: first by itself, then over a history of orders, which is replayed with stock that depletes.
/// What is certain without orders is said once and not again as "never fired".
public final class Linter {
    private final Engine engine;
    private final Policy policy;
    private final UsedNames names;
    private final ReplayInput history;
    private final List<Decision> decisions;
    private final List<Finding> findings = new ArrayList<>();

    private Linter(Engine engine, ReplayInput history) {
        this.engine = engine;
        this.policy = engine.version().policy();
        this.names = new UsedNames(engine.network().facts());
        this.history = history;
        this.decisions = Replay.alone(engine, history);
    }

    /// All findings, blocking ones first, then by place in the policy.
    public static List<Finding> check(Engine engine, ReplayInput history) {
        var linter = new Linter(engine, history);
        linter.runs();
        linter.untaken();
        linter.unchoosable();
        linter.findings.sort(Comparator.comparing((Finding finding) -> finding.kind().severity())
                .thenComparingInt(Finding::run)
                .thenComparingInt(Finding::rule)
                .thenComparing(Finding::kind));
        return List.copyOf(linter.findings);
    }

    /// Run by run. A run that is dead anyway is not searched for rules that never fired.
    private void runs() {
        for (int r = 0; r < policy.runs().size(); r++) {
            Run run = policy.runs().get(r);
            if (!run.enabled()) {
                continue;
            }
            for (int f = 0; f < run.orders().size(); f++) {
                unknown(r, -1, f, names.unknown(run.orders().get(f)));
            }
            unknown(r, -1, -1, names.unknown(run.otherwise()));
            boolean dead = contradiction(r, run) || shadowedRun(r, run);
            boolean idle = !dead && decisions.stream().noneMatch(taken(r));
            if (idle && !decisions.isEmpty()) {
                add(Kind.NEVER_FIRED, r, -1, -1, List.of(), decisions.size(), null, new Mend.Disable());
            }
            for (int i = 0; i < run.rules().size(); i++) {
                if (run.rules().get(i).enabled()) {
                    rule(r, i, dead || idle);
                }
            }
        }
    }

    private static Predicate<Decision> taken(int run) {
        return decision -> decision.run() == run;
    }

    /// A name that does not exist matches nothing, silently: that is why it blocks.
    private void unknown(int run, int rule, int filter, List<UsedNames.Unknown> unknown) {
        for (UsedNames.Unknown one : unknown) {
            String near = one.nearest();
            Mend mend = near == null ? new Mend.RemoveFilter(filter) : new Mend.Rename(one.name(), near);
            add(Kind.UNKNOWN_NAME, run, rule, filter, List.of(one.name()), 1, witness(run), mend);
        }
    }

    /// Order filters of a run that exclude each other. No order can show it: none can match.
    private boolean contradiction(int r, Run run) {
        int filter = Contradictions.first(run.orders());
        if (filter >= 0) {
            add(Kind.CONTRADICTION, r, -1, filter, List.of(), 0, null, new Mend.RemoveFilter(filter));
        }
        return filter >= 0;
    }

    /// An earlier run that takes every order this one could.
    private boolean shadowedRun(int r, Run run) {
        for (int earlier = 0; earlier < r; earlier++) {
            Run other = policy.runs().get(earlier);
            if (other.enabled() && Implied.covers(other, run)) {
                add(Kind.SHADOWED, r, -1, -1, List.of(other.name()), 0, matching(run), new Mend.MoveBefore(earlier));
                return true;
            }
        }
        return false;
    }

    /// The first order of the history that a run's filters match, whoever takes it.
    private @Nullable Demand matching(Run run) {
        return history.orders().stream()
                .filter(demand -> OrderMatch.matches(
                        run, demand, policy.currency(), demand.placedAt()))
                .findFirst()
                .orElse(null);
    }

    /// Certain findings first; "never fired" only where nothing certain explains it.
    ///
    /// @param isQuiet the run itself has a finding that explains why its rules do nothing
    private void rule(int r, int i, boolean isQuiet) {
        Run run = policy.runs().get(r);
        Rule rule = run.rules().get(i);
        for (int f = 0; f < rule.where().size(); f++) {
            unknown(r, i, f, names.unknown(rule.where().get(f)));
        }
        unknown(r, i, -1, names.unknown(rule));
        if (excluded(r, i) || nowhere(r, i) || isQuiet || unreachable(r, i) || shadowed(r, i)) {
            return;
        }
        boolean fired = decisions.stream().filter(taken(r)).flatMap(decision -> decision.parcels().stream())
                .anyMatch(parcel -> parcel.rule() == i);
        boolean proposed = decisions.stream().filter(taken(r)).flatMap(decision -> decision.left().stream())
                .anyMatch(left -> left.rule() == i);
        if (!fired && !proposed && !decisions.isEmpty()) {
            silent(r, i);
        }
    }

    /// Location filters that no location of any network could pass together.
    private boolean excluded(int r, int i) {
        int filter = Contradictions.among(policy.runs().get(r).rules().get(i).where());
        if (filter >= 0) {
            add(Kind.CONTRADICTION, r, i, filter, List.of(), 0, witness(r), new Mend.RemoveFilter(filter));
        }
        return filter >= 0;
    }

    /// No location there is today passes. Most often because those that would do not ship or offer pickup: then they
    /// are named.
    private boolean nowhere(int r, int i) {
        List<Place> places = engine.network().places();
        if (places.isEmpty() || places.stream().anyMatch(place -> engine.isPossible(r, i, place))) {
            return false;
        }
        List<LocationId> lacking = places.stream()
                .filter(place -> place.open() && engine.passesFilters(r, i, place))
                .map(Place::id)
                .toList();
        findings.add(new Finding(
                Kind.NO_LOCATION, r, i, -1, List.of(), lacking, places.size(), witness(r),
                lacking.isEmpty() ? new Mend.Disable() : new Mend.Review())); // else a place may be told to ship
        return true;
    }

    /// A rule that placed nothing: whether orders came to it decides what that means.
    private void silent(int r, int i) {
        Rule rule = policy.runs().get(r).rules().get(i);
        int asked = 0;
        int came = 0;
        Demand witness = null;
        for (int d = 0; d < decisions.size(); d++) {
            Decision decision = decisions.get(d);
            Demand demand = history.orders().get(d);
            boolean isFor = demand.isCollected() != (rule.delivery() == Delivery.SHIP_TO_HOME);
            if (decision.run() == r && isFor) {
                asked++;
                if (came(decision, i)) {
                    came++;
                    witness = witness == null ? demand : witness;
                }
            }
        }
        if (came == 0) {
            add(Kind.NEVER_NEEDED, r, i, -1, List.of(), asked, witness(r), new Mend.Disable());
        } else {
            add(Kind.NEVER_FIRED, r, i, -1, List.of(), came, witness, new Mend.Disable());
        }
    }

    /// Whether something of the order was left when the rule's turn came.
    private static boolean came(Decision decision, int rule) {
        return decision.parcels().stream().anyMatch(parcel -> parcel.rule() < 0 || parcel.rule() >= rule)
                || decision.left().stream().anyMatch(left -> left.rule() < 0 || left.rule() >= rule);
    }

    /// No order of the run can want this delivery, or an earlier rule ends every order that could.
    private boolean unreachable(int r, int i) {
        Run run = policy.runs().get(r);
        Rule rule = run.rules().get(i);
        boolean wanted = run.orders().stream().allMatch(filter -> allows(filter, rule.delivery()));
        if (!wanted) {
            add(Kind.UNREACHABLE, r, i, -1, List.of(), 0, witness(r), new Mend.Disable());
            return true;
        }
        for (int earlier = 0; earlier < i; earlier++) {
            Rule other = run.rules().get(earlier);
            boolean home = rule.delivery() == Delivery.SHIP_TO_HOME;
            boolean sameOrders = (other.delivery() == Delivery.SHIP_TO_HOME) == home;
            if (other.enabled() && sameOrders && ends(other.onNoMatch())
                    && (!other.partial() || ends(other.onPartial()))) {
                add(Kind.UNREACHABLE, r, i, -1, List.of(other.name()), 0, witness(r), new Mend.GoOn(earlier));
                return true;
            }
        }
        return false;
    }

    /// Whether an order filter leaves any method that the delivery serves.
    private static boolean allows(OrderFilter filter, Delivery delivery) {
        return !(filter instanceof OrderFilter.OfMethod f)
                || Arrays.stream(Method.values())
                        .filter(method -> f.any().contains(method) != f.not())
                        .anyMatch(method -> (method == Method.SHIP) == (delivery == Delivery.SHIP_TO_HOME));
    }

    /// Actions after which nothing of an order is left for a later rule.
    private static boolean ends(Action action) {
        return action instanceof Action.MoveToQueue || action instanceof Action.AutoCancel;
    }

    /// An earlier rule that would have placed whatever this one could.
    private boolean shadowed(int r, int i) {
        Run run = policy.runs().get(r);
        for (int earlier = 0; earlier < i; earlier++) {
            Rule other = run.rules().get(earlier);
            if (other.enabled() && Implied.covers(other, run.rules().get(i))) {
                add(Kind.SHADOWED, r, i, -1, List.of(other.name()), 0, witness(r), new Mend.MoveBefore(earlier));
                return true;
            }
        }
        return false;
    }

    /// Orders that fall through all runs: they wait for nobody.
    private void untaken() {
        List<Demand> none = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            if (decisions.get(i).run() < 0) {
                none.add(history.orders().get(i));
            }
        }
        if (!none.isEmpty()) {
            add(Kind.UNTAKEN_ORDERS, -1, -1, -1, List.of(), none.size(), none.getFirst(), new Mend.AddRun());
        }
    }

    /// Open locations whose stock no rule can ever use.
    private void unchoosable() {
        List<LocationId> none = new ArrayList<>();
        for (Place place : engine.network().places()) {
            if (place.open() && !canBeChosen(place)) {
                none.add(place.id());
            }
        }
        if (!none.isEmpty()) {
            Demand witness = history.orders().isEmpty() ? null : history.orders().getFirst();
            findings.add(new Finding(
                    Kind.UNCHOOSABLE_LOCATIONS, -1, -1, -1, List.of(), none, none.size(), witness, reaching(none)));
        }
    }

    /// A rule for any location behind the others of the last run in force, where that would reach one of these: it takes
    /// only what the rules before it left. Else only a person knows.
    private Mend reaching(List<LocationId> unchosen) {
        List<Run> runs = new ArrayList<>(policy.runs());
        int last = runs.size() - 1;
        while (last >= 0 && !runs.get(last).enabled()) {
            last--;
        }
        if (last < 0) {
            return new Mend.Review();
        }
        Run run = runs.get(last);
        List<Rule> rules = new ArrayList<>(run.rules());
        rules.add(new Rule(
                "any", true, Delivery.SHIP_TO_HOME, List.of(), List.of(), new SplitMode.SingleLocation(), false,
                new Action.Allocate(), new Action.NextRule(), new Action.NextRule()));
        runs.set(last, new Run(
                run.name(), true, run.orders(), run.sort(), run.schedule(), rules, run.otherwise()));
        var wider = new Engine(
                engine.network(), PolicyVersion.of(new Policy(policy.name(), policy.currency(), runs)));
        int at = last;
        return engine.network().places().stream().anyMatch(place ->
                        unchosen.contains(place.id()) && wider.isPossible(at, rules.size() - 1, place))
                ? new Mend.AddRule(at)
                : new Mend.Review();
    }

    /// By a rule of an enabled run or, for suppliers, by an action that drop-ships.
    private boolean canBeChosen(Place place) {
        for (int r = 0; r < policy.runs().size(); r++) {
            Run run = policy.runs().get(r);
            boolean dropShips = place.type() == Location.Type.SUPPLIER
                    && (run.otherwise() instanceof Action.DropShip
                            || run.rules().stream().anyMatch(rule -> rule.onNoMatch() instanceof Action.DropShip
                                    || rule.onPartial() instanceof Action.DropShip));
            for (int i = 0; run.enabled() && i < run.rules().size(); i++) {
                if (dropShips || run.rules().get(i).enabled() && engine.isPossible(r, i, place)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The first order of the history that the run takes.
    private @Nullable Demand witness(int run) {
        for (int i = 0; i < decisions.size(); i++) {
            if (decisions.get(i).run() == run) {
                return history.orders().get(i);
            }
        }
        return null;
    }

    private void add(
            Kind kind, int run, int rule, int filter, List<String> about, int count, @Nullable Demand witness,
            Mend mend) {
        findings.add(new Finding(kind, run, rule, filter, about, List.of(), count, witness, mend));
    }
}
