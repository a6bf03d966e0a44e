package crossdock.routing.engine;

import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.routing.calendar.Opening;
import crossdock.routing.calendar.PickupWindows.Slot;
import crossdock.routing.engine.Attempt.Ranked;
import crossdock.routing.engine.Attempt.Result;
import crossdock.routing.engine.ReadyPolicy.ReadyRule;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Place;
import crossdock.routing.network.Tariff;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.LocationSort;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.SplitMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One rule's turn: finds candidates, ranks them, chooses, and says what came of it. Places nothing itself.
///
/// Only places that have something of the order can be candidates, so only they are asked. A trace keeps their answers
/// and can give those of all others. Without one, a rule that takes the nearest single location stops at the first that
/// passes.
final class RuleTurn {
    private static final int FEW = 100; // places whose stock is looked up one by one

    private final Case one;
    private final ReadyRule ready;
    private final Rule rule;
    private final int index;
    private final boolean isDropShip;
    private final Parts parts;
    private final Judge judge;
    private final ReadyPolicy.@Nullable Standing standing; // suppliers are asked in full
    private final long[] special; // bits of the places where this order is not like any other

    RuleTurn(Case one, ReadyRule ready, int index, boolean isDropShip) {
        this.one = one;
        this.ready = ready;
        this.rule = ready.rule;
        this.index = index;
        this.isDropShip = isDropShip;
        parts = new Parts(one, rule.split().bounds().keepTogether());
        judge = new Judge(one, ready, parts, isDropShip);
        standing = isDropShip ? null : ready.standing(one.demand.channel(), judge.open());
        special = special();
    }

    /// Finds, ranks, chooses. The result counts units: full means every unit that was asked, partial at least one.
    Attempt take() {
        List<Portion> asked = one.portionsLeft();
        long[] places = withStock();
        int count = count(places);
        if (count > FEW) {
            one.spread();
        }
        boolean stopsAtFirst = !one.isTraced && takesNearest();
        var passed = new Candidates(one.left.length, rule.sort().size(), stopsAtFirst ? 1 : count);
        Verdicts verdicts = null;
        if (stopsAtFirst) {
            nearest(places, count, passed);
        } else if (one.isTraced) {
            verdicts = judged(places, passed);
        } else {
            ask(places, passed, null);
        }
        passed.rank();
        var choice = new Choice(one, rule, parts, passed);
        Choice.Plan plan = choice.best();
        List<Parcel> parcels = parcels(passed, plan);
        int units = parcels.stream().mapToInt(Parcel::units).sum();
        int wanted = asked.stream().mapToInt(Portion::units).sum();
        Result result = units == 0 ? Result.NONE : units == wanted ? Result.FULL : Result.PARTIAL;
        List<Parcel> alternative = verdicts == null || plan.isNothing() ? List.of() : alternative(choice, passed, plan);
        List<Ranked> ranking = verdicts == null ? List.of() : passed.ranking();
        return new Attempt(
                index, isDropShip, asked, result, verdicts, ranking, parcels, true, alternative, plan.gap());
    }

    /// Where it was rejected, and the store its buyer chose.
    private long[] special() {
        long[] bits = new long[ready.possible.length];
        for (LocationId rejected : one.demand.rejectedBy()) {
            int place = one.network.numberOf(rejected);
            if (place >= 0) {
                bits[place >> 6] |= 1L << place;
            }
        }
        if (one.chosenStore >= 0) {
            bits[one.chosenStore >> 6] |= 1L << one.chosenStore;
        }
        return bits;
    }

    /// Asks the places and keeps the answers. What is too far is told so without a question.
    private Verdicts judged(long[] places, Candidates passed) {
        Verdicts.Alike alike = null;
        if (standing != null) {
            Verdicts.Far far = far();
            alike = new Verdicts.Alike(special, standing, far, empty());
            for (int word = 0; far != null && word < places.length; word++) {
                for (long rest = places[word] & ~special[word]; rest != 0; rest &= rest - 1) {
                    boolean isFar = far.refuses((word << 6) + Long.numberOfTrailingZeros(rest));
                    places[word] &= isFar ? ~Long.lowestOneBit(rest) : -1;
                }
            }
        }
        Case now = one.asItStands();
        var verdicts = new Verdicts(
                one.network.size(), places, alike, () -> new Judge(now, ready, parts, isDropShip));
        ask(places, passed, verdicts);
        return verdicts;
    }

