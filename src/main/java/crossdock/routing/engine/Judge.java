package crossdock.routing.engine;

import crossdock.routing.calendar.Opening;
import crossdock.routing.calendar.PickupWindows.Slot;
import crossdock.routing.cost.CarrierService;
import crossdock.routing.engine.ReadyPolicy.ReadyRule;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.geo.PointGrid;
import crossdock.routing.network.Capacity;
import crossdock.routing.network.Place;
import crossdock.routing.network.Tariff;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.SplitMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks one location after the other whether it may fill what is left of an order under one rule. First what every rule
/// asks (open, of the channel, ...), then the rule's filters as listed, then stock, parcel value, capacity and carriers.
/// The answer stands in its fields until the next question. One thread.
final class Judge {
    private static final int PLENTY = 1 << 30; // of an article whose stock nobody counts
    private static final long UNASKED = -2;

    private final Case one;
    private final ReadyRule ready;
    private final Rule rule;
    private final boolean isDropShip;
    private final boolean needsAll;
    private final PointGrid.@Nullable Target target;
    private final long serving; // bits of the services that deliver there at all
    private final long services; // and of those that every filter lets pass
    private final long[] open; // bits of the places with a shift
    private final int[][] partLines; // lines of each part
    private final int[] needs; // the lines of all parts
    private final int[] wanted; // per line: what its part wants of its article, which such lines share

    Check check = Check.PASSED;
    int filter;
    long a; // for a distance the raw bits of its chord: thousands are kept, few are ever read
    long b;
    int line;
    int covered;
    private Place place;
    private int number;
    private long metres;
    private int[] given = {};
    private long full;
    private int fullParts;
    private int units;
    private int capacityLeft;
    private @Nullable Tariff tariff;

    Judge(Case one, ReadyRule ready, Parts parts, boolean isDropShip) {
        this.one = one;
        this.ready = ready;
        this.rule = ready.rule;
        this.isDropShip = isDropShip;
        this.place = one.network.place(0);
        needsAll = rule.split() instanceof SplitMode.SingleLocation && !rule.partial();
        target = one.target(rule.delivery());
        serving = Tariff.serving(one.network, one.region(rule.delivery()));
        services = ready.named.length == 0 ? serving : serving & ready.named[ready.named.length - 1];
        open = one.network.withWindow(one.moment.now());
        partLines = parts.lines.toArray(int[][]::new);
        needs = parts.members();
        wanted = parts.wanted(one);
    }

    /// Whether the place passes; the fields say why not.
    boolean passes(int asked) {
        number = asked;
        place = one.network.place(asked);
        refuse(Check.PASSED, -1, 0, 0);
        line = -1;
        covered = -1;
        metres = UNASKED;
        return mayAtAll() && filters() && stock() && value() && capacity() && carried();
    }

    /// Bits of the places with a shift.
    long[] open() {
        return open;
    }

    /// What is said of every place that passes the filters and has nothing that is wanted.
    Verdict nothing() {
        int first = needs[0];
        return new Verdict(Check.STOCK, -1, -ready.keepBack, wanted[first], first, 0);
    }

    private boolean refuse(Check why, int byFilter, long first, long second) {
        check = why;
        filter = byFilter;
        a = first;
        b = second;
        return false;
    }

    private boolean refuse(Check why) {
        return refuse(why, -1, 0, 0);
    }

    private boolean mayAtAll() {
        if (!place.tracked() && !isDropShip) {
            return refuse(Check.UNTRACKED);
        }
        if (!place.open()) {
            return refuse(Check.CLOSED);
        }
        if (!place.fulfilsFor(one.demand.channel())) {
            return refuse(Check.OTHER_CHANNEL);
        }
        if (!one.demand.rejectedBy().isEmpty() && one.demand.rejectedBy().contains(place.id())) {
            return refuse(Check.REJECTED_BEFORE);
        }
        if (rule.delivery() == Delivery.PICKUP) {
            if (number != one.chosenStore) {
                return refuse(Check.NOT_THE_CHOSEN_STORE);
            }
            if (!place.offersPickup()) {
                return refuse(Check.NO_PICKUP);
            }
        } else {
            if (rule.delivery() == Delivery.SHIP_TO_STORE && number == one.chosenStore) {
                return refuse(Check.IS_THE_CHOSEN_STORE);
            }
            if (!place.ships()) {
                return refuse(Check.NO_SHIPPING);
            }
        }
        return NearestStock.has(open, number) || refuse(Check.NO_SHIFT);
    }

