/// The tables of orders: one class per port of `order`.
@NullMarked
package crossdock.store.order;

import org.jspecify.annotations.NullMarked;
