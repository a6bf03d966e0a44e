/// What the console needs from the machine it runs on: folders, settings, whatever is not business.
@NullMarked
package crossdock.platform;

import org.jspecify.annotations.NullMarked;
