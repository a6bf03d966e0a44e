package crossdock.ui.channels;

import crossdock.kernel.Resource;
import crossdock.sync.ConnectionQueries.ChannelHealth;
import crossdock.ui.channels.ChannelsViewModel.Place;
import crossdock.ui.common.Command;
import crossdock.ui.common.Keys;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Screen;
import crossdock.ui.common.Texts;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// Connections, how they are read, and what waits.
public final class ChannelsScreen implements Screen {
    private final ChannelsViewModel model;
    private final ChannelsView view;
    private @Nullable Parent node;

    public ChannelsScreen(ChannelsViewModel model, Texts texts, ZoneId zone, Looks looks) {
        this.model = model;
        this.view = new ChannelsView(model, texts, zone, looks);
    }

    @Override
    public String id() {
        return "channels";
    }

    @Override
    public String icon() {
        return "fth-radio";
    }

    @Override
    public Group group() {
        return Group.CONNECT;
    }

    @Override
    public String titleKey() {
        return "channels.screen.title";
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

    @Override
    public void open(String reference) {
        if (reference.equals("connect")) {
            view.connect();
        } else {
            model.selectNamed(reference);
        }
    }

    @Override
    public ObservableValue<String> count() {
        return model.boardProperty().map(board -> board.inTrouble() == 0 ? "" : Integer.toString(board.inTrouble()));
    }

    @Override
    public boolean countsTrouble() {
        return true;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command("channels.connect", "channels.screen.connect", "fth-plus", "", () -> node != null,
                        view::connect),
                new Command("channels.pauseAll", "channels.screen.pauseAll", "fth-pause", "", () -> node != null,
                        model::pauseAll));
    }

    @Override
    public List<Keys.Hint> keys() {
        return List.of(new Keys.Hint("Enter", "channels.keys.open"));
    }

    @Override
    public List<Node> panes() {
        return view.panes();
    }

    @Override
    public boolean back() {
        return view.closeDetail();
    }

    /// The newest connection's stock in full, that connection itself, commands that wait for a person, and the dialogs.
    @Override
    public List<Pose> poses() {
        return List.of(
                new Pose("detail", () -> selectLast(Resource.STOCK), () -> model.select(null)),
                new Pose("connection", () -> selectLast(null), () -> {}), // stays for the question that follows
                new Pose("remove", view::askRemoval, () -> model.select(null)),
                new Pose("parked", view::showParked, view::show),
                new Pose("connect", view::connect, () -> {}),
                new Pose("refused", view::connectNowhere, () -> {}));
    }

    private void selectLast(@Nullable Resource resource) {
        List<ChannelHealth> all = model.boardProperty().get().channels();
        if (!all.isEmpty()) {
            model.select(new Place(all.getLast().connection().id(), resource));
        }
    }
}
