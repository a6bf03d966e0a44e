package crossdock.ui.live;

import crossdock.kernel.ChangeNotice;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Notices sent by hand.
final class Commits implements ChangeNotices {
    final List<Consumer<ChangeNotice>> listeners = new ArrayList<>();

    @Override
    public Subscription subscribe(Consumer<ChangeNotice> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(Topic topic, Long... keys) {
        List.copyOf(listeners).forEach(listener -> listener.accept(new ChangeNotice(Map.of(topic, Set.of(keys)))));
    }
}
