package crossdock.routing.engine;

import crossdock.inventory.Location;
import crossdock.routing.calendar.Opening;
import crossdock.routing.calendar.PickupWindows.Slot;
import crossdock.routing.engine.Attempt.Ranked;
import crossdock.routing.engine.Attempt.Result;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Place;
import crossdock.routing.network.Tariff;
import crossdock.routing.policy.Delivery;
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
    private final Case one;
    private final Rule rule;
    private final int index;
    private final boolean isDropShip;
    private final long[] possible;
    private final Parts parts;
    private final Judge judge;
    private final Choice choice;

    /// @param possible places that the order cannot change the answer for
    RuleTurn(Case one, Rule rule, int index, boolean isDropShip, long[] possible) {
        this.one = one;
        this.rule = rule;
        this.index = index;
        this.isDropShip = isDropShip;
        this.possible = possible;
        parts = new Parts(one, rule.split().bounds().keepTogether());
        judge = new Judge(one, rule, parts, isDropShip);
        choice = new Choice(one, rule, parts);
    }

    /// Finds, ranks, chooses. The result counts units: full means every unit that was asked, partial at least one.
    Attempt take() {
        List<Portion> asked = one.portionsLeft();
        Verdicts verdicts = one.isTraced ? new Verdicts(one.network.size()) : null;
        List<Candidate> ranked = verdicts == null ? candidates() : candidates(verdicts);
        Choice.Plan plan = choice.choose(ranked);
        List<Parcel> parcels = parcels(plan);
        int units = parcels.stream().mapToInt(Parcel::units).sum();
        int wanted = asked.stream().mapToInt(Portion::units).sum();
        Result result = units == 0 ? Result.NONE : units == wanted ? Result.FULL : Result.PARTIAL;
        List<Parcel> alternative = verdicts == null || plan.isNothing() ? List.of() : alternative(ranked, plan);
        List<Ranked> ranking = verdicts == null ? List.of() : ranked.stream().map(RuleTurn::shown).toList();
        return new Attempt(
                index, isDropShip, asked, result, verdicts, ranking, parcels, true, alternative, plan.gap());
    }

    private static Ranked shown(Candidate candidate) {
        Long[] keys = new Long[candidate.keys().length];
        Arrays.setAll(keys, i -> candidate.keys()[i]);
        return new Ranked(candidate.number(), List.of(keys), candidate.cost(), candidate.units());
    }

    /// With a trace: every place is asked, and every answer kept.
    private List<Candidate> candidates(Verdicts verdicts) {
        List<Candidate> passed = new ArrayList<>();
        for (int place = 0; place < one.network.size(); place++) {
            if (judge.passes(place)) {
                passed.add(judge.candidate());
            }
            verdicts.keep(place, judge);
        }
        passed.sort(Candidate::compare);
        return passed;
    }

    /// Without one: only places that can have something.
    private List<Candidate> candidates() {
        long[] places = withStock();
        boolean nearestOnly = rule.split() instanceof SplitMode.SingleLocation
                && !rule.partial()
                && !rule.sort().isEmpty()
                && rule.sort().getFirst() == LocationSort.DISTANCE
                && one.target(rule.delivery()) != null;
        if (nearestOnly) {
            return nearest(places);
        }
        List<Candidate> passed = new ArrayList<>();
        for (int word = 0; word < places.length; word++) {
            for (long rest = places[word]; rest != 0; rest &= rest - 1) {
                if (judge.passes((word << 6) + Long.numberOfTrailingZeros(rest))) {
                    passed.add(judge.candidate());
                }
            }
        }
        passed.sort(Candidate::compare);
        return passed;
    }

    /// Passes them from near to far and stops after the first that passes and all that are as near by the metre. Places
    /// without coordinates come last.
    private List<Candidate> nearest(long[] places) {
        int n = 0;
        for (long word : places) {
            n += Long.bitCount(word);
        }
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
        List<Candidate> passed = new ArrayList<>();
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
        passed.sort(Candidate::compare);
        return passed;
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
            Place place = one.network.places().get(i);
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
                    int id = (int) one.network.places().get(place).id().value();
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
    private List<Parcel> alternative(List<Candidate> ranked, Choice.Plan plan) {
        List<Parcel> best = List.of();
        for (Choice.Share share : plan.shares()) {
            List<Candidate> others = ranked.stream()
                    .filter(candidate -> candidate.number() != share.candidate().number())
                    .toList();
            List<Parcel> without = parcels(choice.choose(others));
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
