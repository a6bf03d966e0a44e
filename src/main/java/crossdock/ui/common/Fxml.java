package crossdock.ui.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads a layout for a view that is built already: the file names its `fx:controller`, and gets this one.
public final class Fxml {
    private Fxml() {}

    /// @param path below the folder `fxml`: `stock/Stock.fxml`
    public static Parent load(String path, Object view, Texts texts) {
        URL file = Objects.requireNonNull(Fxml.class.getResource("/crossdock/fxml/" + path), path);
        var loader = new FXMLLoader(file, texts.bundle());
        loader.setControllerFactory(
                type -> {
                    if (!type.isInstance(view)) {
                        throw new IllegalStateException(path + " wants a " + type.getName());
                    }
                    return view;
                });
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("the layout " + path + " cannot be read", e);
        }
    }
}