    private void ask(long[] places, Candidates passed, @Nullable Verdicts verdicts) {
        for (int word = 0; word < places.length; word++) {
            for (long rest = places[word]; rest != 0; rest &= rest - 1) {
                if (passes((word << 6) + Long.numberOfTrailingZeros(rest))) {
                    passed.add(judge);
                }
                if (verdicts != null) {
                    verdicts.keep(judge);
                }
            }
        }
    }

    /// Places that the rule refuses whatever the order are not among those asked.
    private boolean passes(int place) {
        return standing == null || NearestStock.has(special, place)
                ? judge.passes(place)
                : judge.passesOnceAllowed(place);
    }

    /// When distance is the first thing the rule asks of an order.
    private Verdicts.@Nullable Far far() {
        int filter = ready.asking.length == 0 ? -1 : ready.asking[0];
        return filter >= 0 && rule.where().get(filter) instanceof LocationFilter.WithinDistance(int km)
                ? new Verdicts.Far(
                        filter, one.network.grid(), one.target(rule.delivery()), ready.radii[filter], km * 1_000L)
                : null;
    }

    /// When the rule looks at nothing else before, except at a distance that comes first.
    private Verdicts.@Nullable Empty empty() {
        for (int i = 0; i < ready.asking.length; i++) {
            LocationFilter filter = rule.where().get(ready.asking[i]);
            boolean isDone = i == 0 && filter instanceof LocationFilter.WithinDistance;
            if (!isDone && !(filter instanceof LocationFilter.HandlesProductType)) {
                return null;
            }
        }
        long[] empty = ready.possible.clone();
        for (int line = 0; line < one.left.length; line++) {
            long[] listed = one.left[line] > 0 ? one.holders(line).listed() : null;
            for (int word = 0; listed != null && word < empty.length; word++) {
                empty[word] &= ~listed[word];
            }
        }
        for (int word = 0; ready.handlesOnly && word < empty.length; word++) {
            empty[word] &= one.network.handlingAll()[word];
        }
        return new Verdicts.Empty(empty, judge.nothing());
    }

    private boolean takesNearest() {
        return rule.split() instanceof SplitMode.SingleLocation
                && !rule.partial()
                && !rule.sort().isEmpty()
                && rule.sort().getFirst() == LocationSort.DISTANCE
                && one.target(rule.delivery()) != null;
    }

    private static int count(long[] bits) {
        int n = 0;
        for (long word : bits) {
            n += Long.bitCount(word);
        }
        return n;
    }

    /// Passes them from near to far and stops after the first that passes and all that are as near by the metre. Places
    /// without coordinates come last.
    private void nearest(long[] places, int n, Candidates passed) {
        int[] numbers = new int[n];
        double[] chords = new double[n];
        int at = 0;
        var target = one.target(rule.delivery());
        for (int word = 0; word < places.length; word++) {
            for (long rest = places[word]; rest != 0; rest &= rest - 1) {
                int place = (word << 6) + Long.numberOfTrailingZeros(rest);
                double chord = target == null ? Double.NaN : one.network.grid().chordSquared(target, place);
                numbers[at] = place;
                chords[at++] = Double.isNaN(chord) ? Double.MAX_VALUE : chord;
            }
        }
        for (int done = 0; done < n; done++) {
            int next = done;
            for (int i = done + 1; i < n; i++) {
                next = chords[i] < chords[next] ? i : next;
            }
            int place = numbers[next];
            double chord = chords[next];
            numbers[next] = numbers[done];
            chords[next] = chords[done];
            boolean asNear = passed.size() == 0
                    || chord != Double.MAX_VALUE
                            && GeoPoint.metres(chord) <= passed.metresOfFirst()
                    || passed.metresOfFirst() < 0;
            if (!asNear) {
                break;
            }
            if (passes(place)) {
                passed.add(judge);
            }
        }
    }

