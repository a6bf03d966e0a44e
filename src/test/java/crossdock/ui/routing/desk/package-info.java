@NullMarked
package crossdock.ui.routing.desk;

import org.jspecify.annotations.NullMarked;
