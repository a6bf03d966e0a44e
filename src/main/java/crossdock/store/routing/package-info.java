/// Policies, routing settings, runs and decisions in SQLite: one class per port of `fulfilment`.
@NullMarked
package crossdock.store.routing;

import org.jspecify.annotations.NullMarked;
