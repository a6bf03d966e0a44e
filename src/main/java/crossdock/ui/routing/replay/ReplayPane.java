package crossdock.ui.routing.replay;

import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Keys;
import crossdock.ui.common.Looks;
import crossdock.ui.common.OffReason;
import crossdock.ui.common.ShortNames;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.ReplayReport.Load;
import crossdock.ui.routing.desk.ReplayReport.Row;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.table.FacetButton;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/// One replay in full. Nothing of it was written; the chip that says so is always in sight.
public final class ReplayPane extends VBox {
    private final Texts texts;
    private final Figures figures;
    private final PolicyWords words;
    private final Label facts = new Label();
    private final Chip late;
    private final Label sentence = new Label();
    private final Label basis = new Label();
    private final TotalCards cards;
    private final HBox filters = new HBox();
    private final ReplayRows rows;
    private final LoadRows loads;
    private final Label shown = new Label();
    private final Button ask = new Button();
    private final OffReason askOff;
    private final Subscription letters;
    private ReplayReport report;
    private String kind = "";
    private ShortNames names = ShortNames.WHOLE;

    /// What can be done from here.
    ///
    /// @param explain shows one order by both policies
    public record Acts(
            Runnable back, Runnable again, Runnable ask, Consumer<ReplayReport> export, Consumer<Row> explain) {}

    public ReplayPane(
            ReplayReport report, Acts acts, Texts texts, Figures figures, PolicyWords words, Looks looks) {
        this.report = report;
        this.texts = texts;
        this.figures = figures;
        this.words = words;
        getStyleClass().addAll("screen", "replay-pane");
        cards = new TotalCards(texts, figures, words);
        rows = new ReplayRows(texts, figures, words, acts.explain());
        loads = new LoadRows(texts, figures);
        late = new Chip(Tone.WARN, "fth-clock", texts.get("routing.replay.before"));
        var askHolder = new HBox(ask);
        askHolder.setAlignment(Pos.CENTER_LEFT);
        askOff = new OffReason(ask, askHolder);
        getChildren().addAll(head(acts, askHolder), band(), body());
        letters = Keys.letters(this, looks.singleLetterKeysProperty(), Map.of(
                KeyCode.J, () -> rows.step(1), KeyCode.K, () -> rows.step(-1), KeyCode.R, acts.again()));
        show(report, true, "", "");
    }

    public void release() {
        letters.unsubscribe();
    }

    /// @param isCurrent whether nothing was edited since
    /// @param verb of the button that goes on to publishing
    /// @param off why that cannot be yet; empty when it can
    public void show(ReplayReport now, boolean isCurrent, String verb, String off) {
        boolean isOther = now != report || rows.getItems().isEmpty();
        report = now;
        late.setVisible(!isCurrent);
        late.setManaged(!isCurrent);
        ask.setText(verb);
        askOff.set(off);
        if (!isOther) {
            return;
        }
        var said = new ReplayWords(texts, figures, words);
        facts.setText(said.facts(now));
        sentence.setText(said.sentence(now));
        basis.setText(said.basis(now));
        basis.setTooltip(new Tooltip(basis.getText()));
        facts.setTooltip(new Tooltip(facts.getText()));
        sentence.setTooltip(new Tooltip(sentence.getText()));
        cards.show(now);
        names = ShortNames.of(now.loads().stream().map(Load::name).toList());
        loads.show(now, names);
        drawFilters();
        drawRows();
    }

    public void focusRows() {
        rows.requestFocus();
    }

