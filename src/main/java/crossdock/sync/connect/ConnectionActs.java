package crossdock.sync.connect;

import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Resource;
import crossdock.sync.Connections.ChannelConnection;
import crossdock.sync.Connections.Mode;
import crossdock.sync.ParkedRows.Parked;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What people do with connections, in this process or handed to the one that holds the workspace. Blocks on the network
/// where it says so; never on the UI thread.
public interface ConnectionActs {
    /// What is needed to connect a channel.
    ///
    /// @param account empty where the channel has none
    /// @param secret held in memory only until it is sealed; empty where the channel needs none
    record Wish(String name, String kind, String url, String account, String secret, Mode mode) {
        @Override
        public String toString() {
            return kind + " " + name; // never the secret
        }
    }

    /// Who answered.
    ///
    /// @param currency ISO 4217; null when the channel does not say
    record Identity(String name, @Nullable String currency) {}

    /// Asks the channel who it is; changes nothing. Blocks on the network, some ten seconds at most: one more try when
    /// nothing answers, a few with growing pauses while it answers that it cannot just now.
    Outcome<Identity> test(Wish wish);

    /// Connects a channel after it has said who it is. Blocks on the network.
    Outcome<ChannelConnection> connect(Actor actor, Wish wish);

    /// @param isWanted asked once the channel has answered: false leaves everything as it was
    default Outcome<ChannelConnection> connect(Actor actor, Wish wish, BooleanSupplier isWanted) {
        return switch (test(wish)) {
            case Refused<Identity>(var code, var args) -> new Refused<>(code, args);
            case Done<Identity> _ ->
                isWanted.getAsBoolean() ? connect(actor, wish) : new Refused<>("connection.cancelled");
        };
    }

    Outcome<ChannelConnection> rename(Actor actor, ConnectionId id, String name);

    Outcome<ChannelConnection> pause(Actor actor, ConnectionId id);

    Outcome<ChannelConnection> resume(Actor actor, ConnectionId id);

    /// Pauses one resource, or lets it go on; the others are read as before.
    Outcome<ChannelConnection> pause(Actor actor, ConnectionId id, Resource resource, boolean isPaused);

    /// What it brought stays and can be seen; locations it was the source of are the console's from now on.
    Outcome<ChannelConnection> remove(Actor actor, ConnectionId id);

    Outcome<ChannelConnection> changeMode(Actor actor, ConnectionId id, Mode mode);

    Outcome<ChannelConnection> chooseDefaultLocation(Actor actor, ConnectionId id, @Nullable LocationId location);

    /// Says which locations fulfil for the channel; no other is added by itself afterwards.
    Outcome<ChannelConnection> chooseFulfilling(Actor actor, ConnectionId id, Set<LocationId> chosen);

    /// Reads everything of a resource (null: of all) again from the beginning; what is known stays meanwhile.
    Outcome<ChannelConnection> resync(Actor actor, ConnectionId id, @Nullable Resource resource);

    /// Asks for another look at the parked rows of a resource (null: of all). Answers how many there are.
    Outcome<Integer> replay(Actor actor, ConnectionId id, @Nullable Resource resource);

    /// A parked row is not tried any more while it stays as it is.
    Outcome<Parked> giveUp(Actor actor, long parkedRow);
}
