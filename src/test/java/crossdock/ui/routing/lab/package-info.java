@NullMarked
package crossdock.ui.routing.lab;

import org.jspecify.annotations.NullMarked;
