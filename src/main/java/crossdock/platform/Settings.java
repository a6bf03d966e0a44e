package crossdock.platform;

import java.util.Map;
import java.util.TreeMap;

/// Everything a person can set on this machine for this workspace.
///
/// @param textSize         per cent of the designed size, 100 to 200
/// @param singleLetterKeys whether J, K, E and the like act while a list has the focus
/// @param remembered       what lists and panes remember of themselves, by a key such as `stock.columns`
public record Settings(
        ThemeChoice theme,
        Density density,
        boolean reducedMotion,
        boolean singleLetterKeys,
        int textSize,
        Map<String, String> remembered) {
    public static final int SMALLEST_TEXT = 100;
    public static final int LARGEST_TEXT = 200;
    public static final Settings DEFAULTS =
            new Settings(ThemeChoice.LIGHT, Density.COMPACT, false, true, SMALLEST_TEXT, Map.of());

    public Settings {
        textSize = Math.clamp(textSize, SMALLEST_TEXT, LARGEST_TEXT);
        remembered = Map.copyOf(remembered);
    }

    public Settings withTheme(ThemeChoice chosen) {
        return new Settings(chosen, density, reducedMotion, singleLetterKeys, textSize, remembered);
    }

    public Settings withDensity(Density chosen) {
        return new Settings(theme, chosen, reducedMotion, singleLetterKeys, textSize, remembered);
    }

    public Settings withReducedMotion(boolean reduced) {
        return new Settings(theme, density, reduced, singleLetterKeys, textSize, remembered);
    }

    public Settings withSingleLetterKeys(boolean on) {
        return new Settings(theme, density, reducedMotion, on, textSize, remembered);
    }

    public Settings withTextSize(int percent) {
        return new Settings(theme, density, reducedMotion, singleLetterKeys, percent, remembered);
    }

    public Settings remembering(String key, String value) {
        var more = new TreeMap<>(remembered);
        more.put(key, value);
        return new Settings(theme, density, reducedMotion, singleLetterKeys, textSize, more);
    }

    /// The defaults, but with what lists and panes remember of themselves.
    public Settings reset() {
        return new Settings(
                DEFAULTS.theme,
                DEFAULTS.density,
                DEFAULTS.reducedMotion,
                DEFAULTS.singleLetterKeys,
                DEFAULTS.textSize,
                remembered);
    }
}
