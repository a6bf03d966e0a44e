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
import java.util.ArrayList;
import java.util.List;

/// Notes when each complete reading of a connector's counts began. What fails or is thrown away on its way counts as
/// no reading, so faults make the cycle longer.
final class TimedReads {
    private final List<Long> starts = new ArrayList<>(); // guarded by this
    private long began; // guarded by this

    Connector of(Connector real) {
        return new Timed(real);
    }

    synchronized void forget() {
        starts.clear();
    }

    /// Milliseconds between the starts of two complete readings that followed each other.
    synchronized double[] cycles() {
        double[] cycles = new double[Math.max(0, starts.size() - 1)];
        for (int i = 0; i < cycles.length; i++) {
            cycles[i] = (starts.get(i + 1) - starts.get(i)) / 1e6;
        }
        return cycles;
    }

    private synchronized void began() {
        began = System.nanoTime();
    }

    private synchronized void ended() {
        starts.add(began);
    }

    private final class Timed implements Connector {
        private final Connector real;

        Timed(Connector real) {
            this.real = real;
        }

        @Override
        public ChannelPage<ChannelCount> pullCounts(Cursor cursor) {
            if (cursor.pageToken() == null) {
                began();
            }
            ChannelPage<ChannelCount> page = real.pullCounts(cursor);
            if (page.next() == null) {
                ended();
            }
            return page;
        }

        @Override
        public Capabilities capabilities() {
            return real.capabilities();
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
        public ChannelPage<ChannelOrder> pullOrders(Cursor cursor) {
            return real.pullOrders(cursor);
        }
    }
}
