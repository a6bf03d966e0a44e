@NullMarked
package crossdock.ui.routing;

import org.jspecify.annotations.NullMarked;
