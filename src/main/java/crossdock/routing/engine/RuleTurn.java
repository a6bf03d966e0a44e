package crossdock.routing.engine;

import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.routing.calendar.Opening;
import crossdock.routing.calendar.PickupWindows.Slot;
import crossdock.routing.engine.Attempt.Ranked;
import crossdock.routing.engine.Attempt.Result;
import crossdock.routing.engine.ReadyPolicy.ReadyRule;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.geo.PointGrid;
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
/// With a trace every place is judged. Without one only places that have something of the order are, and a rule that
/// takes the nearest single location stops at the first that passes; both find the same candidates, because stock is
/// asked of all of them.
final class RuleTurn {
    private static final int FEW = 100; // places whose stock is looked up one by one

    private final Case one;
    private final ReadyRule ready;
    private final Rule rule;
    private final int index;
    private final boolean isDropShip;
    private final long[] possible;
    private final Parts parts;
    private final Judge judge;

    RuleTurn(Case one, ReadyRule ready, int index, boolean isDropShip) {
        this.one = one;
        this.ready = ready;
        this.rule = ready.rule;
        this.index = index;
        this.isDropShip = isDropShip;
        this.possible = ready.possible;
        parts = new Parts(one, rule.split().bounds().keepTogether());
        judge = new Judge(one, ready, parts, isDropShip);
    }

    /// Finds, ranks, chooses. The result counts units: full means every unit that was asked, partial at least one.
    Attempt take() {
        List<Portion> asked = one.portionsLeft();
        List<Candidate> passed = new ArrayList<>();
        Verdicts verdicts = null;
        if (one.isTraced) {
            one.spread();
            verdicts = judged(passed);
        } else {
            candidates(passed);
        }
        List<Candidate> ranked = Candidate.ranked(passed);
        var choice = new Choice(one, rule, parts, ranked);
        Choice.Plan plan = choice.best();
        List<Parcel> parcels = parcels(plan);
        int units = parcels.stream().mapToInt(Parcel::units).sum();
        int wanted = asked.stream().mapToInt(Portion::units).sum();
        Result result = units == 0 ? Result.NONE : units == wanted ? Result.FULL : Result.PARTIAL;
        List<Parcel> alternative = verdicts == null || plan.isNothing() ? List.of() : alternative(choice, plan);
        List<Ranked> ranking = verdicts == null ? List.of() : new Attempt.Ranking(ranked);
        return new Attempt(
                index, isDropShip, asked, result, verdicts, ranking, parcels, true, alternative, plan.gap());
    }

    /// With a trace: every place has its answer, and every answer is kept. Places that all get the same one are not asked
    /// one by one.
    private Verdicts judged(List<Candidate> passed) {
        int size = one.network.size();
        long[] asked = new long[possible.length];
        Arrays.fill(asked, -1);
        asked[asked.length - 1] >>>= -size & 63;
        if (isDropShip) {
            return judged(new Verdicts(size, asked, null, null, null), asked, passed);
        }
        long[] special = special();
        ReadyPolicy.Standing standing = ready.standing(one.demand.channel(), judge.open());
        for (int word = 0; word < asked.length; word++) {
            asked[word] &= ~standing.refused[word] | special[word];
        }
        Verdicts.Far far = far(asked, special);
        Verdicts.Empty empty = empty(asked, special);
        return judged(new Verdicts(size, asked, standing, far, empty), asked, passed);
    }

    private Verdicts judged(Verdicts verdicts, long[] asked, List<Candidate> passed) {
        for (int word = 0; word < asked.length; word++) {
            for (long rest = asked[word]; rest != 0; rest &= rest - 1) {
                if (judge.passes((word << 6) + Long.numberOfTrailingZeros(rest))) {
                    passed.add(judge.candidate());
                }
                verdicts.keep(judge);
            }
        }
        return verdicts;
    }

