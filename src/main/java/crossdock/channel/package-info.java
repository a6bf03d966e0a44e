/// Sales channels as the console sees them: one [crossdock.channel.Connector] contract, neutral records, and one
/// sub-package per channel that speaks its dialect.
@NullMarked
package crossdock.channel;

import org.jspecify.annotations.NullMarked;
