package crossdock.sync.apply;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Applies the rows of one resource. Applying a row again, late or out of order ends in the same state.
///
/// @param <T> the neutral record
public interface Applier<T> {
    /// The channel's id of the object.
    String externalId(T row);

    /// By what the object is known when its row could not be read at all.
    default String parkedAs(T row) {
        return externalId(row);
    }

    /// The channel's stamp of the change that made the row so; null when it gives none.
    @Nullable Instant changedAt(T row);

    /// Whether an equal row may be passed over next time. Counts of a stock source may not: an equal count is still an observation.
    boolean isRemembered(Arrival arrival, T row);

    /// Looks before anything is written; null when the row can be applied.
    @Nullable Refusal check(Arrival arrival, T row);

    /// Writes checked rows in their order. An exception undoes the batch; the caller then offers the rows one by one.
    ///
    /// @return one answer per row, in their order
    List<Applied> write(Arrival arrival, List<T> rows);

    /// Two complete sweeps did not show the object any more.
    default void close(Arrival arrival, String externalId) {}
}
