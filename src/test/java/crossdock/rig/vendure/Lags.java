package crossdock.rig.vendure;

import crossdock.rig.CacheFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// From the server's answer to an operation to the row that shows it: looked at in the cache every few milliseconds.
final class Lags {
    private static final long LOOK_MILLIS = 15;

    private final Queue<Expected> expected = new ConcurrentLinkedQueue<>();
    private final Map<String, List<Long>> millis = new TreeMap<>();
    private volatile boolean isWatching;

    private record Expected(String kind, long since, String sql, Object[] args) {}

    /// Remembered only while somebody watches: what happened before is a first load.
    ///
    /// @param sql a number that becomes more than 0
    void expect(String kind, String sql, Object... args) {
        if (isWatching) {
            expected.add(new Expected(kind, System.nanoTime(), sql, args));
        }
    }

    void begin() {
        expected.clear(); // what was not seen until an end
        isWatching = true;
    }

    /// What is not seen by the end stays out: the comparison finds it.
    void end() {
        isWatching = false;
    }

    /// Watches until [#end]. On a thread of its own.
    void watch(CacheFile cache) {
        try (cache) {
            while (isWatching) {
                for (Expected one : expected) {
                    if (cache.number(one.sql(), one.args()) > 0) {
                        long lag = System.nanoTime() - one.since();
                        millis.computeIfAbsent(one.kind(), kind -> new ArrayList<>())
                                .add(Duration.ofNanos(lag).toMillis());
                        expected.remove(one);
                    }
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One line a kind; to be read after the watching thread has ended.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        millis.forEach((kind, all) -> {
            long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
            lines.add("%s n=%d p50=%d ms p99=%d ms".formatted(
                    kind, sorted.length, sorted[sorted.length / 2],
                    sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)]));
        });
        return lines;
    }

    int seen(String kind) {
        return millis.getOrDefault(kind, List.of()).size();
    }
}
