/// The routing draft at work, without any node: what is on screen, edits and their saving, counts, and the way to being
/// published.
@NullMarked
package crossdock.ui.routing.desk;

import org.jspecify.annotations.NullMarked;
