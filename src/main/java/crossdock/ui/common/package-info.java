/// What every screen is built from: the screen contract, work off the FX thread, texts, looks, keys.
@NullMarked
package crossdock.ui.common;

import org.jspecify.annotations.NullMarked;
