/// Divides the lines of an order between candidates: exact where that can be proved in milliseconds, else the best found
/// with its gap to a lower bound. Knows nothing of orders, stock or money, only of parts, candidates and an objective.
@NullMarked
package crossdock.routing.split;

import org.jspecify.annotations.NullMarked;
