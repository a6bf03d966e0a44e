package crossdock.ui.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How somebody arranged a list: its columns in order, which are shown, how wide, and what orders the rows.
///
/// @param sort null for the list's own order
public record Arrangement(List<Place> columns, @Nullable SortBy sort) {
    /// One column.
    public record Place(String id, int width, boolean shown) {}

    /// The column that orders the rows.
    public record SortBy(String column, boolean descending) {}

    /// As it stands in the settings: `sku:70:1 title:190:0 | atp:desc`.
    public String written() {
        var text = new StringBuilder();
        for (Place place : columns) {
            text.append(place.id()).append(':').append(place.width()).append(place.shown() ? ":1 " : ":0 ");
        }
        text.append('|');
        if (sort != null) {
            text.append(' ').append(sort.column()).append(sort.descending() ? ":desc" : ":asc");
        }
        return text.toString();
    }

    /// Reads what [#written] wrote; what cannot be read is left out, so that a list always opens.
    public static Arrangement read(String text) {
        String[] halves = text.split("\\|", 2);
        List<Place> places = new ArrayList<>();
        for (String part : halves[0].strip().split(" ", -1)) {
            String[] fields = part.split(":", -1);
            if (fields.length == 3 && fields[1].matches("\\d{1,4}")) {
                places.add(new Place(fields[0], Integer.parseInt(fields[1]), fields[2].equals("1")));
            }
        }
        String[] sort = halves.length < 2 ? new String[0] : halves[1].strip().split(":", -1);
        return new Arrangement(places, sort.length == 2 ? new SortBy(sort[0], sort[1].equals("desc")) : null);
    }
}
