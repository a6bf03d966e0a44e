package crossdock.channel.file;

import crossdock.channel.ChannelOrder;
import crossdock.channel.Pulled;
import crossdock.channel.RefusedRow;
import crossdock.channel.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gathers the rows of each order while a file streams by. Most files keep an order's rows
/// together; an order whose rows are scattered waits until its last row, which a first look at the
/// file counted.
final class OrderGrouping {
    /// Rows that may wait; a file that needs more is not sorted by order at all.
    static final int MOST_WAITING = 200_000;

    private final OrderRows orders;
    private final TableSink<ChannelOrder> sink;

    /// Rows still to come, by order; only those whose rows are scattered.
    private final Map<String, Integer> scattered;

    private final Map<String, List<OrderLine>> waiting = new HashMap<>();
    private List<OrderLine> current = new ArrayList<>();
    private @Nullable String currentOrder;
    private int rowsWaiting;

    OrderGrouping(OrderRows orders, Map<String, Integer> scattered, TableSink<ChannelOrder> sink) {
        this.orders = orders;
        this.scattered = new HashMap<>(scattered);
        this.sink = sink;
    }

    /// The first look: counts the rows of orders that come back after another one. Keeps 8 bytes an
    /// order, so two orders may share a number by chance; then both wait, which costs nothing but
    /// memory.
    static final class Scan {
        private final Set<Long> seen = new HashSet<>();
        private final Map<String, Integer> rows = new HashMap<>();
        private final Set<Long> scattered = new HashSet<>();
        private long last = Long.MIN_VALUE;

        /// First round.
        void look(String order) {
            long hash = hash(order);
            if (hash != last && !seen.add(hash)) {
                scattered.add(hash);
            }
            last = hash;
        }

        boolean needsCounting() {
            return !scattered.isEmpty();
        }

        /// Second round, only when some are scattered.
        void count(String order) {
            if (scattered.contains(hash(order))) {
                rows.merge(order, 1, Integer::sum);
            }
        }

        Map<String, Integer> scattered() {
            return rows;
        }

        private static long hash(String text) {
            long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bits
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
            return hash;
        }
    }

    void take(TableRow row, @Nullable String order) {
        OrderLine line = null;
        try {
            line = orders.line(row);
        } catch (Unreadable e) {
            sink.refuse(row.line(), e.refuse("#" + row.line(), row.raw()));
        }
        String key = line == null ? order : line.order();
        if (key == null) {
            return;
        }
        Integer left = scattered.get(key);
        if (left != null) {
            await(key, left, line);
            return;
        }
        if (!key.equals(currentOrder)) {
            finish();
            currentOrder = key;
        }
        if (line != null) {
            current.add(line);
        }
    }

    private void await(String key, int left, @Nullable OrderLine line) {
        List<OrderLine> rows = waiting.computeIfAbsent(key, unused -> new ArrayList<>());
        if (line != null) {
            rows.add(line);
            if (++rowsWaiting > MOST_WAITING) {
                throw new Unreadable("file.notSortedByOrder", String.valueOf(MOST_WAITING));
            }
        }
        scattered.put(key, left - 1);
        if (left == 1) {
            rowsWaiting -= rows.size();
            waiting.remove(key);
            emit(rows);
        }
    }

    /// Hands over the order at hand.
    void finish() {
        emit(current);
        current = new ArrayList<>();
        currentOrder = null;
    }

    private void emit(List<OrderLine> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<Long> lines = rows.stream().map(row -> row.row().line()).toList();
        try {
            sink.accept(lines, new Pulled<>(orders.order(rows), () -> raw(rows)));
        } catch (Unreadable e) {
            for (OrderLine row : rows) {
                RefusedRow refused = e.refuse("#" + row.row().line(), row.row().raw());
                sink.refuse(row.row().line(), refused);
            }
        }
    }

    private static byte[] raw(List<OrderLine> rows) {
        return rows.stream()
                .map(row -> new String(row.row().raw(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
