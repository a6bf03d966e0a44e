package crossdock.ui.table;

import crossdock.platform.SettingsStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where lists and panes keep what they remember of themselves between two starts.
public interface ViewMemory {
    Optional<String> recall(String key);

    void keep(String key, String value);

    /// In the settings file of the workspace.
    static ViewMemory in(SettingsStore settings) {
        return new ViewMemory() {
            @Override
            public Optional<String> recall(String key) {
                return settings.remembered(key);
            }

            @Override
            public void keep(String key, String value) {
                settings.remember(key, value);
            }
        };
    }

    /// For as long as it is referred to.
    static ViewMemory forNow() {
        Map<String, String> kept = new HashMap<>();
        return new ViewMemory() {
            @Override
            public Optional<String> recall(String key) {
                return Optional.ofNullable(kept.get(key));
            }

            @Override
            public void keep(String key, String value) {
                kept.put(key, value);
            }
        };
    }
}
