package crossdock.ui.shell;

import java.util.List;

/// Finds things of one kind for the command palette: SKUs, orders, locations. Called off the FX thread, once per typed
/// query; it may take its time, a later query waits for it.
@FunctionalInterface
public interface PaletteSource {
    /// @param query as typed, not empty
    List<Entry> find(String query, int limit);

    /// @param kindKey   text key of what it is: "SKU"
    /// @param title     what the query is matched against and shown first
    /// @param detail    shown after it, muted; may be empty
    /// @param screen    where it opens
    /// @param reference what opens there
    record Entry(String kindKey, String icon, String title, String detail, String screen, String reference) {}
}
