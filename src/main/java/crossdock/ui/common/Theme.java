package crossdock.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// Light, dark or high contrast: AtlantaFX Primer under our own tokens and sheets.
public enum Theme {
    LIGHT("tokens-light.css", new PrimerLight().getUserAgentStylesheetBSS()),
    DARK("tokens-dark.css", new PrimerDark().getUserAgentStylesheetBSS()),
    /// For eyes that need more than colour: black ground, white text, edges that stand out.
    CONTRAST("tokens-contrast.css", new PrimerDark().getUserAgentStylesheetBSS());

    private static final String STYLES = "/crossdock/styles/";
    /// In this order: a later sheet wins.
    private static final List<String> SHEETS =
            List.of("base.css", "controls.css", "table.css", "chips.css", "charts.css", "stock.css", "orders.css",
                    "shell.css", "overlays.css", "today.css", "channels.css", "routing.css");
    private static final List<String> FONTS =
            List.of("NotoSans-Regular", "NotoSans-Medium", "NotoSans-SemiBold", "JetBrainsMono-Regular");

    private final String tokens;
    private final String primer;
    private final Map<String, Color> colours;

    Theme(String tokens, String primer) {
        this.tokens = tokens;
        this.primer = primer;
        this.colours = read(tokens);
    }

    /// Dresses a scene, of a window or a dialog; popups take over what their window wears. FX thread.
    public void applyTo(Scene scene) {
        Fonts.load();
        scene.setUserAgentStylesheet(primer);
        var sheets = new ArrayList<String>();
        sheets.add(sheet(tokens));
        SHEETS.forEach(name -> sheets.add(sheet(name)));
        scene.getStylesheets().setAll(sheets);
    }

    /// Spares the toolkit the reading of its own sheet, which is as long as ours: every scene wears a theme anyway. FX
    /// thread, before the first control is made.
    public void replaceDefault() {
        Application.setUserAgentStylesheet(primer);
    }

    /// A token's colour, for drawings that CSS does not reach (Canvas): `-cd-c1`, `-color-fg-muted`.
    public Color colour(String token) {
        @Nullable Color colour = colours.get(token);
        if (colour == null) {
            throw new IllegalArgumentException(tokens + " has no colour " + token);
        }
        return colour;
    }

    /// All tokens by name.
    public Map<String, Color> colours() {
        return colours;
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource(STYLES + name), name).toExternalForm();
    }

    /// A pattern of its own each time: an enum's constants are made before its static fields.
    private static Map<String, Color> read(String tokens) {
        var token = Pattern.compile("(-c(?:olor|d)-[a-z0-9-]+):\\s*(#[0-9a-f]{6,8});");
        var colours = new TreeMap<String, Color>();
        try (InputStream in = Objects.requireNonNull(Theme.class.getResourceAsStream(STYLES + tokens), tokens)) {
            token.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .forEach(found -> colours.put(found.group(1), Color.web(found.group(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(tokens, e);
        }
        return Map.copyOf(colours);
    }

    /// Loads our fonts when first asked. JavaFX knows no weight between regular and bold, so each weight is a family of
    /// its own: `Noto Sans`, `Noto Sans Medium`, `Noto Sans SemiBold`.
    private static final class Fonts {
        private static final List<Font> LOADED = FONTS.stream().map(Fonts::load).toList();

        private Fonts() {}

        static void load() {
            if (LOADED.size() != FONTS.size()) {
                throw new IllegalStateException("fonts are missing");
            }
        }

        private static Font load(String name) {
            String file = STYLES + "fonts/" + name + ".ttf";
            try (InputStream in = Objects.requireNonNull(Theme.class.getResourceAsStream(file), file)) {
                return Objects.requireNonNull(Font.loadFont(in, 12.5), file);
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            }
        }
    }
}
