package crossdock.routing.engine;

import crossdock.kernel.LocationId;
import crossdock.routing.calendar.Opening;
import crossdock.routing.calendar.PickupWindows;
import crossdock.routing.engine.OracleAttempt.Said;
import crossdock.routing.engine.OracleTrips.Trip;
import crossdock.routing.network.Capacity;
import crossdock.routing.network.Place;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.LocationSort;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.SplitMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One rule's turn in the oracle: judges every location.
final class OracleRule {
    final Oracle oracle;
    final Rule rule;
    final int index;
    final boolean isDropShip;
    final OracleTrips travel;
    final List<List<Integer>> parts = new ArrayList<>();

    /// What a location could do.
    record Able(
            Place place, int[] give, boolean[] whole, int units, int lines, int room, List<Trip> trips,
            List<Long> keys) {}

    OracleRule(Oracle oracle, Rule rule, int index, boolean isDropShip) {
        this.oracle = oracle;
        this.rule = rule;
        this.index = index;
        this.isDropShip = isDropShip;
        this.travel = new OracleTrips(oracle, rule);
        group();
    }

    /// Lines that belong together, found by joining until nothing changes.
    private void group() {
        oracle.open().forEach(portion -> parts.add(new ArrayList<>(List.of(portion.index()))));
        boolean joined = true;
        while (joined) {
            joined = false;
            for (int i = 0; i < parts.size() && !joined; i++) {
                for (int j = i + 1; j < parts.size() && !joined; j++) {
                    if (belong(parts.get(i), parts.get(j))) {
                        parts.get(i).addAll(parts.remove(j));
                        parts.get(i).sort(null);
                        joined = true;
                    }
                }
            }
        }
        parts.sort((a, b) -> a.getFirst() - b.getFirst());
    }

    private boolean belong(List<Integer> a, List<Integer> b) {
        return a.stream().anyMatch(i -> b.stream().anyMatch(j -> {
            DemandLine x = oracle.demand.lines().get(i);
            DemandLine y = oracle.demand.lines().get(j);
            return x.sku().equals(y.sku())
                    || !x.group().isEmpty() && x.group().equals(y.group())
                    || x.productType().equals(y.productType())
                            && rule.split().bounds().keepTogether().contains(x.productType());
        }));
    }

    OracleAttempt attempt() {
        Map<LocationId, Said> said = new TreeMap<>();
        List<Able> able = new ArrayList<>();
        for (Place place : oracle.places) {
            said.put(place.id(), judge(place, able));
        }
        able.sort((x, y) -> {
            for (int i = 0; i < rule.sort().size(); i++) {
                int by = x.keys().get(i).compareTo(y.keys().get(i));
                if (by != 0) {
                    return by;
                }
            }
            return x.place().id().compareTo(y.place().id());
        });
        var rounds = new OracleRounds(this);
        List<Parcel> parcels = rounds.best(able);
        int wanted = oracle.open().stream().mapToInt(Portion::units).sum();
        int got = parcels.stream().mapToInt(Parcel::units).sum();
        Attempt.Result result = got == 0
                ? Attempt.Result.NONE
                : got == wanted ? Attempt.Result.FULL : Attempt.Result.PARTIAL;
        List<OracleAttempt.Rank> ranking =
                able.stream().map(one -> new OracleAttempt.Rank(one.place().id(), one.keys())).toList();
        List<Parcel> alternative = rounds.alternative(able, parcels);
        return new OracleAttempt(index, isDropShip, result, said, ranking, parcels, alternative);
    }

    private Said judge(Place place, List<Able> able) {
        Check basic = basics(place);
        if (basic != Check.PASSED) {
            return new Said(basic, -1, 0, 0, -1, -1);
        }
        for (int i = 0; i < rule.where().size(); i++) {
            Said refusal = filter(place, rule.where().get(i), i);
            if (refusal != null) {
                return refusal;
            }
        }
        return judgeStock(place, able);
    }

