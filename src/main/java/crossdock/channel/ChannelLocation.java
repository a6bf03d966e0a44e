package crossdock.channel;

import org.jspecify.annotations.Nullable;

/// A place as a channel or a file states it.
///
/// @param type WAREHOUSE, STORE or SUPPLIER; null when the channel does not say
/// @param country ISO 3166 alpha-2
/// @param zone IANA zone id; null when the channel does not say
/// @param hours opening hours as `Mon 09:00-18:00; Tue ...`, local time; null when not said
/// @param active false when the channel closed it
public record ChannelLocation(
        String externalId,
        String name,
        @Nullable String type,
        @Nullable String street,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String country,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable String zone,
        @Nullable String hours,
        @Nullable Boolean ships,
        @Nullable Boolean offersPickup,
        boolean active) {}
