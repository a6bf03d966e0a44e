package crossdock.ui.common;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Where the console is. Screens ask to go elsewhere by name, so none needs to know another; the shell follows.
public final class Navigation {
    private final ReadOnlyObjectWrapper<@Nullable Place> place = new ReadOnlyObjectWrapper<>();

    public void go(String screen) {
        place.set(new Place(screen, ""));
    }

    /// Goes to a screen and shows one thing there. Going twice to the same thing opens it twice.
    public void go(String screen, String reference) {
        place.set(null);
        place.set(new Place(screen, reference));
    }

    public ReadOnlyObjectProperty<@Nullable Place> place() {
        return place.getReadOnlyProperty();
    }

    /// @param reference what to open there, or empty
    public record Place(String screen, String reference) {}
}
