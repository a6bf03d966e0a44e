package crossdock.ui.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a question brought at first: keys, and the rows of the first page.
record Answer(long[] keys, @Nullable Object[] firstPage) {
    /// Keys a query when many rows are read at once.
    private static final int BATCH = 500;

    /// Asks for at most so many keys. Blocks.
    static <R> Answer first(RowSource<R> question, int limit) {
        long[] keys = question.keys(limit);
        return new Answer(keys, aligned(question, part(keys, 0, Pages.SIZE)));
    }

    /// Rows in the order of the keys, null for one that vanished. Blocks.
    static <R> @Nullable Object[] aligned(RowSource<R> question, long[] keys) {
        Map<Long, R> byKey = byKey(question, question.rows(keys));
        @Nullable Object[] rows = new Object[keys.length];
        for (int i = 0; i < keys.length; i++) {
            rows[i] = byKey.get(keys[i]);
        }
        return rows;
    }

    static <R> Map<Long, R> byKey(RowSource<R> question, List<R> rows) {
        Map<Long, R> byKey = new HashMap<>();
        rows.forEach(row -> byKey.put(question.key(row), row));
        return byKey;
    }

    /// All these rows, in batches. Blocks.
    static <R> List<R> all(RowSource<R> question, long[] keys) {
        List<R> rows = new ArrayList<>();
        for (int start = 0; start < keys.length; start += BATCH) {
            rows.addAll(question.rows(part(keys, start, start + BATCH)));
        }
        return rows;
    }

    static long[] part(long[] keys, int start, int end) {
        return Arrays.copyOfRange(keys, Math.min(start, keys.length), Math.min(end, keys.length));
    }
}