    /// Filters that look at the place alone are asked only where one of them refuses it.
    private boolean filters() {
        List<LocationFilter> where = rule.where();
        if (NearestStock.has(ready.possible, number)) {
            for (int i : ready.asking) {
                if (!passes(where.get(i), i)) {
                    return false;
                }
            }
            return true;
        }
        for (int i = 0; i < where.size(); i++) {
            if (!passes(where.get(i), i)) {
                return false;
            }
        }
        return true;
    }

    private boolean passes(LocationFilter asked, int index) {
        return switch (asked) {
            case LocationFilter.WithinDistance(int km) -> isWithin(km, index);
            case LocationFilter.CarrierServes _ -> servedBy(index);
            case LocationFilter.HandlesProductType() -> handlesSomething(index);
            case LocationFilter.PickupWindow(int hours) -> hasWindowWithin(hours, index);
            case LocationFilter.StockNotOlderThan(int minutes) -> isFresh(minutes, index);
            case LocationFilter.InGroup _,
                    LocationFilter.OfType _,
                    LocationFilter.Offers _,
                    LocationFilter.RoutingSafetyStock _,
                    LocationFilter.CapacityLeft _,
                    LocationFilter.MinimumParcelValue _ ->
                ReadyPolicy.passes(asked, place) || refuse(ReadyPolicy.refusal(asked), index, 0, 0);
        };
    }

    private boolean isWithin(int km, int index) {
        double chord = target == null ? Double.NaN : one.network.grid().chordSquared(target, number);
        return chord <= ready.radii[index]
                || refuse(Check.DISTANCE, index, Double.doubleToRawLongBits(chord), km * 1_000L);
    }

    /// -1 when either end is unknown; worked out when first asked of a place.
    private long metres() {
        if (metres == UNASKED) {
            double chord = target == null ? Double.NaN : one.network.grid().chordSquared(target, number);
            metres = Double.isNaN(chord) ? -1 : GeoPoint.metres(chord);
        }
        return metres;
    }

    private boolean servedBy(int index) {
        long services = serving & ready.named[index];
        if (tariff(services, true) != null) {
            return true;
        }
        Tariff later = tariff(services, false);
        return later == null
                ? refuse(Check.CARRIER, index, 0, 0)
                : refuse(Check.CUT_OFF, index, later.firstLeaving().getEpochSecond(), 0);
    }

    private @Nullable Tariff tariff(long services, boolean today) {
        return one.tariffs.of(number, metres(), services, today);
    }

    private boolean handlesSomething(int index) {
        if (place.productTypes().isEmpty()) {
            return true;
        }
        for (int l : needs) {
            if (place.handles(one.lines[l].productType())) {
                return true;
            }
        }
        return refuse(Check.PRODUCT_TYPE, index, 0, 0);
    }

    private boolean hasWindowWithin(int hours, int index) {
        Slot slot = one.network.slot(number, one.moment.now(), one.moment.load());
        Instant latest = one.moment.now().plus(Duration.ofHours(hours));
        return slot != null && !slot.from().isAfter(latest)
                || refuse(Check.PICKUP_WINDOW, index, slot == null ? -1 : slot.from().getEpochSecond(), hours);
    }

    private boolean isFresh(int minutes, int index) {
        Instant asOf = place.stockAsOf();
        long age = asOf == null ? -1 : Math.max(0, Duration.between(asOf, one.moment.now()).toMinutes());
        boolean fresh = asOf != null && !asOf.isBefore(one.moment.now().minus(Duration.ofMinutes(minutes)));
        return fresh || refuse(Check.STOCK_AGE, index, age, minutes);
    }

    /// Works out what the place could fill, part by part.
    private boolean stock() {
        given = new int[one.left.length];
        full = 0;
        fullParts = 0;
        units = 0;
        covered = 0;
        for (int part = 0; part < partLines.length; part++) {
            int[] lines = partLines[part];
            if (hasAll(lines)) {
                for (int l : lines) {
                    given[l] = one.left[l];
                    units += one.left[l];
                }
                full |= part < Long.SIZE ? 1L << part : 0;
                fullParts++;
                covered += lines.length;
            } else if (rule.partial() && lines.length == 1) {
                given[lines[0]] = Math.clamp(available(lines[0]), 0, one.left[lines[0]]);
                units += given[lines[0]];
            }
        }
        if (units == 0) {
            check = Check.STOCK;
            return false;
        }
        if (needsAll && fullParts < partLines.length) {
            check = Check.NOT_ALL_LINES;
            return false;
        }
        line = -1;
        a = 0;
        b = 0;
        return true;
    }

