package crossdock.ui.routing;

import crossdock.fulfilment.PolicyDraft;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.PublishViewModel;
import crossdock.ui.routing.desk.Readiness;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.draft.PolicyDiff.Change;
import crossdock.ui.routing.form.PopLayer;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The last look before a draft takes effect: what it changes, how far it was tried, and from when on it rules.
final class PublishSheet extends VBox {
    private static final int SHOWN = 12;
    private static final double WIDE = 460;

    private final Texts texts;
    private final Button act = new Button();
    private final TextField from = new TextField();
    private final Label problem = new Label();

    /// @param tried one line a check: replay, findings
    private PublishSheet(
            PublishViewModel model, Texts texts, RoutingBoard board, PolicyDraft draft, List<Readiness.Step> tried,
            String verbKey, Runnable close) {
        this.texts = texts;
        getStyleClass().add("form-sheet");
        setPrefWidth(WIDE);
        var title = new Label(texts.get("routing.publish.title", board.live().act().shortName()));
        title.getStyleClass().add("section-title");
        getChildren().add(title);
        tried.forEach(step -> getChildren().add(DraftBar.label(step)));
        getChildren().add(changes(board.diff().changes()));
        PolicyDraft.Proposal proposal = draft.proposed();
        if (proposal == null) {
            from(model);
        } else {
            from.setText(model.typed(proposal.effectiveFrom()));
            getChildren().add(new Label(texts.get("routing.publish.proposed", proposal.by(), from.getText())));
        }
        act.setText(texts.get(verbKey));
        act.setId("publish-act");
        act.getStyleClass().add("primary");
        act.setOnAction(_ -> {
            close.run();
            if (proposal == null) {
                model.instant(from.getText()).ifPresent(at -> model.publish(draft, at));
            } else {
                model.approve(draft);
            }
        });
        var cancel = new Button(texts.get("routing.publish.cancel"));
        cancel.setOnAction(_ -> close.run());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var foot = new HBox(space, cancel, act);
        foot.getStyleClass().add("form-foot");
        getChildren().add(foot);
    }

    static void open(
            PopLayer pop, Node beside, PublishViewModel model, Texts texts, RoutingBoard board,
            List<Readiness.Step> tried) {
        PolicyDraft draft = Objects.requireNonNull(board.stored(), "only a saved draft is published");
        String verb = draft.proposed() != null ? "routing.bar.approve"
                : board.needsSecond() ? "routing.bar.ask" : "routing.bar.publish";
        var sheet = new PublishSheet(model, texts, board, draft, tried, verb, pop::close);
        pop.open(beside, sheet, sheet.act, () -> {});
    }

    private void from(PublishViewModel model) {
        var label = new Label(texts.get("routing.publish.from"));
        label.getStyleClass().add("hint-text");
        from.setPromptText(texts.get("routing.publish.atOnce"));
        from.setAccessibleText(label.getText());
        from.setId("publish-from");
        from.textProperty().subscribe((_, typed) -> {
            boolean isFine = model.isInstant(typed);
            act.setDisable(!isFine);
            problem.setText(isFine ? "" : texts.get("routing.publish.noInstant"));
        });
        problem.getStyleClass().addAll("hint-text", "bad");
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        getChildren().addAll(label, from, problem);
    }

    private ScrollPane changes(List<Change> changes) {
        var rows = new VBox();
        rows.getStyleClass().add("form-options");
        changes.stream().limit(SHOWN).forEach(change -> {
            var place = Chips.label(change.place(), "medium");
            place.setMinWidth(0);
            rows.getChildren().addAll(place, ChangeLine.of(change));
        });
        if (changes.size() > SHOWN) {
            rows.getChildren().add(Chips.label(texts.get("routing.publish.more", changes.size() - SHOWN), "muted"));
        }
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(240);
        return scroll;
    }
}
