package crossdock.channel.file;

import crossdock.channel.ChannelCount;
import crossdock.channel.ChannelListing;
import crossdock.channel.ChannelLocation;
import crossdock.channel.Readings;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One row to one neutral record.
interface RowReader<T> {
    T read(TableRow row, Cells cells);

    /// A location without id is known by where it is. A place of which only coordinates or a state
    /// are known has no id.
    static ChannelLocation location(TableRow row, Cells cells) {
        String country = cells.country(row);
        String street = cells.text(row, "street");
        String city = cells.text(row, "city");
        String state = cells.state(row, "state", country);
        String id = cells.text(row, "id");
        String place =
                Stream.of(city, state).filter(Objects::nonNull).collect(Collectors.joining(", "));
        String name = cells.text(row, "name");
        return new ChannelLocation(
                id == null ? slug(Readings.required("street", street) + " " + place) : id,
                name != null
                        ? name
                        : id != null && place.isEmpty()
                                ? id
                                : street == null ? place : place + ", " + street,
                type(cells.text(row, "type")),
                street,
                city,
                state,
                cells.postalCode(row, country),
                country,
                cells.degreesOrNull(row, "latitude", 90),
                cells.degreesOrNull(row, "longitude", 180),
                cells.text(row, "zone"),
                cells.text(row, "hours"),
                cells.flagOrNull(row, "ships"),
                cells.flagOrNull(row, "pickup"),
                !Boolean.FALSE.equals(cells.flagOrNull(row, "active")));
    }

    private static String slug(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }

    /// Words for warehouses and suppliers; whatever else is written is a store.
    private static @Nullable String type(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String word = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (Stream.of("warehouse", "distribution", "fulfil", "depot", "lager")
                        .anyMatch(word::contains)
                || List.of("dc", "fc", "wh").contains(word)) {
            return "WAREHOUSE";
        }
        return Stream.of("supplier", "vendor", "dropship").anyMatch(word::contains)
                ? "SUPPLIER"
                : "STORE";
    }

    static ChannelListing listing(TableRow row, Cells cells) {
        String sku = cells.needed(row, "sku");
        String id = cells.text(row, "id");
        String title = cells.text(row, "title");
        return new ChannelListing(
                id == null ? sku : id,
                cells.text(row, "parent"),
                sku,
                title == null ? sku : title,
                cells.text(row, "product_type"),
                cells.text(row, "brand"),
                cells.moneyOrNull(row, "price"),
                !Boolean.FALSE.equals(cells.flagOrNull(row, "tracked")),
                !Boolean.FALSE.equals(cells.flagOrNull(row, "active")),
                cells.stampOrNull(row, "updated_at"));
    }

    /// @param fileStamp for rows that do not say when they were counted; null when the file's time
    ///   means nothing
    static RowReader<ChannelCount> count(@Nullable Instant fileStamp) {
        return (row, cells) -> {
            Instant counted = cells.stampOrNull(row, "counted_at");
            return new ChannelCount(
                    cells.needed(row, "sku"),
                    cells.text(row, "location"),
                    cells.units(row, "quantity"),
                    cells.unitsOrNull(row, "unavailable"),
                    counted == null ? fileStamp : counted);
        };
    }
}