    /// Bits of the places where this order is not like any other: where it was rejected, and the store its buyer chose.
    private long[] special() {
        long[] bits = new long[possible.length];
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

    /// Takes those out of `asked` that are too far, when distance is the first thing the rule asks of an order.
    private Verdicts.@Nullable Far far(long[] asked, long[] special) {
        int filter = ready.asking.length == 0 ? -1 : ready.asking[0];
        if (filter < 0 || !(rule.where().get(filter) instanceof LocationFilter.WithinDistance(int km))) {
            return null;
        }
        PointGrid grid = one.network.grid();
        PointGrid.Target from = one.target(rule.delivery());
        long[] far = new long[asked.length];
        for (int word = 0; word < asked.length; word++) {
            for (long rest = asked[word] & ~special[word]; rest != 0; rest &= rest - 1) {
                int place = (word << 6) + Long.numberOfTrailingZeros(rest);
                boolean near = from != null && grid.chordSquared(from, place) <= ready.radii[filter];
                far[word] |= near ? 0 : Long.lowestOneBit(rest);
            }
            asked[word] &= ~far[word];
        }
        return new Verdicts.Far(far, filter, grid, from, km * 1_000L);
    }

    /// Takes those out of `asked` that have nothing of what is wanted, when the rule looks at nothing else before.
    private Verdicts.@Nullable Empty empty(long[] asked, long[] special) {
        boolean asksMore = false;
        for (int i = 0; i < ready.asking.length; i++) {
            LocationFilter filter = rule.where().get(ready.asking[i]);
            boolean isDone = i == 0 && filter instanceof LocationFilter.WithinDistance;
            asksMore |= !isDone && !(filter instanceof LocationFilter.HandlesProductType);
        }
        if (asksMore) {
            return null;
        }
        long[] stocked = new long[asked.length];
        for (int line = 0; line < one.left.length; line++) {
            if (one.left[line] > 0) {
                mark(stocked, line);
            }
        }
        long[] empty = new long[asked.length];
        for (int word = 0; word < asked.length; word++) {
            long same = possible[word] & ~special[word] & ~stocked[word];
            same &= ready.handlesOnly ? one.network.handlingAll()[word] : -1;
            empty[word] = asked[word] & same;
            asked[word] &= ~same;
        }
        return new Verdicts.Empty(empty, judge.nothing());
    }

    /// Without one: only places that can have something.
    private void candidates(List<Candidate> passed) {
        long[] places = withStock();
        boolean nearestOnly = rule.split() instanceof SplitMode.SingleLocation
                && !rule.partial()
                && !rule.sort().isEmpty()
                && rule.sort().getFirst() == LocationSort.DISTANCE
                && one.target(rule.delivery()) != null;
        if (nearestOnly) {
            nearest(places, passed);
            return;
        }
        if (count(places) > FEW) {
            one.spread();
        }
        for (int word = 0; word < places.length; word++) {
            for (long rest = places[word]; rest != 0; rest &= rest - 1) {
                if (judge.passes((word << 6) + Long.numberOfTrailingZeros(rest))) {
                    passed.add(judge.candidate());
                }
            }
        }
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
    private void nearest(long[] places, List<Candidate> passed) {
        int n = count(places);
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
            boolean asNear = passed.isEmpty()
                    || chord != Double.MAX_VALUE
                            && GeoPoint.metres(chord) <= passed.getFirst().metres()
                    || passed.getFirst().metres() < 0;
            if (!asNear) {
                break;
            }
            if (judge.passes(place)) {
                passed.add(judge.candidate());
            }
        }
    }

    /// Bits of the possible places that have a cell of the scarcest article, where all are needed at one place; else of
    /// any article left. Uncounted suppliers always.
    private long[] withStock() {
        long[] found = new long[possible.length];
        boolean all = rule.split() instanceof SplitMode.SingleLocation && !rule.partial();
        int scarcest = -1;
        for (int l = 0; l < one.left.length; l++) {
            if (one.left[l] > 0) {
                if (!all) {
                    mark(found, l);
                } else if (scarcest < 0 || one.cells[l].length < one.cells[scarcest].length) {
                    scarcest = l;
                }
            }
        }
        if (scarcest >= 0) {
            mark(found, scarcest);
            onlyWithAll(found);
        }
        for (int i = 0; isDropShip && i < one.network.size(); i++) {
            Place place = one.network.place(i);
            found[i >> 6] |= !place.tracked() && place.type() == Location.Type.SUPPLIER ? 1L << i : 0;
        }
        for (int word = 0; word < found.length; word++) {
            found[word] &= possible[word];
        }
        return found;
    }

    /// Takes out places that lack a common article altogether; own reservations are left to the judge.
    private void onlyWithAll(long[] found) {
        for (int l = 0; l < one.left.length; l++) {
            DemandLine line = one.lines[l];
            long[] bits = one.left[l] > 0 && line.own().isEmpty()
                    ? one.moment.stock().bitsOf(line.sku().value())
                    : null;
            for (int word = 0; bits != null && word < found.length; word++) {
                for (long rest = found[word]; rest != 0; rest &= rest - 1) {
                    int place = (word << 6) + Long.numberOfTrailingZeros(rest);
                    int id = (int) one.network.place(place).id().value();
                    boolean has = id >> 6 < bits.length && NearestStock.has(bits, id);
                    found[word] &= has ? -1L : ~(1L << place);
                }
            }
        }
    }

    /// Bits of the places with a cell of a line's article. A place outside the network (new, or closed for good) is left
    /// out: its stock may be known before the place is.
    private void mark(long[] found, int line) {
        int[] cells = one.cells[line];
        for (int i = 0; i < cells.length / 2; i++) {
            int place = one.network.numberOf(cells[i]);
            if (place >= 0) {
                found[place >> 6] |= 1L << place;
            }
        }
        one.demand.lines().get(line).own().keySet().forEach(location -> {
            int place = one.network.numberOf(location);
            if (place >= 0) {
                found[place >> 6] |= 1L << place; // its own reservation may be all that is there
            }
        });
    }

    /// The best plan without one of the chosen locations: what it would have come to elsewhere.
    private List<Parcel> alternative(Choice choice, Choice.Plan plan) {
        List<Parcel> best = List.of();
        for (Choice.Share share : plan.shares()) {
            List<Parcel> without = parcels(choice.without(share.rank()));
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

    private List<Parcel> parcels(Choice.Plan plan) {
        return plan.shares().stream().map(this::parcel).toList();
    }

    /// What a share comes to: the ride for its weight, the price, the shift that works on it.
    private Parcel parcel(Choice.Share share) {
        Candidate from = share.candidate();
        List<Portion> portions = new ArrayList<>();
        long grams = 0;
        for (int l = 0; l < share.given().length; l++) {
            if (share.given()[l] > 0) {
                portions.add(one.portion(l, share.given()[l]));
                grams += (long) share.given()[l] * one.lines[l].grams();
            }
        }
        Opening opening = one.network.window(from.number(), one.moment.now());
        if (opening == null) {
            throw new IllegalStateException("a location without a shift was chosen: " + from.place().id());
        }
        Slot slot = rule.delivery() == Delivery.PICKUP
                ? one.network.slot(from.number(), one.moment.now(), one.moment.load())
                : null;
        Ride ride = slot != null
                ? new Ride("", "", slot.from(), slot.to(), 0)
                : ride(from.tariff(), (int) Math.min(grams, Integer.MAX_VALUE));
        return new Parcel(
                index, isDropShip, from.place().id(), rule.delivery(), one.destination(rule.delivery()), ride.carrier,
                ride.service, ride.leaves, ride.arrives, opening.day(), opening.shift(),
                ride.price + from.place().handling(), from.metres(), portions);
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
