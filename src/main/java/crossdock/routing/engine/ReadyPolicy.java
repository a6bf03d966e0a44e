package crossdock.routing.engine;

import crossdock.routing.cost.CarrierService;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Network;
import crossdock.routing.network.Place;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// A policy made ready for one network: what a rule says of a location without looking at an order is answered once, as
/// a bit per place.
final class ReadyPolicy {
    private final List<List<ReadyRule>> runs;
    final Policy policy;

    ReadyPolicy(Policy policy, Network network) {
        this.policy = policy;
        runs = policy.runs().stream()
                .map(run -> run.rules().stream().map(rule -> new ReadyRule(rule, network)).toList())
                .toList();
    }

    Run run(int index) {
        return policy.runs().get(index);
    }

    ReadyRule rule(int run, int rule) {
        return runs.get(run).get(rule);
    }

    /// One rule, with what it asks of every order put together.
    static final class ReadyRule {
        private static final int MOST_CHANNELS = 32;

        final Rule rule;
        /// Places that no filter by group, type or offer refuses and that are open.
        final long[] possible;
        /// The filters that may refuse a place of these, in order.
        final int[] asking;
        final double[] radii; // per filter, as a chord
        final long[] named; // per filter, bits of the services that it and those before it name
        final boolean handlesOnly;
        final boolean onlyToday;
        final int keepBack;
        final long leastValue;
        final int valueFilter; // that asks for it; -1 for none, here and below
        final int leastDay;
        final int dayFilter;
        final int leastShift;
        final int shiftFilter;
        private final Network network;
        private final ConcurrentMap<String, Standing> standings = new ConcurrentHashMap<>(); // by channel

        ReadyRule(Rule rule, Network network) {
            this.rule = rule;
            this.network = network;
            List<LocationFilter> where = rule.where();
            possible = new long[(network.size() + 63) / 64];
            for (int i = 0; i < network.size(); i++) {
                Place place = network.place(i);
                boolean may = place.open() && where.stream().allMatch(filter -> passes(filter, place));
                possible[i >> 6] |= may ? 1L << i : 0;
            }
            asking = IntStream.range(0, where.size()).filter(i -> asks(where.get(i))).toArray();
            radii = new double[where.size()];
            named = new long[where.size()];
            long services = -1;
            boolean handles = false;
            int keep = 0;
            for (int i = 0; i < where.size(); i++) {
                if (where.get(i) instanceof LocationFilter.WithinDistance(int km)) {
                    radii[i] = GeoPoint.chordSquaredOfKm(km);
                } else if (where.get(i) instanceof LocationFilter.CarrierServes carriers) {
                    services &= named(carriers, network);
                } else if (where.get(i) instanceof LocationFilter.RoutingSafetyStock(int more)) {
                    keep += more;
                }
                handles |= where.get(i) instanceof LocationFilter.HandlesProductType;
                named[i] = services;
            }
            handlesOnly = handles;
            onlyToday = where.stream().anyMatch(LocationFilter.CarrierServes.class::isInstance);
            keepBack = keep;
            valueFilter = strictest(ReadyRule::value, rule.split().bounds().minimumValue());
            leastValue = Choice.leastValue(rule);
            dayFilter = strictest(filter -> left(filter, LocationFilter.Span.DAY), 1);
            leastDay = dayFilter < 0 ? 1 : (int) left(where.get(dayFilter), LocationFilter.Span.DAY);
            shiftFilter = strictest(filter -> left(filter, LocationFilter.Span.SHIFT), 1);
            leastShift = shiftFilter < 0 ? 1 : (int) left(where.get(shiftFilter), LocationFilter.Span.SHIFT);
        }

        /// The first filter that asks for most, -1 when none asks for more than is asked anyway.
        private int strictest(ToLongFunction<LocationFilter> asked, long anyway) {
            int strictest = -1;
            long most = anyway;
            for (int i = 0; i < rule.where().size(); i++) {
                long one = asked.applyAsLong(rule.where().get(i));
                if (one > most) {
                    most = one;
                    strictest = i;
                }
            }
            return strictest;
        }

        private static long value(LocationFilter filter) {
            return filter instanceof LocationFilter.MinimumParcelValue(long minor) ? minor : 0;
        }

        private static long left(LocationFilter filter, LocationFilter.Span span) {
            return filter instanceof LocationFilter.CapacityLeft(LocationFilter.Span of, int least) && of == span
                    ? least
                    : 0;
        }

        private static long named(LocationFilter.CarrierServes asked, Network network) {
            List<CarrierService> all = network.facts().services();
            long bits = all.size() >= Long.SIZE ? 0 : -1L << all.size();
            for (int s = 0; s < all.size(); s++) {
                boolean named = (asked.carriers().isEmpty() || asked.carriers().contains(all.get(s).carrier()))
                        && (asked.services().isEmpty() || asked.services().contains(all.get(s).name()));
                bits |= named ? 1L << s : 0;
            }
            return bits;
        }

        /// What it says of places to every order of a channel, as long as the same ones have a shift.
        ///
        /// @param open bits of the places with a shift
        Standing standing(String channel, long[] open) {
            Standing known = standings.get(channel);
            if (known == null || !Arrays.equals(known.open, open)) {
                if (standings.size() >= MOST_CHANNELS) {
                    standings.clear();
                }
                known = new Standing(this, channel, open);
                standings.put(channel, known);
            }
            return known;
        }
    }

