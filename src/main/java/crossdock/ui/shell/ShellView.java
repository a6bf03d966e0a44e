package crossdock.ui.shell;

import crossdock.ui.common.Background;
import crossdock.ui.common.Command;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Navigation;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Screen;
import crossdock.ui.common.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The whole content of the window: frame, screen, and what lies over them. Lives as long as the window.
public final class ShellView {
    private static final double FOLDS_UNDER = 1100;
    private static final String FOLDED = "rail-folded";
    private static final String LAST = "last-screen";

    private final Parts parts;
    private final ScreenHost host;
    private final Rail rail;
    private final PaletteViewModel palette;
    private final KeysOverlay keys;
    private final ShellCommands commands;
    private final Panes panes;
    private final Parent root;

    /// What the shell is made of.
    ///
    /// @param screens    in the order of the rail, never empty
    /// @param openFolder opens the workspace folder in the desktop's file manager
    public record Parts(
            List<Screen> screens,
            ShellStatus status,
            List<PaletteSource> sources,
            Navigation navigation,
            Notices notices,
            Looks looks,
            Background background,
            Texts texts,
            Runnable openFolder) {}

    public ShellView(Parts parts) {
        this.parts = parts;
        Texts texts = parts.texts();
        host = new ScreenHost(parts.screens(), parts.navigation());
        rail = new Rail(parts.screens(), parts.navigation(), host.shown(), texts);
        keys = new KeysOverlay(texts);
        commands = new ShellCommands(parts.screens(), parts.navigation(), texts, own());
        palette =
                new PaletteViewModel(
                        () -> commands.items(host.shown().get()),
                        parts.sources(),
                        parts.navigation(),
                        parts.background(),
                        texts);
        var top = new TopBarView(parts.status(), texts);
        Parent topBar = top.load(parts.looks(), palette::open, parts.openFolder(), () -> go("settings"));
        panes = new Panes(rail, host, top.searchField());
        var foot = new StatusBarView(parts.status(), texts);
        Parent statusBar = foot.load(() -> go("channels"), () -> go("routing"));
        var frame = new BorderPane(host, topBar, null, statusBar, rail);
        var notices = new NoticeLayer(parts.notices(), parts.background(), texts);
        var stack = new StackPane(frame, notices, keys);
        loadPaletteWhenAsked(stack);
        stack.getStyleClass().add("shell");
        StackPane.setAlignment(notices, Pos.BOTTOM_CENTER);
        notices.setMaxHeight(Region.USE_PREF_SIZE);
        foldBy(stack, top);
        stack.widthProperty().subscribe(now -> foot.fit(now.doubleValue()));
        root = new Zoom(stack, parts.looks().textSizeProperty());
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        root.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        host.shown().subscribe(this::rememberScreen);
    }

    /// The root of the window's scene.
    public Parent root() {
        return root;
    }

    /// Shows the screen that was in sight when the console was closed, else the first.
    public void start() {
        String last = parts.looks().store().remembered(LAST).orElse("");
        boolean there = parts.screens().stream().anyMatch(screen -> screen.id().equals(last));
        go(there ? last : parts.screens().getFirst().id());
    }

    /// Releases the screen in sight.
    public void close() {
        host.close();
    }

    public void openPalette(String query) {
        palette.open();
        palette.queryProperty().set(query);
    }

    public void openKeys() {
        host.current()
                .ifPresent(screen -> keys.open(parts.texts().get(screen.titleKey()), commands.hints(screen)));
    }

    /// Closes palette and overlay.
    public void closeOverlays() {
        palette.close();
        keys.close();
    }

    private void loadPaletteWhenAsked(StackPane stack) {
        Subscription[] first = {Subscription.EMPTY};
        first[0] = palette.openProperty().subscribe((_, _) -> {
            first[0].unsubscribe();
            var view = new PaletteView(palette, parts.texts());
            stack.getChildren().add(stack.getChildren().indexOf(keys), view.load());
            view.follow();
        });
    }

    private void go(String screen) {
        if (parts.screens().stream().anyMatch(known -> known.id().equals(screen))) {
            parts.navigation().go(screen);
        }
    }

    private List<Command> own() {
        Looks looks = parts.looks();
        return List.of(
                new Command(
                        "shell.theme", "shell.command.theme", "fth-moon", "", () -> ShellCommands.toggleTheme(looks)),
                new Command("shell.rail", "shell.command.rail", "fth-sidebar", "Ctrl+B", this::toggleRail),
                new Command("shell.keys", "shell.command.keys", "fth-command", "?", this::openKeys),
                new Command("shell.folder", "shell.workspace.openFolder", "fth-folder", "", parts.openFolder()));
    }

    private void toggleRail() {
        rail.foldedProperty().set(!rail.foldedProperty().get());
    }

    /// Under 1100 the rail is folded; above, it is as the person left it.
    private void foldBy(Region stack, TopBarView top) {
        stack.widthProperty().subscribe((before, now) -> {
            top.fit(now.doubleValue());
            boolean narrow = now.doubleValue() < FOLDS_UNDER;
            if (before.doubleValue() == 0 || narrow != before.doubleValue() < FOLDS_UNDER) {
                rail.foldedProperty().set(narrow || foldedByChoice());
            }
        });
        rail.foldedProperty().subscribe((_, folded) -> {
            if (stack.getWidth() >= FOLDS_UNDER) {
                parts.looks().store().remember(FOLDED, Boolean.toString(folded));
            }
        });
    }

    private boolean foldedByChoice() {
        return parts.looks().store().remembered(FOLDED).map(Boolean::parseBoolean).orElse(false);
    }

    private void rememberScreen(@Nullable Screen screen) {
        if (screen != null) {
            parts.looks().store().remember(LAST, screen.id());
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F6) {
            panes.next(event.isShiftDown());
        } else if (event.getCode() == KeyCode.ESCAPE) {
            back();
        } else if (!shortcut(event)) {
            return;
        }
        event.consume();
    }

    private void back() {
        if (keys.isVisible()) {
            keys.close();
            panes.enter();
        } else if (palette.openProperty().get()) {
            palette.close();
        } else {
            host.current().ifPresent(Screen::back);
        }
    }

    private boolean shortcut(KeyEvent event) {
        if (!event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return false;
        }
        int digit = event.getCode().ordinal() - KeyCode.DIGIT1.ordinal();
        if (event.getCode() == KeyCode.K) {
            palette.open();
        } else if (event.getCode() == KeyCode.B) {
            toggleRail();
        } else if (event.getCode() == KeyCode.Z) {
            return !(event.getTarget() instanceof TextInputControl) && parts.notices().undoNewest();
        } else if (digit >= 0 && digit < Math.min(9, parts.screens().size())) {
            closeOverlays();
            parts.navigation().go(parts.screens().get(digit).id());
            panes.enter();
        } else {
            return false;
        }
        return true;
    }

    /// Signs rather than keys, as they lie elsewhere on other keyboards.
    private void typed(KeyEvent event) {
        if (event.getTarget() instanceof TextInputControl || palette.openProperty().get()) {
            return;
        }
        if (event.getCharacter().equals("?")) {
            openKeys();
            event.consume();
        } else if (event.getCharacter().equals("/")) {
            host.current().ifPresent(Screen::focusFilter);
            event.consume();
        }
    }
}
