package crossdock.channel.square;

import com.fasterxml.jackson.annotation.JsonProperty;
import crossdock.channel.Readings;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Square's Address, of a location or of a buyer.
record SquareAddressJson(
        @JsonProperty("address_line_1") @Nullable String line1,
        @JsonProperty("address_line_2") @Nullable String line2,
        @Nullable String locality,
        @JsonProperty("administrative_district_level_1") @Nullable String state,
        @JsonProperty("postal_code") @Nullable String postalCode,
        @Nullable String country) {

    static final SquareAddressJson NONE = new SquareAddressJson(null, null, null, null, null, null);

    @Nullable String street() {
        return Readings.textOrNull(
                Stream.of(line1, line2).filter(Objects::nonNull).collect(Collectors.joining(", ")));
    }
}
