/// The Channels screen: connections and how they are read.
@NullMarked
package crossdock.ui.channels;

import org.jspecify.annotations.NullMarked;
