/// Routing put together by hand, and what the command line says of decisions.
@NullMarked
package crossdock.app.routing;

import org.jspecify.annotations.NullMarked;
