package crossdock.rig.vendure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Server and cache, object by object.
final class Comparison {
    final List<String> differences = new ArrayList<>();
    /// How many objects of each kind were equal.
    final Map<String, Integer> equal = new TreeMap<>();

    private final ServerWords server;
    private final CacheWords cache;

    /// @param deleted variants that the server deleted: the cache keeps them, closed
    Comparison(ServerWords server, CacheWords cache, Set<String> deleted) {
        this.server = server;
        this.cache = cache;
        Set<String> keys = new TreeSet<>(server.all.keySet());
        keys.addAll(cache.all.keySet());
        for (String key : keys) {
            String told = server.all.get(key);
            String kept = cache.all.get(key);
            String kind = key.substring(0, key.indexOf(' '));
            String id = key.substring(kind.length() + 1).replaceFirst("@.*", "");
            boolean isGone = told == null && deleted.contains(id)
                    && (kind.equals("level") || kept != null && kept.endsWith("|off"));
            boolean isTwin = kept == null && (kind.equals("variant") || kind.equals("level")) && isTwin(id);

            if (told != null && told.equals(kept)) {
                equal.merge(kind, 1, Integer::sum);
            } else if (!isGone && !isTwin) {
                differences.add(key + ": the server says " + told + ", the cache " + kept);
            }
        }
    }

    /// One code on several variants cannot be mapped: one of them is listed, the others wait for a person.
    private boolean isTwin(String variant) {
        return cache.twins.contains(variant) && sharesCode(variant);
    }

    private boolean sharesCode(String variant) {
        String code = server.codesOnSale.get(variant);
        return code != null && server.codesOnSale.entrySet().stream()
                .anyMatch(other -> other.getValue().equals(code)
                        && !other.getKey().equals(variant)
                        && cache.all.containsKey("variant " + other.getKey()));
    }
}
