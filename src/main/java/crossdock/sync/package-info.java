/// Keeps the local cache in step with the connected channels: connections, pull loops with their cursors and rate budgets, parked rows, health and lag. Loops run on virtual threads; every page is one transaction with its token.
@NullMarked
package crossdock.sync;

import org.jspecify.annotations.NullMarked;
