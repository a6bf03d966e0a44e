package crossdock.app.company;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a workspace remembers of commands that were handed in, beyond the life of the process that carried them out.
public interface Requests {
    /// A command that was begun.
    ///
    /// @param code how it ended; null when that is not known
    record Past(@Nullable Integer code) {}

    /// Empty when it never began.
    Optional<Past> find(String id);

    /// Durable when it returns, before the command begins.
    void begun(String id, String command);

    void ended(String id, int code);
}
