package crossdock.fulfilment.live;

import crossdock.fulfilment.NetworkMemory;
import crossdock.fulfilment.PolicyService;
import crossdock.fulfilment.live.Demands.Scope;
import crossdock.fulfilment.live.RoutingLedger.Kept;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.routing.engine.Decision;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.DemandLine;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Moment;
import crossdock.routing.engine.StockIndex;
import crossdock.routing.engine.StockIndexBuilder;
import crossdock.routing.network.Loads;
import crossdock.routing.network.Network;
import crossdock.routing.policy.PolicyVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Questions about where orders are filled, answered with a full trace. Writes nothing, so any process may ask.
public final class Inquiry {
    private final PolicyService policies;
    private final LiveNetwork network;
    private final NetworkReads reads;
    private final RoutingOrders orders;
    private final RoutingLedger ledger;
    private final Demands demands;
    private final InstantSource clock;

    public Inquiry(
            PolicyService policies, LiveNetwork network, NetworkReads reads, RoutingOrders orders,
            RoutingLedger ledger, Demands demands, InstantSource clock) {
        this.policies = policies;
        this.network = network;
        this.reads = reads;
        this.orders = orders;
        this.ledger = ledger;
        this.demands = demands;
        this.clock = clock;
    }

    /// A decision with everything it rests on.
    ///
    /// @param decision traced
    public record Answer(
            OrderSketch order, Engine engine, Demand demand, Moment moment, Decision decision, Basis basis) {
        /// Whether it is a decision of the past.
        public boolean isThen() {
            return basis != Basis.NOW;
        }

        public PolicyVersion policy() {
            return engine.version();
        }
    }

    /// What an answer stands on.
    public enum Basis {
        /// Stock, work and network as they are.
        NOW,
        /// All as it was seen then.
        THEN,
        /// Stock and work as they were seen; the network of then was not kept yet, so it is today's.
        THEN_ON_TODAYS_NETWORK
    }

    /// An order by its number, its channel's id for it or our own.
    public Optional<OrderId> find(String numberOrId) {
        return orders.named(numberOrId);
    }

    /// How the order would be decided now: all of it that nobody has touched, or, where everything has left, all of it.
    /// Empty for an order that is gone or names no article.
    public Optional<Answer> now(OrderId id, PolicyVersion policy) {
        return orders.of(id).flatMap(order -> {
            String currency = policy.policy().currency();
            Demand open = demands.of(order, currency, Scope.UNTOUCHED);
            Demand asked = open.lines().isEmpty() ? demands.of(order, currency, Scope.ORDERED) : open;
            return asked.lines().isEmpty() ? Optional.empty() : Optional.of(answer(order, asked, policy));
        });
    }

    private Answer answer(OrderSketch order, Demand demand, PolicyVersion policy) {
        Engine engine = new Engine(network.now(), policy);
        Moment moment = moment(demand, clock.instant());
        return new Answer(order, engine, demand, moment, engine.decide(demand, moment), Basis.NOW);
    }

    /// A question about an order that does not exist, on what is there now.
    public Answer made(OrderSketch order, Demand demand) {
        return answer(order, demand, policies.live());
    }

    /// The newest decision, made again on the stock it saw and under its own policy. Empty when none was made.
    public Optional<Answer> then(OrderId id) {
        Optional<Kept> kept = ledger.decisions(id).stream().findFirst();
        return kept.flatMap(found -> then(found, policies.version(found.policy())));
    }

    /// The same under another policy: what it would have said at that time.
    public Optional<Answer> then(OrderId id, PolicyVersion policy) {
        return ledger.decisions(id).stream().findFirst().flatMap(found -> then(found, policy));
    }

    private Optional<Answer> then(Kept kept, PolicyVersion policy) {
        DecisionMemory memory = DecisionMemory.read(kept.memory());
        Optional<Network> seen = Optional.ofNullable(memory.network())
                .flatMap(ledger::network)
                .map(bytes -> memory.network(NetworkMemory.read(bytes)));
        Engine engine = new Engine(seen.orElseGet(network::now), policy);
        return orders.of(kept.order())
                .map(order -> new Answer(
                        order, engine, memory.demand(), memory.moment(),
                        engine.decide(memory.demand(), memory.moment()),
                        seen.isPresent() ? Basis.THEN : Basis.THEN_ON_TODAYS_NETWORK));
    }

    public PolicyVersion published() {
        return policies.live();
    }

    /// What is there for the articles of a demand at an instant.
    public Moment moment(Demand demand, Instant now) {
        return new Moment(now, stock(demand), load(now));
    }

    private StockIndex stock(Demand demand) {
        Set<SkuId> skus = new TreeSet<>();
        for (DemandLine line : demand.lines()) {
            skus.add(line.sku());
        }
        Map<Long, TreeMap<Long, Integer>> cells = new TreeMap<>();
        reads.cellsOf(skus, (sku, location, routable) ->
                cells.computeIfAbsent(sku, _ -> new TreeMap<>()).put(location, routable));
        var builder = new StockIndexBuilder();
        cells.forEach((sku, places) -> places.forEach((location, routable) ->
                builder.cell(new SkuId(sku), new LocationId(location), routable)));
        return builder.build(0);
    }

    /// Work taken on from yesterday on.
    public Loads load(Instant now) {
        Instant from = now.minus(Duration.ofDays(1));
        Network facts = network.now();
        return new LoadBook(facts, ledger.work(from.atZone(ZoneOffset.UTC).toLocalDate()), ledger.slots(from)).copy();
    }

    /// Earlier decisions of an order, newest first.
    public List<Kept> history(OrderId id) {
        return ledger.decisions(id);
    }
}
