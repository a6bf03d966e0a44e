package crossdock.kernel;

import java.util.Map;
import java.util.Set;

/// Which rows one commit changed; readers ask the store again, no values travel here.
///
/// @param keys per topic the changed keys; a topic that changed as a whole (bulk import) maps to the empty set
public record ChangeNotice(Map<Topic, Set<Long>> keys) {
    public boolean touches(Topic topic) {
        return keys.containsKey(topic);
    }

    /// True when this key changed, or when the topic changed as a whole.
    public boolean touches(Topic topic, long key) {
        Set<Long> changed = keys.get(topic);
        return changed != null && (changed.isEmpty() || changed.contains(key));
    }
}
