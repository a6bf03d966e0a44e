@NullMarked
package crossdock.ui.channels;

import org.jspecify.annotations.NullMarked;
