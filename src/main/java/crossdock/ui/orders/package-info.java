/// The Orders screen: the list of all orders and one order in full.
@NullMarked
package crossdock.ui.orders;

import org.jspecify.annotations.NullMarked;
