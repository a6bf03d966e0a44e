@NullMarked
package crossdock.ui.routing.runs;

import org.jspecify.annotations.NullMarked;
