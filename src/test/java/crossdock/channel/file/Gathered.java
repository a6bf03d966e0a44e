package crossdock.channel.file;

import crossdock.channel.Pulled;
import crossdock.channel.RefusedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What a table gave.
final class Gathered<T> implements TableSink<T> {
    final List<T> rows = new ArrayList<>();
    final List<Long> lines = new ArrayList<>();
    final List<RefusedRow> refused = new ArrayList<>();

    @Override
    public void accept(long line, Pulled<T> row) {
        rows.add(row.row());
        lines.add(line);
    }

    @Override
    public void refuse(long line, RefusedRow row) {
        refused.add(row);
    }

    /// `#4 quantity.notWhole`.
    List<String> refusals() {
        return refused.stream().map(row -> row.externalId() + " " + row.code()).toList();
    }

    /// How many rows were refused for each reason.
    TreeMap<String, Integer> reasons() {
        TreeMap<String, Integer> reasons = new TreeMap<>();
        refused.forEach(row -> reasons.merge(row.code(), 1, Integer::sum));
        return reasons;
    }
}
