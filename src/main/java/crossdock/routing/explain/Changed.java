package crossdock.routing.explain;

import crossdock.kernel.LocationId;
import crossdock.routing.engine.Engine;
import crossdock.routing.network.Network;
import crossdock.routing.network.NetworkFacts;
import crossdock.routing.network.Place;
import crossdock.routing.policy.LocationFilter;
import crossdock.routing.policy.LocationFilter.WithinDistance;
import crossdock.routing.policy.Policy;
import crossdock.routing.policy.PolicyVersion;
import crossdock.routing.policy.Rule;
import crossdock.routing.policy.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The same engine with one thing changed.
final class Changed {
    private Changed() {}

    /// Every distance filter of one rule set to so many kilometres.
    static Engine radius(Engine engine, int run, int rule, long km) {
        return rule(engine, run, rule, old -> {
            List<LocationFilter> where = old.where().stream()
                    .map(filter -> filter instanceof WithinDistance
                            ? (LocationFilter) new WithinDistance(Math.toIntExact(Math.clamp(km, 1, 20_040)))
                            : filter)
                    .toList();
            return new Rule(
                    old.name(), old.enabled(), old.delivery(), where, old.sort(), old.split(), old.partial(),
                    old.onFull(), old.onPartial(), old.onNoMatch());
        });
    }

    /// One rule disabled.
    static Engine without(Engine engine, int run, int rule) {
        return rule(engine, run, rule, old -> new Rule(
                old.name(), false, old.delivery(), old.where(), old.sort(), old.split(), old.partial(), old.onFull(),
                old.onPartial(), old.onNoMatch()));
    }

    private static Engine rule(Engine engine, int run, int rule, UnaryOperator<Rule> change) {
        Policy policy = engine.version().policy();
        List<Run> runs = new ArrayList<>(policy.runs());
        Run old = runs.get(run);
        List<Rule> rules = new ArrayList<>(old.rules());
        rules.set(rule, change.apply(rules.get(rule)));
        runs.set(run, new Run(
                old.name(), old.enabled(), old.orders(), old.sort(), old.schedule(), rules, old.otherwise()));
        return new Engine(
                engine.network(), PolicyVersion.of(new Policy(policy.name(), policy.currency(), runs)));
    }

    /// Parcels from one location dearer by so much.
    static Engine handling(Engine engine, LocationId location, long more) {
        NetworkFacts facts = engine.network().facts();
        List<Place> places = facts.places().stream()
                .map(place -> place.id().equals(location) ? place.withHandling(place.handling() + more) : place)
                .toList();
        var network = new Network(new NetworkFacts(
                facts.currency(), places, facts.services(), facts.supplies(), facts.known()));
        return new Engine(network, engine.version());
    }
}
