package crossdock.order;

import org.jspecify.annotations.Nullable;

/// Where an order goes: enough for routing, not enough to find the person.
public record Region(
        @Nullable String country, @Nullable String state, @Nullable String city, @Nullable String postalCode) {
    /// Nothing is known.
    public static final Region UNKNOWN = new Region(null, null, null, null);
}
