package crossdock.store;

import crossdock.kernel.ChangeNotice;
import crossdock.kernel.Topic;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The changed keys of one open transaction or savepoint, gathered for the notice.
final class ChangeSet {
    /// Past this many keys of a topic a reader is quicker asking for everything than for each.
    static final int EVERYTHING = 20_000;

    private final Map<Topic, Set<Long>> keys = new EnumMap<>(Topic.class);
    private @Nullable Topic lastTopic; // rows of one article come one after the other
    private long lastKey;

    void add(Topic topic, long key) {
        if (topic == lastTopic && key == lastKey) {
            return;
        }
        lastTopic = topic;
        lastKey = key;
        Set<Long> known = keys.computeIfAbsent(topic, any -> new HashSet<>());
        if (known.size() <= EVERYTHING) {
            known.add(key);
        }
    }

    void addAll(ChangeSet inner) {
        inner.keys.forEach((topic, more) -> {
            Set<Long> known = keys.computeIfAbsent(topic, any -> new HashSet<>());
            if (known.size() <= EVERYTHING) {
                known.addAll(more);
            }
        });
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /// The set must not change afterwards.
    ChangeNotice toNotice() {
        keys.replaceAll(
                (topic, known) -> known.size() > EVERYTHING ? Set.of() : Collections.unmodifiableSet(known));
        return new ChangeNotice(Collections.unmodifiableMap(keys));
    }
}
