package crossdock.routing.network;

import crossdock.order.Region;
import crossdock.routing.cost.CarrierService;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The services that may carry a parcel from one location to one address, and so its price at any weight: the cheapest
/// of those that keep the promise or, where none does, of those that arrive first. One thread: it remembers prices.
public final class Tariff {
    private static final int REMEMBERED = 16; // a power of two

    private final Network network;
    private final int place;
    private final int[] services;
    private final int[] zones;
    private final Network.Leaving[] leavings;
    private final int chargesHash;
    private final int[] weights = new int[REMEMBERED]; // grams + 1 of the prices remembered
    private final long[] prices = new long[REMEMBERED];

    private Tariff(Network network, int place, int[] services, int[] zones, Network.Leaving[] leavings) {
        this.network = network;
        this.place = place;
        this.services = services;
        this.zones = zones;
        this.leavings = leavings;
        int hash = services.length;
        for (int i = 0; i < services.length; i++) {
            hash = 31 * (31 * hash + services[i]) + zones[i];
        }
        chargesHash = hash ^ hash >>> 12;
    }

    /// Bits of the services that deliver to a region at all.
    public static long serving(Network network, Region to) {
        long bits = 0;
        for (int s = 0; s < network.facts().services().size(); s++) {
            bits |= network.facts().services().get(s).serves(to.country(), to.state()) ? 1L << s : 0;
        }
        return bits;
    }

    /// The tariff from a place.
    ///
    /// @param metres to the address; -1 when unknown
    /// @param promised null without a promise: then the cheapest of all
    /// @param allowed bits of services, of those that are [#serving]
    /// @param onlyToday leave out what leaves later
    /// @return null when no service is left
    public static @Nullable Tariff of(
            Network network, int place, long metres, Instant now, @Nullable Instant promised, long allowed,
            boolean onlyToday) {
        int count = network.facts().services().size();
        int[] services = new int[count];
        int[] zones = new int[count];
        Network.Leaving[] leavings = new Network.Leaving[count];
        int n = 0;
        for (int s = 0; s < count; s++) {
            CarrierService service = network.facts().services().get(s);
            int zone = (allowed >>> s & 1) != 0 ? service.zone(metres) : -1;
            Network.Leaving leaving = zone < 0 ? null : network.leaving(place, s, now);
            if (leaving != null && (!onlyToday || leaving.isToday(now))) {
                services[n] = s;
                zones[n] = zone;
                leavings[n++] = leaving;
            }
        }
        var tariff = new Tariff(
                network, place, Arrays.copyOf(services, n), Arrays.copyOf(zones, n),
                Arrays.copyOf(leavings, n));
        return n == 0 ? null : promised == null || n == 1 ? tariff : tariff.inTime(promised);
    }

    /// Services that keep the promise or, where none does, those that arrive first.
    private Tariff inTime(Instant promised) {
        Instant first = arrival(0);
        for (int i = 1; i < services.length; i++) {
            first = arrival(i).isBefore(first) ? arrival(i) : first;
        }
        Instant limit = first.isAfter(promised) ? first : promised;
        int n = 0;
        int[] some = new int[services.length];
        for (int i = 0; i < services.length; i++) {
            if (!arrival(i).isAfter(limit)) {
                some[n++] = i;
            }
        }
        int[] keptServices = new int[n];
        int[] keptZones = new int[n];
        Network.Leaving[] keptLeavings = new Network.Leaving[n];
        for (int i = 0; i < n; i++) {
            keptServices[i] = services[some[i]];
            keptZones[i] = zones[some[i]];
            keptLeavings[i] = leavings[some[i]];
        }
        return new Tariff(network, place, keptServices, keptZones, keptLeavings);
    }

    /// Whether it charges the same as another at every weight: the same services in the same zones, whatever leaves when.
    public boolean chargesLike(Tariff other) {
        return Arrays.equals(services, other.services) && Arrays.equals(zones, other.zones);
    }

    /// The same for tariffs that charge alike.
    public int chargesHash() {
        return chargesHash;
    }

    /// Which of its services is cheapest for a weight, the earlier of equal ones; -1 when none carries it.
    public int cheapest(int grams) {
        int best = -1;
        long price = 0;
        for (int i = 0; i < services.length; i++) {
            long one = network.facts().services().get(services[i]).price(zones[i], grams);
            if (one != CarrierService.NOT_CARRIED && (best < 0 || one < price)) {
                best = i;
                price = one;
            }
        }
        return best;
    }

    /// Minor units, or [CarrierService#NOT_CARRIED].
    public long price(int grams) {
        int at = grams * 0x9e3779b1 >>> 28;
        if (weights[at] != grams + 1) {
            prices[at] = lowest(grams);
            weights[at] = grams + 1;
        }
        return prices[at];
    }

    private long lowest(int grams) {
        long price = CarrierService.NOT_CARRIED;
        for (int i = 0; i < services.length; i++) {
            long one = network.facts().services().get(services[i]).price(zones[i], grams);
            price = one != CarrierService.NOT_CARRIED && (price < 0 || one < price) ? one : price;
        }
        return price;
    }

    /// @param at as [#cheapest] says
    public CarrierService service(int at) {
        return network.facts().services().get(services[at]);
    }

    /// The cut-off by which the parcel is handed over.
    public Instant leaves(int at) {
        return leavings[at].at();
    }

    /// When it is with the buyer, by the service's transit days.
    public Instant arrival(int at) {
        int transit = service(at).zones().get(zones[at]).transitDays();
        return network.arrival(place, services[at], transit, leavings[at]);
    }

    /// The earliest time a parcel leaves by any of them.
    public Instant firstLeaving() {
        Instant first = leavings[0].at();
        for (Network.Leaving leaving : leavings) {
            first = leaving.at().isBefore(first) ? leaving.at() : first;
        }
        return first;
    }
}
