package crossdock.ui.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Where exported rows go.
@FunctionalInterface
public interface RowExports {
    /// Opens a sheet and writes its head. Until it is kept nobody sees it, and a file of that name stays as it was.
    Sheet create(Path file, List<String> head) throws IOException;

    /// A table being written.
    interface Sheet extends AutoCloseable {
        void row(List<String> cells) throws IOException;

        /// Puts the finished sheet in place.
        void keep() throws IOException;

        /// Ends the writing; what was not kept is thrown away.
        @Override
        void close() throws IOException;
    }
}
