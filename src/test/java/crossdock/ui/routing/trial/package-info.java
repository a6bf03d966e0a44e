@NullMarked
package crossdock.ui.routing.trial;

import org.jspecify.annotations.NullMarked;
