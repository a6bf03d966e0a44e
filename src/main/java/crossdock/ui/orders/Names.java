package crossdock.ui.orders;

import crossdock.ui.common.ShortNames;
import java.util.Collection;

/// What locations and channels are called where the retailer's own name would begin every line. Whole until the names
/// of all are known. FX thread.
final class Names {
    private ShortNames places = ShortNames.WHOLE;
    private ShortNames channels = ShortNames.WHOLE;

    void knowPlaces(Collection<String> all) {
        places = ShortNames.of(all);
    }

    void knowChannels(Collection<String> all) {
        channels = ShortNames.of(all);
    }

    String place(String name) {
        return places.of(name);
    }

    String channel(String name) {
        return channels.of(name);
    }
}
