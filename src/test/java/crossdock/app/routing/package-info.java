@NullMarked
package crossdock.app.routing;

import org.jspecify.annotations.NullMarked;
