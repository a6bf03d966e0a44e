@NullMarked
package crossdock.ui.routing.tables;

import org.jspecify.annotations.NullMarked;
