package crossdock.fulfilment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Versions of all settings, never overwritten. Reads outside a write see the last commit, inside a write what it wrote.
public interface Settings {
    /// The newest version of each that is set, sorted by kind and subject.
    List<Version> all();

    /// Whether nothing was ever set.
    boolean isUntouched();

    /// Every version of one, newest first.
    List<Version> history(Kind kind, String subject);

    default Optional<Version> newest(Kind kind, String subject) {
        return history(kind, subject).stream().findFirst();
    }

    /// Appends a version; the one before must be the newest.
    void append(Version version);

    /// How a setting stood after one act.
    ///
    /// @param number counts from 1 per kind and subject
    /// @param value null when it was taken away
    record Version(
            Kind kind, String subject, long number, @Nullable Setting value, Instant at, String by) {}

    /// Kinds of settings; the names are stored.
    enum Kind {
        CAPACITY(Setting.Capacity.class),
        HOURS(Setting.Hours.class),
        PICKUP(Setting.Pickup.class),
        PLACE(Setting.Place.class),
        SHIPPING(Setting.Shipping.class),
        WEIGHT(Setting.Weight.class),
        CARRIER(Setting.Carrier.class),
        HOLIDAYS(Setting.Holidays.class),
        LEVEL(Setting.Level.class);

        private final Class<? extends Setting> type;

        Kind(Class<? extends Setting> type) {
            this.type = type;
        }

        public Class<? extends Setting> type() {
            return type;
        }

        public static Kind of(Setting setting) {
            return switch (setting) {
                case Setting.Capacity _ -> CAPACITY;
                case Setting.Hours _ -> HOURS;
                case Setting.Pickup _ -> PICKUP;
                case Setting.Place _ -> PLACE;
                case Setting.Shipping _ -> SHIPPING;
                case Setting.Weight _ -> WEIGHT;
                case Setting.Carrier _ -> CARRIER;
                case Setting.Holidays _ -> HOLIDAYS;
                case Setting.Level _ -> LEVEL;
            };
        }
    }
}
