/// The first screen of the day: how it goes, what needs a look, and where it happens.
@NullMarked
package crossdock.ui.today;

import org.jspecify.annotations.NullMarked;
