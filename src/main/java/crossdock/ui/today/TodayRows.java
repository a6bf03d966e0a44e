package crossdock.ui.today;

import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.MiniBar;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Codes;
import crossdock.ui.common.Navigation;
import crossdock.ui.common.Texts;
import crossdock.ui.today.TodayLists.Trouble;
import crossdock.ui.today.TodayLists.Waiting;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// Draws the lines of the lists; each is a button that opens its rows.
final class TodayRows {
    private static final double BAR = 64;
    private static final double CODE = 124;
    private static final double STATE = 104;
    private static final double UNITS = 44;
    private static final double NUMBER = 96;
    private static final double CHANNEL = 80;
    private static final double METHOD = 60;
    private static final double AGE = 58;
    private static final double PROMISE = 88;

    private final Texts texts;
    private final Figures figures;
    private final Navigation navigation;

    TodayRows(Texts texts, Figures figures, Navigation navigation) {
        this.texts = texts;
        this.figures = figures;
        this.navigation = navigation;
    }

    Button channel(ChannelHealth channel) {
        String name = channel.connection().name();
        return ChannelRow.of(channel, texts, figures, () -> navigation.go("channels", name));
    }

    HBox troubleHead() {
        return Cells.head(
                Cells.text(texts.get("today.head.sku"), CODE),
                Cells.text(texts.get("today.head.trouble"), STATE),
                Cells.name(texts.get("today.head.where")),
                Cells.number(texts.get("today.head.units"), UNITS));
    }

    Button trouble(Trouble line) {
        Button row = Cells.line(
                String.join(", ", line.code(), line.title(), line.state(), line.units(), line.place()),
                () -> navigation.go("stock", line.reference()),
                Cells.text(line.code(), CODE, "mono"),
                Cells.wide(new Chip(line.tone(), line.icon(), line.state()), STATE),
                Cells.name(line.place(), "muted"),
                Cells.number(line.units(), UNITS, "medium"));
        row.setTooltip(new Tooltip(line.title()));
        return row;
    }

    HBox waitingHead() {
        return Cells.head(
                Cells.text(texts.get("today.head.order"), NUMBER),
                Cells.text(texts.get("today.head.channel"), CHANNEL),
                Cells.text(texts.get("today.head.method"), METHOD),
                Cells.number(texts.get("today.head.age"), AGE),
                Cells.number(texts.get("today.head.units"), UNITS),
                Cells.number(texts.get("today.head.promise"), PROMISE),
                Cells.name(texts.get("today.head.location"), "today-after-number"));
    }

    Button waiting(Waiting line) {
        boolean isPlaced = !line.place().isEmpty();
        String place = isPlaced ? line.place() : texts.get("today.waiting.unrouted");
        String promise = line.promise().isEmpty() ? figures.none() : line.promise();
        Button row = Cells.line(
                String.join(", ", line.number(), line.channel(), line.age(), line.units(), promise, place),
                () -> navigation.go("orders", line.reference()),
                Cells.text(Codes.brief(line.number()), NUMBER, "mono"),
                Cells.text(line.channel(), CHANNEL),
                Cells.text(line.method(), METHOD, "muted"),
                Cells.number(line.age(), AGE),
                Cells.number(line.units(), UNITS, "medium"),
                Cells.number(promise, PROMISE, line.late() ? "bad" : line.promise().isEmpty() ? "faint" : "plain"),
                Cells.name(place, "today-after-number", isPlaced ? "plain" : "near"));
        String tip = texts.get("today.waiting.tip", line.number(), line.placedAt());
        row.setTooltip(new Tooltip(line.promised().isEmpty() ? tip : tip + "\n" + line.promised()));
        return row;
    }

    Label calm(String key) {
        var calm = new Label(texts.get(key));
        calm.getStyleClass().addAll("muted", "today-calm");
        calm.setWrapText(true);
        return calm;
    }

    Button need(Need need) {
        var icon = new FontIcon(need.icon());
        icon.getStyleClass().add(need.bad() ? "need-bad" : "need-near");
        var sentence = new Label(need.sentence());
        sentence.getStyleClass().add("medium");
        var lines = new VBox(sentence);
        if (!need.detail().isEmpty()) {
            var detail = new Label(need.detail());
            detail.getStyleClass().add("muted");
            lines.getChildren().add(detail);
        }
        HBox.setHgrow(lines, Priority.ALWAYS);
        var row = new HBox(8, icon, lines);
        row.setAlignment(Pos.TOP_LEFT);
        String words = need.detail().isEmpty() ? need.sentence() : need.sentence() + " " + need.detail();
        return Cells.button(row, words, () -> navigation.go(need.screen(), need.reference()));
    }

    Button load(TodayWords.Load load) {
        var bar = new MiniBar();
        bar.setMinWidth(BAR);
        bar.setMaxWidth(BAR);
        String units = figures.units(load.units());
        bar.showShare(load.share(), Tone.NEUTRAL, units);
        return Cells.line(
                load.name() + " " + units,
                () -> navigation.go("stock", load.reference()),
                Cells.name(load.name()),
                bar,
                Cells.number(units, UNITS, "medium"));
    }
}
