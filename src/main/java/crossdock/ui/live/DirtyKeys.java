package crossdock.ui.live;

import crossdock.kernel.ChangeNotice;
import crossdock.kernel.Topic;
import java.util.HashSet;
import java.util.Set;

/// What changed since a list last looked. Filled by the writer thread, emptied by the FX thread.
final class DirtyKeys {
    /// Past so many keys it is cheaper to read everything in sight again.
    private static final int MOST = 50_000;

    private final Set<Topic> topics;
    private Set<Long> keys = new HashSet<>();
    private boolean everything;

    DirtyKeys(Set<Topic> topics) {
        this.topics = Set.copyOf(topics);
    }

    /// @param keys of notices, not of rows
    record Taken(boolean everything, Set<Long> keys) {
        boolean isEmpty() {
            return !everything && keys.isEmpty();
        }

        boolean touches(long noticeKey) {
            return everything || keys.contains(noticeKey);
        }
    }

    /// @return whether the notice is any of this list's business
    synchronized boolean add(ChangeNotice notice) {
        boolean ours = false;
        for (Topic topic : topics) {
            Set<Long> changed = notice.keys().get(topic);
            if (changed == null) {
                continue;
            }
            ours = true;
            everything |= changed.isEmpty();
            if (!everything) {
                keys.addAll(changed);
                everything = keys.size() > MOST;
            }
        }
        return ours;
    }

    synchronized Taken take() {
        var taken = new Taken(everything, everything ? Set.of() : keys);
        keys = new HashSet<>();
        everything = false;
        return taken;
    }

    synchronized boolean isEmpty() {
        return !everything && keys.isEmpty();
    }
}
