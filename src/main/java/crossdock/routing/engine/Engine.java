package crossdock.routing.engine;

import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.routing.engine.Attempt.Result;
import crossdock.routing.engine.ReadyPolicy.ReadyRule;
import crossdock.routing.engine.Remainder.Fate;
import crossdock.routing.network.Network;
import crossdock.routing.network.Place;
import crossdock.routing.network.Supply;
import crossdock.routing.policy.Action;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.LocationSort;
import crossdock.routing.policy.PolicyVersion;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.SplitMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A published policy over one network. Immutable and shared by threads; each decision works on its own case.
///
/// An order belongs to the first enabled run whose filters match. Its rules are tried in order on what is left, each
/// followed by its action for a full, partial or missing match. What is still left at the end meets the run's last
/// action, and what that cannot take waits in the queue [Action#UNROUTABLE].
public final class Engine {
    private static final int MOST_PARCELS = 15;

    private final Network network;
    private final PolicyVersion version;
    private final ReadyPolicy ready;

    public Engine(Network network, PolicyVersion version) {
        this.network = network;
        this.version = version;
        this.ready = new ReadyPolicy(version.policy(), network);
    }

    /// The network it decides over; its numbers are those of traces.
    public Network network() {
        return network;
    }

    /// The policy it follows, under its hash.
    public PolicyVersion version() {
        return version;
    }

