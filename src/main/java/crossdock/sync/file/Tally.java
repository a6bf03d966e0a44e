package crossdock.sync.file;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Counts the rows of one import. One thread at a time.
final class Tally {
    private final List<String> header;
    private final RejectFile rejects;
    private final LongConsumer progress;
    private final BooleanSupplier isCancelled;
    private long accepted;
    private long rejected;
    private long unchanged;
    private boolean wasCancelled;

    Tally(List<String> header, RejectFile rejects, LongConsumer progress, BooleanSupplier isCancelled) {
        this.header = header;
        this.rejects = rejects;
        this.progress = progress;
        this.isCancelled = isCancelled;
    }

    /// The person had enough.
    static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    void accept(int rows) {
        accepted += rows;
    }

    void unchanged(int rows) {
        unchanged += rows;
    }

    void reject(int rows, long line, String code, List<String> args, byte[] raw) {
        rejected += rows;
        rejects.add(header, line, code, args, raw);
    }

    void batchDone() {
        progress.accept(accepted + rejected + unchanged);
        if (isCancelled.getAsBoolean()) {
            throw new Cancelled();
        }
    }

    void cancelled() {
        wasCancelled = true;
    }

    FileImport.Result result(@Nullable Path rejectFile) {
        return new FileImport.Result(
                accepted + rejected + unchanged, accepted, rejected, unchanged, rejectFile, wasCancelled);
    }
}
