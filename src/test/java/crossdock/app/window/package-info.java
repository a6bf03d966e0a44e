@NullMarked
package crossdock.app.window;

import org.jspecify.annotations.NullMarked;