    /// Bits of the places that can be candidates: possible ones with some of each article where all are needed at one
    /// place, else of any. Uncounted suppliers always.
    private long[] withStock() {
        long[] found = new long[ready.possible.length];
        boolean all = rule.split() instanceof SplitMode.SingleLocation && !rule.partial();
        if (all) {
            Arrays.fill(found, -1);
        }
        for (int line = 0; line < one.left.length; line++) {
            long[] stocked = one.left[line] > 0 ? one.holders(line).stocked() : null;
            for (int word = 0; stocked != null && word < found.length; word++) {
                found[word] = all ? found[word] & stocked[word] : found[word] | stocked[word];
            }
        }
        for (int i = 0; isDropShip && i < one.network.size(); i++) {
            Place place = one.network.place(i);
            found[i >> 6] |= !place.tracked() && place.type() == Location.Type.SUPPLIER ? 1L << i : 0;
        }
        for (int word = 0; word < found.length; word++) {
            found[word] &= ready.possible[word];
            found[word] &= standing == null ? -1 : ~standing.refused[word] | special[word];
        }
        return found;
    }

    /// The best plan without one of the chosen locations: what it would have come to elsewhere.
    private List<Parcel> alternative(Choice choice, Candidates passed, Choice.Plan plan) {
        List<Parcel> best = List.of();
        for (Choice.Share share : plan.shares()) {
            List<Parcel> without = parcels(passed, choice.without(share.rank()));
            best = best.isEmpty() || !without.isEmpty() && isBetter(without, best) ? without : best;
        }
        return best;
    }

    /// More units first, then less money; the earlier of equal ones stays.
    private static boolean isBetter(List<Parcel> a, List<Parcel> b) {
        int unitsOfA = a.stream().mapToInt(Parcel::units).sum();
        int unitsOfB = b.stream().mapToInt(Parcel::units).sum();
        long costOfA = a.stream().mapToLong(Parcel::cost).sum();
        long costOfB = b.stream().mapToLong(Parcel::cost).sum();
        return unitsOfA != unitsOfB ? unitsOfA > unitsOfB : costOfA < costOfB;
    }

    private List<Parcel> parcels(Candidates passed, Choice.Plan plan) {
        return plan.shares().stream().map(share -> parcel(passed, share)).toList();
    }

    /// What a share comes to: the ride for its weight, the price, the shift that works on it.
    private Parcel parcel(Candidates passed, Choice.Share share) {
        int number = passed.number(share.rank());
        Place from = one.network.place(number);
        List<Portion> portions = new ArrayList<>();
        long grams = 0;
        for (int l = 0; l < share.given().length; l++) {
            if (share.given()[l] > 0) {
                portions.add(one.portion(l, share.given()[l]));
                grams += (long) share.given()[l] * one.lines[l].grams();
            }
        }
        Opening opening = one.network.window(number, one.moment.now());
        if (opening == null) {
            throw new IllegalStateException("a location without a shift was chosen: " + from.id());
        }
        Slot slot = rule.delivery() == Delivery.PICKUP
                ? one.network.slot(number, one.moment.now(), one.moment.load())
                : null;
        Ride ride = slot != null
                ? new Ride("", "", slot.from(), slot.to(), 0)
                : ride(passed.tariff(share.rank()), (int) Math.min(grams, Integer.MAX_VALUE));
        return new Parcel(
                index, isDropShip, from.id(), rule.delivery(), one.destination(rule.delivery()), ride.carrier,
                ride.service, ride.leaves, ride.arrives, opening.day(), opening.shift(),
                ride.price + from.handling(), passed.metres(share.rank()), portions);
    }

    /// How a parcel travels, or when it is collected.
    private record Ride(
            String carrier, String service, @Nullable Instant leaves, @Nullable Instant arrives, long price) {}

    private static Ride ride(@Nullable Tariff tariff, int grams) {
        int service = tariff == null ? -1 : tariff.cheapest(grams);
        return tariff == null || service < 0
                ? new Ride("", "", null, null, 0)
                : new Ride(
                        tariff.service(service).carrier(), tariff.service(service).name(), tariff.leaves(service),
                        tariff.arrival(service), tariff.price(grams));
    }
}
