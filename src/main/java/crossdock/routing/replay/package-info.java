/// Runs a stretch of orders through two policies side by side, with stock that depletes, and says what would differ.
/// Writes nothing.
@NullMarked
package crossdock.routing.replay;

import org.jspecify.annotations.NullMarked;
