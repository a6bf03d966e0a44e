package crossdock.ui.channels;

import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.ResourceHealth;
import crossdock.sync.pace.RateGate.Allowance;
import crossdock.ui.channels.ChannelsViewModel.Place;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.MiniBar;
import crossdock.ui.charts.Sparkline;
import crossdock.ui.charts.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// One resource of a connection in the list, or, without a resource, the connection's own row. It stays where it is and
/// changes what it shows, so that the focus and a mouse button half way down are not lost to new figures.
final class ResourceRow extends Button {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double BAR = 52;
    private static final double NAME = 118;
    /// Fewer say nothing of how it went: two are always a straight line.
    private static final int LEAST_POINTS = 3;
    static final List<Integer> WIDTHS = List.of(96, 84, 84, 92, 64, 120, 56, 70);
    private static final int BUDGET = 5;
    /// What a narrow list leaves out: the detail says it too.
    private static final Set<Integer> LESSER = Set.of(0, 1, 3);
    /// A list under this is narrow.
    static final double NARROW = 820;

    private final Place place;

    ResourceRow(Place place, Runnable select) {
        this.place = place;
        getStyleClass().setAll("channel-row");
        if (place.resource() == null) {
            getStyleClass().add("channel-group-row");
        }
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        setOnAction(_ -> select.run());
    }

    private void show(HBox cells, String spoken, Board board) {
        cells.prefWidthProperty().bind(widthProperty().subtract(32));
        setGraphic(cells);
        setAccessibleText(spoken);
        pseudoClassStateChanged(SELECTED, place.equals(board.selected()));
    }

    void show(ChannelHealth channel, ResourceHealth resource, Board board, ChannelWords words, boolean isNarrow) {
        boolean isOver = words.isOver(channel, resource);
        String age = words.age(resource.behind());
        Label behind = isOver
                ? new Chip(Tone.WARN, "fth-clock", age)
                : new Label(age);
        var spark = new Sparkline();
        List<Double> line = resource.behindByMinute().stream()
                .filter(each -> !each.isNegative())
                .map(each -> each.toMillis() / 1000.0)
                .toList();
        boolean isLine = line.size() >= LEAST_POINTS;
        spark.show(isLine ? line : List.of(), null, words.get(
                isLine ? "channels.spark.words" : "channels.spark.few", line.size()));
        spark.setOver(isOver);
        var errors = new Label(Integer.toString(resource.errorsLastHour()));
        errors.getStyleClass().add(resource.errorsLastHour() > 0 ? "bad" : "faint");
        var parked = new Label(Integer.toString(resource.parked()));
        parked.getStyleClass().add(resource.parked() > 0 ? "warn" : "faint");
        var cursor = new Label(words.cursor(resource, board.at()));
        cursor.setTooltip(new Tooltip(words.exactCursor(resource)));
        Allowance allowance = board.budgets().get(channel.connection().id());
        var name = name(words.resource(resource.resource()));
        name.getStyleClass().add("channel-resource");
        var cells = new HBox(
                name,
                cell(new Label(words.mode(channel.connection())), 0, false),
                cell(cursor, 1, false),
                cell(behind, 2, false),
                cell(spark, 3, false),
                cell(new Label("%,d".formatted(resource.rowsLastHour())), 4, true),
                cell(budget(channel, allowance, words), BUDGET, false),
                cell(parked, 6, true),
                cell(errors, 7, true));
        leaveOut(cells, isNarrow);
        cells.getStyleClass().add("channel-cells");
        String spoken = words.get(
                "channels.row.spoken", channel.connection().name(), name.getText(), age, words.exactCursor(resource));
        show(cells, spoken, board);
    }

