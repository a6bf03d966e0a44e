package crossdock.ui.live;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The pages of a list that are in memory; the one longest unused goes first. FX thread only.
final class Pages<R> {
    /// Rows a page.
    static final int SIZE = 100;

    private static final int MOST = 40;

    private final Map<Integer, @Nullable Object[]> pages = new LinkedHashMap<>(MOST, 0.75f, true);

    static int of(int index) {
        return index / SIZE;
    }

    boolean has(int page) {
        return pages.containsKey(page);
    }

    @SuppressWarnings("unchecked") // only rows are put in
    @Nullable R row(int index) {
        @Nullable Object[] rows = pages.get(of(index));
        return rows == null || index % SIZE >= rows.length ? null : (R) rows[index % SIZE];
    }

    void put(int page, @Nullable Object[] rows) {
        pages.put(page, rows);
        Iterator<Integer> oldest = pages.keySet().iterator();
        while (pages.size() > MOST && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    /// Replaces one row of a page that is here.
    void set(int index, R row) {
        @Nullable Object[] rows = pages.get(of(index));
        if (rows != null && index % SIZE < rows.length) {
            rows[index % SIZE] = row;
        }
    }

    void keepOnly(IntPredicate page) {
        pages.keySet().removeIf(number -> !page.test(number));
    }

    void clear() {
        pages.clear();
    }

    Set<Integer> numbers() {
        return Set.copyOf(pages.keySet());
    }
}
