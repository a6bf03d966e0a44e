package crossdock.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a longer list.
///
/// @param rows in the order that was asked for
/// @param next where the following page starts, opaque to all but its maker; null after the last page
public record Page<T>(List<T> rows, @Nullable String next) {}
