package crossdock.ui.shell;

import crossdock.platform.ThemeChoice;
import crossdock.ui.common.Command;
import crossdock.ui.common.Keys;
import crossdock.ui.common.Looks;
import crossdock.ui.common.Navigation;
import crossdock.ui.common.Screen;
import crossdock.ui.common.Texts;
import crossdock.ui.common.Theme;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the palette always offers: every screen, what the screens can do, what the shell itself can do.
final class ShellCommands {
    private final List<Screen> screens;
    private final Navigation navigation;
    private final Texts texts;
    private final List<Command> own;

    ShellCommands(List<Screen> screens, Navigation navigation, Texts texts, List<Command> own) {
        this.screens = screens;
        this.navigation = navigation;
        this.texts = texts;
        this.own = own;
    }

    static void toggleTheme(Looks looks) {
        looks.choiceProperty().set(looks.theme().getValue() == Theme.LIGHT ? ThemeChoice.DARK : ThemeChoice.LIGHT);
    }

    /// Screens, then the commands of the screen in sight, those of the shell, and those of every other screen: choosing
    /// one of them goes there first.
    List<PaletteItem> items(@Nullable Screen shown) {
        var items = new ArrayList<PaletteItem>();
        for (int i = 0; i < screens.size(); i++) {
            items.add(screenItem(screens.get(i), i));
        }
        if (shown != null) {
            shown.commands().forEach(command -> add(items, command));
        }
        own.forEach(command -> add(items, command));
        screens.stream().filter(screen -> screen != shown).forEach(screen -> addAll(items, screen));
        return items;
    }

    /// Lines of the overlay of all keys that belong to the screen in sight.
    List<Keys.Hint> hints(Screen screen) {
        var hints = new ArrayList<Keys.Hint>();
        screen.commands().stream()
                .filter(command -> !command.keys().isEmpty())
                .forEach(command -> hints.add(new Keys.Hint(command.keys(), command.textKey())));
        hints.addAll(screen.keys());
        return hints;
    }

    private PaletteItem screenItem(Screen screen, int index) {
        return new PaletteItem(
                screen.id(),
                texts.get("shell.palette.screen"),
                screen.icon(),
                texts.get(screen.titleKey()),
                "",
                index < 9 ? "Ctrl+" + (index + 1) : "",
                () -> navigation.go(screen.id()));
    }

    /// Whether it is possible is known only there.
    private void addAll(List<PaletteItem> items, Screen screen) {
        for (Command command : screen.commands()) {
            items.add(new PaletteItem(
                    command.id(),
                    texts.get("shell.palette.command"),
                    command.icon(),
                    texts.get(command.textKey()),
                    texts.get(screen.titleKey()),
                    "",
                    () -> {
                        navigation.go(screen.id());
                        if (command.possible().getAsBoolean()) {
                            command.act().run();
                        }
                    }));
        }
    }

    private void add(List<PaletteItem> items, Command command) {
        if (command.possible().getAsBoolean()) {
            items.add(
                    new PaletteItem(
                            command.id(),
                            texts.get("shell.palette.command"),
                            command.icon(),
                            texts.get(command.textKey()),
                            "",
                            command.keys(),
                            command.act()));
        }
    }
}
