/// What is shown in the place of the console when its workspace cannot be opened.
@NullMarked
package crossdock.ui.start;

import org.jspecify.annotations.NullMarked;
