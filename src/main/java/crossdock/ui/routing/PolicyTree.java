package crossdock.ui.routing;

import crossdock.routing.policy.Policy;
import crossdock.routing.policy.Run;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.LiveFigures;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.Tally;
import crossdock.ui.routing.draft.Spot;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Runs and their rules, one line each, with the orders they take.
final class PolicyTree extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    private final Texts texts;
    private final Figures figures;
    private final Consumer<Spot> choose;
    private final VBox rows = new VBox();
    private final ShareBar shares;
    private final Set<Integer> closed = new HashSet<>();
    private final Button addRun;
    private @Nullable Runnable again;

    PolicyTree(Texts texts, Figures figures, Consumer<Spot> choose, Runnable add) {
        this.texts = texts;
        this.figures = figures;
        this.choose = choose;
        this.shares = new ShareBar(texts, figures);
        getStyleClass().add("policy-tree");
        var title = new Label(texts.get("routing.tree.title"));
        title.getStyleClass().add("section-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var unit = new Label(texts.get("routing.tree.unit"));
        unit.getStyleClass().add("hint-text");
        var head = new HBox(title, space, unit);
        head.getStyleClass().add("card-head");
        addRun = new Button(texts.get("routing.tree.addRun"), new FontIcon("fth-plus"));
        addRun.setId("add-run");
        addRun.setOnAction(_ -> add.run());
        var foot = new HBox(addRun);
        foot.getStyleClass().add("tree-foot");
        rows.setAccessibleRole(AccessibleRole.TREE_VIEW);
        rows.setAccessibleText(texts.get("routing.tree.title"));
        rows.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        var scroll = new ScrollPane(new VBox(rows, foot));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll, shares);
    }

    void show(RoutingBoard board, LiveFigures.Shown live, RuleCard.Marks marks) {
        again = () -> show(board, live, marks);
        Policy policy = board.policy();
        Tally tally = live.tallyOf(policy);
        rows.getChildren().clear();
        rows.getChildren().add(root(policy, tally));
        for (int run = 0; run < policy.runs().size(); run++) {
            Run now = policy.runs().get(run);
            Tally.OfRun counts = tally == null || run >= tally.runs().size() ? null : tally.runs().get(run);
            rows.getChildren().add(line(board, Spot.run(run), run + 1 + " " + now.name(), now.enabled(),
                    counts == null ? "" : figures.units(counts.takes()), counts != null && counts.takes() == 0, marks));
            for (int rule = 0; rule < now.rules().size() && !closed.contains(run); rule++) {
                int filled = counts == null || rule >= counts.rules().size() ? -1 : counts.rules().get(rule).orders();
                rows.getChildren().add(line(board, new Spot(run, rule), now.rules().get(rule).name(),
                        now.rules().get(rule).enabled(), filled < 0 ? "" : figures.units(filled), filled == 0, marks));
            }
        }
        if (tally != null && tally.untaken() > 0) {
            rows.getChildren().add(untaken(tally.untaken()));
        }
        addRun.setDisable(!board.isEditable());
        shares.show(board, tally);
    }

    private HBox root(Policy policy, @Nullable Tally tally) {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var name = Chips.label(policy.name(), "semibold");
        name.setTooltip(new Tooltip(policy.name()));
        name.setMinWidth(0);
        var row = new HBox(new FontIcon("fth-git-branch"), name, space,
                Chips.label(tally == null ? "" : figures.units(tally.orders()), "muted"));
        row.getStyleClass().addAll("tree-row", "tree-root");
        return row;
    }

    private Button line(
            RoutingBoard board, Spot spot, String name, boolean isOn, String count, boolean isZero,
            RuleCard.Marks marks) {
        var content = new HBox();
        content.setAlignment(Pos.CENTER_LEFT);
        content.setSpacing(6);
        if (spot.isRun()) {
            var arrow = new FontIcon(closed.contains(spot.run()) ? "fth-chevron-right" : "fth-chevron-down");
            arrow.setOnMouseClicked(event -> {
                toggle(spot.run());
                event.consume();
            });
            content.getChildren().add(arrow);
        }
        var label = new Label(name);
        label.setMinWidth(0);
        label.setTooltip(new Tooltip(name));
        content.getChildren().add(label);
        if (board.isEditable() && board.diff().isEdited(spot)) {
            content.getChildren().add(new FontIcon("fth-edit-2"));
        }
        if (!marks.warning(spot).isEmpty() || !marks.broken(spot).isEmpty()) {
            content.getChildren().add(new FontIcon("fth-alert-triangle"));
        }
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        content.getChildren().addAll(space, Chips.label(isOn ? count : texts.get("routing.card.off"),
                isZero && isOn ? "warn" : "muted"));
        var row = new Button(null, content);
        row.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        row.getStyleClass().addAll("tree-row", spot.isRun() ? "tree-run" : "tree-rule");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setId("tree-" + spot.run() + "-" + spot.rule());
        row.setAccessibleRole(AccessibleRole.TREE_ITEM);
        row.setAccessibleText(count.isEmpty() ? name : texts.get("routing.tree.words", name, count));
        row.pseudoClassStateChanged(CURRENT, board.spot().equals(spot));
        row.pseudoClassStateChanged(OFF, !isOn);
        content.prefWidthProperty().bind(row.widthProperty().subtract(spot.isRun() ? 30 : 52));
        row.setUserData(spot);
        row.setOnAction(_ -> choose.accept(spot));
        return row;
    }

    private HBox untaken(int orders) {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(new FontIcon("fth-slash"), Chips.label(texts.get("routing.tree.untaken")), space,
                Chips.label(figures.units(orders), "warn"));
        row.getStyleClass().addAll("tree-row", "tree-untaken");
        return row;
    }

    private void key(KeyEvent event) {
        Node focus = getScene().getFocusOwner();
        if (!(focus != null && focus.getUserData() instanceof Spot spot) || event.isAltDown()) {
            return;
        }
        int at = rows.getChildren().indexOf(focus);
        if (event.getCode() == KeyCode.DOWN && at + 1 < rows.getChildren().size()) {
            rows.getChildren().get(at + 1).requestFocus();
        } else if (event.getCode() == KeyCode.UP && at > 1) {
            rows.getChildren().get(at - 1).requestFocus();
        } else if (event.getCode() == KeyCode.LEFT && !closed.contains(spot.run())
                || event.getCode() == KeyCode.RIGHT && closed.contains(spot.run())) {
            toggle(spot.run());
        } else if (event.getCode() == KeyCode.ENTER) {
            choose.accept(spot);
        } else {
            return;
        }
        event.consume();
    }

    private void toggle(int run) {
        if (!closed.remove(run)) {
            closed.add(run);
        }
        if (again != null) {
            again.run();
        }
        Node row = rows.lookup("#tree-" + run + "--1");
        if (row != null) {
            row.requestFocus();
        }
    }
}
