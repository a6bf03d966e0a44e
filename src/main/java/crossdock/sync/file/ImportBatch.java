package crossdock.sync.file;

import crossdock.channel.Pulled;
import crossdock.channel.RefusedRow;
import crossdock.channel.file.TableSink;
import crossdock.kernel.Transactor;
import crossdock.kernel.Tx;
import crossdock.sync.apply.Applied;
import crossdock.sync.apply.Applier;
import crossdock.sync.apply.Arrival;
import crossdock.sync.apply.Refusal;
import crossdock.sync.apply.RowRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// Gathers rows and writes them some hundred at a time, each batch in one transaction; only a failed batch is tried row
/// by row.
final class ImportBatch<T> implements TableSink<T> {
    private static final int SIZE = 500;

    private final Transactor transactor;
    private final Applier<T> applier;
    private final Arrival arrival;
    private final Tally tally;
    private final ToIntFunction<T> rowsOf;
    private final List<Line<T>> waiting = new ArrayList<>(SIZE);

    private record Line<T>(long at, Pulled<T> row) {}

    ImportBatch(
            Transactor transactor, Applier<T> applier, Arrival arrival, Tally tally, ToIntFunction<T> rowsOf) {
        this.transactor = transactor;
        this.applier = applier;
        this.arrival = arrival;
        this.tally = tally;
        this.rowsOf = rowsOf;
    }

    @Override
    public void accept(long line, Pulled<T> row) {
        waiting.add(new Line<>(line, row));
        if (waiting.size() == SIZE) {
            flush();
        }
    }

    @Override
    public void refuse(long line, RefusedRow refused) {
        tally.reject(1, line, refused.code(), refused.args(), refused.raw());
    }

    void flush() {
        if (!waiting.isEmpty()) {
            List<Line<T>> batch = List.copyOf(waiting);
            waiting.clear();
            transactor.run(arrival.actor(), tx -> write(tx, batch));
        }
        tally.batchDone();
    }

    private void write(Tx tx, List<Line<T>> batch) {
        List<Line<T>> good = new ArrayList<>(batch.size());
        for (Line<T> line : batch) {
            Refusal refusal = applier.check(arrival, line.row().row());
            if (refusal == null) {
                good.add(line);
            } else {
                reject(line, refusal);
            }
        }
        try {
            count(good, apply(tx, good));
        } catch (RuntimeException oneOfThem) {
            for (Line<T> line : good) {
                try {
                    count(List.of(line), apply(tx, List.of(line)));
                } catch (RowRefused refused) {
                    reject(line, refused.refusal());
                } catch (RuntimeException failure) {
                    if (!(oneOfThem instanceof RowRefused) && good.size() == 1) {
                        throw failure;
                    }
                    reject(line, new Refusal("row.failed", failure.getClass().getSimpleName()));
                }
            }
        }
    }

    private List<Applied> apply(Tx tx, List<Line<T>> lines) {
        return tx.savepoint(() ->
                applier.write(arrival, lines.stream().map(line -> line.row().row()).toList()));
    }

    private void count(List<Line<T>> lines, List<Applied> results) {
        for (int i = 0; i < lines.size(); i++) {
            int rows = rowsOf.applyAsInt(lines.get(i).row().row());
            if (results.get(i).isChanged()) {
                tally.accept(rows);
            } else {
                tally.unchanged(rows);
            }
        }
    }

    private void reject(Line<T> line, Refusal refusal) {
        int rows = rowsOf.applyAsInt(line.row().row());
        tally.reject(rows, line.at(), refusal.code(), refusal.args(), line.row().raw().get());
    }
}
