package crossdock.routing.engine;

import crossdock.routing.network.Network;
import java.util.List;

/// How a decision came about: each rule that had its turn, in order. Rules after the last one were not needed.
///
/// @param demand as it was asked
/// @param network in whose numbers the attempts speak of places
public record Trace(Demand demand, Moment moment, Network network, List<Attempt> attempts) {
    public Trace {
        attempts = List.copyOf(attempts);
    }
}
