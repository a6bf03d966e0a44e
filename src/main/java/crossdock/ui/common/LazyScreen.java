package crossdock.ui.common;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// A screen that is put together when somebody first wants more of it than its place in the rail, so that the window
/// opens without waiting for screens that are not in sight. FX thread, as every screen.
public final class LazyScreen implements Screen {
    private final Card card;
    private final Supplier<Screen> making;
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private @Nullable Screen made;

    /// What the rail shows of a screen before it is there; must agree with what the screen says of itself.
    public record Card(String id, String icon, Group group, String titleKey) {}

    /// @param making makes the screen, once, on the FX thread
    public LazyScreen(Card card, Supplier<Screen> making) {
        this.card = card;
        this.making = making;
    }

    private Screen screen() {
        Screen known = made;
        if (known == null) {
            known = making.get();
            if (!card.equals(new Card(known.id(), known.icon(), known.group(), known.titleKey()))) {
                throw new IllegalStateException("the rail shows " + card + " for the screen " + known.id());
            }
            made = known;
            count.bind(known.count());
        }
        return known;
    }

    @Override
    public String id() {
        return card.id();
    }

    @Override
    public String icon() {
        return card.icon();
    }

    @Override
    public Group group() {
        return card.group();
    }

    @Override
    public String titleKey() {
        return card.titleKey();
    }

    @Override
    public Parent node() {
        return screen().node();
    }

    @Override
    public void show() {
        screen().show();
    }

    @Override
    public void hide() {
        screen().hide();
    }

    @Override
    public void open(String reference) {
        screen().open(reference);
    }

    /// Empty until the screen was made.
    @Override
    public ObservableValue<String> count() {
        return count.getReadOnlyProperty();
    }

    @Override
    public List<Command> commands() {
        return screen().commands();
    }

    @Override
    public List<Keys.Hint> keys() {
        return screen().keys();
    }

    @Override
    public List<Node> panes() {
        return screen().panes();
    }

    @Override
    public boolean back() {
        return screen().back();
    }

    @Override
    public void focusFilter() {
        screen().focusFilter();
    }

    @Override
    public List<Pose> poses() {
        return screen().poses();
    }
}
