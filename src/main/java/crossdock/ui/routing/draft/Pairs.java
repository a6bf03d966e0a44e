package crossdock.ui.routing.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// What became of each element of a list.
final class Pairs {
    private Pairs() {}

    /// One element before and after; one side is null when it was added or removed.
    record Pair<T>(@Nullable T before, @Nullable T after) {
        boolean isChanged() {
            return before == null || !before.equals(after);
        }
    }

    /// Pairs in the order of `after`, then what is gone. Equal elements find each other first, then the tests in turn
    /// decide, each over all that is left.
    @SafeVarargs
    static <T> List<Pair<T>> of(List<T> before, List<T> after, BiPredicate<T, T>... alike) {
        int[] from = match(before, after, alike);
        List<Pair<T>> pairs = new ArrayList<>();
        boolean[] used = new boolean[before.size()];
        for (int i = 0; i < after.size(); i++) {
            if (from[i] >= 0) {
                used[from[i]] = true;
            }
            pairs.add(new Pair<>(from[i] < 0 ? null : before.get(from[i]), after.get(i)));
        }
        for (int i = 0; i < before.size(); i++) {
            if (!used[i]) {
                pairs.add(new Pair<>(before.get(i), null));
            }
        }
        return pairs;
    }

    /// For each element after, where it stood before; -1 for a new one.
    @SafeVarargs
    static <T> int[] match(List<T> before, List<T> after, BiPredicate<T, T>... alike) {
        int[] from = new int[after.size()];
        java.util.Arrays.fill(from, -1);
        boolean[] used = new boolean[before.size()];
        pair(before, after, Object::equals, from, used);
        for (BiPredicate<T, T> test : alike) {
            pair(before, after, test, from, used);
        }
        return from;
    }

    private static <T> void pair(
            List<T> before, List<T> after, BiPredicate<? super T, ? super T> test, int[] from, boolean[] used) {
        for (int i = 0; i < after.size(); i++) {
            for (int j = 0; j < before.size() && from[i] < 0; j++) {
                if (!used[j] && test.test(before.get(j), after.get(i))) {
                    from[i] = j;
                    used[j] = true;
                }
            }
        }
    }

    /// Elements whose order among the others changed: all but a longest run that still ascends.
    static boolean[] moved(int[] from) {
        int n = from.length;
        int[] length = new int[n];
        int[] previous = new int[n];
        int best = -1;
        for (int i = 0; i < n; i++) {
            previous[i] = -1;
            length[i] = from[i] < 0 ? 0 : 1;
            for (int j = 0; j < i && from[i] >= 0; j++) {
                if (from[j] >= 0 && from[j] < from[i] && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            if (best < 0 || length[i] > length[best]) {
                best = i;
            }
        }
        boolean[] moved = new boolean[n];
        for (int i = 0; i < n; i++) {
            moved[i] = from[i] >= 0;
        }
        for (int at = best; at >= 0; at = previous[at]) {
            moved[at] = false;
        }
        return moved;
    }
}
