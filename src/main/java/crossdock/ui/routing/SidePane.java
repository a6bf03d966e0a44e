package crossdock.ui.routing;

import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.LiveFigures;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.draft.PolicyDiff.Change;
import crossdock.ui.routing.draft.Spot;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Beside the ladder: what the draft changes when asked for, what is wrong with it, and what its last replay came to.
final class SidePane extends ScrollPane {
    private final RoutingViewModel model;
    private final Texts texts;
    private final VBox changes = new VBox();
    private final FindingsPane findings;
    private final ReplaySummary replay;
    private boolean showsChanges;

    SidePane(RoutingViewModel model, Texts texts, FindingsPane findings, ReplaySummary replay) {
        this.model = model;
        this.texts = texts;
        this.findings = findings;
        this.replay = replay;
        getStyleClass().add("policy-side");
        setFitToWidth(true);
        setFocusTraversable(false);
        setContent(new VBox(changes, findings, replay));
    }

    void toggleChanges() {
        showsChanges = !showsChanges;
        RoutingBoard board = model.boardProperty().get();
        if (board != null) {
            showChanges(board);
        }
    }

    void show(RoutingBoard board, LiveFigures.Shown live) {
        showChanges(board);
        findings.show(board.policy(), live);
    }

    /// @param report null before the first
    void showReplay(@Nullable ReplayReport report, boolean isCurrent, Runnable open) {
        replay.setVisible(report != null);
        replay.setManaged(report != null);
        if (report != null) {
            replay.show(report, isCurrent, model.words(), open);
        }
    }

    private void showChanges(RoutingBoard board) {
        changes.getChildren().clear();
        if (!showsChanges) {
            return;
        }
        changes.getChildren().add(head(texts.get("routing.side.changes")));
        for (Change change : board.diff().changes()) {
            changes.getChildren().add(change(change));
        }
    }

    private HBox head(String title) {
        var label = new Label(title);
        label.getStyleClass().add("section-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var close = new Button(null, new FontIcon("fth-x"));
        close.getStyleClass().addAll("quiet", "icon-only");
        close.setAccessibleText(texts.get("routing.side.close"));
        close.setOnAction(_ -> toggleChanges());
        var head = new HBox(label, space, close);
        head.getStyleClass().add("card-head");
        return head;
    }

    private VBox change(Change change) {
        Node place;
        Spot spot = change.spot();
        if (spot == null) {
            place = new Label(change.place());
        } else {
            var link = new Hyperlink(change.place());
            link.setOnAction(_ -> model.select(spot));
            place = link;
        }
        var part = new VBox(place, ChangeLine.of(change));
        part.getStyleClass().add("side-part");
        return part;
    }
}