    private Said judgeStock(Place place, List<Able> able) {
        int[] give = new int[oracle.left.length];
        boolean[] whole = new boolean[parts.size()];
        int shortLine = -1;
        int covered = 0;
        for (int p = 0; p < parts.size(); p++) {
            whole[p] = true;
            for (int line : parts.get(p)) {
                if (has(place, line) < sameArticle(parts.get(p), line)) {
                    whole[p] = false;
                    shortLine = shortLine < 0 ? line : shortLine;
                }
            }
            for (int line : parts.get(p)) {
                boolean some = rule.partial() && parts.get(p).size() == 1;
                give[line] = whole[p] ? oracle.left[line] : some ? Math.max(0, has(place, line)) : 0;
                covered += whole[p] ? 1 : 0;
            }
        }
        int units = Arrays.stream(give).sum();
        boolean single = rule.split() instanceof SplitMode.SingleLocation;
        boolean all = covered == oracle.open().size();
        if (units == 0 || single && !rule.partial() && !all) {
            int wanted = sameArticle(partOf(shortLine), shortLine);
            Check check = units == 0 ? Check.STOCK : Check.NOT_ALL_LINES;
            return new Said(check, -1, has(place, shortLine), wanted, shortLine, covered);
        }
        long value = 0;
        long grams = 0;
        int lines = 0;
        for (int line = 0; line < give.length; line++) {
            value += give[line] * oracle.demand.lines().get(line).value();
            grams += (long) give[line] * oracle.demand.lines().get(line).grams();
            lines += give[line] > 0 ? 1 : 0;
        }
        if (value < leastValue()) {
            return new Said(Check.PARCEL_VALUE, valueFilter(), value, leastValue(), -1, covered);
        }
        Said full = room(place, single, lines, units, covered);
        if (full.check() != Check.PASSED) {
            return full;
        }
        List<Trip> trips = List.of();
        if (rule.delivery() != Delivery.PICKUP && !oracle.facts.services().isEmpty()) {
            trips = travel.trips(place, travel.today());
            if (trips.isEmpty()) {
                return new Said(Check.CARRIER, -1, 0, 0, -1, covered);
            }
            if (single && OracleTrips.cheapest(trips, grams) == null) {
                return new Said(Check.TOO_HEAVY, -1, grams, 0, -1, covered);
            }
        }
        able.add(able(place, give, whole, new int[] {units, lines, (int) full.a()}, trips, grams));
        return Oracle.passed(covered);
    }

    private Check basics(Place place) {
        boolean chosen = oracle.demand.isCollected() && place.id().equals(oracle.demand.pickupAt());
        if (!place.tracked() && !isDropShip) {
            return Check.UNTRACKED;
        } else if (!place.open()) {
            return Check.CLOSED;
        } else if (!oracle.fulfils(place)) {
            return Check.OTHER_CHANNEL;
        } else if (oracle.demand.rejectedBy().contains(place.id())) {
            return Check.REJECTED_BEFORE;
        } else if (rule.delivery() == Delivery.PICKUP && !chosen) {
            return Check.NOT_THE_CHOSEN_STORE;
        } else if (rule.delivery() == Delivery.PICKUP && !place.offersPickup()) {
            return Check.NO_PICKUP;
        } else if (rule.delivery() == Delivery.SHIP_TO_STORE && chosen) {
            return Check.IS_THE_CHOSEN_STORE;
        } else if (rule.delivery() != Delivery.PICKUP && !place.ships()) {
            return Check.NO_SHIPPING;
        }
        return opening(place) == null ? Check.NO_SHIFT : Check.PASSED;
    }

