package crossdock.ui.routing.replay;

import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Keys;
import crossdock.ui.common.Looks;
import crossdock.ui.common.OffReason;
import crossdock.ui.common.ShortNames;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.OrderFile.Refusal;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.ReplayReport.Load;
import crossdock.ui.routing.desk.ReplayReport.OrderFile;
import crossdock.ui.routing.desk.ReplayReport.Row;
import crossdock.ui.routing.desk.ReplayViewModel.State;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.table.FacetButton;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/// One replay in full. Nothing of it was written; the chip that says so is always in sight.
public final class ReplayPane extends VBox {
    private static final String REFUSED = "refused";
    private static final double GAP = 6;

    private final Texts texts;
    private final Figures figures;
    private final PolicyWords words;
    private final Label facts = new Label();
    private final Chip late;
    private final ReplayBand band;
    private final TotalCards cards;
    private final FlowPane filters = new FlowPane(GAP, GAP);
    private final ReplayRows rows;
    private final LoadRows loads;
    private final RefusalRows refusals;
    private final Label shown = new Label();
    private final SourceChoice source;
    private final Button again;
    private final Button ask = new Button();
    private final OffReason askOff;
    private final Subscription letters;
    private ReplayReport report;
    private List<Refusal> refused = List.of();
    private String kind = "";
    private ShortNames names = ShortNames.WHOLE;

    /// What can be done from here.
    ///
    /// @param stored replays the stored orders
    /// @param file asks for a file, beside a node, and replays its orders
    /// @param again replays the same orders; may ask beside a node
    /// @param explain shows one order by both policies
    public record Acts(
            Runnable back, Runnable stored, Consumer<Node> file, Consumer<Node> again, Runnable stop, Runnable ask,
            Consumer<ReplayReport> export, Consumer<Row> explain) {}

    public ReplayPane(
            ReplayReport report, Acts acts, Texts texts, Figures figures, PolicyWords words, Looks looks) {
        this.report = report;
        this.texts = texts;
        this.figures = figures;
        this.words = words;
        getStyleClass().addAll("screen", "replay-pane");
        cards = new TotalCards(texts, figures, words);
        rows = new ReplayRows(texts, figures, words, acts.explain());
        refusals = new RefusalRows(texts, figures);
        loads = new LoadRows(texts, figures);
        source = new SourceChoice(texts, acts.stored(), acts.file());
        again = button(
                "routing.replay.again", "fth-rewind", "replay-again", () -> acts.again().accept(source.besideFile()));
        band = new ReplayBand(
                texts, report, button("routing.replay.cancel", "fth-x", "replay-pane-stop", acts.stop()));
        late = new Chip(Tone.WARN, "fth-clock", texts.get("routing.replay.before"));
        var askHolder = new HBox(ask);
        askHolder.setAlignment(Pos.CENTER_LEFT);
        askOff = new OffReason(ask, askHolder);
        getChildren().addAll(head(acts, askHolder), band, body());
        letters = Keys.letters(this, looks.singleLetterKeysProperty(), Map.of(
                KeyCode.J, () -> step(1), KeyCode.K, () -> step(-1), KeyCode.R, again::fire,
                KeyCode.F, source::askForFile));
        show(report, List.of(), true, "", "");
        progress(new State.Idle());
    }

    public void release() {
        letters.unsubscribe();
    }

    /// While one runs no other can be begun.
    public void progress(State state) {
        band.progress(state);
        boolean isRunning = state instanceof State.Running;
        source.turnOff(isRunning);
        again.setDisable(isRunning);
    }

    private void step(int by) {
        if (refusals.isVisible()) {
            refusals.step(by);
        } else {
            rows.step(by);
        }
    }

    /// @param refusedRows of the file, as far as they are known
    /// @param isCurrent whether nothing was edited since
    /// @param verb of the button that goes on to publishing
    /// @param off why that cannot be yet; empty when it can
    public void show(ReplayReport now, List<Refusal> refusedRows, boolean isCurrent, String verb, String off) {
        boolean isOther = now != report || refusedRows != refused || rows.getItems().isEmpty();
        report = now;
        refused = refusedRows;
        late.setVisible(!isCurrent);
        late.setManaged(!isCurrent);
        ask.setText(verb);
        askOff.set(off);
        if (!isOther) {
            return;
        }
        boolean isThere = kind.equals(REFUSED) ? isPartRefused() : now.counts().containsKey(kind);
        kind = isThere ? kind : "";
        source.show(now);
        var said = new ReplayWords(texts, figures, words);
        facts.setText(said.facts(now));
        facts.setTooltip(new Tooltip(facts.getText()));
        band.show(now, said);
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
        ask.getStyleClass().add("primary");
        ask.setMinWidth(Region.USE_PREF_SIZE);
        ask.setOnAction(_ -> acts.ask().run());
        var head = new HBox(back, new FontIcon("fth-chevron-right"), title, facts, chip, late, space, source, export,
                again, askHolder);
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

    private VBox body() {
        var title = new Label(texts.get("routing.replay.byOrder"));
        title.getStyleClass().add("section-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        filters.setAlignment(Pos.CENTER_RIGHT);
        filters.setMinWidth(0);
        HBox.setHgrow(filters, Priority.ALWAYS);
        var rowsHead = new HBox(title, filters);
        rowsHead.getStyleClass().addAll("card-head", "card-head-tall");
        shown.getStyleClass().add("hint-text");
        var foot = new HBox(shown);
        foot.getStyleClass().add("key-hints");
        var either = new StackPane(rows, refusals);
        VBox.setVgrow(either, Priority.ALWAYS);
        var left = new VBox(rowsHead, either, foot);
        left.getStyleClass().add("card");
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        VBox right = loads.card();
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
        OrderFile of = report.file();
        if (of != null && isPartRefused()) {
            filter(REFUSED, texts.get("routing.replay.refusedRows"), Math.toIntExact(of.refused()));
        }
    }

    private boolean isPartRefused() {
        OrderFile of = report.file();
        return of != null && of.refused() > 0;
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
        boolean isRefused = kind.equals(REFUSED);
        refusals.setVisible(isRefused);
        rows.setVisible(!isRefused);
        if (isRefused) {
            refusals.show(refused);
            long all = report.file() == null ? 0 : report.file().refused();
            shown.setText(texts.get("routing.replay.shownRefused", figures.units(refused.size()), figures.units(all)));
            return;
        }
        List<Row> matching = report.rows().stream().filter(row -> kind.isEmpty() || row.kind().equals(kind)).toList();
        rows.show(matching, names);
        int all = kind.isEmpty() ? report.differing() : report.counts().getOrDefault(kind, 0);
        shown.setText(texts.get("routing.replay.shown", figures.units(matching.size()), figures.units(all)));
    }
}
