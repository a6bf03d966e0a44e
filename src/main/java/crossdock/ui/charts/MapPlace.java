package crossdock.ui.charts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place on the map.
///
/// @param id        what [LocationMap] hands on when it is opened
/// @param warehouse a square; else a circle
/// @param load      share of its capacity, 1 for all of it; null when unknown
/// @param open      false is drawn with a dashed outline, as is an unknown load
/// @param mark      a few words beside it, or empty
/// @param card      lines of the card that shows on hover and focus, the name first
/// @param as        style class of its own in place of that of the load, or empty
public record MapPlace(
        String id,
        double latitude,
        double longitude,
        boolean warehouse,
        @Nullable Double load,
        boolean open,
        String mark,
        List<String> card,
        String as) {
    public MapPlace(
            String id, double latitude, double longitude, boolean warehouse, @Nullable Double load, boolean open,
            String mark, List<String> card) {
        this(id, latitude, longitude, warehouse, load, open, mark, card, "");
    }

    /// The steps of the ramp: `load-1` to 25 %, and so on; above all of it `load-over`.
    String styleClass() {
        Double share = load;
        if (!as.isEmpty()) {
            return as;
        }
        if (!open || share == null) {
            return "load-none";
        }
        if (share > 1) {
            return "load-over";
        }
        return "load-" + (share <= 0.25 ? 1 : share <= 0.5 ? 2 : share <= 0.75 ? 3 : 4);
    }
}