    private HBox head(Acts acts, HBox askHolder) {
        var back = new Hyperlink(texts.get("routing.screen.title"));
        back.setId("replay-back");
        back.setOnAction(_ -> acts.back().run());
        var title = new Label(texts.get("routing.replay.title"));
        title.getStyleClass().add("screen-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        back.setMinWidth(Region.USE_PREF_SIZE);
        facts.getStyleClass().add("muted");
        facts.setMinWidth(0);
        var chip = new Chip(Tone.NEUTRAL, "fth-lock", texts.get("routing.replay.nothingWritten"));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button export = button(
                "routing.replay.export", "fth-download", "replay-export", () -> acts.export().accept(report));
        Button again = button("routing.replay.again", "fth-rewind", "replay-again", acts.again());
        ask.getStyleClass().add("primary");
        ask.setMinWidth(Region.USE_PREF_SIZE);
        ask.setOnAction(_ -> acts.ask().run());
        var head = new HBox(back, new FontIcon("fth-chevron-right"), title, facts, chip, late, space, export, again,
                askHolder);
        head.getStyleClass().add("screen-head");
        return head;
    }

    private Button button(String key, String icon, String id, Runnable act) {
        var button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private HBox band() {
        sentence.getStyleClass().add("medium");
        sentence.setMinWidth(0);
        basis.getStyleClass().add("muted");
        basis.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var band = new HBox(mark("compare-was"), label("routing.replay.published", report.published()),
                mark("compare-is"), label("routing.replay.draft", report.draft()), sentence, space,
                basis);
        band.getStyleClass().addAll("filter-row", "draft-bar");
        return band;
    }

    private static Region mark(String style) {
        var mark = new Region();
        mark.getStyleClass().addAll("share-mark", style);
        return mark;
    }

    private Label label(String key, String hash) {
        var label = new Label(texts.get(key) + " " + hash.substring(0, Math.min(6, hash.length())));
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private VBox body() {
        var title = new Label(texts.get("routing.replay.byOrder"));
        title.getStyleClass().add("section-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        filters.getStyleClass().add("side-line");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var rowsHead = new HBox(title, space, filters);
        rowsHead.getStyleClass().add("card-head");
        shown.getStyleClass().add("hint-text");
        var foot = new HBox(shown);
        foot.getStyleClass().add("key-hints");
        VBox.setVgrow(rows, Priority.ALWAYS);
        var left = new VBox(rowsHead, rows, foot);
        left.getStyleClass().add("card");
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        var loadTitle = new Label(texts.get("routing.replay.load"));
        loadTitle.getStyleClass().add("section-title");
        var loadUnit = new Label(texts.get("routing.replay.loadUnit"));
        loadUnit.getStyleClass().add("hint-text");
        loadTitle.setMinWidth(Region.USE_PREF_SIZE);
        var loadHead = new HBox(loadTitle, loadUnit);
        loadHead.getStyleClass().add("card-head");
        var scroll = new ScrollPane(loads);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var right = new VBox(loadHead, scroll);
        right.getStyleClass().addAll("card", "load-card");
        var lower = new HBox(left, right);
        lower.getStyleClass().add("replay-lower");
        VBox.setVgrow(lower, Priority.ALWAYS);
        var body = new VBox(cards, lower);
        body.getStyleClass().add("replay-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        return body;
    }

    private void drawFilters() {
        filters.getChildren().clear();
        filter("", texts.get("routing.replay.all"), report.differing());
        report.counts().forEach((name, count) -> filter(name, texts.get("routing.replay.kind." + name), count));
    }

    private void filter(String name, String title, int count) {
        var button = new FacetButton(title, "");
        button.setId("kind-" + name);
        button.showCount(figures.units(count), count, kind.equals(name));
        button.onPress(_ -> {
            kind = kind.equals(name) ? "" : name;
            drawFilters();
            drawRows();
        });
        filters.getChildren().add(button);
    }

    private void drawRows() {
        List<Row> matching = report.rows().stream().filter(row -> kind.isEmpty() || row.kind().equals(kind)).toList();
        rows.show(matching, names);
        int all = kind.isEmpty() ? report.differing() : report.counts().getOrDefault(kind, 0);
        shown.setText(texts.get("routing.replay.shown", figures.units(matching.size()), figures.units(all)));
    }
}
