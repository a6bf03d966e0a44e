package crossdock.ui.routing;

import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.OffReason;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.Readiness;
import crossdock.ui.routing.desk.ReplayViewModel;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.RoutingBoard.Shown;
import crossdock.ui.routing.replay.ReplayWords;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the draft changes, what is still missing before it can be published, and the steps there.
final class DraftBar extends HBox {
    private final Texts texts;
    private final DateTimeFormatter day;
    private final Chip state = new Chip(Tone.NEUTRAL, "", "");
    private final Label changes = new Label();
    private final Label against = new Label();
    private final Hyperlink show = new Hyperlink();
    private final HBox steps = new HBox();
    private final HBox progress = new HBox();
    private final Label progressText = new Label();
    private final ToggleButton draft = new ToggleButton();
    private final ToggleButton live = new ToggleButton();
    final Button replay;
    final Button replayFile;
    final Button ask;
    final Button publish;
    private final OffReason replayOff;
    private final OffReason fileOff;
    private final OffReason askOff;
    private final OffReason publishOff;
    private final HBox askHolder;

    /// What the buttons do.
    record Acts(
            Runnable show, Runnable replay, Runnable replayFile, Runnable cancel, Runnable ask, Runnable publish,
            Consumer<Shown> look) {}

    DraftBar(Texts texts, Figures figures, Acts acts) {
        this.texts = texts;
        day = DateTimeFormatter.ofPattern("EEE d MMM", texts.locale()).withZone(zone(figures));
        getStyleClass().addAll("filter-row", "draft-bar");
        var group = new ToggleGroup();
        draft.setText(texts.get("routing.bar.draft"));
        live.setText(texts.get("routing.bar.live"));
        draft.setMinWidth(USE_PREF_SIZE);
        live.setMinWidth(USE_PREF_SIZE);
        draft.setToggleGroup(group);
        live.setToggleGroup(group);
        draft.setId("look-draft");
        live.setId("look-live");
        draft.setOnAction(_ -> acts.look().accept(Shown.DRAFT));
        live.setOnAction(_ -> acts.look().accept(Shown.LIVE));
        var which = new HBox(draft, live);
        which.getStyleClass().add("segments");
        changes.getStyleClass().add("semibold");
        against.getStyleClass().add("muted");
        show.setText(texts.get("routing.bar.show"));
        show.setId("show-changes");
        show.setMinWidth(USE_PREF_SIZE);
        show.setOnAction(_ -> acts.show().run());
        steps.getStyleClass().add("draft-steps");
        progress.getStyleClass().add("draft-steps");
        Button stop = button("routing.replay.cancel", "fth-x", "replay-stop", acts.cancel());
        progress.getChildren().addAll(progressText, stop);
        progressText.setMinWidth(USE_PREF_SIZE);
        replay = button("routing.bar.replay", "fth-rewind", "bar-replay", acts.replay());
        replayFile = iconOnly(
                button("routing.bar.replayFile", "fth-file-text", "bar-replay-file", acts.replayFile()));
        ask = button("routing.bar.ask", "fth-user-check", "bar-ask", acts.ask());
        ask.getStyleClass().add("primary");
        publish = button("routing.bar.publish", "fth-upload", "bar-publish", acts.publish());
        publish.getStyleClass().add("primary");
        var replayHolder = new HBox(replay);
        var fileHolder = new HBox(replayFile);
        askHolder = new HBox(ask);
        var publishHolder = new HBox(publish);
        for (HBox holder : List.of(replayHolder, fileHolder, askHolder, publishHolder)) {
            holder.setAlignment(Pos.CENTER_LEFT);
        }
        replayOff = new OffReason(replay, replayHolder);
        fileOff = new OffReason(replayFile, fileHolder);
        askOff = new OffReason(ask, askHolder);
        publishOff = new OffReason(publish, publishHolder);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(
                which, state, changes, against, show, space, steps, progress, replayHolder, fileHolder, askHolder,
                publishHolder);
        changes.setMinWidth(0);
        against.setMinWidth(0);
        for (Label cut : List.of(changes, against)) {
            var inFull = new Tooltip();
            inFull.textProperty().bind(cut.textProperty());
            cut.setTooltip(inFull);
        }
    }

    private static ZoneId zone(Figures figures) {
        return figures.zone();
    }

    private Button button(String key, String icon, String id, Runnable act) {
        var button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private static Button iconOnly(Button button) {
        button.setAccessibleText(button.getText());
        button.setTooltip(new Tooltip(button.getText()));
        button.setText(null);
        button.getStyleClass().add("icon-only");
        return button;
    }

    void show(RoutingBoard board, Readiness ready) {
        draft.setSelected(board.shown() == Shown.DRAFT);
        live.setSelected(board.shown() == Shown.LIVE);
        boolean has = !board.diff().changes().isEmpty();
        if (!has) {
            state.show(Tone.OK, "fth-check", texts.get("routing.bar.same"));
        } else if (board.isSaved()) {
            state.show(Tone.PENDING, "fth-edit-2", texts.get("routing.bar.saved"));
        } else {
            state.show(Tone.WARN, "fth-edit-2", texts.get("routing.bar.saving"));
        }
        changes.setText(has ? texts.get("routing.bar.changes", board.diff().changes().size()) : "");
        changes.setManaged(has);
        var act = board.live().act();
        Instant since = act.effectiveFrom();
        against.setText(texts.get(has ? "routing.bar.against" : "routing.bar.since",
                act.shortName(), day.format(since), act.publishedBy()));
        show.setVisible(has);
        show.setManaged(has);
        steps.getChildren().clear();
        if (has) {
            ready.steps().forEach(this::step);
        }
        replayOff.set(ready.replayOff());
        fileOff.set(ready.replayOff());
        askHolder.setVisible(board.needsSecond());
        askHolder.setManaged(board.needsSecond());
        boolean isProposed = board.stored() != null && board.stored().proposed() != null;
        ask.setText(texts.get(isProposed ? "routing.bar.approve" : "routing.bar.ask"));
        askOff.set(ready.askOff());
        publishOff.set(ready.publishOff());
    }

    /// While a replay runs its progress stands where the steps are.
    void showReplay(ReplayViewModel.State state) {
        boolean isRunning = state instanceof ReplayViewModel.State.Running;
        progress.setVisible(isRunning);
        progress.setManaged(isRunning);
        steps.setVisible(!isRunning);
        steps.setManaged(!isRunning);
        if (state instanceof ReplayViewModel.State.Running(int done, int all)) {
            progressText.setText(ReplayWords.progress(texts, done, all));
        }
    }

    private void step(Readiness.Step step) {
        if (!steps.getChildren().isEmpty()) {
            steps.getChildren().add(Chips.arrow());
        }
        steps.getChildren().add(label(step));
    }

    /// Where one step stands, by its sign and colour.
    static Label label(Readiness.Step step) {
        var label = new Label(step.text(), new FontIcon(switch (step.state()) {
            case DONE -> "fth-check-circle";
            case OPEN -> "fth-circle";
            case WRONG -> "fth-alert-circle";
        }));
        label.getStyleClass().add(switch (step.state()) {
            case DONE -> "ok";
            case OPEN -> "muted";
            case WRONG -> "bad";
        });
        label.getStyleClass().add("draft-step");
        return label;
    }
}
