package crossdock.platform;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The settings file as an older or newer console may have written it: whatever is missing takes its default.
record JsonSettings(
        @Nullable ThemeChoice theme,
        @Nullable Density density,
        @Nullable Boolean reducedMotion,
        @Nullable Boolean singleLetterKeys,
        @Nullable Integer textSize,
        @Nullable Map<String, String> remembered) {
    Settings toSettings() {
        Settings defaults = Settings.DEFAULTS;
        return new Settings(
                Objects.requireNonNullElse(theme, defaults.theme()),
                Objects.requireNonNullElse(density, defaults.density()),
                Objects.requireNonNullElse(reducedMotion, defaults.reducedMotion()),
                Objects.requireNonNullElse(singleLetterKeys, defaults.singleLetterKeys()),
                Objects.requireNonNullElse(textSize, defaults.textSize()),
                Objects.requireNonNullElse(remembered, defaults.remembered()));
    }
}
