package crossdock.ui.orders;

import crossdock.kernel.LocationId;
import crossdock.order.OrderLine;
import crossdock.order.OrderQueries.Detail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// Which location says no, and why: a reason each; below its location where the order leaves from several.
final class RejectMenu {
    private RejectMenu() {}

    /// Locations with units that nobody has touched: only those can still go elsewhere.
    static Map<LocationId, Integer> untouched(Detail detail) {
        Map<LocationId, Integer> units = new LinkedHashMap<>();
        for (OrderLine line : detail.order().lines()) {
            line.places().stream()
                    .filter(place -> place.assigned() > 0)
                    .forEach(place -> units.merge(place.location(), place.assigned(), Integer::sum));
        }
        return units;
    }

    /// @param reject takes the location and one of [WhyViewModel#REASONS]
    /// @return whether there is anything to reject
    static boolean fill(MenuButton button, Detail detail, OrderWords words, BiConsumer<LocationId, String> reject) {
        Map<LocationId, Integer> places = untouched(detail);
        List<MenuItem> items = new ArrayList<>();
        places.forEach((location, units) -> {
            String name = words.names().place(detail.locationNames().getOrDefault(location, location.toString()));
            String title = words.texts().get("orders.reject.place", name, units);
            List<MenuItem> reasons = WhyViewModel.REASONS.stream().map(reason -> {
                String said = words.texts().get("orders.reject." + reason);
                var item = new MenuItem(places.size() == 1 ? title + ": " + said : said);
                item.setOnAction(_ -> reject.accept(location, reason));
                return item;
            }).toList();
            if (places.size() == 1) {
                items.addAll(reasons);
            } else {
                var menu = new Menu(title);
                menu.getItems().setAll(reasons);
                items.add(menu);
            }
        });
        button.getItems().setAll(items);
        return !places.isEmpty();
    }
}
