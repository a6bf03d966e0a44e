/// The Stock screen: what is really there, what may be sold, and why.
@NullMarked
package crossdock.ui.stock;

import org.jspecify.annotations.NullMarked;
