package crossdock.sync;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The connected channels. Written inside a write only; removed ones keep their row, because orders and ledgers name it.
public interface Connections {
    /// All but the removed ones, by id.
    List<ChannelConnection> all();

    Optional<ChannelConnection> find(ConnectionId id);

    /// Among all but the removed ones.
    Optional<ChannelConnection> byName(String name);

    /// Inserts and returns the row with its id; the id handed in is not looked at.
    ChannelConnection add(ChannelConnection connection);

    /// Replaces the row and counts its version up.
    void put(ChannelConnection connection);

    /// The sealed secret, subject `connection:<id>`; empty when the channel needs none.
    Optional<byte[]> secret(ConnectionId id);

    void putSecret(ConnectionId id, byte[] sealed);

    /// Whether a person said which locations fulfil for it. Until then new shipping locations are added by themselves.
    boolean isFulfilmentChosen(ConnectionId id);

    void fulfilmentChosen(ConnectionId id);

    /// How often it is read.
    enum Mode {
        /// Every few seconds, within its rate budget.
        REALTIME,
        /// Every quarter of an hour; a folder is looked at more often.
        NEARTIME
    }

    /// What a person wants of it.
    enum Wanted {
        ACTIVE,
        PAUSED,
        REMOVED
    }

    /// One connection without its secret.
    ///
    /// @param kind `square`, `woocommerce`, `vendure` or `file`
    /// @param account consumer key or account name; empty where the channel has none
    /// @param defaultLocation where a shipment that names no location is taken from; null until chosen
    record ChannelConnection(
            ConnectionId id,
            String name,
            String kind,
            URI url,
            String account,
            Mode mode,
            Wanted wanted,
            @Nullable LocationId defaultLocation,
            Instant createdAt,
            int version) {

        public ChannelConnection with(Wanted wish) {
            return new ChannelConnection(
                    id, name, kind, url, account, mode, wish, defaultLocation, createdAt, version);
        }

        public ChannelConnection with(Mode pace) {
            return new ChannelConnection(
                    id, name, kind, url, account, pace, wanted, defaultLocation, createdAt, version);
        }

        public ChannelConnection named(String newName) {
            return new ChannelConnection(
                    id, newName, kind, url, account, mode, wanted, defaultLocation, createdAt, version);
        }

        public ChannelConnection shippingFrom(@Nullable LocationId location) {
            return new ChannelConnection(id, name, kind, url, account, mode, wanted, location, createdAt, version);
        }
    }
}
