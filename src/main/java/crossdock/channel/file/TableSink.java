package crossdock.channel.file;

import crossdock.channel.Pulled;
import crossdock.channel.RefusedRow;
import java.util.List;

/// Takes what a table holds, in the order of its rows.
public interface TableSink<T> {
    /// @param line where it begins in the file, from 1
    void accept(long line, Pulled<T> row);

    /// For what takes several rows of the file.
    ///
    /// @param lines where each of them begins, in the order of the parts they make
    default void accept(List<Long> lines, Pulled<T> row) {
        accept(lines.getFirst(), row);
    }

    /// @param refused with the position `#<line>` as its id and the row as written
    void refuse(long line, RefusedRow refused);
}
