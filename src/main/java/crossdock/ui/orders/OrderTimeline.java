package crossdock.ui.orders;

import crossdock.kernel.LocationId;
import crossdock.order.Order;
import crossdock.order.OrderQueries.Detail;
import crossdock.order.OrderQueries.Told;
import crossdock.order.OrderQueries.Told.How;
import crossdock.order.OrderStep;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The steps of an order in words, by the time they happened.
///
/// @param words how things are called
record OrderTimeline(OrderWords words) {
    /// One step as it is drawn.
    ///
    /// @param tip exact times
    /// @param coming still ahead, or past without having come
    record Entry(String icon, String title, String detail, String tip, boolean coming) {}

    private record Timed(Instant at, Entry entry) {}

    List<Entry> entries(Detail detail, Instant now) {
        Order order = detail.order();
        List<Timed> steps = new ArrayList<>();
        order.steps().stream()
                .sorted(Comparator.comparing(OrderStep::at)
                        .thenComparing(step -> step.kind() != OrderStep.Kind.PLACED)
                        .thenComparing(OrderStep::seq))
                .forEach(step -> steps.add(new Timed(step.at(), entry(detail, step, now))));
        detail.told().forEach(told -> steps.add(new Timed(told.at(), told(detail, told, now))));
        List<Entry> entries = new ArrayList<>();
        steps.stream().sorted(Comparator.comparing(Timed::at)).map(Timed::entry).forEach(entries::add);
        Instant promised = order.promisedAt();
        if (promised != null && order.openUnits() > 0 && !order.history()) {
            entries.add(new Entry(
                    "fth-flag",
                    texts().get("orders.step.PROMISED"),
                    line(figures().moment(promised, now), words.promise(promised, now)),
                    words.promiseTip(promised, order.promiseBasis()),
                    true));
        }
        return entries;
    }

    private Texts texts() {
        return words.texts();
    }

    private Figures figures() {
        return words.figures();
    }

    private Entry entry(Detail detail, OrderStep step, Instant now) {
        return new Entry(
                icon(step.kind()),
                title(detail, step),
                line(figures().moment(step.at(), now), note(detail, step)),
                texts().get("orders.step.tip", figures().exact(step.at()), figures().exact(step.receivedAt())),
                false);
    }

    private Entry told(Detail detail, Told told, Instant now) {
        String channel = words.channel(detail.row().channelName());
        String places = told.places().stream()
                .map(place -> words.names().place(detail.locationNames().getOrDefault(place, place.toString())))
                .collect(Collectors.joining(", "));
        String title = switch (told.how()) {
            case DONE -> places.isEmpty()
                    ? texts().get("orders.told.withdrawn", channel)
                    : texts().get("orders.told.done", channel, places);
            case WAITS -> texts().get("orders.told.waits", channel);
            case PARKED -> texts().get("orders.told.parked", channel);
        };
        String note = told.how() == How.PARKED ? texts().get("orders.told.parkedNote") : "";
        boolean isDone = told.how() == How.DONE;
        return new Entry(
                isDone ? "fth-message-square" : told.how() == How.PARKED ? "fth-slash" : "fth-upload-cloud",
                title,
                line(figures().moment(told.at(), now), note),
                texts().get(isDone ? "orders.told.tip" : "orders.told.waitsTip", figures().exact(told.at())),
                !isDone);
    }

    private static String line(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("  "));
    }

    private String title(Detail detail, OrderStep step) {
        String where = where(detail, step);
        return switch (step.kind()) {
            case PLACED -> texts().get("orders.step.PLACED", words.channel(detail.row().channelName()));
            case STATE_CHANGED -> texts().get("orders.step.STATE_CHANGED", step.detail());
            case QUANTITY_CHANGED -> texts().get("orders.step.QUANTITY_CHANGED", figures().signed(step.units()));
            case LOCATION_CHANGED ->
                step.location().isNone()
                        ? texts().get("orders.step.LOCATION_OPEN")
                        : texts().get("orders.step.LOCATION_CHANGED", where);
            case ASSIGNED ->
                step.location().isNone()
                        ? texts().get("orders.step.UNASSIGNED", step.units())
                        : texts().get("orders.step.ASSIGNED", step.units(), where);
            case CANCELLED, REOPENED, DISPOSED -> texts().get("orders.step." + step.kind(), step.units());
            case HELD, HOLD_ENDED -> texts().get("orders.step." + step.kind());
            case SHIPPED, COLLECTED, RETURNED, CALLED_BACK ->
                texts().get("orders.step." + step.kind(), step.units(), where);
        };
    }

    private String note(Detail detail, OrderStep step) {
        return switch (step.kind()) {
            case PLACED -> texts().get("orders.step.placedNote", step.units(), words.money(detail.order().total()));
            case SHIPPED, COLLECTED ->
                step.externalId().equals(OrderStep.OWN) ? texts().get("orders.step.own") : step.detail();
            case RETURNED -> returned(step);
            case DISPOSED -> texts().get("orders.disposition." + step.detail());
            case CANCELLED -> step.detail();
            case STATE_CHANGED, QUANTITY_CHANGED, LOCATION_CHANGED, ASSIGNED, REOPENED, HELD, HOLD_ENDED,
                    CALLED_BACK -> "";
        };
    }

    private String returned(OrderStep step) {
        int waiting = step.parts().stream()
                .mapToInt(part -> part.units() - part.sellable() - part.damaged())
                .sum();
        return waiting > 0 ? texts().get("orders.step.waiting", waiting) : texts().get("orders.step.disposed");
    }

    private String where(Detail detail, OrderStep step) {
        List<LocationId> places = step.location().isNone()
                ? step.parts().stream().map(OrderStep.Part::location).distinct().toList()
                : List.of(step.location());
        String names = places.stream()
                .map(place -> words.names().place(detail.locationNames().getOrDefault(place, "")))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? figures().none() : names;
    }

    private static String icon(OrderStep.Kind kind) {
        return switch (kind) {
            case PLACED -> "fth-shopping-cart";
            case STATE_CHANGED -> "fth-radio";
            case QUANTITY_CHANGED -> "fth-edit-2";
            case LOCATION_CHANGED, ASSIGNED -> "fth-map-pin";
            case CANCELLED -> "fth-x";
            case REOPENED -> "fth-rotate-ccw";
            case HELD -> "fth-pause";
            case HOLD_ENDED -> "fth-play";
            case SHIPPED -> "fth-truck";
            case COLLECTED -> "fth-user-check";
            case RETURNED, CALLED_BACK -> "fth-corner-down-left";
            case DISPOSED -> "fth-check";
        };
    }
}
