package crossdock.ui.routing;

import crossdock.fulfilment.NetworkDesk;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Command;
import crossdock.ui.common.Keys;
import crossdock.ui.common.Navigation;
import crossdock.ui.common.Screen;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.LiveFigures;
import crossdock.ui.routing.desk.PolicyLab;
import crossdock.ui.routing.desk.PublishViewModel;
import crossdock.ui.routing.desk.ReplayViewModel;
import crossdock.ui.routing.desk.RoutingPorts;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.draft.PolicyWords;
import crossdock.ui.routing.runs.RunsDesk;
import crossdock.ui.routing.runs.RunsPane;
import crossdock.ui.routing.runs.RunsViewModel;
import crossdock.ui.routing.tables.SettingTabs;
import crossdock.ui.routing.trial.TrialViewModel;
import crossdock.ui.table.Kit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// Routing rules: shape, try, publish.
public final class RoutingScreen implements Screen {
    private final RoutingViewModel model;
    private final RoutingView view;
    private final Texts texts;
    private final RoutingPoses posed;
    private @Nullable Parent node;

    /// @param desk where the network's settings are kept
    public RoutingScreen(
            RoutingPorts ports, PolicyLab lab, NetworkDesk desk, RunsDesk runs, Kit kit, Navigation navigation) {
        texts = kit.texts();
        Figures figures = kit.figures();
        model = new RoutingViewModel(ports, currency -> new PolicyWords(texts, figures, currency));
        var publishing = new PublishViewModel(ports, figures.zone());
        var models = new RoutingView.Models(
                model,
                new LiveFigures(lab, ports.background()),
                publishing,
                new ReplayViewModel(lab, ports, model::keepReplay),
                new TrialViewModel(lab, ports.background(), figures.zone()),
                new SettingTabs(
                        desk, ports.background(), ports.notices(), ports.person(), texts,
                        () -> new RunsPane(
                                new RunsViewModel(ports, runs, figures.zone()), texts, figures, model.words())));
        view = new RoutingView(
                models, texts, figures, kit.looks(), number -> navigation.go("routing", "order:" + number));
        posed = new RoutingPoses(view, model, lab, publishing, texts);
    }

    @Override
    public String id() {
        return "routing";
    }

    @Override
    public String icon() {
        return "fth-git-branch";
    }

    @Override
    public Group group() {
        return Group.DECIDE;
    }

    @Override
    public String titleKey() {
        return "routing.screen.title";
    }

    @Override
    public Parent node() {
        if (node == null) {
            node = view.load();
        }
        return node;
    }

    @Override
    public void show() {
        view.show();
    }

    @Override
    public void hide() {
        view.hide();
    }

    /// @param reference `order:<number>` tries that order; else the name of a tab
    @Override
    public void open(String reference) {
        if (reference.startsWith("order:")) {
            view.openTrial(reference.substring("order:".length()));
            return;
        }
        for (SettingTabs.Tab tab : SettingTabs.Tab.values()) {
            if (tab.name().toLowerCase(Locale.ROOT).equals(reference)) {
                view.show(tab);
            }
        }
    }

    @Override
    public ObservableValue<String> count() {
        return model.boardProperty().map(board ->
                board == null || board.diff().changes().isEmpty() ? "" : texts.get("routing.rail.draft")).orElse("");
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command("routing.test", "routing.bar.test", "fth-play", "T", () -> view.openTrial("")),
                new Command(
                        "routing.replayFile", "routing.bar.replayFile", "fth-file-text", "F",
                        () -> view.bar != null && !view.bar.replayFile.isDisabled(),
                        () -> view.starts.file(view.bar.replayFile)),
                new Command("routing.undo", "routing.bar.undo", "fth-rotate-ccw", "Ctrl+Z", model::undo));
    }

    @Override
    public List<Keys.Hint> keys() {
        return List.of(
                new Keys.Hint("J K", "routing.keys.step"),
                new Keys.Hint("Alt+Up", "routing.keys.move"),
                new Keys.Hint("+", "routing.keys.filter"),
                new Keys.Hint("Enter", "routing.keys.open"),
                new Keys.Hint("Delete", "routing.keys.remove"),
                new Keys.Hint("F2", "routing.menu.rename"),
                new Keys.Hint("Ctrl+D", "routing.menu.duplicate"),
                new Keys.Hint("R", "routing.bar.replay"),
                new Keys.Hint("F", "routing.bar.replayFile"),
                new Keys.Hint("Insert", "routing.keys.rates"),
                new Keys.Hint("Ctrl+Shift+Z", "routing.bar.redoTip"));
    }

    @Override
    public List<Node> panes() {
        return view.panes();
    }

    @Override
    public boolean back() {
        return view.back();
    }

    @Override
    public void focusFilter() {
        view.focusFilter();
    }

    @Override
    public List<Pose> poses() {
        List<Pose> poses = new ArrayList<>();
        for (SettingTabs.Tab tab : SettingTabs.Tab.values()) {
            poses.add(new Pose(tab.name().toLowerCase(Locale.ROOT), () -> view.show(tab), view::showPolicy));
        }
        poses.addAll(posed.poses());
        return poses;
    }
}
