package crossdock.ui.settings;

import crossdock.ui.common.Looks;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Screen;
import crossdock.ui.common.Texts;
import java.nio.file.Path;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// Theme, density, text size, motion, keys, and where the workspace lies.
public final class SettingsScreen implements Screen {
    private final Looks looks;
    private final SettingsView view;
    private @Nullable Parent node;

    /// @param openFolder opens the workspace folder in the desktop's file manager
    public SettingsScreen(Looks looks, Path workspace, Runnable openFolder, Notices notices, Texts texts) {
        this.looks = looks;
        view = new SettingsView(looks, workspace, openFolder, notices, texts);
    }

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public String icon() {
        return "fth-settings";
    }

    @Override
    public Group group() {
        return Group.MANAGE;
    }

    @Override
    public String titleKey() {
        return "settings.screen.title";
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
}
