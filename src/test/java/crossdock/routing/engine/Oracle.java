package crossdock.routing.engine;

import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.order.Region;
import crossdock.routing.engine.OracleAttempt.Said;
import crossdock.routing.network.NetworkFacts;
import crossdock.routing.network.Place;
import crossdock.routing.network.Supply;
import crossdock.routing.network.Workload;
import crossdock.routing.policy.Action;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.LocationSort;
import crossdock.routing.policy.OrderFilter;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import crossdock.routing.policy.SplitMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides like the engine, slowly and step by step from the words of the domain, from plain maps and lists. Written
/// apart from the engine; the two share the records that go in and come out, nothing else.
final class Oracle {
    final NetworkFacts facts;
    final List<Place> places;
    final Map<RandomWorld.Cell, Integer> stock;
    final Demand demand;
    final Instant now;
    final Workload load;
    final List<Parcel> parcels = new ArrayList<>();
    final List<Remainder> remainders = new ArrayList<>();
    final List<OracleAttempt> attempts = new ArrayList<>();
    final int[] left;

    Oracle(RandomWorld world) {
        facts = world.facts;
        places = world.facts.places().stream().sorted(Comparator.comparing(Place::id)).toList();
        stock = world.stock;
        demand = world.demand;
        now = world.now;
        load = world.loads;
        left = demand.lines().stream().mapToInt(DemandLine::units).toArray();
    }

    Decision decide(Policy policy) {
        int number = -1;
        for (int i = policy.runs().size() - 1; i >= 0; i--) {
            Run run = policy.runs().get(i);
            boolean takes = run.enabled()
                    && run.orders().stream().allMatch(filter -> takes(filter, policy.currency()));
            number = takes ? i : number;
        }
        if (number < 0) {
            giveUp(-1, new Remainder.Untaken(), open());
        } else {
            run(policy.runs().get(number));
        }
        return new Decision(demand.order(), now, 1, number, parcels, remainders, null);
    }

    private void run(Run run) {
        int index = 0;
        for (Rule rule : run.rules()) {
            if (open().isEmpty()) {
                return;
            }
            boolean homeRule = rule.delivery() == Delivery.SHIP_TO_HOME;
            if (!rule.enabled()) {
                attempts.add(OracleAttempt.passedOver(index, Attempt.Result.DISABLED));
            } else if (homeRule == demand.isCollected()) {
                attempts.add(OracleAttempt.passedOver(index, Attempt.Result.OTHER_DELIVERY));
            } else {
                rule(rule, index);
            }
            index++;
        }
        if (!open().isEmpty()) {
            act(run.otherwise(), -1, demand.isCollected() ? Delivery.SHIP_TO_STORE : Delivery.SHIP_TO_HOME,
                    List.of(LocationSort.PRIORITY, LocationSort.COST));
        }
        if (!open().isEmpty()) {
            giveUp(-1, new Remainder.Queued("Unroutable"), open());
        }
    }

    private void rule(Rule rule, int index) {
        OracleAttempt attempt = new OracleRule(this, rule, index, false).attempt();
        attempts.add(attempt);
        if (attempt.result() == Attempt.Result.FULL && rule.onFull() instanceof Action.MoveToQueue(String queue)) {
            giveUp(index, new Remainder.Queued(queue), open());
            return;
        }
        take(attempt.parcels());
        if (attempt.result() != Attempt.Result.FULL) {
            Action action = attempt.result() == Attempt.Result.PARTIAL ? rule.onPartial() : rule.onNoMatch();
            act(action, index, rule.delivery(), rule.sort());
        }
    }

    private void act(Action action, int index, Delivery delivery, List<LocationSort> sorts) {
        if (action instanceof Action.MoveToQueue(String queue)) {
            giveUp(index, new Remainder.Queued(queue), open());
        } else if (action instanceof Action.AutoCancel(int days)) {
            giveUp(index, new Remainder.CancelledAt(demand.placedAt().plus(Duration.ofHours(24L * days))), open());
        } else if (action instanceof Action.Backorder(int days)) {
            for (Portion portion : open()) {
                Supply supply = firstSupply(portion, delivery, days);
                if (supply != null) {
                    giveUp(index, new Remainder.Backordered(supply), List.of(portion));
                }
            }
        } else if (action instanceof Action.DropShip(List<String> groups)) {
            List<LocationFilter> where = new ArrayList<>();
            where.add(new LocationFilter.OfType(List.of(Location.Type.SUPPLIER), false));
            if (!groups.isEmpty()) {
                where.add(new LocationFilter.InGroup(groups, false));
            }
            where.add(new LocationFilter.HandlesProductType());
            Rule rule = new Rule(
                    "suppliers", true, delivery == Delivery.PICKUP ? Delivery.SHIP_TO_STORE : delivery, where, sorts,
                    new SplitMode.FewestParcels(new SplitMode.Limits(15, List.of(), 0)), true, new Action.Allocate(),
                    new Action.NextRule(), new Action.NextRule());
            OracleAttempt attempt = new OracleRule(this, rule, index, true).attempt();
            attempts.add(attempt);
            take(attempt.parcels());
        }
    }

