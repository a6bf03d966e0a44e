package crossdock.ui.routing.desk;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file of orders to be replayed without being imported.
///
/// @param mapping which column is what, as for an import; null to go by the header
public record OrderFile(Path file, @Nullable Path mapping) {
    /// A row that does not count.
    ///
    /// @param line in the file, from 1
    /// @param code as in `refusal.<code>`
    public record Refusal(long line, String code, List<String> args) {}

    /// What came of it.
    ///
    /// @param refused the first of the rows that do not count; the report has their number
    public record Replayed(ReplayReport report, List<Refusal> refused) {}

    /// No order of the file can be replayed.
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;
        private final String code;
        private final transient List<String> args;
        private final transient List<Refusal> refused;

        /// @param code as in `refusal.<code>`
        /// @param refused rows that say why; none when it could not be read at all
        public Unusable(String code, List<String> args, List<Refusal> refused) {
            super(code);
            this.code = code;
            this.args = List.copyOf(args);
            this.refused = List.copyOf(refused);
        }

        public String code() {
            return code;
        }

        public List<String> args() {
            return args;
        }

        public List<Refusal> refused() {
            return refused;
        }
    }
}
