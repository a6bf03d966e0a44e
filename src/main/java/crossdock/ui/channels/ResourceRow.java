package crossdock.ui.channels;

import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.sync.ConnectionQueries.ResourceHealth;
import crossdock.sync.RateGate.Allowance;
import crossdock.ui.channels.ChannelsViewModel.Place;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.MiniBar;
import crossdock.ui.charts.Sparkline;
import crossdock.ui.charts.Tone;
import java.time.Duration;
import java.util.List;
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

/// One resource of a connection in the list, or, without a resource, the connection's own row.
final class ResourceRow extends Button {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double BAR = 52;
    static final List<Integer> WIDTHS = List.of(96, 84, 84, 92, 64, 104, 56, 70);

    private ResourceRow(Node cells, String words, boolean isSelected, Runnable select) {
        getStyleClass().setAll("channel-row");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        setGraphic(cells);
        setAccessibleText(words);
        pseudoClassStateChanged(SELECTED, isSelected);
        setOnAction(_ -> select.run());
        if (cells instanceof HBox box) {
            box.prefWidthProperty().bind(widthProperty().subtract(32));
        }
    }

    static ResourceRow of(
            ChannelHealth channel,
            ResourceHealth resource,
            Board board,
            ChannelWords words,
            Place place,
            Runnable select) {
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
        spark.show(line, null, words.get("channels.spark.words", line.size()));
        spark.setOver(isOver);
        var errors = new Label(Integer.toString(resource.errorsLastHour()));
        errors.getStyleClass().add(resource.errorsLastHour() > 0 ? "bad" : "faint");
        var parked = new Label(Integer.toString(resource.parked()));
        parked.getStyleClass().add(resource.parked() > 0 ? "warn" : "faint");
        var cursor = new Label(words.cursor(resource, board.at()));
        cursor.setTooltip(new Tooltip(words.exactCursor(resource)));
        Allowance allowance = board.budgets().get(channel.connection().id());
        var name = grown(words.resource(resource.resource()));
        name.getStyleClass().add("channel-resource");
        var cells = new HBox(
                name,
                cell(new Label(words.mode(channel.connection())), 0, false),
                cell(cursor, 1, false),
                cell(behind, 2, false),
                cell(spark, 3, false),
                cell(new Label("%,d".formatted(resource.rowsLastHour())), 4, true),
                cell(budget(channel, allowance, words), 5, false),
                cell(parked, 6, true),
                cell(errors, 7, true));
        cells.getStyleClass().add("channel-cells");
        String spoken = words.get(
                "channels.row.spoken", channel.connection().name(), name.getText(), age, words.exactCursor(resource));
        return new ResourceRow(cells, spoken, place.equals(board.selected()), select);
    }

    static ResourceRow group(ChannelHealth channel, ChannelWords words, boolean isSelected, Runnable select) {
        var name = new Label(channel.connection().name());
        name.getStyleClass().add("semibold");
        var kind = new Label(words.kind(channel.connection()));
        kind.getStyleClass().add("muted");
        var detail = grown(channel.detail());
        detail.getStyleClass().add("muted");
        var cells = new HBox(name, kind, words.state(channel), detail);
        cells.getStyleClass().addAll("channel-cells", "channel-group");
        String state = words.state(channel).getText();
        var row = new ResourceRow(cells, channel.connection().name() + ", " + state, isSelected, select);
        row.getStyleClass().add("channel-group-row");
        return row;
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
            bar.showShare(allowance.share(), allowance.isThrottled(), share);
            row.getChildren().add(bar);
            text.getStyleClass().add(allowance.isThrottled() ? "warn" : "plain");
        } else {
            text.getStyleClass().add("muted");
        }
        text.setTooltip(new Tooltip(words.budgetInFull(channel.connection(), allowance)));
        row.getChildren().add(text);
        return row;
    }

    static HBox head(ChannelWords words) {
        var head = new HBox(
                grown(words.get("channels.head.resource")),
                cell(new Label(words.get("channels.head.mode")), 0, false),
                cell(new Label(words.get("channels.head.cursor")), 1, false),
                cell(new Label(words.get("channels.head.behind")), 2, false),
                cell(new Label(words.get("channels.head.spark")), 3, false),
                cell(new Label(words.get("channels.head.rows")), 4, true),
                cell(new Label(words.get("channels.head.budget")), 5, false),
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

    private static HBox cell(Node node, int column, boolean isNumber) {
        var cell = new HBox(node);
        cell.getStyleClass().add(isNumber ? "channel-number" : "channel-text");
        cell.setMinWidth(WIDTHS.get(column));
        cell.setMaxWidth(WIDTHS.get(column));
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
