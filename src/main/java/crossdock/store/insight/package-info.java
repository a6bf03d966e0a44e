/// Figures of the operation, read from the tables of the other packages.
@NullMarked
package crossdock.store.insight;

import org.jspecify.annotations.NullMarked;
