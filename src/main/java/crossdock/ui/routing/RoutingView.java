package crossdock.ui.routing;

import crossdock.routing.policy.Policy;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Fxml;
import crossdock.ui.common.Keys;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.LiveFigures;
import crossdock.ui.routing.desk.PublishViewModel;
import crossdock.ui.routing.desk.Readiness;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.RoutingBoard.Shown;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.draft.Spot;
import crossdock.ui.routing.form.PopLayer;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Tree, ladder and side pane under the bar of the draft; other tabs in their place.
@SuppressWarnings("NullAway.Init") // nodes are set by load() and the loader
public final class RoutingView {
    private final RoutingViewModel model;
    private final LiveFigures live;
    private final PublishViewModel publishing;
    private final Texts texts;
    private final Figures figures;
    private final Looks looks;
    private PopLayer pop;
    private PartEditor editor;
    private SpotMenu menu;
    private PolicyTree tree;
    private Ladder ladder;
    private SidePane side;
    private DraftBar bar;
    private Subscription bindings = Subscription.EMPTY;

    @FXML private StackPane root;
    @FXML private VBox page;
    @FXML private HBox tabs;
    @FXML private Button undo;
    @FXML private Button redo;
    @FXML private Button history;
    @FXML private Button test;
    @FXML private Button more;
    @FXML private HBox failure;
    @FXML private Button retry;
    @FXML private VBox policy;
    @FXML private StackPane other;

    RoutingView(
            RoutingViewModel model, LiveFigures live, PublishViewModel publishing, Texts texts, Figures figures,
            Looks looks) {
        this.model = model;
        this.live = live;
        this.publishing = publishing;
        this.texts = texts;
        this.figures = figures;
        this.looks = looks;
    }

    Parent load() {
        Parent node = Fxml.load("routing/Routing.fxml", this, texts);
        pop = new PopLayer();
        root.getChildren().add(pop);
        editor = new PartEditor(model, pop, texts);
        menu = new SpotMenu(model, editor, pop, texts);
        tree = new PolicyTree(texts, figures, model::select, () -> menu.addRun());
        ladder = new Ladder(texts, figures);
        side = new SidePane(model, texts);
        bar = new DraftBar(texts, figures, new DraftBar.Acts(
                side::toggleChanges, () -> {}, () -> publish(bar.ask), () -> publish(bar.publish), model::look));
        var middle = new HBox(tree, ladder, side);
        HBox.setHgrow(ladder, Priority.ALWAYS);
        VBox.setVgrow(middle, Priority.ALWAYS);
        policy.getChildren().addAll(bar, middle);
        undo.setOnAction(_ -> model.undo());
        redo.setOnAction(_ -> model.redo());
        retry.setOnAction(_ -> model.read());
        history.setOnAction(_ -> HistorySheet.open(pop, history, publishing, model, texts,
                version -> model.edit("routing.edit.version", _ -> version.policy())));
        var moreMenu = new MoreMenu(model, publishing, pop, texts);
        more.setOnAction(_ -> moreMenu.open(more));
        node.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        node.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        return node;
    }

    void show() {
        bindings = Subscription.combine(
                model.boardProperty().subscribe(_ -> draw()),
                live.shownProperty().subscribe(_ -> draw()),
                model.failedProperty().subscribe(isFailed -> {
                    failure.setVisible(isFailed);
                    failure.setManaged(isFailed);
                }),
                Keys.letters(policy, looks.singleLetterKeysProperty(), Map.of(
                        KeyCode.J, () -> step(1),
                        KeyCode.K, () -> step(-1))));
        model.show();
    }

    void hide() {
        pop.close();
        bindings.unsubscribe();
        model.hide();
    }

    private void draw() {
        RoutingBoard board = model.boardProperty().get();
        if (board == null) {
            return;
        }
        Policy shown = board.policy();
        live.want(shown);
        LiveFigures.Shown now = live.shownProperty().get();
        RuleCard.Marks marks = side.marks();
        var drawn = new RuleCard.Drawn(board, model.words(), editor, model, menu, marks);
        tree.show(board, now, marks);
        ladder.show(drawn, now);
        side.show(board);
        bar.show(board, readiness(board));
        undo.setDisable(!board.undo().can());
        redo.setDisable(!board.undo().canRedo());
    }

    private void publish(Node beside) {
        RoutingBoard board = model.boardProperty().get();
        if (board != null && board.stored() != null) {
            PublishSheet.open(pop, beside, publishing, texts, board,
                    readiness(board).steps().stream().map(Readiness.Step::text).toList());
        }
    }

    private Readiness readiness(RoutingBoard board) {
        return Readiness.of(
                board, new Readiness.Checked(null, false, false, 0), model.ports().person(), texts);
    }

    private void step(int by) {
        model.step(by);
        RoutingBoard board = model.boardProperty().get();
        if (board != null) {
            ladder.focus(board.spot());
        }
    }

    private @Nullable RoutingBoard editable() {
        RoutingBoard board = model.boardProperty().get();
        return board != null && board.isEditable() && !pop.isVisible() ? board : null;
    }

    private void key(KeyEvent event) {
        boolean isText = event.getTarget() instanceof TextInputControl;
        if (event.isShortcutDown() && event.getCode() == KeyCode.Z && !isText) {
            if (event.isShiftDown()) {
                model.redo();
            } else {
                model.undo();
            }
        } else if (editable() instanceof RoutingBoard board && !isText && onSpot(event, board.spot())) {
            ladder.focus(spot());
        } else {
            return;
        }
        event.consume();
    }

    private boolean onSpot(KeyEvent event, Spot spot) {
        KeyCode code = event.getCode();
        if (event.isAltDown() && (code == KeyCode.UP || code == KeyCode.DOWN)) {
            menu.move(spot, code == KeyCode.UP ? -1 : 1);
        } else if (event.isShortcutDown() && code == KeyCode.D) {
            menu.duplicate(spot);
        } else if (code == KeyCode.F2) {
            Node beside = ladder.lookup(
                    spot.isRun() ? "#run-" + spot.run() : "#rule-" + spot.run() + "-" + spot.rule());
            if (beside != null) {
                editor.rename(beside, spot);
                return false;
            }
        } else if (code == KeyCode.DELETE) {
            menu.remove(spot);
        } else {
            return false;
        }
        return true;
    }

    private Spot spot() {
        RoutingBoard board = model.boardProperty().get();
        return board == null ? Spot.FIRST : board.spot();
    }

    /// Signs rather than keys, as they lie elsewhere on other keyboards.
    private void typed(KeyEvent event) {
        if (event.getCharacter().equals("+") && editable() instanceof RoutingBoard board
                && !(event.getTarget() instanceof TextInputControl)) {
            Spot spot = board.spot();
            Node add = ladder.lookup(spot.isRun()
                    ? "#run-" + spot.run() + "-orders-add"
                    : "#rule-" + spot.run() + "-" + spot.rule() + "-where-add");
            if (add instanceof Button button) {
                button.requestFocus();
                button.fire();
                event.consume();
            }
        }
    }

    boolean back() {
        if (pop.close()) {
            return true;
        }
        RoutingBoard board = model.boardProperty().get();
        if (board != null && board.shown() == Shown.LIVE) {
            model.look(Shown.DRAFT);
            return true;
        }
        return false;
    }

    List<Node> panes() {
        return List.of(tree, ladder, side);
    }
}
