package crossdock.ui.live;

import java.util.List;

/// One question to the store: which rows, in which order. Called away from the FX thread; every call sees the last commit.
public interface RowSource<R> {
    /// Keys of the matching rows in order, at most so many.
    long[] keys(int limit);

    /// Rows of these keys; one that vanished is left out.
    List<R> rows(long[] keys);

    long key(R row);

    /// The key by which change notices name this row.
    long noticeKey(long key);
}
