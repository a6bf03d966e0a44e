package crossdock.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who answered.
///
/// @param name the shop's own name
/// @param currency ISO 4217, null when the channel does not say
/// @param channelTime the channel's clock; null when it did not say
public record ChannelIdentity(
        String name, @Nullable String currency, @Nullable Instant channelTime) {}
