/// The way out: what is owed to channels, and the loop that sends it until each command has an answer or a person has
/// decided. Knows nothing of pulls; `sync` lends it the connection's rate budget and hears of its troubles.
@NullMarked
package crossdock.sync.outbox;

import org.jspecify.annotations.NullMarked;
