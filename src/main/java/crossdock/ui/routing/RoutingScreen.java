package crossdock.ui.routing;

import crossdock.ui.charts.Figures;
import crossdock.ui.common.Command;
import crossdock.ui.common.Keys;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Screen;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.LiveFigures;
import crossdock.ui.routing.desk.PolicyLab;
import crossdock.ui.routing.desk.PublishViewModel;
import crossdock.ui.routing.desk.RoutingPorts;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.draft.PolicyWords;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// Routing rules: shape, try, publish.
public final class RoutingScreen implements Screen {
    private final RoutingViewModel model;
    private final RoutingView view;
    private final Texts texts;
    private @Nullable Parent node;

    public RoutingScreen(RoutingPorts ports, @Nullable PolicyLab lab, Texts texts, Figures figures, Looks looks) {
        this.texts = texts;
        model = new RoutingViewModel(ports, currency -> new PolicyWords(texts, figures, currency));
        view = new RoutingView(
                model, new LiveFigures(lab, ports.background()), new PublishViewModel(ports, figures.zone()), texts,
                figures, looks);
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

    @Override
    public ObservableValue<String> count() {
        return model.boardProperty().map(board ->
                board == null || board.diff().changes().isEmpty() ? "" : texts.get("routing.rail.draft")).orElse("");
    }

    @Override
    public List<Command> commands() {
        return List.of(
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
}
