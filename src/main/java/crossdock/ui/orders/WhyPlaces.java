package crossdock.ui.orders;

import crossdock.fulfilment.live.Inquiry.Answer;
import crossdock.inventory.Location;
import crossdock.routing.explain.LocationRow;
import crossdock.routing.geo.GeoPoint;
import crossdock.routing.network.Place;
import crossdock.ui.charts.MapPlace;
import crossdock.ui.common.Texts;
import crossdock.ui.orders.WhyWords.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// An explained decision on the map: where the order goes, and the locations with what became of them. What matters
/// most comes last and is drawn on top.
final class WhyPlaces {
    private static final int SHOWN = 80;

    private WhyPlaces() {}

    /// @param rows the chosen first
    /// @param words of a row
    static List<MapPlace> of(Answer answer, List<LocationRow> rows, Function<LocationRow, Line> words, Texts texts) {
        List<MapPlace> places = new ArrayList<>();
        for (LocationRow row : rows.subList(0, Math.min(SHOWN, rows.size())).reversed()) {
            Place place = answer.engine().network().places()
                    .get(answer.engine().network().numberOf(row.location()));
            GeoPoint at = place.point();
            if (at != null && row.state() != LocationRow.State.UNASKED) {
                Line line = words.apply(row);
                boolean isChosen = row.state() == LocationRow.State.CHOSEN;
                places.add(new MapPlace(
                        row.location().toString(), at.latitude(), at.longitude(),
                        place.type() != Location.Type.STORE, share(row.state()), true, isChosen ? line.name() : "",
                        List.of(line.name(), line.distance(), line.verdict()), style(row.state())));
            }
        }
        GeoPoint buyer = answer.demand().point();
        if (buyer != null) {
            String postal = Objects.requireNonNullElse(answer.demand().region().postalCode(), "");
            places.add(new MapPlace(
                    "buyer", buyer.latitude(), buyer.longitude(), false, 1.0, true, postal,
                    List.of(texts.get("orders.why.goesTo", postal)), "map-target"));
        }
        return places;
    }

    /// Only for what lies above what.
    private static double share(LocationRow.State state) {
        return switch (state) {
            case CHOSEN -> 0.9;
            case PASSED -> 0.5;
            case REFUSED, UNASKED -> 0.1;
        };
    }

    private static String style(LocationRow.State state) {
        return switch (state) {
            case CHOSEN -> "map-chosen";
            case PASSED -> "map-passed";
            case REFUSED, UNASKED -> "map-refused";
        };
    }
}
