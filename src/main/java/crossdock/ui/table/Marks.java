package crossdock.ui.table;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.LongStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Rows chosen one by one, or all that match but some. Apart from the table's own selection, which takes seconds to select a million rows.
public final class Marks {
    private final Set<Long> keys = new LinkedHashSet<>();
    private final Set<Long> except = new HashSet<>();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private int matching = -1;

    public boolean isMarked(long key) {
        return matching >= 0 ? !except.contains(key) : keys.contains(key);
    }

    public void toggle(long key) {
        Set<Long> set = matching >= 0 ? except : keys;
        if (!set.remove(key)) {
            set.add(key);
        }
        recount();
    }

    /// Marks these too.
    public void addAll(long[] more) {
        LongStream.of(more).filter(key -> !isMarked(key)).forEach(this::toggle);
    }

    /// @param rows how many match now
    public void markAll(int rows) {
        clear();
        matching = rows;
        recount();
    }

    public void clear() {
        keys.clear();
        except.clear();
        matching = -1;
        recount();
    }

    private void recount() {
        count.set(matching >= 0 ? Math.max(0, matching - except.size()) : keys.size());
    }

    /// The marked ones among `all`, in their order.
    public long[] among(long[] all) {
        return LongStream.of(all).filter(this::isMarked).toArray();
    }

    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }
}
