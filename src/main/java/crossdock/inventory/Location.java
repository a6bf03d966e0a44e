package crossdock.inventory;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A place that holds stock or fills orders.
///
/// @param code what people type and files name; unique, case kept
/// @param zone of its calendars and of its "today"
/// @param zoneAssumed true while the zone is the default of its state, not said by anyone
/// @param hours opening hours as `Mon 09:00-18:00; Tue ...` in its zone; null when unknown
/// @param tracked false for a supplier whose stock nobody counts: it has no cell and no part in any sum
/// @param stockSource the one connection whose observations become its stock; null for the console itself
/// @param open false once its channel no longer shows it; kept and shown, out of sellable
public record Location(
        LocationId id,
        String code,
        String name,
        Type type,
        Address address,
        ZoneId zone,
        boolean zoneAssumed,
        @Nullable String hours,
        boolean ships,
        boolean offersPickup,
        boolean tracked,
        @Nullable ConnectionId stockSource,
        boolean open) {

    /// What kind of place it is.
    public enum Type {
        WAREHOUSE,
        STORE,
        SUPPLIER
    }

    /// Where it stands. Any part may be unknown; coordinates come in pairs, in degrees.
    public record Address(
            @Nullable String street,
            @Nullable String city,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String country,
            @Nullable Double latitude,
            @Nullable Double longitude) {}
}
