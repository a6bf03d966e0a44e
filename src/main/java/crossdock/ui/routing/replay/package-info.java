/// What a replay came to: totals side by side, order by order, and the load of locations.
@NullMarked
package crossdock.ui.routing.replay;

import org.jspecify.annotations.NullMarked;