    private @Nullable Said filter(Place place, LocationFilter filter, int i) {
        Said no = null;
        if (filter instanceof LocationFilter.InGroup f) {
            boolean in = place.groups().stream().anyMatch(f.any()::contains);
            no = in == f.not() ? said(Check.GROUP, i, 0, 0) : null;
        } else if (filter instanceof LocationFilter.OfType f) {
            no = f.any().contains(place.type()) == f.not() ? said(Check.TYPE, i, 0, 0) : null;
        } else if (filter instanceof LocationFilter.WithinDistance f) {
            long metres = travel.metres(place);
            no = metres < 0 || metres > f.km() * 1_000L ? said(Check.DISTANCE, i, metres, f.km() * 1_000L) : null;
        } else if (filter instanceof LocationFilter.Offers f) {
            if (f.offer() == LocationFilter.Offer.SHIPPING) {
                no = place.ships() ? null : said(Check.NO_SHIPPING, i, 0, 0);
            } else {
                no = place.offersPickup() ? null : said(Check.NO_PICKUP, i, 0, 0);
            }
        } else if (filter instanceof LocationFilter.CarrierServes) {
            List<Trip> ever = travel.trips(place, false, i + 1);
            if (ever.isEmpty()) {
                no = said(Check.CARRIER, i, 0, 0);
            } else if (travel.trips(place, true, i + 1).isEmpty()) {
                Instant first = ever.stream().map(Trip::leaves).min(Instant::compareTo).orElseThrow();
                no = said(Check.CUT_OFF, i, first.getEpochSecond(), 0);
            }
        } else if (filter instanceof LocationFilter.HandlesProductType) {
            boolean some = oracle.open().stream().anyMatch(portion -> handles(place, portion.index()));
            no = some ? null : said(Check.PRODUCT_TYPE, i, 0, 0);
        } else if (filter instanceof LocationFilter.PickupWindow f) {
            PickupWindows.Slot slot = slot(place);
            boolean late = slot == null || slot.from().isAfter(oracle.now.plusSeconds(f.hours() * 3_600L));
            no = late
                    ? said(Check.PICKUP_WINDOW, i, slot == null ? -1 : slot.from().getEpochSecond(), f.hours())
                    : null;
        } else if (filter instanceof LocationFilter.StockNotOlderThan f) {
            Instant asOf = place.stockAsOf();
            if (asOf == null) {
                no = said(Check.STOCK_AGE, i, -1, f.minutes());
            } else if (asOf.plusSeconds(f.minutes() * 60L).isBefore(oracle.now)) {
                no = said(Check.STOCK_AGE, i, Duration.between(asOf, oracle.now).toMinutes(), f.minutes());
            }
        }
        return no;
    }

    private static Said said(Check check, int filter, long a, long b) {
        return new Said(check, filter, a, b, -1, -1);
    }

    private boolean handles(Place place, int line) {
        String type = oracle.demand.lines().get(line).productType();
        return place.productTypes().isEmpty() || place.productTypes().contains(type);
    }

    private int has(Place place, int line) {
        boolean asked = rule.where().stream().anyMatch(LocationFilter.HandlesProductType.class::isInstance);
        if (asked && !handles(place, line)) {
            return 0;
        }
        int keep = rule.where().stream()
                .mapToInt(f -> f instanceof LocationFilter.RoutingSafetyStock r ? r.units() : 0)
                .sum();
        return place.tracked() ? oracle.available(line, place) - keep : 1 << 30;
    }

    private int sameArticle(List<Integer> part, int line) {
        return part.stream()
                .filter(other -> oracle.demand.lines().get(other).sku().equals(oracle.demand.lines().get(line).sku()))
                .mapToInt(other -> oracle.left[other])
                .sum();
    }

    private List<Integer> partOf(int line) {
        return parts.stream().filter(part -> part.contains(line)).findFirst().orElseThrow();
    }

    long leastValue() {
        long least = rule.split().bounds().minimumValue();
        for (LocationFilter filter : rule.where()) {
            least = filter instanceof LocationFilter.MinimumParcelValue m ? Math.max(least, m.minor()) : least;
        }
        return least;
    }

    private int valueFilter() {
        for (int i = 0; i < rule.where().size(); i++) {
            if (rule.where().get(i) instanceof LocationFilter.MinimumParcelValue m
                    && m.minor() == leastValue()
                    && m.minor() > rule.split().bounds().minimumValue()) {
                return i;
            }
        }
        return -1;
    }

