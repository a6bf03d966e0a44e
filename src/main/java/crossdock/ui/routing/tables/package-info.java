/// What routing knows of the network and people set: capacity, hours, pickup windows, rates, handling. Tables edited in
/// place.
@NullMarked
package crossdock.ui.routing.tables;

import org.jspecify.annotations.NullMarked;
