package crossdock.ui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Rows of a made-up list, and how often they were asked for.
final class Parcels implements RowSource<Parcels.Parcel> {
    final Map<Long, Integer> units = new TreeMap<>();
    final List<long[]> asked = new ArrayList<>();
    @Nullable String trouble;
    boolean isDescending;

    record Parcel(long id, int units) {}

    static Parcels of(int count) {
        var parcels = new Parcels();
        LongStream.range(0, count).forEach(id -> parcels.units.put(id, 1));
        return parcels;
    }

    @Override
    public long[] keys(int limit) {
        if (trouble != null) {
            throw new IllegalStateException(trouble);
        }
        long[] keys = units.keySet().stream().mapToLong(Long::longValue).toArray();
        if (isDescending) {
            for (int i = 0; i < keys.length / 2; i++) {
                long swap = keys[i];
                keys[i] = keys[keys.length - 1 - i];
                keys[keys.length - 1 - i] = swap;
            }
        }
        return LongStream.of(keys).limit(limit).toArray();
    }

    @Override
    public List<Parcel> rows(long[] keys) {
        asked.add(keys);
        return LongStream.of(keys)
                .filter(units::containsKey)
                .mapToObj(key -> new Parcel(key, units.getOrDefault(key, -1)))
                .toList();
    }

    @Override
    public long key(Parcel row) {
        return row.id();
    }

    @Override
    public long noticeKey(long key) {
        return key;
    }

    int rowsAsked() {
        return asked.stream().mapToInt(keys -> keys.length).sum();
    }
}
