@NullMarked
package crossdock.ui.routing.draft;

import org.jspecify.annotations.NullMarked;
