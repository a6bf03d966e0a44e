package crossdock.fulfilment.live;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crossdock.fulfilment.Deflated;
import crossdock.fulfilment.NetworkMemory;
import crossdock.fulfilment.SettingJson;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.routing.calendar.Opening;
import crossdock.routing.calendar.PickupWindows;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.DemandLine;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Moment;
import crossdock.routing.engine.Parcel;
import crossdock.routing.engine.Remainder;
import crossdock.routing.engine.StockIndexBuilder;
import crossdock.routing.network.Capacity;
import crossdock.routing.network.Loads;
import crossdock.routing.network.Network;
import crossdock.routing.network.NetworkFacts;
import crossdock.routing.network.Place;
import crossdock.routing.network.Supply;
import crossdock.routing.network.Workload;
import crossdock.routing.policy.Delivery;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.LocationSort;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Rule;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Everything a decision rested on, as deflated JSON: the demand, the stock of its articles, the work of places that
/// have a limit, the network by its hash, and what was decided. Enough to decide it again with a full trace.
///
/// @param stock packed cells by article id, see [StockIndexBuilder#pack]
/// @param loads of the day and shift in which each place with a limit would have worked on it
/// @param slots pickup windows that had orders, of the places whose windows it could ask for
/// @param states what the network's memory leaves out, of the places for which the rules ask it or that were chosen
/// @param supplies of its articles
/// @param network hash, see [NetworkMemory]; null in what was kept before networks were
public record DecisionMemory(
        Demand demand,
        Instant at,
        long epoch,
        SortedMap<Long, byte[]> stock,
        List<Load> loads,
        List<SlotLoad> slots,
        List<PlaceState> states,
        List<Supply> supplies,
        @Nullable String network,
        int run,
        List<Parcel> parcels,
        List<Remainder> left) {
    public DecisionMemory { // what is not in an older memory is read as null
        slots = Objects.requireNonNullElse(slots, List.of());
        states = Objects.requireNonNullElse(states, List.of());
        supplies = Objects.requireNonNullElse(supplies, List.of());
    }

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .addMixIn(Remainder.Fate.class, Fates.class)
            .addModule(SettingJson.words())
            .build();

    /// @param shift [Loads#WHOLE_DAY] for the day
    public record Load(LocationId location, LocalDate day, int shift, int work) {}

    /// Orders promised for the window that starts then.
    public record SlotLoad(LocationId location, Instant start, int orders) {}

    /// See [Place].
    public record PlaceState(LocationId location, int rejections, @Nullable Instant stockAsOf) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Remainder.Queued.class, name = "queued"),
        @JsonSubTypes.Type(value = Remainder.Backordered.class, name = "backordered"),
        @JsonSubTypes.Type(value = Remainder.CancelledAt.class, name = "cancelledAt"),
        @JsonSubTypes.Type(value = Remainder.Untaken.class, name = "untaken")
    })
    private interface Fates {}

    /// @param hash of the engine's network, see [NetworkMemory]
    static DecisionMemory of(Engine engine, String hash, Demand demand, Moment moment, Decision decision) {
        Network network = engine.network();
        SortedMap<Long, byte[]> stock = new TreeMap<>();
        Set<Supply> supplies = new LinkedHashSet<>();
        for (DemandLine line : demand.lines()) {
            stock.computeIfAbsent(
                    line.sku().value(), sku -> StockIndexBuilder.pack(moment.stock(), new SkuId(sku)));
            supplies.addAll(network.supplies(line.sku()));
        }
        var asked = new Asked(engine.version().policy(), decision);
        List<SlotLoad> slots = new ArrayList<>();
        List<PlaceState> states = new ArrayList<>();
        for (Place place : network.places()) {
            PickupWindows windows = place.windows();
            if (windows != null && asked.windowsOf(place, demand)) {
                windows.next(moment.now(), start -> {
                    int orders = moment.load().inSlot(place.id(), start);
                    if (orders > 0) {
                        slots.add(new SlotLoad(place.id(), start, orders));
                    }
                    return orders;
                });
            }
            if (asked.stateOf(place)) {
                states.add(new PlaceState(place.id(), place.rejections(), place.stockAsOf()));
            }
        }
        return new DecisionMemory(
                demand, moment.now(), decision.epoch(), stock, loads(network, moment), slots, states,
                List.copyOf(supplies), hash, decision.run(), decision.parcels(), decision.left());
    }

    private static List<Load> loads(Network network, Moment moment) {
        List<Load> loads = new ArrayList<>();
        for (int i = 0; i < network.size(); i++) {
            Place place = network.places().get(i);
            boolean hasLimit = !place.capacity().equals(Capacity.NONE);
            Opening window = hasLimit ? network.window(i, moment.now()) : null;
            if (window != null) {
                Workload load = moment.load();
                loads.add(new Load(place.id(), window.day(), Loads.WHOLE_DAY, load.onDay(place.id(), window.day())));
                loads.add(new Load(
                        place.id(), window.day(), window.shift(),
                        load.inShift(place.id(), window.day(), window.shift())));
            }
        }
        return loads;
    }

    /// What the rules of the run could have asked of places.
    private static final class Asked {
        private final boolean anyWindow;
        private final boolean anyState;
        private final Set<LocationId> chosen = new HashSet<>();

        Asked(Policy policy, Decision decision) {
            List<Rule> rules = decision.run() < 0 ? List.of() : policy.runs().get(decision.run()).rules();
            anyWindow = rules.stream().anyMatch(rule -> rule.delivery() != Delivery.PICKUP
                    && rule.where().stream().anyMatch(LocationFilter.PickupWindow.class::isInstance));
            anyState = rules.stream().anyMatch(rule -> rule.sort().contains(LocationSort.REJECTION_RATE)
                    || rule.where().stream().anyMatch(LocationFilter.StockNotOlderThan.class::isInstance));
            decision.parcels().forEach(parcel -> chosen.add(parcel.from()));
        }

        boolean windowsOf(Place place, Demand demand) {
            return anyWindow || demand.isCollected() && place.id().equals(demand.pickupAt());
        }

        boolean stateOf(Place place) {
            return anyState || chosen.contains(place.id());
        }
    }

    /// The network as it was seen.
    ///
    /// @param lasting see [NetworkMemory]
    public Network network(NetworkFacts lasting) {
        Map<LocationId, PlaceState> byPlace = new HashMap<>();
        states.forEach(state -> byPlace.put(state.location(), state));
        List<Place> places = lasting.places().stream()
                .map(place -> byPlace.get(place.id()) instanceof PlaceState state
                        ? place.withState(state.rejections(), state.stockAsOf())
                        : place)
                .toList();
        return new Network(new NetworkFacts(
                lasting.currency(), places, lasting.services(), supplies, lasting.known()));
    }

    /// The moment as it was seen.
    public Moment moment() {
        var builder = new StockIndexBuilder();
        stock.forEach((sku, cells) -> builder.packed(new SkuId(sku), cells));
        Map<Loads.ShiftKey, Integer> shifts = new HashMap<>();
        loads.forEach(load -> shifts.put(
                new Loads.ShiftKey(load.location(), load.day().toEpochDay(), load.shift()), load.work()));
        Map<Loads.SlotKey, Integer> taken = new HashMap<>();
        slots.forEach(slot -> taken.put(new Loads.SlotKey(slot.location(), slot.start()), slot.orders()));
        return new Moment(at, builder.build(epoch), new Loads(shifts, taken));
    }

    /// What was decided, without its trace.
    public Decision decision() {
        return new Decision(demand.order(), at, epoch, run, parcels, left, null);
    }

    public byte[] bytes() {
        try {
            return Deflated.of(MAPPER.writeValueAsBytes(this));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // memory only
        }
    }

    /// Throws IllegalArgumentException for bytes that no version of this program wrote.
    public static DecisionMemory read(byte[] bytes) {
        return Deflated.read(bytes, MAPPER, DecisionMemory.class, "decision");
    }
}
