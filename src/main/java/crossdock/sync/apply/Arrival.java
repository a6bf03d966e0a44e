package crossdock.sync.apply;

import crossdock.channel.Capabilities;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import java.time.Duration;
import java.time.Instant;

/// How a batch of rows came here.
///
/// @param actor the connection by name, or who imports
/// @param kind of the connection: `square`, `woocommerce`, `vendure`, `file`
/// @param askedAt start of our request, our clock
/// @param receivedAt end of the answer, our clock
/// @param clockAhead how far the channel's clock is ahead of ours, as far as that is known
public record Arrival(
        ConnectionId connection,
        Actor actor,
        String kind,
        Capabilities capabilities,
        Instant askedAt,
        Instant receivedAt,
        Duration clockAhead) {

    /// Files name articles and locations by our own codes; channels by ids of theirs.
    public boolean isFile() {
        return kind.equals("file");
    }
}
