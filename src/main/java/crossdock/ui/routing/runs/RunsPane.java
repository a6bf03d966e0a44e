package crossdock.ui.routing.runs;

import crossdock.fulfilment.live.RoutingLedger.RunRecord;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.runs.RunsViewModel.Line;
import crossdock.ui.routing.runs.RunsViewModel.Shown;
import crossdock.ui.table.FixedLabel;
import crossdock.ui.table.MiniTable;
import crossdock.ui.table.MiniTable.Cell;
import crossdock.ui.table.MiniTable.Head;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/// The runs in force with their buttons above, their last turns below.
public final class RunsPane extends VBox {
    private static final double NAME = 220;
    private static final double WHEN = 170;
    private static final double SHORT = 90;
    private static final double FIGURE = 72;
    private static final int HASH = 6;

    private final RunsViewModel model;
    private final Texts texts;
    private final Figures figures;
    private final PolicyWords words;
    private final VBox runs = new VBox();
    private final Label broken = new Label();
    private final Label none = new Label();
    private final MiniTable turns;
    private Subscription binding = Subscription.EMPTY;

    public RunsPane(RunsViewModel model, Texts texts, Figures figures, PolicyWords words) {
        this.model = model;
        this.texts = texts;
        this.figures = figures;
        this.words = words;
        getStyleClass().add("sheet");
        turns = new MiniTable(List.of(
                Head.fixed(texts.get("routing.runs.headStarted"), 180),
                Head.words(texts.get("routing.runs.headRun")),
                Head.fixed(texts.get("routing.runs.headCause"), 180),
                Head.fixed(texts.get("routing.runs.headPolicy"), 70),
                figure("routing.runs.headOrders"),
                figure("routing.runs.headPlaced"),
                figure("routing.runs.headPartial"),
                figure("routing.runs.headUnfilled"),
                figure("routing.runs.headUnchanged"),
                figure("routing.runs.headRaces"),
                figure("routing.runs.headTook"),
                Head.fixed(texts.get("routing.runs.headResult"), 110)));
        broken.setText(texts.get("routing.failure.text"));
        broken.getStyleClass().addAll("bad", "sheet-note");
        none.setText(texts.get("routing.runs.none"));
        none.getStyleClass().addAll("muted", "prose");
        var body = new VBox(none, turns);
        body.getStyleClass().add("runs-turns");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head("routing.runs.note"), titles(), runs, broken, head("routing.runs.turns"), scroll);
    }

    private Head figure(String key) {
        return new Head(texts.get(key), FIGURE, true, false);
    }

    public void show() {
        binding = model.shownProperty().subscribe(this::draw);
        model.show();
    }

    public void hide() {
        binding.unsubscribe();
        model.hide();
    }

    private HBox head(String key) {
        var note = new Label(texts.get(key));
        note.getStyleClass().addAll("muted", "prose");
        var head = new HBox(note);
        head.getStyleClass().add("filter-row");
        return head;
    }

    private HBox titles() {
        var row = new HBox(
                title("headRun", NAME), title("headState", SHORT), title("headDecided", WHEN), title("headNext", WHEN),
                title("headWaiting", SHORT), title("headLast", WHEN));
        row.getChildren().forEach(title -> title.getStyleClass().addAll("hint-text", "sheet-subject"));
        row.getStyleClass().addAll("sheet-row", "sheet-head");
        return row;
    }

    private Label title(String key, double width) {
        return new FixedLabel(texts.get("routing.runs." + key), width);
    }

    private void draw(Shown shown) {
        String focus = getScene() != null && getScene().getFocusOwner() != null
                && getScene().getFocusOwner().getId() != null ? getScene().getFocusOwner().getId() : "";
        runs.getChildren().clear();
        for (int i = 0; i < shown.lines().size(); i++) {
            runs.getChildren().add(run(shown.lines().get(i), i, shown.at()));
        }
        if (focus.startsWith("run-pause-") || focus.startsWith("run-decide-")) {
            var again = lookup("#" + focus);
            if (again != null) {
                again.requestFocus();
            }
        }
        visible(broken, shown.isBroken());
        visible(none, shown.turns().isEmpty());
        visible(turns, !shown.turns().isEmpty());
        turns.show(shown.turns().stream().map(this::turn).toList());
    }

    private HBox run(Line line, int at, Instant now) {
        Label name = new FixedLabel(line.name(), NAME);
        name.getStyleClass().add(line.isOn() ? "medium" : "muted");
        var state = new HBox(!line.isOn() ? new Chip(Tone.NEUTRAL, "fth-slash", texts.get("routing.runs.off"))
                : line.isPaused() ? new Chip(Tone.WARN, "fth-pause", texts.get("routing.runs.stopped"))
                : new Chip(Tone.OK, "fth-check", texts.get("routing.runs.on")));
        state.setMinWidth(SHORT);
        state.setMaxWidth(SHORT);
        state.setAlignment(Pos.CENTER_LEFT);
        Instant next = line.next();
        Label due = new FixedLabel(next == null ? figures.none() : figures.moment(next, now), WHEN);
        due.getStyleClass().add(next == null ? "muted" : "plain");
        Label waiting = new FixedLabel(figures.units(line.waiting()), SHORT);
        waiting.getStyleClass().add(line.waiting() > 0 && line.isPaused() ? "warn" : "plain");
        RunRecord last = line.last();
        Label before = new FixedLabel(last == null ? figures.none() : figures.moment(last.startedAt(), now), WHEN);
        before.getStyleClass().add("muted");
        var pause = button(
                line.isPaused() ? "routing.runs.resume" : "routing.runs.pause",
                line.isPaused() ? "fth-play" : "fth-pause", "run-pause-" + at, line, () -> model.pause(line));
        var decide = button("routing.runs.decide", "fth-fast-forward", "run-decide-" + at, line,
                () -> model.decide(line));
        decide.setDisable(line.waiting() == 0);
        pause.setDisable(!line.isOn());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(
                name, state, new FixedLabel(words.schedule(line.schedule()), WHEN), due, waiting, before, space, decide,
                pause);
        row.getStyleClass().add("sheet-row");
        return row;
    }

    private Button button(String key, String icon, String id, Line line, Runnable act) {
        var button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("row-control");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(texts.get(key) + ", " + line.name());
        button.setOnAction(_ -> act.run());
        return button;
    }

    private List<Cell> turn(RunRecord turn) {
        boolean isDone = turn.result().equals("done");
        return List.of(
                new Cell.Words(figures.exact(turn.startedAt()), "muted"),
                new Cell.Words(turn.run().isEmpty() ? texts.get("routing.runs.untaken") : turn.run()),
                new Cell.Words(texts.get("routing.runs.cause." + turn.cause())),
                new Cell.Words(turn.policy().substring(0, Math.min(HASH, turn.policy().length())), "mono"),
                new Cell.Words(figures.units(turn.orders()), "medium"),
                count(turn.placed(), "plain"),
                count(turn.partial(), "warn"),
                count(turn.unfilled(), "warn"),
                count(turn.unchanged(), "muted"),
                count(turn.races(), "plain"),
                new Cell.Words(took(turn), "muted"),
                new Cell.Words(isDone ? texts.get("routing.runs.done") : turn.result(), isDone ? "muted" : "bad"));
    }

    private Cell count(int orders, String style) {
        return new Cell.Words(figures.units(orders), orders == 0 ? "muted" : style);
    }

    private static String took(RunRecord turn) {
        long millis = Duration.between(turn.startedAt(), turn.endedAt()).toMillis();
        return millis < 1_000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }

    private static void visible(Region node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }
}
