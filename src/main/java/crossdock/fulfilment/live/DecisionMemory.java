package crossdock.fulfilment.live;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crossdock.fulfilment.SettingJson;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.routing.calendar.Opening;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.DemandLine;
import crossdock.routing.engine.Moment;
import crossdock.routing.engine.Parcel;
import crossdock.routing.engine.Remainder;
import crossdock.routing.engine.StockIndex;
import crossdock.routing.engine.StockIndexBuilder;
import crossdock.routing.network.Capacity;
import crossdock.routing.network.Loads;
import crossdock.routing.network.Network;
import crossdock.routing.network.Place;
import crossdock.routing.network.Workload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// Everything a decision rested on, as deflated JSON: the demand, the stock of its articles, the work of places that
/// have a limit, and what was decided. Enough to decide it again with a full trace.
///
/// @param stock packed cells by article id, see [StockIndexBuilder#pack]
/// @param loads of the day and shift in which each place with a limit would have worked on it
public record DecisionMemory(
        Demand demand,
        Instant at,
        long epoch,
        SortedMap<Long, byte[]> stock,
        List<Load> loads,
        int run,
        List<Parcel> parcels,
        List<Remainder> left) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .addMixIn(Remainder.Fate.class, Fates.class)
            .addModule(SettingJson.words())
            .build();

    /// @param shift [Loads#WHOLE_DAY] for the day
    public record Load(LocationId location, LocalDate day, int shift, int work) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Remainder.Queued.class, name = "queued"),
        @JsonSubTypes.Type(value = Remainder.Backordered.class, name = "backordered"),
        @JsonSubTypes.Type(value = Remainder.CancelledAt.class, name = "cancelledAt"),
        @JsonSubTypes.Type(value = Remainder.Untaken.class, name = "untaken")
    })
    private interface Fates {}

    static DecisionMemory of(Network network, Demand demand, Moment moment, Decision decision) {
        SortedMap<Long, byte[]> stock = new TreeMap<>();
        for (DemandLine line : demand.lines()) {
            stock.computeIfAbsent(
                    line.sku().value(), sku -> StockIndexBuilder.pack(moment.stock(), new SkuId(sku)));
        }
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
        return new DecisionMemory(
                demand, moment.now(), decision.epoch(), stock, loads, decision.run(), decision.parcels(),
                decision.left());
    }

    /// The moment as it was seen. Pickup windows taken are not remembered; all count as free.
    public Moment moment() {
        var builder = new StockIndexBuilder();
        stock.forEach((sku, cells) -> builder.packed(new SkuId(sku), cells));
        Map<Loads.ShiftKey, Integer> shifts = new HashMap<>();
        loads.forEach(load -> shifts.put(
                new Loads.ShiftKey(load.location(), load.day().toEpochDay(), load.shift()), load.work()));
        return new Moment(at, builder.build(epoch), new Loads(shifts, Map.of()));
    }

    /// What was decided, without its trace.
    public Decision decision() {
        return new Decision(demand.order(), at, epoch, run, parcels, left, null);
    }

    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes)) {
            out.write(MAPPER.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory only
        }
        return bytes.toByteArray();
    }

    /// Throws IllegalArgumentException for bytes that no version of this program wrote.
    public static DecisionMemory read(byte[] bytes) {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return MAPPER.readValue(in, DecisionMemory.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no decision: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("no decision", e);
        }
    }
}
