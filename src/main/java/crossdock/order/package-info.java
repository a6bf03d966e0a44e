/// Orders as they stand at their channels and what was done about them here: lines as quantities, what they reserve,
/// what left and what came back. Imports kernel and inventory; knows neither SQL nor HTTP nor JavaFX.
@NullMarked
package crossdock.order;

import org.jspecify.annotations.NullMarked;
