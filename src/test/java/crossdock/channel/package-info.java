/// Tests of what all channels share, and a channel played by a script.
@NullMarked
package crossdock.channel;

import org.jspecify.annotations.NullMarked;
