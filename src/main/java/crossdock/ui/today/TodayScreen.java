package crossdock.ui.today;

import crossdock.ui.charts.Figures;
import crossdock.ui.common.Navigation;
import crossdock.ui.common.Screen;
import crossdock.ui.common.Texts;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// How the day goes, what needs a look, and where it happens.
public final class TodayScreen implements Screen {
    private final TodayViewModel model;
    private final TodayView view;
    private @Nullable Parent node;

    public TodayScreen(TodayViewModel model, Figures figures, Texts texts, Navigation navigation) {
        this.model = model;
        this.view = new TodayView(model, figures, texts, navigation);
    }

    @Override
    public String id() {
        return "today";
    }

    @Override
    public String icon() {
        return "fth-home";
    }

    @Override
    public Group group() {
        return Group.OPERATE;
    }

    @Override
    public String titleKey() {
        return "today.screen.title";
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
        model.show();
    }

    @Override
    public void hide() {
        model.hide();
        view.hide();
    }
}
