package crossdock.ui.routing;

import crossdock.routing.policy.Run;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.RuleCard.Drawn;
import crossdock.ui.routing.desk.LiveFigures;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.Tally;
import crossdock.ui.routing.draft.Edits;
import crossdock.ui.routing.draft.Spot;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The rules of the current run from the first to the last, as cards.
final class Ladder extends ScrollPane {
    private final Texts texts;
    private final Figures figures;
    private final VBox content = new VBox();
    private @Nullable Spot dragged;
    private boolean isLate;

    Ladder(Texts texts, Figures figures) {
        this.texts = texts;
        this.figures = figures;
        content.getStyleClass().add("ladder");
        setContent(content);
        setFitToWidth(true);
        setFocusTraversable(false);
        getStyleClass().add("ladder-scroll");
    }

    void show(Drawn drawn, LiveFigures.Shown live) {
        RoutingBoard board = drawn.board();
        String focus = focused();
        content.getChildren().clear();
        if (board.policy().runs().isEmpty()) {
            content.getChildren().add(Chips.label(texts.get("routing.empty.noRun"), "muted"));
            return;
        }
        int at = board.spot().run();
        Run run = board.policy().runs().get(at);
        Tally tally = live.tallyOf(board.policy());
        isLate = !live.isOf(board.policy());
        Tally.OfRun counts = tally == null || at >= tally.runs().size() ? null : tally.runs().get(at);
        var head = new RunHead(drawn, at, takes(tally, counts, live));
        content.getChildren().add(head);
        for (int i = 0; i < run.rules().size(); i++) {
            Spot spot = new Spot(at, i);
            Tally.OfRule ofRule = counts == null || i >= counts.rules().size() ? null : counts.rules().get(i);
            var card = new RuleCard(drawn, spot, matches(tally, ofRule, live));
            card.setId("card-" + i);
            if (board.isEditable()) {
                draggable(card, spot, drawn);
            }
            content.getChildren().add(card);
        }
        content.getChildren().add(head.rest(rest(counts, live)));
        refocus(focus);
        follow(drawn);
    }

    /// Whatever the keyboard goes into becomes the current rule. Not before the focus was put back.
    private void follow(Drawn drawn) {
        content.getChildren().forEach(node -> {
            Spot spot = node instanceof RuleCard card ? card.spot() : null;
            if (spot != null) {
                node.focusWithinProperty().subscribe((_, isWithin) -> {
                    if (isWithin && !drawn.board().spot().equals(spot)) {
                        drawn.model().select(spot);
                    }
                });
            }
        });
    }

    private String focused() {
        Node focus = getScene() == null ? null : getScene().getFocusOwner();
        for (Node up = focus; up != null; up = up.getParent()) {
            if (up == content && focus != null && focus.getId() != null) {
                return focus.getId();
            }
        }
        return "";
    }

    /// Cards are made anew; the keyboard stays where it was, else goes to the card.
    private void refocus(String id) {
        if (!id.isEmpty()) {
            Node same = content.lookup("#" + id);
            if (same != null) {
                same.requestFocus();
            }
        }
    }

    /// Puts the keyboard on the current rule or run, and it in sight.
    void focus(Spot spot) {
        Node node = content.lookup(spot.isRun() ? "#run-" + spot.run() : "#rule-" + spot.run() + "-" + spot.rule());
        if (node != null) {
            node.requestFocus();
            reveal(spot);
        }
    }

    private void reveal(Spot spot) {
        Node card = spot.isRun() ? content.getChildren().getFirst() : content.lookup("#card-" + spot.rule());
        if (card == null) {
            return;
        }
        content.applyCss();
        layout();
        Bounds at = card.getBoundsInParent();
        double hidden = content.getHeight() - getViewportBounds().getHeight();
        double top = hidden * getVvalue();
        if (hidden > 0 && (at.getMinY() < top || at.getMaxY() > top + getViewportBounds().getHeight())) {
            setVvalue(Math.clamp((at.getMinY() - 12) / hidden, 0, 1));
        }
    }

    private Label takes(@Nullable Tally tally, Tally.@Nullable OfRun counts, LiveFigures.Shown live) {
        return counted(tally == null || counts == null ? "" : texts.get(
                "routing.count.takes", figures.units(counts.takes()), figures.units(tally.orders())), live);
    }

    private Label matches(@Nullable Tally tally, Tally.@Nullable OfRule counts, LiveFigures.Shown live) {
        return counted(tally == null || counts == null ? "" : texts.get(
                "routing.count.matches", figures.units(counts.orders()), figures.units(tally.orders()),
                figures.units(counts.locations()), figures.units(tally.locations())), live);
    }

    private Label rest(Tally.@Nullable OfRun counts, LiveFigures.Shown live) {
        return counted(counts == null ? "" : counts.fixed() == 0
                ? texts.get("routing.count.rest", counts.left())
                : texts.get("routing.count.restFixed", counts.left(), figures.units(counts.fixed())), live);
    }

    /// What was counted before the last edit is never shown as if it were after it.
    private Label counted(String text, LiveFigures.Shown live) {
        boolean isLagging = isLate || live.failed();
        String key = live.failed() ? "routing.count.failed" : live.isCounting() ? "routing.count.counting" : "";
        String said = !text.isEmpty() ? text : key.isEmpty() ? "" : texts.get(key);
        var label = new Label(said);
        label.getStyleClass().addAll("rule-count", isLagging ? "faint" : "muted");
        label.setTooltip(new Tooltip(said)); // beside a long name it is cut off
        if (isLagging && !text.isEmpty()) {
            label.setGraphic(new FontIcon("fth-clock"));
            String late = texts.get(live.failed() ? "routing.count.failed" : "routing.count.late");
            label.setTooltip(new Tooltip(said + ", " + late));
            label.setAccessibleText(said + ", " + late);
        }
        return label;
    }

    private void draggable(RuleCard card, Spot spot, Drawn drawn) {
        card.addEventHandler(MouseEvent.DRAG_DETECTED, event -> {
            dragged = spot;
            var board = card.startDragAndDrop(TransferMode.MOVE);
            var content = new ClipboardContent();
            content.putString(spot.number());
            board.setContent(content);
            event.consume();
        });
        card.setOnDragOver(event -> {
            if (dragged != null && !dragged.equals(spot)) {
                event.acceptTransferModes(TransferMode.MOVE);
            }
            event.consume();
        });
        card.setOnDragDropped(event -> {
            Spot from = dragged;
            dragged = null;
            event.setDropCompleted(from != null);
            if (from != null) {
                drawn.model().move("routing.edit.move",
                        policy -> Edits.place(policy, from, spot));
            }
            event.consume();
        });
    }
}
