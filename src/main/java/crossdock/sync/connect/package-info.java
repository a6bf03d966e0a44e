/// Connections as people make, change and end them, each act with its event.
@NullMarked
package crossdock.sync.connect;

import org.jspecify.annotations.NullMarked;
