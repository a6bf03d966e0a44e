/// The tables of stock, places and articles: one class per port of `inventory`.
@NullMarked
package crossdock.store.stock;

import org.jspecify.annotations.NullMarked;
