/// Lists that follow the store: keys of all rows, pages of those in sight, change notices gathered to few queries. No nodes.
@NullMarked
package crossdock.ui.live;

import org.jspecify.annotations.NullMarked;
