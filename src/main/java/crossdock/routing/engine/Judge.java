package crossdock.routing.engine;

import crossdock.kernel.LocationId;
import crossdock.routing.calendar.Opening;
import crossdock.routing.calendar.PickupWindows.Slot;
import crossdock.routing.cost.CarrierService;
import crossdock.routing.engine.ReadyPolicy.ReadyRule;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.geo.PointGrid;
import crossdock.routing.network.Capacity;
import crossdock.routing.network.Place;
import crossdock.routing.network.Tariff;
import crossdock.routing.network.Workload;
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
/// The answer stands in its fields until the next question. One thread at a time.
final class Judge {
    private static final int PLENTY = 1 << 30; // of an article whose stock nobody counts
    private static final long UNASKED = -2;

    private final Case one;
    private final ReadyRule ready;
    private final Rule rule;
    private final boolean isDropShip;
    private final boolean single;
    private final boolean needsAll;
    private final PointGrid.@Nullable Target target;
    private final long serving; // bits of the services that deliver there at all
    private final long services; // and of those that every filter lets pass
    private final long[] open; // bits of the places with a shift
    private final int[][] partLines; // lines of each part
    private final int[] needs; // the lines of all parts
    private final int[] wanted; // per line: what its part wants of its article, which such lines share
    private final int[] available; // per line: what the place asked last has of it
    private final long[] values; // per line, minor units a unit
    private final int[] grams; // per line, of a unit

    Check check = Check.PASSED;
    int filter;
    long a; // for a distance the raw bits of its chord: thousands are kept, few are ever read
    long b;
    int line;
    int covered;
    int number;
    final int[] given; // these down to the tariff are what the place could fill; see Candidates
    long full;
    int fullParts;
    int units;
    int capacityLeft;
    @Nullable Tariff tariff;
    private Place place;
    private long metres;

    Judge(Case one, ReadyRule ready, Parts parts, boolean isDropShip) {
        this.one = one;
        this.ready = ready;
        this.rule = ready.rule;
        this.isDropShip = isDropShip;
        this.place = one.network.place(0);
        single = rule.split() instanceof SplitMode.SingleLocation;
        needsAll = single && !rule.partial();
        target = one.target(rule.delivery());
        serving = Tariff.serving(one.network, one.region(rule.delivery()));
        services = ready.named.length == 0 ? serving : serving & ready.named[ready.named.length - 1];
        open = one.network.withWindow(one.moment.now());
        partLines = parts.lines.toArray(int[][]::new);
        needs = parts.members();
        wanted = parts.wanted(one);
        given = new int[wanted.length];
        available = new int[wanted.length];
        values = new long[wanted.length];
        grams = new int[wanted.length];
        for (int l = 0; l < wanted.length; l++) {
            values[l] = one.lines[l].value();
            grams[l] = one.lines[l].grams();
        }
    }

    /// Whether the place passes; the fields say why not.
    boolean passes(int asked) {
        start(asked);
        return mayAtAll() && filters() && canFill();
    }

    /// The same of a place that [Standing] lets pass, for an order to which it is a place like any other.
    boolean passesOnceAllowed(int asked) {
        start(asked);
        for (int i : ready.asking) {
            if (!passes(rule.where().get(i), i)) {
                return false;
            }
        }
        return canFill();
    }

    private void start(int asked) {
        number = asked;
        place = one.network.place(asked);
        refuse(Check.PASSED, -1, 0, 0);
        line = -1;
        covered = -1;
        metres = UNASKED;
    }

    private boolean canFill() {
        return stock() && value() && capacity() && carried();
    }

