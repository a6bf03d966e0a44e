package crossdock.app.window;

import crossdock.ui.common.Command;
import crossdock.ui.common.DetailSplit;
import crossdock.ui.common.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A screen with a list and a detail that remembers what was done to it.
final class PlainScreen implements Screen {
    final List<String> calls = new ArrayList<>();
    final StringProperty count = new SimpleStringProperty("27");
    final DetailSplit split = new DetailSplit();
    private final String id;
    private final String icon;
    private final Group group;
    private @Nullable Parent node;

    PlainScreen(String id, String icon, Group group) {
        this.id = id;
        this.icon = icon;
        this.group = group;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String icon() {
        return icon;
    }

    @Override
    public Group group() {
        return group;
    }

    /// Borrows a title that is there.
    @Override
    public String titleKey() {
        return "shell.rail." + group.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Parent node() {
        if (node == null) {
            var rows = new Button("rows of " + id);
            rows.setId("rows-" + id);
            split.setMain(new VBox(rows));
            split.setDetail(new VBox(new Label("detail of " + id)));
            split.setEdgeText("edge");
            node = split;
        }
        return node;
    }

    @Override
    public void show() {
        calls.add("show");
    }

    @Override
    public void hide() {
        calls.add("hide");
    }

    @Override
    public void open(String reference) {
        calls.add("open " + reference);
        split.openProperty().set(true);
    }

    @Override
    public boolean back() {
        boolean was = split.openProperty().get();
        split.openProperty().set(false);
        return was;
    }

    @Override
    public void focusFilter() {
        calls.add("filter");
    }

    @Override
    public ObservableValue<String> count() {
        return count;
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command(
                id + ".frob", "shell.keys.title", "fth-box", "", () -> node != null, () -> calls.add("frob")));
    }

    @Override
    public List<Pose> poses() {
        return List.of(new Pose("detail", () -> open("X"), this::back));
    }
}