    /// Notes the first line that is short in the fields of the answer.
    private boolean hasAll(int[] lines) {
        for (int l : lines) {
            int has = available(l);
            if (has < wanted[l]) {
                if (line < 0) {
                    line = l;
                    a = has;
                    b = wanted[l];
                }
                return false;
            }
        }
        return true;
    }

    private int available(int l) {
        if (ready.handlesOnly && !place.handles(one.lines[l].productType())) {
            return 0;
        }
        return place.tracked() ? one.available(l, place, number) - ready.keepBack : PLENTY;
    }

    private boolean value() {
        long value = 0;
        for (int l = 0; l < given.length; l++) {
            value += given[l] * one.lines[l].value();
        }
        return value >= ready.leastValue
                || refuse(Check.PARCEL_VALUE, ready.valueFilter, value, ready.leastValue);
    }

    private boolean capacity() {
        Capacity capacity = place.capacity();
        boolean limited = capacity.perDay() != Capacity.UNLIMITED || capacity.perShift() != Capacity.UNLIMITED;
        Opening opening = limited ? one.network.window(number, one.moment.now()) : null;
        if (opening == null) {
            capacityLeft = Capacity.UNLIMITED;
            return true;
        }
        int taken = one.takenAt(place);
        int lines = 0;
        for (int some : given) {
            lines += some > 0 ? 1 : 0;
        }
        boolean single = rule.split() instanceof SplitMode.SingleLocation;
        boolean another = capacity.unit() == Capacity.Unit.ORDERS && taken > 0; // one more parcel of the same order
        int need = another ? 0 : single ? capacity.need(lines, units) : 1;
        int day = Capacity.left(capacity.perDay(), one.moment.load().onDay(place.id(), opening.day()) + taken);
        int shift = Capacity.left(
                capacity.perShift(), one.moment.load().inShift(place.id(), opening.day(), opening.shift()) + taken);
        capacityLeft = Math.max(Math.min(day, shift), another ? 1 : 0);
        int needOfDay = Math.max(need, ready.dayFilter < 0 ? 0 : ready.leastDay);
        int needOfShift = Math.max(need, ready.shiftFilter < 0 ? 0 : ready.leastShift);
        if (day < needOfDay) {
            return refuse(Check.CAPACITY_DAY, ready.dayFilter, day, needOfDay);
        }
        return shift >= needOfShift || refuse(Check.CAPACITY_SHIFT, ready.shiftFilter, shift, needOfShift);
    }

    private boolean carried() {
        tariff = null;
        if (rule.delivery() == Delivery.PICKUP || one.network.facts().services().isEmpty()) {
            return true;
        }
        tariff = tariff(services, ready.onlyToday);
        if (tariff == null) {
            return refuse(Check.CARRIER);
        }
        boolean single = rule.split() instanceof SplitMode.SingleLocation;
        boolean carried = !single || tariff.price(grams()) != CarrierService.NOT_CARRIED;
        return carried || refuse(Check.TOO_HEAVY, -1, grams(), 0);
    }

    private int grams() {
        long grams = 0;
        for (int l = 0; l < given.length; l++) {
            grams += (long) given[l] * one.lines[l].grams();
        }
        return (int) Math.min(grams, Integer.MAX_VALUE);
    }

    /// The place that just passed, as a candidate.
    Candidate candidate() {
        long parcel = tariff == null ? 0 : tariff.price(grams());
        long cost = parcel == CarrierService.NOT_CARRIED ? -1 : parcel + place.handling();
        long[] keys = new long[rule.sort().size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = switch (rule.sort().get(i)) {
                case DISTANCE -> metres() < 0 ? Long.MAX_VALUE : metres();
                case COST -> cost < 0 ? Long.MAX_VALUE : cost;
                case CAPACITY_LEFT -> -(long) capacityLeft;
                case STOCK_BALANCE -> -(long) spare();
                case PRIORITY -> place.priority();
                case REJECTION_RATE -> place.rejections();
            };
        }
        return new Candidate(
                number, place, given, full, fullParts, units, tariff, capacityLeft, metres(), keys, cost);
    }

    /// Units that would be left of the scarcest line it fills.
    private int spare() {
        int spare = PLENTY;
        for (int l = 0; l < given.length; l++) {
            if (given[l] > 0) {
                spare = Math.min(spare, available(l) - given[l]);
            }
        }
        return spare;
    }
}
