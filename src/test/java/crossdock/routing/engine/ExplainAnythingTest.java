package crossdock.routing.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.routing.engine.StockIndex.Change;
import crossdock.routing.explain.Explanation;
import crossdock.routing.explain.Flip;
import crossdock.routing.explain.Flips;
import crossdock.routing.explain.Question;
import crossdock.routing.network.Network;
import crossdock.routing.network.Place;
import crossdock.routing.policy.PolicyVersion;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Whatever was decided can be explained, and what is said to flip it does, by not one unit too much.
class ExplainAnythingTest {
    private final Map<Flip.Kind, Integer> found = new EnumMap<>(Flip.Kind.class);

    @Test
    void everyDecisionIsExplainedAndEveryFlipStands() {
        for (int seed = 0; seed < 2_500; seed++) {
            var world = new RandomWorld(new Random(seed));
            var engine = new Engine(
                    new Network(world.facts), PolicyVersion.of(RandomPolicy.of(new Random(seed * 31L))));
            Moment moment = new Moment(world.now, world.index(), world.loads);
            Decision decision = engine.decide(world.demand, moment);
            var explanation = new Explanation(engine, decision);
            for (Question question : Question.values()) {
                assertFalse(explanation.answer(question, ZoneOffset.UTC).isEmpty(), question + ", seed " + seed);
            }
            for (Place place : engine.network().places()) {
                assertFalse(explanation.whyNot(place.id()).isEmpty(), "seed " + seed);
            }
            assertEquals(engine.network().size(), explanation.table().size());
            for (Flip flip : new Flips(engine, decision).find()) {
                check(engine, moment, decision, flip, "seed " + seed + ", " + flip.kind());
            }
        }
        for (Flip.Kind kind : Flip.Kind.values()) {
            assertTrue(found.getOrDefault(kind, 0) > 5, kind + ": " + found);
        }
    }

    private void check(Engine engine, Moment moment, Decision decision, Flip flip, String what) {
        found.merge(flip.kind(), 1, Integer::sum);
        assertFalse(places(flip.then()).equals(places(decision)), what);
        boolean isStock = flip.kind() == Flip.Kind.MORE_STOCK || flip.kind() == Flip.Kind.LESS_STOCK;
        if (isStock) {
            int step = flip.to() > flip.from() ? 1 : -1;
            SkuId sku = Objects.requireNonNull(flip.sku());
            Decision flipped = with(engine, moment, decision, sku, flip.location(), flip.to());
            assertEquals(flip.then(), flipped, what);
            Decision before = with(engine, moment, decision, sku, flip.location(), flip.to() - step);
            boolean into = places(before).contains(flip.location());
            assertTrue(places(before).equals(places(decision)) || step > 0 && !into, what + ": one less flips too");
        }
    }

    private static Decision with(
            Engine engine, Moment moment, Decision decision, SkuId sku, LocationId location, long units) {
        StockIndex stock = moment.stock().with(List.of(Change.to(sku, location, (int) units)));
        Demand demand = Objects.requireNonNull(decision.trace()).demand();
        return engine.decideUntraced(demand, new Moment(moment.now(), stock, moment.load()));
    }

    private static Set<LocationId> places(Decision decision) {
        return decision.parcels().stream().map(Parcel::from).collect(Collectors.toSet());
    }
}