    /// The connection's own row: what it is, how it is, and its rate budget where that is pressing.
    void show(ChannelHealth channel, Board board, ChannelWords words) {
        var name = new Label(channel.connection().name());
        name.getStyleClass().add("semibold");
        name.setMinWidth(USE_PREF_SIZE);
        var kind = new Label(words.kind(channel.connection()));
        kind.getStyleClass().add("muted");
        kind.setMinWidth(USE_PREF_SIZE);
        String why = words.trouble(channel.detail());
        var detail = grown(why);
        detail.setMinWidth(0);
        detail.setTooltip(why.isEmpty() ? null : new Tooltip(why));
        detail.getStyleClass().add("muted");
        var cells = new HBox(name, kind, words.state(channel), detail);
        cells.getStyleClass().addAll("channel-cells", "channel-group");
        String spoken = channel.connection().name() + ", " + words.state(channel).getText();
        Allowance allowance = board.budgets().get(channel.connection().id());
        Pressure pressure = Pressure.of(allowance);
        boolean isWell = why.isEmpty(); // of a channel that does not answer nobody asks how much it may be asked
        if (isWell && allowance != null && pressure != Pressure.CALM) {
            var pressing = new Label(words.pressure(allowance));
            pressing.getStyleClass().add(pressure.style());
            pressing.setTooltip(new Tooltip(pressing.getText()));
            pressing.setMinWidth(0);
            cells.getChildren().add(pressing);
            spoken = spoken + ", " + pressing.getText();
        }
        show(cells, spoken, board);
    }

    /// The budget belongs to the connection, so it repeats on each of its rows.
    static HBox budget(ChannelHealth channel, @Nullable Allowance allowance, ChannelWords words) {
        String share = words.budget(channel.connection(), allowance);
        var text = new Label(share);
        var row = new HBox(8);
        row.setAlignment(Pos.CENTER_LEFT);
        if (allowance != null && !channel.connection().kind().equals("file")) {
            var bar = new MiniBar();
            bar.setMinWidth(BAR);
            bar.setMaxWidth(BAR);
            Pressure pressure = Pressure.of(allowance);
            bar.showShare(allowance.share(), pressure.tone(), share);
            row.getChildren().add(bar);
            text.getStyleClass().add(pressure.style());
        } else {
            text.getStyleClass().add("muted");
        }
        text.setTooltip(new Tooltip(words.budgetInFull(channel.connection(), allowance)));
        row.getChildren().add(text);
        return row;
    }

    /// The name comes before the numbered columns.
    static void leaveOut(HBox cells, boolean isNarrow) {
        for (int column : LESSER) {
            Node cell = cells.getChildren().get(column + 1);
            cell.setVisible(!isNarrow);
            cell.setManaged(!isNarrow);
        }
    }

    static HBox head(ChannelWords words) {
        var head = new HBox(
                name(words.get("channels.head.resource")),
                cell(new Label(words.get("channels.head.mode")), 0, false),
                cell(new Label(words.get("channels.head.cursor")), 1, false),
                cell(new Label(words.get("channels.head.behind")), 2, false),
                cell(new Label(words.get("channels.head.spark")), 3, false),
                cell(new Label(words.get("channels.head.rows")), 4, true),
                cell(new Label(words.get("channels.head.budget")), BUDGET, false),
                cell(new Label(words.get("channels.head.parked")), 6, true),
                cell(new Label(words.get("channels.head.errors")), 7, true));
        head.getStyleClass().addAll("channel-cells", "channel-head");
        return head;
    }

    private static Label grown(String text) {
        var label = new Label(text);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static Label name(String text) {
        var label = new Label(text);
        label.setMinWidth(NAME);
        label.setPrefWidth(NAME);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.SOMETIMES);
        return label;
    }

    private static HBox cell(Node node, int column, boolean isNumber) {
        var cell = new HBox(node);
        cell.getStyleClass().add(isNumber ? "channel-number" : "channel-text");
        if (column == BUDGET) {
            cell.getStyleClass().add("channel-after-number");
        }
        cell.setMinWidth(WIDTHS.get(column));
        cell.setPrefWidth(WIDTHS.get(column));
        HBox.setHgrow(cell, Priority.SOMETIMES); // a wide list has its columns apart, not a gap behind the name
        return cell;
    }

    /// The longest gap among the minutes shown, for the detail.
    static Duration longest(ResourceHealth resource) {
        return resource.behindByMinute().stream()
                .max(Duration::compareTo)
                .filter(each -> !each.isNegative())
                .orElse(Duration.ZERO);
    }
}
