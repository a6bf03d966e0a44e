package crossdock.ui.common;

import crossdock.platform.Density;
import crossdock.platform.Settings;
import crossdock.platform.SettingsStore;
import crossdock.platform.ThemeChoice;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.util.Subscription;

/// How the console looks and moves, as the settings say; a change here is kept there. Listeners added to these long-lived
/// properties must be released in `hide()`.
public final class Looks {
    /// Only Windows tells.
    private static final String HIGH_CONTRAST = "Windows.SPI.HighContrast";

    private final SettingsStore store;
    private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>();
    private final ObjectProperty<Density> density = new SimpleObjectProperty<>();
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
    private final BooleanProperty singleLetterKeys = new SimpleBooleanProperty();
    private final IntegerProperty textSize = new SimpleIntegerProperty();
    private final ObjectProperty<ColorScheme> desktop = new SimpleObjectProperty<>(ColorScheme.LIGHT);
    private final BooleanProperty desktopContrast = new SimpleBooleanProperty();
    private final BooleanProperty desktopStill = new SimpleBooleanProperty();
    private final ObjectBinding<Theme> theme;

    public Looks(SettingsStore store) {
        this.store = store;
        take(store.settings());
        theme = Bindings.createObjectBinding(this::themeNow, choice, desktop, desktopContrast);
        choice.subscribe(chosen -> store.change(settings -> settings.withTheme(chosen)));
        density.subscribe(chosen -> store.change(settings -> settings.withDensity(chosen)));
        reducedMotion.subscribe(on -> store.change(settings -> settings.withReducedMotion(on)));
        singleLetterKeys.subscribe(on -> store.change(settings -> settings.withSingleLetterKeys(on)));
        textSize.subscribe(percent -> store.change(settings -> settings.withTextSize(percent.intValue())));
    }

    /// From now on SYSTEM means what the desktop shows, and its wish for less motion counts like the setting. Needs the toolkit.
    public void followDesktop() {
        Platform.Preferences preferences = Platform.getPreferences();
        desktop.bind(preferences.colorSchemeProperty());
        desktopStill.bind(preferences.reducedMotionProperty());
        desktopContrast.set(preferences.getBoolean(HIGH_CONTRAST).orElse(false));
    }

    /// Everything as it was on the first day, except what lists and panes remember.
    public void reset() {
        take(store.settings().reset());
    }

    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    /// The theme in force.
    public ObservableValue<Theme> theme() {
        return theme;
    }

    public ObjectProperty<Density> densityProperty() {
        return density;
    }

    public BooleanProperty reducedMotionProperty() {
        return reducedMotion;
    }

    /// Nothing moves: the setting or the desktop says so.
    public boolean isStill() {
        return reducedMotion.get() || desktopStill.get();
    }

    public BooleanProperty singleLetterKeysProperty() {
        return singleLetterKeys;
    }

    /// Per cent, 100 to 200.
    public IntegerProperty textSizeProperty() {
        return textSize;
    }

    /// What lists and panes remember of themselves: columns, widths.
    public SettingsStore store() {
        return store;
    }

    /// Keeps a scene in the theme and text size in force until the subscription ends.
    public Subscription dress(Scene scene) {
        Runnable dress = () -> {
            theme.get().applyTo(scene);
            if (textSize.get() != Settings.SMALLEST_TEXT) {
                scene.getStylesheets().add(popupSheet(textSize.get()));
            }
        };
        dress.run();
        return Subscription.combine(
                theme.subscribe((_, _) -> dress.run()), textSize.subscribe((_, _) -> dress.run()));
    }

    /// The window's content is magnified as a whole; popups are windows of their own and get larger letters.
    private static String popupSheet(int percent) {
        String css =
                String.format(
                        Locale.ROOT,
                        ".root.popup { -fx-font-size: %.2fpx; } .tooltip { -fx-font-size: %.2fpx; }",
                        0.125 * percent,
                        0.115 * percent);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private Theme themeNow() {
        return switch (choice.get()) {
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
            case CONTRAST -> Theme.CONTRAST;
            case SYSTEM -> desktopContrast.get()
                    ? Theme.CONTRAST
                    : desktop.get() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
        };
    }

    private void take(Settings settings) {
        choice.set(settings.theme());
        density.set(settings.density());
        reducedMotion.set(settings.reducedMotion());
        singleLetterKeys.set(settings.singleLetterKeys());
        textSize.set(settings.textSize());
    }
}
