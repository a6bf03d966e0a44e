package crossdock.ui.today;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.Resource;
import crossdock.sync.ConnectionQueries;
import crossdock.sync.ParkedRows.Parked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A workspace without connections.
final class NoChannels implements ConnectionQueries {
    @Override
    public List<ChannelHealth> health() {
        return List.of();
    }

    @Override
    public List<Trouble> troubles(
            ConnectionId connection, @Nullable Resource resource, int limit) {
        return List.of();
    }

    @Override
    public List<Parked> parked(
            ConnectionId connection, @Nullable Resource resource, int limit) {
        return List.of();
    }
}