    private @Nullable Supply firstSupply(Portion portion, Delivery delivery, int days) {
        Supply first = null;
        for (Supply last : facts.supplies()) {
            Place place = place(last.location());
            boolean serves = place.open() && place.tracked() && fulfils(place)
                    && !demand.rejectedBy().contains(place.id())
                    && (delivery == Delivery.PICKUP
                            ? place.offersPickup() && place.id().equals(demand.pickupAt())
                            : place.ships());
            if (!serves || !last.sku().equals(portion.sku()) || last.at().isAfter(now.plus(Duration.ofDays(days)))) {
                continue;
            }
            int units = available(portion.index(), place);
            for (Supply earlier : facts.supplies()) {
                if (earlier.sku().equals(last.sku()) && earlier.location().equals(last.location())
                        && !earlier.at().isAfter(last.at())) {
                    units += earlier.units();
                }
            }
            boolean sooner = first == null || last.at().isBefore(first.at())
                    || last.at().equals(first.at()) && last.location().compareTo(first.location()) < 0;
            if (units >= portion.units() && sooner) {
                first = last;
            }
        }
        return first;
    }

    Place place(LocationId id) {
        return places.stream().filter(place -> place.id().equals(id)).findFirst().orElseThrow();
    }

    boolean fulfils(Place place) {
        var channels = place.channels();
        return channels == null || channels.contains(demand.channel());
    }

    int available(int line, Place place) {
        DemandLine wanted = demand.lines().get(line);
        int units = stock.getOrDefault(new RandomWorld.Cell(wanted.sku().value(), place.id().value()), 0)
                + wanted.own().getOrDefault(place.id(), 0);
        for (Parcel parcel : parcels) {
            for (Portion portion : parcel.portions()) {
                if (parcel.from().equals(place.id()) && portion.sku().equals(wanted.sku())) {
                    units -= portion.units();
                }
            }
        }
        return units;
    }

    List<Portion> open() {
        List<Portion> open = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            if (left[i] > 0) {
                open.add(new Portion(i, demand.lines().get(i).line(), demand.lines().get(i).sku(), left[i]));
            }
        }
        return open;
    }

    private void take(List<Parcel> taken) {
        for (Parcel parcel : taken) {
            parcels.add(parcel);
            parcel.portions().forEach(portion -> left[portion.index()] -= portion.units());
        }
    }

    private void giveUp(int rule, Remainder.Fate fate, List<Portion> portions) {
        remainders.add(new Remainder(rule, fate, portions));
        portions.forEach(portion -> left[portion.index()] -= portion.units());
    }

    private boolean takes(OrderFilter filter, String currency) {
        boolean is = false;
        if (filter instanceof OrderFilter.OfChannel f) {
            is = f.any().contains(demand.channel());
        } else if (filter instanceof OrderFilter.ToRegion f) {
            Region to = demand.region();
            is = (f.country() == null || Objects.equals(f.country(), to.country()))
                    && (f.states().isEmpty() || f.states().contains(String.valueOf(to.state())))
                    && (f.postalPrefixes().isEmpty() || f.postalPrefixes().stream()
                            .anyMatch(prefix -> String.valueOf(to.postalCode()).startsWith(prefix)));
        } else if (filter instanceof OrderFilter.HasProductType f) {
            is = demand.lines().stream().map(DemandLine::productType).anyMatch(f.any()::contains);
        } else if (filter instanceof OrderFilter.HasTag f) {
            is = demand.tags().stream().anyMatch(f.any()::contains);
        } else if (filter instanceof OrderFilter.PriorityFrom f) {
            is = demand.priority() >= f.atLeast();
        } else if (filter instanceof OrderFilter.PromisedWithin f) {
            Instant promised = demand.promisedAt();
            is = promised != null && Duration.between(now, promised).compareTo(Duration.ofHours(f.hours())) <= 0;
        } else if (filter instanceof OrderFilter.OfMethod f) {
            is = f.any().contains(demand.method());
        } else if (filter instanceof OrderFilter.ValueBetween f) {
            var value = demand.value();
            is = value != null && value.currency().equals(currency) && value.minor() >= f.atLeast()
                    && value.minor() < Objects.requireNonNullElse(f.below(), Long.MAX_VALUE);
        } else if (filter instanceof OrderFilter.InQueue f) {
            is = f.any().contains(demand.queue());
        } else if (filter instanceof OrderFilter.OnWeekday f) {
            is = f.any().contains(java.time.ZonedDateTime.ofInstant(now, f.zone()).toLocalDate().getDayOfWeek());
        }
        return filter.not() ? !is : is;
    }

    static Said passed(int covered) {
        return new Said(Check.PASSED, -1, 0, 0, -1, covered);
    }
}
