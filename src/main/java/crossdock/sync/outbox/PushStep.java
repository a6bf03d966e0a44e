package crossdock.sync.outbox;

import crossdock.channel.ChannelException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one step of a dispatcher came to.
///
/// @param due when to call again; [Instant#MAX] for never by itself
/// @param isIdle nothing is left that could be done now
/// @param trouble null when there was none
public record PushStep(Instant due, boolean isIdle, @Nullable ChannelException trouble) {}
