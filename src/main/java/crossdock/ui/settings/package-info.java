/// The settings screen.
@NullMarked
package crossdock.ui.settings;

import org.jspecify.annotations.NullMarked;
