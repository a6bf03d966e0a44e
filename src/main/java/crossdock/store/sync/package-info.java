/// Connections, pulls, parked rows and channel health in SQLite.
@NullMarked
package crossdock.store.sync;

import org.jspecify.annotations.NullMarked;
