package crossdock.ui.orders;

import crossdock.order.OrderQueries.Row;
import crossdock.order.OrderQueries.Sort;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.PendingBadge;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Codes;
import crossdock.ui.common.Texts;
import crossdock.ui.table.Arrangement.SortBy;
import crossdock.ui.table.Column;
import crossdock.ui.table.Face;
import crossdock.ui.table.KitCell;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The columns of the list of orders.
final class OrderColumns {
    /// Takes the spare width.
    static final String GROWING = "location";

    private static final Map<String, Sort.Column> SORTS = Map.of(
            "number", Sort.Column.NUMBER,
            "channel", Sort.Column.CHANNEL,
            "state", Sort.Column.STATE,
            "method", Sort.Column.METHOD,
            "placed", Sort.Column.PLACED,
            "promise", Sort.Column.PROMISED,
            "location", Sort.Column.LOCATION,
            "open", Sort.Column.OPEN_UNITS,
            "ordered", Sort.Column.ORDERED_UNITS,
            "total", Sort.Column.TOTAL);

    private final Texts texts;
    private final Figures figures;
    private final OrderWords words;
    private final InstantSource clock;

    OrderColumns(OrderWords words, InstantSource clock) {
        this.texts = words.texts();
        this.figures = words.figures();
        this.words = words;
        this.clock = clock;
    }

    /// The store's order for a column of the table; newest first without one.
    static Sort sort(@Nullable SortBy by) {
        Sort.Column column = by == null ? null : SORTS.get(by.column());
        return by == null || column == null ? Sort.NEWEST : new Sort(column, by.descending());
    }

    List<Column<Row>> all() {
        return List.of(
                Column.left("number", title("number"), 104, Row::number, this::number).styled("mono", "first"),
                Column.left("channel", title("channel"), 104, this::channelPlain, this::channel),
                Column.left("state", title("state"), 92, row -> row.state().name(), this::state),
                Column.words("method", title("method"), 60, row -> words.method(row.method())),
                Column.<Row>left("placed", title("placed"), 58, row -> row.placedAt().toString(), this::placed)
                        .told(row -> figures.exact(row.placedAt())),
                Column.<Row>left("promise", title("promise"), 84, OrderColumns::promisedPlain, this::promise)
                        .told(row -> words.promiseTip(row.promisedAt(), row.promiseBasis())),
                Column.<Row>words(
                                "promiseBasis", title("promiseBasis"), 150,
                                row -> words.basis(row.promiseBasis(), ""))
                        .notSortable()
                        .hidden(),
                Column.left("location", title("location"), 150, this::locationPlain, this::location),
                units("open", 44, Row::openUnits),
                units("unrouted", 72, Row::unroutedUnits).notSortable(),
                units("ordered", 60, Row::orderedUnits).hidden(),
                Column.right("total", title("total"), 76, row -> OrderWords.plain(row.total()), this::total),
                currency().hidden(),
                Column.<Row>words("channelState", title("channelState"), 96, Row::channelState)
                        .notSortable()
                        .hidden(),
                units("unmapped", 84, Row::unmappedLines).notSortable().hidden(),
                Column.left("region", title("region"), 70, this::regionPlain, this::region)
                        .notSortable()
                        .hidden());
    }

    private String title(String column) {
        return texts.get("orders.column." + column);
    }

    private Column<Row> currency() {
        Function<Row, String> code = row -> row.total() == null ? "" : row.total().currency();
        return Column.words("currency", title("currency"), 64, code).notSortable();
    }

    private Column<Row> units(String id, double width, ToIntFunction<Row> units) {
        Supplier<Face<Row>> face = () -> (cell, row) ->
                cell.showFigure(figures.units(units.applyAsInt(row)), Integer.signum(units.applyAsInt(row)));
        return Column.right(id, title(id), width, row -> Integer.toString(units.applyAsInt(row)), face);
    }

    private Face<Row> number() {
        var badge = new PendingBadge();
        return (cell, row) -> {
            cell.showWords(Codes.brief(row.number()), row.number());
            badge.on(cell, row.isTelling() ? texts.get("orders.told.badge", words.channel(row.channelName())) : "");
        };
    }

    private Face<Row> channel() {
        return (cell, row) -> cell.showWords(words.shop(row.channelName()), channelPlain(row));
    }

    private String channelPlain(Row row) {
        return words.channel(row.channelName());
    }

    private Face<Row> state() {
        var chip = new Chip(Tone.NEUTRAL, "", "");
        return (cell, row) -> {
            chip.show(OrderWords.tone(row), OrderWords.icon(row), words.chip(row));
            graphic(cell, chip);
        };
    }

    private Face<Row> placed() {
        var age = label();
        return (cell, row) -> {
            age.setText(figures.age(Duration.between(row.placedAt(), clock.instant())));
            Objects.requireNonNull(age.getTooltip())
                    .setText(texts.get(
                            "orders.placed.tip", figures.exact(row.placedAt()), figures.exact(row.receivedAt())));
            graphic(cell, age);
        };
    }

    private Face<Row> promise() {
        var plain = label();
        var chip = new Chip(Tone.BAD, "fth-clock", "");
        chip.setTooltip(new Tooltip());
        return (cell, row) -> {
            Instant promised = row.promisedAt();
            if (promised == null) {
                cell.setGraphic(null);
                cell.showMissing(figures.none());
                return;
            }
            Label shown = OrderWords.isLate(row, clock.instant()) ? chip : plain;
            boolean isOpen = row.openUnits() > 0 && !row.history();
            // of what is done only the day matters; the rest is in the tooltip
            shown.setText(
                    isOpen
                            ? words.promise(promised, clock.instant())
                            : figures.day(promised.atZone(figures.zone()).toLocalDate()));
            Objects.requireNonNull(shown.getTooltip())
                    .setText(words.promiseTip(promised, row.promiseBasis()));
            graphic(cell, shown);
        };
    }

    private Face<Row> location() {
        return (cell, row) -> {
            if (row.locations() == 0 && row.locationName() == null) {
                cell.showMissing(figures.none());
            } else {
                cell.showWords(words.place(row), words.location(row));
            }
        };
    }

    private Face<Row> total() {
        return (cell, row) -> {
            if (row.total() == null) {
                cell.showMissing(figures.none());
            } else {
                cell.showFigure(words.money(row.total()), 1);
            }
        };
    }

    private Face<Row> region() {
        return (cell, row) -> cell.showWords(words.region(row.region()));
    }

    private static String promisedPlain(Row row) {
        Instant promised = row.promisedAt();
        return promised == null ? "" : promised.toString();
    }

    private String locationPlain(Row row) {
        return row.locations() == 0 && row.locationName() == null ? "" : words.location(row);
    }

    private String regionPlain(Row row) {
        String text = words.region(row.region());
        return text.equals(figures.none()) ? "" : text;
    }

    private static Label label() {
        var label = new Label();
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setTooltip(new Tooltip());
        return label;
    }

    private static void graphic(KitCell<Row> cell, Label node) {
        cell.setText(null);
        if (cell.getGraphic() != node) {
            cell.setGraphic(node);
        }
        cell.setAccessibleText(node.getText());
    }
}
