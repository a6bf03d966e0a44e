package crossdock.channel;

import java.util.Optional;

/// A sales channel seen from here. Implementations translate; they hold a session token and nothing else, never touch
/// the store and never retry: `sync` does.
/// Blocking by design, called on virtual threads, safe for use by several of them. Every method throws only
/// [ChannelException].
///
/// Each `pull` answers one page. `cursor.pageToken()` null starts a traversal of everything changed at or after
/// `cursor.watermark()` (null: everything there is); the token of a page asks for the following one.
public interface Connector {
    /// What this channel can do; constant for the life of the connector.
    Capabilities capabilities();

    /// One cheap authenticated call: proves the address and the secret, and tells the channel's name and clock.
    ChannelIdentity identify();

    /// Places of the channel. A channel without locations answers one empty page.
    ChannelPage<ChannelLocation> pullLocations(Cursor cursor);

    /// What the channel offers: one row a sellable variant.
    ChannelPage<ChannelListing> pullListings(Cursor cursor);

    /// Quantities as the channel states them; whether they are stock or published values is the caller's knowledge.
    ChannelPage<ChannelCount> pullCounts(Cursor cursor);

    /// Orders with their lines, fulfilments, cancellations and returns as they stand now.
    ChannelPage<ChannelOrder> pullOrders(Cursor cursor);

    /// The way out; empty when this channel takes no command at all.
    default Optional<Sender> sender() {
        return Optional.empty();
    }
}
