/// Where the program starts and its parts are put together. Imports everything; nobody imports it.
@NullMarked
package crossdock.app;

import org.jspecify.annotations.NullMarked;
