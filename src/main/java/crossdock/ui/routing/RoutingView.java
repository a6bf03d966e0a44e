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
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.ReplayViewModel;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.RoutingBoard.Shown;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.draft.Spot;
import crossdock.ui.routing.form.PopLayer;
import crossdock.ui.routing.replay.ReplayExport;
import crossdock.ui.routing.tables.SettingTabs;
import crossdock.ui.routing.trial.TrialViewModel;
import crossdock.ui.table.IconOnly;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// Tree, ladder and side pane under the bar of the draft; other tabs and pages in their place.
@SuppressWarnings("NullAway.Init") // nodes are set by load() and the loader
public final class RoutingView {
    private static final double SIDE_FROM = 1000;
    private static final double TREE_FROM = 640;
    private static final double FOLDED_UNDER = 900;

    private final Models models;
    private final RoutingViewModel model;
    private final Texts texts;
    private final Figures figures;
    private final Looks looks;
    private final Consumer<String> openOrder;
    PopLayer pop; // also for poses
    private PartEditor editor;
    private SpotMenu menu;
    private SpotKeys keys;
    private PolicyTree tree;
    private Ladder ladder;
    private SidePane side;
    DraftBar bar;
    private TabBar tabBar;
    FullPages full;
    ReplayStart starts;
    private Subscription bindings = Subscription.EMPTY;

    /// What the view is bound to.
    record Models(
            RoutingViewModel routing,
            LiveFigures live,
            PublishViewModel publishing,
            ReplayViewModel replays,
            TrialViewModel trials,
            SettingTabs settings) {}

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

    /// @param openOrder shows a stored order by its number
    RoutingView(Models models, Texts texts, Figures figures, Looks looks, Consumer<String> openOrder) {
        this.models = models;
        this.model = models.routing();
        this.texts = texts;
        this.figures = figures;
        this.looks = looks;
        this.openOrder = openOrder;
    }

    Parent load() {
        Parent node = Fxml.load("routing/Routing.fxml", this, texts);
        pop = new PopLayer();
        root.getChildren().add(pop);
        editor = new PartEditor(model, pop, texts);
        menu = new SpotMenu(model, editor, pop, texts);
        tree = new PolicyTree(texts, figures, model::select, () -> menu.addRun());
        ladder = new Ladder(texts, figures);
        keys = new SpotKeys(model, editor, menu, ladder, () -> policy.isVisible() && !pop.isVisible());
        side = new SidePane(model, texts, new FindingsPane(model, texts, openOrder), new ReplaySummary(texts, figures));
        starts = new ReplayStart(model, models.replays(), pop, texts);
        bar = new DraftBar(texts, figures, new DraftBar.Acts(
                side::toggleChanges, starts::stored, () -> starts.file(bar.replayFile), models.replays()::cancel,
                () -> publish(bar.ask), () -> publish(bar.publish), model::look));
        var middle = new HBox(tree, ladder, side);
        HBox.setHgrow(ladder, Priority.ALWAYS);
        VBox.setVgrow(middle, Priority.ALWAYS);
        policy.getChildren().addAll(bar, middle);
        tabBar = new TabBar(tabs, policy, other, models.settings(), model, pop, texts);
        IconOnly.under(FOLDED_UNDER, page, "#undo", "#history", "#test");
        root.setMinWidth(0);
        page.setMinWidth(0); // else it is never narrower than what it would fold
        page.widthProperty().subscribe(wide -> tabBar.fold(wide.doubleValue() < FOLDED_UNDER));
        full = new FullPages(root, page, model, starts, models.trials(), texts, figures, looks);
        buttons();
        node.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        node.addEventHandler(KeyEvent.KEY_TYPED, keys::typed);
        return node;
    }

    /// In a narrow window the rules come first.
    private void fit(double wide) {
        side.setVisible(wide >= SIDE_FROM);
        side.setManaged(wide >= SIDE_FROM);
        tree.setVisible(wide >= TREE_FROM);
        tree.setManaged(wide >= TREE_FROM);
    }

    private void buttons() {
        List.of(undo, history, test).forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
        policy.widthProperty().subscribe(wide -> fit(wide.doubleValue()));
        undo.setOnAction(_ -> model.undo());
        redo.setOnAction(_ -> model.redo());
        retry.setOnAction(_ -> model.read());
        test.setOnAction(_ -> openTrial(""));
        history.setOnAction(_ -> HistorySheet.open(pop, history, models.publishing(), model, texts,
                version -> model.edit("routing.edit.version", _ -> version.policy())));
        var moreMenu = new MoreMenu(model, models.publishing(), pop, texts);
        more.setOnAction(_ -> moreMenu.open(more));
    }

