package crossdock.channel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One answered page.
///
/// @param rows readable rows in the order the channel gave them
/// @param refused rows that could not be read at all; the page goes on without them
/// @param next token of the following page; null after the last
/// @param channelTime the channel's clock when it answered (its Date header); null when it did not say
/// @param bytes size of the answer's body
public record ChannelPage<T>(
        List<Pulled<T>> rows,
        List<RefusedRow> refused,
        @Nullable String next,
        @Nullable Instant channelTime,
        long bytes) {}
