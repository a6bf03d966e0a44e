package crossdock.ui.live;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the rows that match now differ from those a list shows.
///
/// @param added   rows that match now and are not shown
/// @param removed rows shown that match no longer
/// @param moved   the order differs although the same rows match
/// @param hidden  the new keys when nothing in sight differs; null when something does
public record Shift(int added, int removed, boolean moved, long @Nullable [] hidden) {
    /// Nothing differs.
    public static final Shift NONE = new Shift(0, 0, false, null);

    /// Compares; some hundred milliseconds for a million keys each.
    ///
    /// @param seen so many rows from the top must not move
    static Shift between(long[] before, long[] now, int seen) {
        if (Arrays.equals(before, now)) {
            return new Shift(0, 0, false, now);
        }
        if (samePrefix(before, now, Math.min(seen, before.length))) {
            return new Shift(0, 0, false, now);
        }
        long[] old = before.clone();
        long[] fresh = now.clone();
        Arrays.sort(old);
        Arrays.sort(fresh);
        int common = 0;
        for (int i = 0, j = 0; i < old.length && j < fresh.length; ) {
            int order = Long.compare(old[i], fresh[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        int added = fresh.length - common;
        int removed = old.length - common;
        return new Shift(added, removed, added == 0 && removed == 0, null);
    }

    public boolean isNone() {
        return added == 0 && removed == 0 && !moved;
    }

    /// Keys that can be taken at once, since nobody sees a row move.
    Optional<long[]> unseen() {
        return Optional.ofNullable(hidden);
    }

    static boolean samePrefix(long[] a, long[] b, int length) {
        return a.length >= length && b.length >= length && Arrays.equals(a, 0, length, b, 0, length);
    }

    static boolean samePage(long[] a, long[] b, int page) {
        int start = page * Pages.SIZE;
        int end = start + Pages.SIZE;
        int endA = Math.min(end, a.length);
        int endB = Math.min(end, b.length);
        return endA == endB && start <= endA && Arrays.equals(a, start, endA, b, start, endB);
    }

    static boolean holds(long[] keys, int start, long[] part) {
        int end = start + part.length;
        return end <= keys.length && Arrays.equals(keys, start, end, part, 0, part.length);
    }
}