    /// Room for the order; `a` of the answer is what is left.
    private Said room(Place place, boolean single, int lines, int units, int covered) {
        Opening opening = opening(place);
        Capacity capacity = place.capacity();
        if (opening == null
                || capacity.perDay() == Integer.MAX_VALUE && capacity.perShift() == Integer.MAX_VALUE) {
            return new Said(Check.PASSED, -1, Integer.MAX_VALUE, 0, -1, covered);
        }
        boolean here = oracle.parcels.stream().anyMatch(parcel -> parcel.from().equals(place.id()));
        int taken = 0;
        for (Parcel parcel : oracle.parcels) {
            if (parcel.from().equals(place.id())) {
                taken += switch (capacity.unit()) {
                    case ORDERS -> 0;
                    case LINES -> parcel.portions().size();
                    case UNITS -> parcel.units();
                };
            }
        }
        boolean sameOrder = here && capacity.unit() == Capacity.Unit.ORDERS;
        taken += sameOrder ? 1 : 0;
        int need = sameOrder ? 0 : single ? work(capacity, lines, units) : 1;
        int day = capacity.perDay() == Integer.MAX_VALUE
                ? Integer.MAX_VALUE
                : capacity.perDay() - oracle.load.onDay(place.id(), opening.day()) - taken;
        int shift = capacity.perShift() == Integer.MAX_VALUE
                ? Integer.MAX_VALUE
                : capacity.perShift() - oracle.load.inShift(place.id(), opening.day(), opening.shift()) - taken;
        int dayFilter = -1;
        int shiftFilter = -1;
        int needOfDay = need;
        int needOfShift = need;
        int mostDay = 1;
        int mostShift = 1;
        for (int i = 0; i < rule.where().size(); i++) {
            if (rule.where().get(i) instanceof LocationFilter.CapacityLeft c) {
                if (c.span() == LocationFilter.Span.DAY && c.atLeast() > mostDay) {
                    mostDay = c.atLeast();
                    dayFilter = i;
                    needOfDay = Math.max(need, mostDay);
                } else if (c.span() == LocationFilter.Span.SHIFT && c.atLeast() > mostShift) {
                    mostShift = c.atLeast();
                    shiftFilter = i;
                    needOfShift = Math.max(need, mostShift);
                }
            }
        }
        if (day < needOfDay) {
            return new Said(Check.CAPACITY_DAY, dayFilter, day, needOfDay, -1, covered);
        }
        if (shift < needOfShift) {
            return new Said(Check.CAPACITY_SHIFT, shiftFilter, shift, needOfShift, -1, covered);
        }
        int left = Math.min(day, shift);
        return new Said(Check.PASSED, -1, sameOrder ? Math.max(1, left) : left, 0, -1, covered);
    }

    static int work(Capacity capacity, int lines, int units) {
        return capacity.unit() == Capacity.Unit.ORDERS ? 1 : capacity.unit() == Capacity.Unit.LINES ? lines : units;
    }

    @Nullable Opening opening(Place place) {
        return place.calendar().window(oracle.now, 7).orElse(null);
    }

    PickupWindows.@Nullable Slot slot(Place place) {
        var windows = place.windows();
        if (windows != null) {
            return windows.next(oracle.now, start -> oracle.load.inSlot(place.id(), start)).orElse(null);
        }
        Opening opening = opening(place);
        return opening == null
                ? null
                : new PickupWindows.Slot(
                        opening.from().isBefore(oracle.now) ? oracle.now : opening.from(), opening.to());
    }

    private Able able(Place place, int[] give, boolean[] whole, int[] sums, List<Trip> trips, long grams) {
        Trip trip = OracleTrips.cheapest(trips, grams);
        long cost = trips.isEmpty()
                ? place.handling()
                : trip == null ? Long.MAX_VALUE : OracleTrips.price(trip, grams) + place.handling();
        long metres = travel.metres(place);
        int spare = 1 << 30;
        for (int line = 0; line < give.length; line++) {
            spare = give[line] > 0 ? Math.min(spare, has(place, line) - give[line]) : spare;
        }
        List<Long> keys = new ArrayList<>();
        for (LocationSort sort : rule.sort()) {
            keys.add(switch (sort) {
                case DISTANCE -> metres < 0 ? Long.MAX_VALUE : metres;
                case COST -> cost;
                case CAPACITY_LEFT -> -1L * sums[2];
                case STOCK_BALANCE -> -1L * spare;
                case PRIORITY -> (long) place.priority();
                case REJECTION_RATE -> (long) place.rejections();
            });
        }
        return new Able(place, give, whole, sums[0], sums[1], sums[2], trips, keys);
    }
}
