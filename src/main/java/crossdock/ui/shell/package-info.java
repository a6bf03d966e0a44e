/// The frame around the screens: rail, top bar, status bar, command palette, overlay of keys.
@NullMarked
package crossdock.ui.shell;

import org.jspecify.annotations.NullMarked;
