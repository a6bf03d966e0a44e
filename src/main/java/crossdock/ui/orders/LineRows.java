package crossdock.ui.orders;

import crossdock.order.OrderLine;
import crossdock.order.OrderLine.Place;
import crossdock.order.OrderQueries.Detail;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The lines of an order: article and ordered units, and below where its units are.
record LineRows(Detail detail, OrderWords words) {
    List<Node> nodes() {
        return detail.order().lines().stream()
                .sorted(Comparator.comparingInt(OrderLine::ordinal))
                .map(this::node)
                .toList();
    }

    private Node node(OrderLine line) {
        String code = line.sku() == null ? line.skuText() : detail.skuCodes().getOrDefault(line.sku(), line.skuText());
        var head = DetailRows.row(
                DetailRows.mono(code),
                DetailRows.growing(line.title()),
                DetailRows.right(words.figures().units(line.ordered())));
        head.getStyleClass().add("line-head");
        var where = new FlowPane(6, 4);
        where.getChildren().setAll(chips(line));
        var box = new VBox(3, head, where);
        box.getStyleClass().add("line");
        return box;
    }

    private List<Node> chips(OrderLine line) {
        List<Node> chips = new ArrayList<>();
        if (line.sku() == null) {
            chips.add(new Chip(Tone.WARN, "fth-alert-triangle", words.texts().get("orders.units.unmapped")));
        }
        add(chips, Tone.NEUTRAL, "unrouted", line.unrouted());
        add(chips, Tone.WARN, "backordered", line.backordered());
        for (Place place : line.places()) {
            String known = detail.locationNames().get(place.location());
            String name = known == null ? words.figures().none() : words.names().place(known);
            add(chips, Tone.NEUTRAL, "assigned", place.assigned(), name);
            add(chips, Tone.NEUTRAL, "picked", place.picked(), name);
            add(chips, Tone.NEUTRAL, "packed", place.packed(), name);
            add(chips, Tone.NEUTRAL, "ready", place.ready(), name);
            add(chips, Tone.OK, "shipped", place.shipped(), name);
            add(chips, Tone.OK, "collected", place.collected(), name);
            add(chips, Tone.WARN, "returned", place.returned(), name);
        }
        add(chips, Tone.FACT, "cancelled", line.cancelled());
        return chips;
    }

    private void add(List<Node> chips, Tone tone, String kind, int units) {
        if (units > 0) {
            chips.add(new Chip(tone, "", words.texts().get("orders.units." + kind, units)));
        }
    }

    private void add(List<Node> chips, Tone tone, String kind, int units, String place) {
        if (units > 0) {
            chips.add(new Chip(tone, "", words.texts().get("orders.units." + kind, units, place)));
        }
    }
}
