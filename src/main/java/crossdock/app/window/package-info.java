/// What the window needs beside its screens: where it is drawn, and what is shown when something breaks.
@NullMarked
package crossdock.app.window;

import org.jspecify.annotations.NullMarked;
