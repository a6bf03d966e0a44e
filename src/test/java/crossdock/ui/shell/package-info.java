@NullMarked
package crossdock.ui.shell;

import org.jspecify.annotations.NullMarked;
