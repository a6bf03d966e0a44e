/// The form in which somebody says what lies on a shelf.
@NullMarked
package crossdock.ui.stock.count;

import org.jspecify.annotations.NullMarked;
