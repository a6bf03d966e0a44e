package crossdock.channel.square;

import com.fasterxml.jackson.annotation.JsonProperty;
import crossdock.channel.ChannelLocation;
import crossdock.channel.Readings;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Square's Location.
record SquareLocationJson(
        @Nullable String id,
        @Nullable String name,
        @JsonProperty("business_name") @Nullable String businessName,
        @Nullable SquareAddressJson address,
        @Nullable String timezone,
        @Nullable String status,
        @Nullable String country,
        @Nullable String currency,
        @Nullable Coordinates coordinates,
        @JsonProperty("business_hours") @Nullable Hours businessHours) {

    record Coordinates(@Nullable Double latitude, @Nullable Double longitude) {}

    record Hours(@Nullable List<Period> periods) {}

    record Period(
            @JsonProperty("day_of_week") @Nullable String day,
            @JsonProperty("start_local_time") @Nullable String start,
            @JsonProperty("end_local_time") @Nullable String end) {}

    /// Every Square location is a place with a till, so it is a STORE; Square does not say whether
    /// it ships.
    ChannelLocation toLocation() {
        String known = Readings.required("id", id);
        SquareAddressJson place = address == null ? SquareAddressJson.NONE : address;
        String countryCode = place.country() == null ? country : place.country();
        return new ChannelLocation(
                known,
                name == null || name.isBlank() ? known : name,
                "STORE",
                place.street(),
                Readings.textOrNull(place.locality()),
                Readings.textOrNull(place.state()),
                Readings.textOrNull(place.postalCode()),
                Readings.country(countryCode),
                degrees(coordinates == null ? null : coordinates.latitude, 90),
                degrees(coordinates == null ? null : coordinates.longitude, 180),
                zone(),
                hours(),
                null,
                null,
                !"INACTIVE".equals(status));
    }

    private static @Nullable Double degrees(@Nullable Double value, double limit) {
        return value != null && Math.abs(value) <= limit ? value : null;
    }

    private @Nullable String zone() {
        try {
            return timezone == null ? null : ZoneId.of(timezone).getId();
        } catch (DateTimeException e) {
            return null; // a zone this Java does not know: the caller assumes one from the state
            // and says so
        }
    }

    private @Nullable String hours() {
        if (businessHours == null
                || businessHours.periods() == null
                || businessHours.periods().isEmpty()) {
            return null;
        }
        return businessHours.periods().stream()
                .filter(
                        period ->
                                period.day() != null
                                        && period.start() != null
                                        && period.end() != null)
                .map(
                        period ->
                                day(period.day())
                                        + " "
                                        + time(period.start())
                                        + "-"
                                        + time(period.end()))
                .collect(Collectors.joining("; "));
    }

    /// `MON` to `Mon`.
    private static String day(@Nullable String day) {
        String known = Readings.required("business_hours.day_of_week", day);
        return known.charAt(0) + known.substring(1).toLowerCase(java.util.Locale.ROOT);
    }

    /// `9:00:00` to `09:00`; seconds are always zero at Square.
    private static String time(@Nullable String time) {
        String[] parts = Readings.required("business_hours.time", time).split(":", -1);
        if (parts.length < 2) {
            throw new crossdock.channel.Unreadable("field.wrongType", "business_hours", "HH:MM:SS");
        }
        return (parts[0].length() == 1 ? "0" : "") + parts[0] + ":" + parts[1];
    }
}
