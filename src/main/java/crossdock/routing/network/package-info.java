/// Locations and carriers as routing sees them, and the work they already have: values, and the same made ready for many
/// decisions.
@NullMarked
package crossdock.routing.network;

import org.jspecify.annotations.NullMarked;
