package crossdock.fulfilment.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import crossdock.fulfilment.SettingJson;
import crossdock.fulfilment.live.Demands.Scope;
import crossdock.fulfilment.live.NearOptions.Change;
import crossdock.fulfilment.live.NearOptions.Near;
import crossdock.kernel.Actor;
import crossdock.kernel.OrderId;
import crossdock.kernel.Topic;
import crossdock.kernel.Transactor;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Moment;
import crossdock.routing.promise.NearOption;
import crossdock.routing.promise.Promises;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Keeps warm, for each order that nothing matches now, what could be next: supply on its way, a later shift, the next
/// window. Looked at again every 15 minutes and when something it rests on changed; what became another is logged.
public final class NearTimes {
    private static final int OPTIONS = 3;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .addModule(SettingJson.words())
            .build();

    private final Transactor transactor;
    private final NearOptions options;
    private final RoutingOrders orders;
    private final Demands demands;
    private final Router router;
    private final InstantSource clock;

    public NearTimes(
            Transactor transactor, NearOptions options, RoutingOrders orders, Demands demands, Router router,
            InstantSource clock) {
        this.transactor = transactor;
        this.options = options;
        this.orders = orders;
        this.demands = demands;
        this.router = router;
        this.clock = clock;
    }

    /// What an order could have next, soonest first; the first is the one that counts.
    public static List<NearOption> read(Near near) {
        try {
            return List.of(MAPPER.readValue(near.option(), NearOption[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no near-time option: " + e.getOriginalMessage(), e);
        }
    }

    /// Works out anew what the waiting orders could have. Writes only what became another.
    ///
    /// @param cause a word for the log: what set it off
    /// @return how many options became another
    public int recompute(String cause) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Engine engine = router.engine();
        var promises = new Promises(engine, OPTIONS);
        Moment moment = new Moment(now, router.stock(), router.load());
        Map<OrderId, Near> known = options.all();
        Set<OrderId> gone = new HashSet<>(known.keySet());
        List<Near> changed = new ArrayList<>();
        for (OrderSketch order : orders.of(orders.waiting())) {
            gone.remove(order.id());
            Demand demand = demands.of(order, engine.version().policy().currency(), Scope.WAITING);
            List<NearOption> next = demand.lines().isEmpty() ? List.of() : promises.options(demand, moment);
            Near near = new Near(
                    order.id(), write(next), next.isEmpty() ? null : next.getFirst().available(), now);
            Near before = known.get(order.id());
            if (before == null || isOther(before, near)) {
                changed.add(near);
            }
        }
        if (!changed.isEmpty() || !gone.isEmpty()) {
            transactor.run(Actor.CONSOLE, tx -> {
                for (Near near : changed) {
                    Near before = known.get(near.order());
                    options.put(near);
                    options.log(new Change(
                            near.order(), now, before == null ? null : before.readyAt(), near.readyAt(), cause));
                }
                gone.forEach(options::forget);
                tx.changed(Topic.ROUTING, 2);
            });
        }
        return changed.size();
    }

    /// An option that may start at once moves with the clock; that alone is no news.
    private boolean isOther(Near before, Near after) {
        List<NearOption> was = read(before);
        List<NearOption> is = read(after);
        if (was.isEmpty() || is.isEmpty()) {
            return was.size() != is.size();
        }
        NearOption old = was.getFirst();
        NearOption fresh = is.getFirst();
        boolean isAtOnce = !old.available().isAfter(before.computedAt())
                && !fresh.available().isAfter(after.computedAt());
        return old.basis() != fresh.basis()
                || !old.location().equals(fresh.location())
                || !isAtOnce && !Objects.equals(old.available(), fresh.available());
    }

    private static String write(List<NearOption> next) {
        try {
            return MAPPER.writeValueAsString(next);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // records of numbers and instants only
        }
    }
}
