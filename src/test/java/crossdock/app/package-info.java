@NullMarked
package crossdock.app;

import org.jspecify.annotations.NullMarked;
