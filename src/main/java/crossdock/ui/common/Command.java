package crossdock.ui.common;

import java.util.function.BooleanSupplier;

/// Something that can be done by name from the palette, and by key where it has one.
///
/// @param id      stable, for "recent first": `stock.export`
/// @param textKey the verb and its thing: "Export rows as CSV"
/// @param keys    as people read them: `Ctrl+E`, or empty
public record Command(String id, String textKey, String icon, String keys, BooleanSupplier possible, Runnable act) {
    public Command(String id, String textKey, String icon, String keys, Runnable act) {
        this(id, textKey, icon, keys, () -> true, act);
    }
}
