/// Tests of the Stock screen on a real store.
@NullMarked
package crossdock.ui.stock;

import org.jspecify.annotations.NullMarked;
