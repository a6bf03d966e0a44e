package crossdock.routing.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The lines that are left, put together into what must not be separated: lines of one group, of one article, or of a
/// product type that the split mode keeps together. Parts are numbered by their first line.
final class Parts {
    final List<int[]> lines = new ArrayList<>(); // per part its lines, ascending
    private final List<String> keepTogether;

    Parts(Case one, List<String> keepTogether) {
        this.keepTogether = keepTogether;
        List<DemandLine> all = one.demand.lines();
        int[] rootOf = new int[all.size()];
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            rootOf[i] = i;
            if (one.left[i] > 0) {
                DemandLine line = all.get(i);
                join(rootOf, seen, "sku " + line.sku().value(), i);
                if (!line.group().isEmpty()) {
                    join(rootOf, seen, "group " + line.group(), i);
                }
                if (keepTogether.contains(line.productType())) {
                    join(rootOf, seen, "type " + line.productType(), i);
                }
            }
        }
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            if (one.left[i] > 0) {
                members.computeIfAbsent(root(rootOf, i), root -> new ArrayList<>()).add(i);
            }
        }
        members.values().forEach(list -> lines.add(list.stream().mapToInt(Integer::intValue).toArray()));
    }

    int size() {
        return lines.size();
    }

    /// Whether several locations may share in a line that is a part by itself.
    boolean mayDivide(Case one, int line) {
        DemandLine wanted = one.lines[line];
        return wanted.group().isEmpty() && !keepTogether.contains(wanted.productType());
    }

    /// The lines of all parts.
    int[] members() {
        return lines.stream().flatMapToInt(Arrays::stream).toArray();
    }

    /// Per line what its part wants of its article: lines of one article share its stock.
    int[] wanted(Case one) {
        int[] wanted = new int[one.left.length];
        for (int[] part : lines) {
            for (int l : part) {
                for (int other : part) {
                    wanted[l] += one.lines[other].sku().equals(one.lines[l].sku()) ? one.left[other] : 0;
                }
            }
        }
        return wanted;
    }

    /// The smaller line becomes the root, so that a part is named by its first.
    private static void join(int[] rootOf, Map<String, Integer> seen, String key, int line) {
        Integer other = seen.putIfAbsent(key, line);
        if (other != null) {
            int a = root(rootOf, other);
            int b = root(rootOf, line);
            rootOf[Math.max(a, b)] = Math.min(a, b);
        }
    }

    private static int root(int[] rootOf, int line) {
        int at = line;
        while (rootOf[at] != at) {
            at = rootOf[at];
        }
        return at;
    }
}
