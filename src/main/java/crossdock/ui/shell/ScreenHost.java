package crossdock.ui.shell;

import crossdock.ui.common.Navigation;
import crossdock.ui.common.Screen;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Shows one screen at a time, as the navigation says, and hides the one before.
final class ScreenHost extends StackPane {
    private final List<Screen> screens;
    private final ReadOnlyObjectWrapper<@Nullable Screen> shown = new ReadOnlyObjectWrapper<>();
    private final Subscription following;

    ScreenHost(List<Screen> screens, Navigation navigation) {
        this.screens = List.copyOf(screens);
        getStyleClass().add("screen-host");
        setAlignment(Pos.TOP_LEFT); // what is too large is cut at the end, not at the beginning
        setMinSize(0, 0);
        following = navigation.place().subscribe((_, place) -> {
            if (place != null) {
                show(place);
            }
        });
    }

    ReadOnlyObjectProperty<@Nullable Screen> shown() {
        return shown.getReadOnlyProperty();
    }

    Optional<Screen> current() {
        return Optional.ofNullable(shown.get());
    }

    /// Hides what is shown and follows no longer.
    void close() {
        following.unsubscribe();
        current().ifPresent(Screen::hide);
        shown.set(null);
        getChildren().clear();
    }

    private void show(Navigation.Place place) {
        Screen next =
                screens.stream()
                        .filter(screen -> screen.id().equals(place.screen()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("there is no screen " + place.screen()));
        if (next != shown.get()) {
            current().ifPresent(Screen::hide);
            getChildren().setAll(next.node());
            next.show();
            shown.set(next);
        }
        if (!place.reference().isEmpty()) {
            next.open(place.reference());
        }
    }
}
