package crossdock.bench;

import crossdock.channel.Capabilities;
import crossdock.channel.ChannelCount;
import crossdock.channel.ChannelIdentity;
import crossdock.channel.ChannelListing;
import crossdock.channel.ChannelLocation;
import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelPage;
import crossdock.channel.Connector;
import crossdock.channel.Cursor;
import crossdock.channel.RateBudget;

/// A real connector whose channel allows any number of requests: what is measured is us, not the waiting a shop asks
/// for.
record Unthrottled(Connector real) implements Connector {
    @Override
    public Capabilities capabilities() {
        Capabilities its = real.capabilities();
        return new Capabilities(
                its.deltas(), its.basis(), its.orderStates(), its.commands(), new RateBudget(1e6, 1_000_000, 4),
                its.grain());
    }

    @Override
    public ChannelIdentity identify() {
        return real.identify();
    }

    @Override
    public ChannelPage<ChannelLocation> pullLocations(Cursor cursor) {
        return real.pullLocations(cursor);
    }

    @Override
    public ChannelPage<ChannelListing> pullListings(Cursor cursor) {
        return real.pullListings(cursor);
    }

    @Override
    public ChannelPage<ChannelCount> pullCounts(Cursor cursor) {
        return real.pullCounts(cursor);
    }

    @Override
    public ChannelPage<ChannelOrder> pullOrders(Cursor cursor) {
        return real.pullOrders(cursor);
    }
}
