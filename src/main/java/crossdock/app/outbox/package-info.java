/// The way out of a workspace: everything that brings commands to channels, put together by hand.
@NullMarked
package crossdock.app.outbox;

import org.jspecify.annotations.NullMarked;
