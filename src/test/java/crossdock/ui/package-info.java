@NullMarked
package crossdock.ui;

import org.jspecify.annotations.NullMarked;