    /// What it just said.
    Verdict verdict() {
        long first = check != Check.DISTANCE ? a : Verdicts.metres(Double.longBitsToDouble(a));
        return new Verdict(check, Math.min(filter, Byte.MAX_VALUE), first, b, line, covered);
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

    private boolean mayAtAll() {
        boolean wasRejected = !one.demand.rejectedBy().isEmpty() && one.demand.rejectedBy().contains(place.id());
        Check basic = ReadyPolicy.basic(
                rule, place, one.demand.channel(), NearestStock.has(open, number), isDropShip, wasRejected,
                number == one.chosenStore);
        return basic == Check.PASSED || refuse(basic, -1, 0, 0);
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
    long metres() {
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
        if (NearestStock.has(one.network.handlingAll(), number)) {
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
        full = 0;
        fullParts = 0;
        units = 0;
        covered = 0;
        lookUp();
        for (int part = 0; part < partLines.length; part++) {
            int[] lines = partLines[part];
            boolean whole = hasAll(lines);
            boolean some = !whole && rule.partial() && lines.length == 1;
            for (int l : lines) {
                given[l] = whole ? one.left[l] : some ? Math.clamp(available[l], 0, one.left[l]) : 0;
                units += given[l];
            }
            if (whole) {
                full |= part < Long.SIZE ? 1L << part : 0;
                fullParts++;
                covered += lines.length;
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

    private void lookUp() {
        boolean handlesAll = !ready.handlesOnly || NearestStock.has(one.network.handlingAll(), number);
        boolean counted = !isDropShip || place.tracked(); // no other turn asks places that count nothing
        for (int l : needs) {
            available[l] = !handlesAll && !place.handles(one.lines[l].productType())
                    ? 0
                    : counted ? one.available(l, place, number) - ready.keepBack : PLENTY;
        }
    }

    /// Notes the first line that is short in the fields of the answer.
    private boolean hasAll(int[] lines) {
        for (int l : lines) {
            int has = available[l];
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

    private boolean value() {
        long value = 0;
        for (int l = 0; l < given.length; l++) {
            value += given[l] * values[l];
        }
        return value >= ready.leastValue
                || refuse(Check.PARCEL_VALUE, ready.valueFilter, value, ready.leastValue);
    }

    private boolean capacity() {
        Capacity capacity = one.network.capacity(number);
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
        boolean another = capacity.unit() == Capacity.Unit.ORDERS && taken > 0; // one more parcel of the same order
        int need = another ? 0 : single ? capacity.need(lines, units) : 1;
        LocationId id = one.network.id(number);
        Workload load = one.moment.load();
        int day = Capacity.left(capacity.perDay(), load.onDay(id, opening.day()) + taken);
        int shift = Capacity.left(capacity.perShift(), load.inShift(id, opening.day(), opening.shift()) + taken);
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
            return refuse(Check.CARRIER, -1, 0, 0);
        }
        return !single
                || tariff.price(grams()) != CarrierService.NOT_CARRIED
                || refuse(Check.TOO_HEAVY, -1, grams(), 0);
    }

    private int grams() {
        long weight = 0;
        for (int l = 0; l < given.length; l++) {
            weight += (long) given[l] * grams[l];
        }
        return (int) Math.min(weight, Integer.MAX_VALUE);
    }

    long handling() {
        return one.network.handling(number);
    }

    /// What all that it could fill costs from there; -1 when no service carries it.
    long cost() {
        long parcel = tariff == null ? 0 : tariff.price(grams());
        return parcel == CarrierService.NOT_CARRIED ? -1 : parcel + handling();
    }

    /// What it is ranked by; lower is better.
    ///
    /// @param sort index in the rule
    /// @param cost as it says
    long key(int sort, long cost) {
        return switch (rule.sort().get(sort)) {
            case DISTANCE -> metres() < 0 ? Long.MAX_VALUE : metres();
            case COST -> cost < 0 ? Long.MAX_VALUE : cost;
            case CAPACITY_LEFT -> -(long) capacityLeft;
            case STOCK_BALANCE -> -(long) spare();
            case PRIORITY -> place.priority();
            case REJECTION_RATE -> place.rejections();
        };
    }

    /// Units that would be left of the scarcest line it fills.
    private int spare() {
        int spare = PLENTY;
        for (int l = 0; l < given.length; l++) {
            if (given[l] > 0) {
                spare = Math.min(spare, available[l] - given[l]);
            }
        }
        return spare;
    }
}