    /// The run that takes an order, -1 for none. A matter of the order and the clock alone.
    public int runOf(Demand demand, Instant now) {
        List<Run> runs = version.policy().runs();
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).enabled() && OrderMatch.matches(runs.get(i), demand, version.policy().currency(), now)) {
                return i;
            }
        }
        return -1;
    }

    /// Whether a rule could ever choose a place, whatever the order: its filters by group, type and offer let it pass, and
    /// it does what the rule's delivery needs.
    public boolean isPossible(int run, int rule, Place place) {
        Rule asked = ready.rule(run, rule).rule;
        boolean offers = asked.delivery() == Delivery.PICKUP ? place.offersPickup() : place.ships();
        return offers && passesFilters(run, rule, place);
    }

    /// The same, whether or not it ships or offers pickup.
    public boolean passesFilters(int run, int rule, Place place) {
        return place.tracked()
                && NearestStock.has(ready.rule(run, rule).possible, network.numberOf(place.id()));
    }

    /// Decides with a full trace.
    public Decision decide(Demand demand, Moment moment) {
        return decide(demand, moment, true);
    }

    /// Decides the same, faster, without one.
    public Decision decideUntraced(Demand demand, Moment moment) {
        return decide(demand, moment, false);
    }

    /// The one way to a decision: the trace watches, it never steers.
    private Decision decide(Demand demand, Moment moment, boolean isTraced) {
        var one = new Case(network, demand, moment, isTraced);
        int run = runOf(demand, moment.now());
        if (run < 0) {
            one.giveUp(-1, new Remainder.Untaken(), one.portionsLeft());
        } else {
            follow(one, run);
        }
        Trace trace = isTraced ? new Trace(demand, moment, network, one.attempts) : null;
        return new Decision(
                demand.order(), moment.now(), moment.stock().epoch(), run, one.parcels, one.remainders, trace);
    }

    /// Rules in order, then the run's last action, then the queue for what even that left over. Nothing of an order ever
    /// gets lost: at the end each unit is in a parcel or in a remainder.
    private void follow(Case one, int number) {
        Run run = ready.run(number);
        for (int i = 0; i < run.rules().size() && !one.isDone(); i++) {
            ReadyRule rule = ready.rule(number, i);
            Result passedOver = !rule.rule.enabled()
                    ? Result.DISABLED
                    : fits(rule.rule.delivery(), one.demand) ? null : Result.OTHER_DELIVERY;
            if (passedOver != null) {
                one.attempts.add(passedOver(one, i, passedOver));
            } else {
                turn(one, rule, i);
            }
        }
        if (!one.isDone()) {
            Delivery delivery = one.demand.isCollected() ? Delivery.SHIP_TO_STORE : Delivery.SHIP_TO_HOME;
            act(one, run.otherwise(), -1, delivery, List.of(LocationSort.PRIORITY, LocationSort.COST));
        }
        if (!one.isDone()) {
            one.giveUp(-1, new Remainder.Queued(Action.UNROUTABLE), one.portionsLeft());
        }
    }

    /// A buyer who comes to a store gets it there or nowhere; a buyer who wants a parcel gets a parcel.
    private static boolean fits(Delivery delivery, Demand demand) {
        return demand.isCollected() == (delivery != Delivery.SHIP_TO_HOME);
    }

    /// A rule that had no turn is in the trace all the same, so that people see that it was not forgotten.
    private static Attempt passedOver(Case one, int index, Result why) {
        return new Attempt(
                index, false, one.portionsLeft(), why, null, List.of(), List.of(), false, List.of(), 0);
    }

    /// Takes what the rule found, unless a person is to look first, and lets its action speak on the rest.
    private void turn(Case one, ReadyRule rule, int index) {
        Attempt attempt = network.size() == 0
                ? passedOver(one, index, Result.NONE)
                : new RuleTurn(one, rule, index, false).take();
        if (attempt.result() == Result.FULL && rule.rule.onFull() instanceof Action.MoveToQueue(String queue)) {
            one.attempts.add(proposed(attempt));
            one.giveUp(index, new Remainder.Queued(queue), one.portionsLeft());
            return;
        }
        one.attempts.add(attempt);
        attempt.parcels().forEach(one::place);
        switch (attempt.result()) {
            case FULL, DISABLED, OTHER_DELIVERY -> {}
            case PARTIAL -> act(one, rule.rule.onPartial(), index, rule.rule.delivery(), rule.rule.sort());
            case NONE -> act(one, rule.rule.onNoMatch(), index, rule.rule.delivery(), rule.rule.sort());
        }
    }

    /// The same attempt, marked as a proposal: its parcels are shown and not taken.
    private static Attempt proposed(Attempt a) {
        return new Attempt(
                a.rule(), a.isDropShip(), a.asked(), a.result(), a.verdicts(), a.ranking(), a.parcels(), false,
                a.alternative(), a.gap());
    }

    /// Does an action on all that is left. What an action cannot take stays left, and the next rule has its turn.
    private void act(Case one, Action action, int rule, Delivery delivery, List<LocationSort> sort) {
        switch (action) {
            case Action.Allocate(), Action.NextRule() -> {}
            case Action.MoveToQueue(String queue) ->
                one.giveUp(rule, new Remainder.Queued(queue), one.portionsLeft());
            case Action.AutoCancel(int days) -> {
                Fate cancelled = new Remainder.CancelledAt(one.demand.placedAt().plus(Duration.ofDays(days)));
                one.giveUp(rule, cancelled, one.portionsLeft());
            }
            case Action.Backorder(int days) -> backorder(one, rule, delivery, days);
            case Action.DropShip(List<String> groups) -> {
                if (network.size() > 0) {
                    Attempt attempt = dropShip(one, groups, rule, delivery, sort);
                    one.attempts.add(attempt);
                    attempt.parcels().forEach(one::place);
                }
            }
        }
    }

    /// Suppliers are asked like locations of a rule: in as few parcels as can be, then by the rule's sorts.
    private Attempt dropShip(
            Case one, List<String> groups, int index, Delivery delivery, List<LocationSort> sort) {
        List<LocationFilter> where = new ArrayList<>();
        where.add(new LocationFilter.OfType(List.of(Location.Type.SUPPLIER), false));
        if (!groups.isEmpty()) {
            where.add(new LocationFilter.InGroup(groups, false));
        }
        where.add(new LocationFilter.HandlesProductType());
        Delivery shipped = delivery == Delivery.PICKUP ? Delivery.SHIP_TO_STORE : delivery;
        Rule suppliers = new Rule(
                "drop-ship", true, shipped, where, sort,
                new SplitMode.FewestParcels(SplitMode.Limits.parcels(MOST_PARCELS)), true, new Action.Allocate(),
                new Action.NextRule(), new Action.NextRule());
        return new RuleTurn(one, new ReadyRule(suppliers, network), index, true).take();
    }

    /// Each line waits by itself for the earliest supply that makes enough of it.
    private void backorder(Case one, int rule, Delivery delivery, int days) {
        Instant latest = one.moment.now().plus(Duration.ofDays(days));
        for (Portion portion : one.portionsLeft()) {
            Supply best = null;
            for (Supply supply : network.supplies(portion.sku())) {
                int number = network.numberOf(supply.location());
                boolean may = number >= 0 && mayServe(one, network.places().get(number), delivery);
                if (may && !supply.at().isAfter(latest) && best == null && isEnough(one, portion, supply)) {
                    best = supply;
                }
            }
            if (best != null) {
                one.giveUp(rule, new Remainder.Backordered(best), List.of(portion));
            }
        }
    }

    /// The part of [Judge] that needs no stock. A pickup waits at the chosen store or nowhere.
    private static boolean mayServe(Case one, Place place, Delivery delivery) {
        LocationId chosen = one.demand.pickupAt();
        boolean offers = delivery == Delivery.PICKUP
                ? place.offersPickup() && place.id().equals(chosen)
                : place.ships();
        return offers
                && place.open()
                && place.tracked()
                && place.fulfilsFor(one.demand.channel())
                && !one.demand.rejectedBy().contains(place.id());
    }

    /// What the location has now and all that comes up to this supply; supplies come in order of time.
    private boolean isEnough(Case one, Portion portion, Supply last) {
        int number = network.numberOf(last.location());
        int units = one.available(portion.index(), network.places().get(number));
        for (Supply supply : network.supplies(portion.sku())) {
            boolean counts = supply.location().equals(last.location()) && !supply.at().isAfter(last.at());
            units += counts ? supply.units() : 0;
        }
        return units >= portion.units();
    }
}
