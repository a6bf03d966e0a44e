package crossdock.ui.table;

import crossdock.ui.common.Background;
import crossdock.ui.live.RowSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Writes all matching rows to a file while the console goes on; one export at a time.
public final class ExportViewModel {
    private static final int BATCH = 500;
    private static final int REPORT_EVERY = 10_000;

    private final RowExports exports;
    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
    private AtomicBoolean cancelled = new AtomicBoolean();

    public ExportViewModel(RowExports exports, Background background) {
        this.exports = exports;
        this.background = background;
    }

    /// Where an export is.
    public sealed interface State {
        /// None was started, or its end was read.
        record Idle() implements State {}

        /// So many of so many rows are written.
        record Running(int done, int all) implements State {}

        /// All rows stand in the file.
        record Done(int rows, Path file) implements State {}

        /// Stopped by the person; no file is left.
        record Cancelled() implements State {}

        /// It could not be written; no file is left.
        record Failed(Path file, String reason) implements State {}
    }

    /// Starts writing; does nothing while another export runs.
    ///
    /// @param source what the list shows, whole
    /// @param columns in the order they are written
    public <R> void start(Path file, RowSource<R> source, List<Column<R>> columns) {
        if (state.get() instanceof State.Running) {
            return;
        }
        var stop = new AtomicBoolean();
        cancelled = stop;
        state.set(new State.Running(0, 0));
        background.run(
                () -> write(file, source, columns, stop),
                rows -> state.set(new State.Done(rows, file)),
                trouble -> state.set(
                        trouble instanceof CancellationException
                                ? new State.Cancelled()
                                : new State.Failed(file, String.valueOf(trouble.getMessage()))));
    }

    private <R> int write(Path file, RowSource<R> source, List<Column<R>> columns, AtomicBoolean stop)
            throws IOException {
        long[] keys = source.keys(Integer.MAX_VALUE);
        int written = 0;
        try (RowExports.Sheet sheet = exports.create(file, columns.stream().map(Column::title).toList())) {
            for (int start = 0; start < keys.length; start += BATCH) {
                if (stop.get()) {
                    throw new CancellationException();
                }
                for (R row : source.rows(Arrays.copyOfRange(keys, start, Math.min(start + BATCH, keys.length)))) {
                    sheet.row(columns.stream().map(column -> column.plain().apply(row)).toList());
                    written++;
                }
                if (start % REPORT_EVERY == 0) {
                    int done = written;
                    background.fx(() -> report(done, keys.length, stop));
                }
            }
            sheet.keep();
        }
        return written;
    }

    private void report(int done, int all, AtomicBoolean run) {
        if (run == cancelled && state.get() instanceof State.Running) {
            state.set(new State.Running(done, all));
        }
    }

    /// Stops at the next batch.
    public void cancel() {
        cancelled.set(true);
    }

    /// The person has read how it ended.
    public void dismiss() {
        if (!(state.get() instanceof State.Running)) {
            state.set(new State.Idle());
        }
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
