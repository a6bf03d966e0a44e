package crossdock.routing.promise;

import crossdock.routing.calendar.Opening;
import crossdock.routing.calendar.PickupWindows.Slot;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.DemandLine;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Moment;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Capacity;
import crossdock.routing.network.Network;
import crossdock.routing.network.Place;
import crossdock.routing.network.Supply;
import crossdock.routing.network.Tariff;
import crossdock.routing.promise.NearOption.Basis;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers promises. Pure, like the engine: the same demand and moment give the same answer.
///
/// Real-time is what the policy would decide now. Near-time looks at every single location that may serve the order at
/// all, the policy's rules aside, and asks when it could: when stock is there or a known supply completes it, in the
/// first shift after that with room, by the first pickup window or carrier after that.
public final class Promises {
    private static final int DAYS_AHEAD = 30;

    private final Engine engine;
    private final Network network;
    private final int most;

    /// @param most options to offer
    public Promises(Engine engine, int most) {
        this.engine = engine;
        this.network = engine.network();
        this.most = most;
    }

    /// Real-time where live stock fills all of it now; else the near-time options.
    public Promise promise(Demand demand, Moment moment) {
        Decision decision = engine.decideUntraced(demand, moment);
        return decision.isFilled()
                ? new Promise(decision, true, decision.arrives(), List.of())
                : new Promise(decision, false, null, options(demand, moment));
    }

    /// Near-time options alone, soonest first; ties by distance, then location id.
    public List<NearOption> options(Demand demand, Moment moment) {
        List<NearOption> options = new ArrayList<>();
        for (int number = 0; number < network.size(); number++) {
            Place place = network.places().get(number);
            if (mayServe(demand, place)) {
                NearOption option = option(demand, moment, number);
                if (option != null) {
                    options.add(option);
                }
            }
        }
        options.sort(Comparator.comparing(Promises::end)
                .thenComparingLong(option -> option.metres() < 0 ? Long.MAX_VALUE : option.metres())
                .thenComparing(NearOption::location));
        return List.copyOf(options.subList(0, Math.min(most, options.size())));
    }

    /// What options are compared by: when the buyer has it or, without rates, when it leaves.
    private static Instant end(NearOption option) {
        Instant arrives = option.arrives();
        return arrives == null ? option.available() : arrives;
    }

    /// What no policy can change: the channel, what it handles and offers, and whether it refused before.
    private static boolean mayServe(Demand demand, Place place) {
        boolean offers = demand.isCollected()
                ? place.offersPickup() && place.id().equals(demand.pickupAt())
                : place.ships();
        return offers
                && place.open()
                && place.tracked()
                && place.fulfilsFor(demand.channel())
                && !demand.rejectedBy().contains(place.id())
                && demand.lines().stream().allMatch(line -> place.handles(line.productType()));
    }

    /// When one location could fill all lines; null when nothing known completes them.
    private @Nullable NearOption option(Demand demand, Moment moment, int number) {
        Place place = network.places().get(number);
        Supply last = null;
        for (DemandLine line : demand.lines()) {
            int has = moment.stock().routable(line.sku(), place.id()) + line.own().getOrDefault(place.id(), 0);
            int wanted = demand.lines().stream()
                    .filter(other -> other.sku().equals(line.sku()))
                    .mapToInt(DemandLine::units)
                    .sum();
            if (has < wanted) {
                Supply completing = completing(line, place, wanted - has);
                if (completing == null) {
                    return null;
                }
                last = last == null || completing.at().isAfter(last.at()) ? completing : last;
            }
        }
        Instant stocked = last == null || last.at().isBefore(moment.now()) ? moment.now() : last.at();
        Opening shift = shiftWithRoom(demand, moment, place, stocked);
        if (shift == null) {
            return null;
        }
        Instant ready = shift.from().isAfter(stocked) ? shift.from() : stocked;
        Instant observed = last == null ? place.stockAsOf() : last.observedAt();
        return demand.isCollected()
                ? collected(moment, number, ready, last, observed)
                : shipped(demand, number, ready, last, observed);
    }

    private @Nullable NearOption collected(
            Moment moment, int number, Instant ready, @Nullable Supply last, @Nullable Instant observed) {
        Slot slot = network.slot(number, ready, moment.load());
        Place place = network.places().get(number);
        return slot == null
                ? null
                : new NearOption(
                        basis(last, Basis.NEXT_WINDOW), place.id(), slot.from(), slot.to(), observed, 0);
    }

    private @Nullable NearOption shipped(
            Demand demand, int number, Instant ready, @Nullable Supply last, @Nullable Instant observed) {
        Place place = network.places().get(number);
        GeoPoint from = place.point();
        GeoPoint to = demand.point();
        long metres = from == null || to == null ? -1 : from.metresTo(to);
        if (network.facts().services().isEmpty()) {
            return new NearOption(basis(last, Basis.LATER_CAPACITY), place.id(), ready, null, observed, metres);
        }
        long serving = Tariff.serving(network, demand.region());
        Tariff tariff = Tariff.of(network, number, metres, ready, demand.promisedAt(), serving, false);
        long grams = demand.lines().stream().mapToLong(line -> (long) line.units() * line.grams()).sum();
        int service = tariff == null ? -1 : tariff.cheapest((int) Math.min(grams, Integer.MAX_VALUE));
        return tariff == null || service < 0
                ? null
                : new NearOption(
                        basis(last, Basis.LATER_CAPACITY), place.id(), tariff.leaves(service),
                        tariff.arrival(service), observed, metres);
    }

    private static Basis basis(@Nullable Supply last, Basis otherwise) {
        return last == null
                ? otherwise
                : last.kind() == Supply.Kind.TRANSFER ? Basis.TRANSFER : Basis.INCOMING;
    }

    /// The supply by which so many more units are there; null when the known ones are not enough.
    private @Nullable Supply completing(DemandLine line, Place place, int missing) {
        int left = missing;
        for (Supply supply : network.supplies(line.sku())) {
            if (supply.location().equals(place.id())) {
                left -= supply.units();
                if (left <= 0) {
                    return supply;
                }
            }
        }
        return null;
    }

    /// The first shift, open at `from` or later, on whose day and in which the order still fits.
    private static @Nullable Opening shiftWithRoom(Demand demand, Moment moment, Place place, Instant from) {
        Capacity capacity = place.capacity();
        int units = demand.lines().stream().mapToInt(DemandLine::units).sum();
        int need = capacity.need(demand.lines().size(), units);
        Instant latest = from.plusSeconds(DAYS_AHEAD * 86_400L);
        Optional<Opening> next = place.calendar().window(from, DAYS_AHEAD);
        while (next.isPresent() && next.get().from().isBefore(latest)) {
            Opening shift = next.get();
            boolean onDay = capacity.perDay() == Capacity.UNLIMITED
                    || moment.load().onDay(place.id(), shift.day()) + need <= capacity.perDay();
            boolean inShift = capacity.perShift() == Capacity.UNLIMITED
                    || moment.load().inShift(place.id(), shift.day(), shift.shift()) + need <= capacity.perShift();
            if (onDay && inShift) {
                return shift;
            }
            next = place.calendar().window(shift.to(), DAYS_AHEAD);
        }
        return null;
    }
}