    void show() {
        bindings = Subscription.combine(
                model.boardProperty().subscribe((_, _) -> draw()),
                models.live().shownProperty().subscribe((_, _) -> draw()),
                models.replays().reportProperty().subscribe((_, _) -> draw()),
                models.replays().stateProperty().subscribe((_, state) -> showReplay(state)),
                model.failedProperty().subscribe(isFailed -> {
                    failure.setVisible(isFailed);
                    failure.setManaged(isFailed);
                }),
                Keys.letters(page, looks.singleLetterKeysProperty(), Map.of(
                        KeyCode.J, () -> keys.step(1),
                        KeyCode.K, () -> keys.step(-1),
                        KeyCode.T, () -> openTrial(""),
                        KeyCode.R, () -> bar.replay.fire(),
                        KeyCode.F, () -> bar.replayFile.fire())));
        bar.showReplay(models.replays().stateProperty().get());
        draw();
        model.show();
    }

    void hide() {
        pop.close();
        full.close();
        tabBar.close();
        bindings.unsubscribe();
        model.hide();
    }

    private void draw() {
        RoutingBoard board = model.boardProperty().get();
        if (board == null) {
            return;
        }
        models.replays().take(board.stored());
        Policy shown = board.policy();
        models.live().want(shown);
        LiveFigures.Shown now = models.live().shownProperty().get();
        RuleCard.Marks marks = FindingsPane.marks(shown, now, texts);
        tree.show(board, now, marks);
        var counts = new FilterCounts(shown, now, texts, figures);
        ladder.show(new RuleCard.Drawn(board, model.words(), editor, model, menu, marks, counts), now);
        side.show(board, now);
        boolean isCurrent = models.replays().current(board.draft(), board.live().version()).isPresent();
        side.showReplay(models.replays().reportProperty().get(), isCurrent, this::openReplay);
        bar.show(board, readiness(board));
        full.follow(board, this::readiness);
        undo.setDisable(!board.undo().can());
        redo.setDisable(!board.undo().canRedo());
    }

    private void showReplay(ReplayViewModel.State state) {
        bar.showReplay(state);
        full.showReplay(state);
        starts.tell(state);
        draw();
    }

    private Readiness readiness(RoutingBoard board) {
        LiveFigures.Shown now = models.live().shownProperty().get();
        ReplayReport report = models.replays().reportProperty().get();
        boolean isRunning = models.replays().stateProperty().get() instanceof ReplayViewModel.State.Running;
        return Readiness.of(
                board,
                new Readiness.Checked(
                        report == null ? null : replayed(report),
                        models.replays().current(board.draft(), board.live().version()).isPresent(),
                        isRunning,
                        now.blocking(board.draft())),
                model.ports().person(), texts);
    }

    private String replayed(ReplayReport report) {
        String at = figures.moment(Instant.ofEpochSecond(report.ranAt()), model.ports().clock().instant());
        ReplayReport.OrderFile file = report.file();
        return file == null ? at : texts.get("routing.step.onFile", at, file.name());
    }

    void openReplay() {
        ReplayReport report = models.replays().reportProperty().get();
        if (report != null) {
            full.openReplay(report, this::publish, now -> ReplayExport.ask(now, page, model.ports(), texts));
            draw();
        }
    }

    void openTrial(String number) {
        full.openTrial(number);
    }

    private void publish(Node beside) {
        RoutingBoard board = model.boardProperty().get();
        if (board != null && board.stored() != null) {
            PublishSheet.open(pop, beside, models.publishing(), texts, board,
                    readiness(board).steps());
        }
    }

    private void key(KeyEvent event) {
        boolean isText = event.getTarget() instanceof TextInputControl;
        if (event.isShortcutDown() && event.getCode() == KeyCode.Z && !isText) {
            if (event.isShiftDown()) {
                model.redo();
            } else {
                model.undo();
            }
        } else if (isText || full.isOpen() || !keys.pressed(event)) {
            return;
        }
        event.consume();
    }

    void show(SettingTabs.Tab tab) {
        tabBar.show(tab);
    }

    void showPolicy() {
        tabBar.showPolicy();
    }

    void openSpot(Spot spot) {
        model.select(spot);
        ladder.focus(spot);
    }

    void focusFilter() {
        models.settings().focusFilter();
    }

    boolean back() {
        if (pop.close() || full.close()) {
            return true;
        }
        RoutingBoard board = model.boardProperty().get();
        if (tabBar.showPolicy()) {
            return true;
        }
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
