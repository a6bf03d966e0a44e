package crossdock.fulfilment;

import crossdock.inventory.Location;
import crossdock.kernel.LocationId;
import crossdock.order.Method;
import crossdock.routing.cost.CarrierService;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One fact about the network that routing needs and no channel tells. Kept in versions: each change can be undone.
public sealed interface Setting {
    /// What it is about, unique among settings of its kind.
    String subject();

    /// How much a location can fill a day. Without one there is no limit.
    ///
    /// @param perDay at least 0
    /// @param perShift null for no limit within the day's
    record Capacity(LocationId location, Unit unit, int perDay, @Nullable Integer perShift) implements Setting {
        public Capacity {
            if (perDay < 0 || perShift != null && perShift < 0) {
                throw new IllegalArgumentException("a capacity is at least 0");
            }
        }

        @Override
        public String subject() {
            return location.toString();
        }
    }

    /// In what a location counts what it can do.
    enum Unit {
        ORDERS,
        LINES,
        UNITS
    }

    /// When a location works. Without one its opening hours stand, without those it is always open.
    ///
    /// @param hours as `Mon-Fri 08:00-18:00; Sat 09:00-13:00`; null for the location's opening hours
    /// @param closed days without work beside the holidays of its region
    /// @param other days with shifts of their own, as `09:00-12:00` or `closed`; they rule over holidays
    record Hours(
            LocationId location, @Nullable String hours, List<LocalDate> closed, Map<LocalDate, String> other)
            implements Setting {
        public Hours {
            closed = closed.stream().distinct().sorted().toList();
            other = Collections.unmodifiableMap(new TreeMap<>(other));
            if (hours != null) {
                Calendars.week(hours);
            }
            other.values().forEach(Calendars::shifts);
        }

        @Override
        public String subject() {
            return location.toString();
        }
    }

    /// Which windows a location offers for collecting. Without one it offers none that can be promised to the minute,
    /// but takes pickups within its hours.
    record Pickup(LocationId location, int slotMinutes, int leadMinutes, int perSlot, int daysAhead)
            implements Setting {
        public Pickup {
            if (slotMinutes < 15 || slotMinutes > 60 || leadMinutes < 0 || perSlot < 1 || daysAhead < 0
                    || daysAhead > 60) {
                throw new IllegalArgumentException("windows are 15 to 60 minutes long, 0 to 60 days ahead");
            }
        }

        @Override
        public String subject() {
            return location.toString();
        }
    }

    /// What a parcel costs to prepare at a location, which locations come first, and what it handles.
    ///
    /// @param handling minor units a parcel
    /// @param priority lowest first
    /// @param handles product types; none for everything
    record Place(LocationId location, long handling, int priority, List<String> handles) implements Setting {
        public Place {
            handles = handles.stream().distinct().sorted().toList();
            if (handling < 0) {
                throw new IllegalArgumentException("handling costs at least 0");
            }
        }

        @Override
        public String subject() {
            return location.toString();
        }
    }

    /// Whether a location sends parcels, said by a person: over what its channel says or, like a till, cannot say. A
    /// store that ships fulfils for the shops that are filled from every place that ships.
    record Shipping(LocationId location, boolean ships) implements Setting {
        /// Whether a location sends parcels: as a person said, else as the location says of itself.
        ///
        /// @param set what was set about its shipping; null where nothing was, or where that was taken away
        public static boolean of(Location location, @Nullable Setting set) {
            return set instanceof Shipping said ? said.ships() : location.ships();
        }

        @Override
        public String subject() {
            return location.toString();
        }
    }

    /// What an article weighs and whether it may travel, by product type.
    ///
    /// @param type empty for what no other names
    /// @param grams of one unit
    record Weight(String type, int grams) implements Setting {
        public Weight {
            if (grams < 1) {
                throw new IllegalArgumentException("a unit weighs at least a gram");
            }
        }

        @Override
        public String subject() {
            return type;
        }
    }

    /// One service of one carrier with its rates.
    ///
    /// @param sample whether its rates are the ones this program brings, not agreed with anyone
    record Carrier(CarrierService service, boolean sample) implements Setting {
        @Override
        public String subject() {
            return subject(service.carrier(), service.name());
        }

        static String subject(String carrier, String service) {
            return carrier + " " + service;
        }
    }

    /// Days on which a region does not work.
    ///
    /// @param region a country as `US`, or a state as `US-CA`
    /// @param days with their names
    record Holidays(String region, Map<LocalDate, String> days) implements Setting {
        public Holidays {
            days = Collections.unmodifiableMap(new TreeMap<>(days));
        }

        @Override
        public String subject() {
            return region;
        }
    }

    /// By how many working days an order is due whose channel promises nothing. Without one [Method#workingDays] stand.
    ///
    /// @param workingDays after the day it was placed; 0 for the same working day
    record Level(Method method, int workingDays) implements Setting {
        private static final int LONGEST = 90;

        public Level {
            if (method == Method.IN_STORE || workingDays < 0 || workingDays > LONGEST) {
                throw new IllegalArgumentException("parcels and pickups are due within 0 to 90 working days");
            }
        }

        @Override
        public String subject() {
            return method.name();
        }
    }

    /// The location it is about; null when it is about none.
    default @Nullable LocationId about() {
        return switch (this) {
            case Capacity c -> c.location();
            case Hours h -> h.location();
            case Pickup p -> p.location();
            case Place p -> p.location();
            case Shipping s -> s.location();
            case Weight _ -> null;
            case Carrier _ -> null;
            case Holidays _ -> null;
            case Level _ -> null;
        };
    }
}