    /// The answers of a rule that do not depend on the order, unless it was rejected there or the place is the store its
    /// buyer chose.
    static final class Standing {
        final long[] refused; // bits of the places that it refuses
        final Verdict[] said; // to each place; of thousands few differ, and equal ones are one
        private final long[] open;

        Standing(ReadyRule ready, String channel, long[] open) {
            this.open = open;
            refused = new long[open.length];
            said = new Verdict[ready.network.size()];
            Map<Verdict, Verdict> equal = new HashMap<>();
            List<LocationFilter> where = ready.rule.where();
            int first = ready.asking.length == 0 ? where.size() : ready.asking[0]; // what comes after it is asked later
            for (int i = 0; i < said.length; i++) {
                Place place = ready.network.place(i);
                int filter = -1;
                Check check = basic(ready.rule, place, channel, NearestStock.has(open, i), false, false, false);
                for (int f = 0; check == Check.PASSED && f < first; f++) {
                    if (!passes(where.get(f), place)) {
                        check = refusal(where.get(f));
                        filter = f;
                    }
                }
                refused[i >> 6] |= check == Check.PASSED ? 0 : 1L << i;
                var verdict = new Verdict(check, Math.min(filter, Byte.MAX_VALUE), 0, 0, -1, -1);
                said[i] = equal.computeIfAbsent(verdict, one -> one);
            }
        }
    }

    /// What every rule asks before its filters.
    ///
    /// @param wasRejected whether the place refused this order before
    /// @param isChosen whether it is the store the buyer chose
    static Check basic(
            Rule rule, Place place, String channel, boolean hasShift, boolean isDropShip, boolean wasRejected,
            boolean isChosen) {
        if (!place.tracked() && !isDropShip) {
            return Check.UNTRACKED;
        }
        if (!place.open()) {
            return Check.CLOSED;
        }
        if (!place.fulfilsFor(channel)) {
            return Check.OTHER_CHANNEL;
        }
        if (wasRejected) {
            return Check.REJECTED_BEFORE;
        }
        if (rule.delivery() == Delivery.PICKUP) {
            if (!isChosen) {
                return Check.NOT_THE_CHOSEN_STORE;
            }
            if (!place.offersPickup()) {
                return Check.NO_PICKUP;
            }
        } else {
            if (rule.delivery() == Delivery.SHIP_TO_STORE && isChosen) {
                return Check.IS_THE_CHOSEN_STORE;
            }
            if (!place.ships()) {
                return Check.NO_SHIPPING;
            }
        }
        return hasShift ? Check.PASSED : Check.NO_SHIFT;
    }

    /// What a filter that looks at the place alone says when it refuses.
    static Check refusal(LocationFilter filter) {
        return switch (filter) {
            case LocationFilter.InGroup _ -> Check.GROUP;
            case LocationFilter.OfType _ -> Check.TYPE;
            case LocationFilter.Offers(LocationFilter.Offer offer) -> switch (offer) {
                case SHIPPING -> Check.NO_SHIPPING;
                case PICKUP -> Check.NO_PICKUP;
            };
            case LocationFilter.WithinDistance _,
                    LocationFilter.CarrierServes _,
                    LocationFilter.HandlesProductType _,
                    LocationFilter.RoutingSafetyStock _,
                    LocationFilter.CapacityLeft _,
                    LocationFilter.PickupWindow _,
                    LocationFilter.MinimumParcelValue _,
                    LocationFilter.StockNotOlderThan _ ->
                throw new IllegalArgumentException("looks at more than the place: " + filter);
        };
    }

    /// Whether a filter looks at the order or the clock and refuses by itself. The others of that kind say what is asked
    /// of stock, value or capacity later.
    private static boolean asks(LocationFilter filter) {
        return switch (filter) {
            case LocationFilter.WithinDistance _,
                    LocationFilter.CarrierServes _,
                    LocationFilter.HandlesProductType _,
                    LocationFilter.PickupWindow _,
                    LocationFilter.StockNotOlderThan _ -> true;
            case LocationFilter.InGroup _,
                    LocationFilter.OfType _,
                    LocationFilter.Offers _,
                    LocationFilter.RoutingSafetyStock _,
                    LocationFilter.CapacityLeft _,
                    LocationFilter.MinimumParcelValue _ -> false;
        };
    }

    /// True for filters that depend on the order.
    static boolean passes(LocationFilter filter, Place place) {
        return switch (filter) {
            case LocationFilter.InGroup f -> f.any().stream().anyMatch(place.groups()::contains) != f.not();
            case LocationFilter.OfType f -> f.any().contains(place.type()) != f.not();
            case LocationFilter.Offers(LocationFilter.Offer offer) -> switch (offer) {
                case SHIPPING -> place.ships();
                case PICKUP -> place.offersPickup();
            };
            case LocationFilter.WithinDistance _,
                    LocationFilter.CarrierServes _,
                    LocationFilter.HandlesProductType _,
                    LocationFilter.RoutingSafetyStock _,
                    LocationFilter.CapacityLeft _,
                    LocationFilter.PickupWindow _,
                    LocationFilter.MinimumParcelValue _,
                    LocationFilter.StockNotOlderThan _ -> true;
        };
    }
}
