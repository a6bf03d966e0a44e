package crossdock.ui.routing.replay;

import crossdock.ui.common.Background;
import crossdock.ui.routing.desk.OrderFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Which file of orders is to be replayed, as it is typed or chosen. FX thread.
public final class FileChoice {
    /// A mapping that lies beside files of orders, as a folder channel takes it.
    private static final String USUAL_MAPPING = "orders.mapping.json";

    private final Background background;
    final StringProperty file = new SimpleStringProperty("");
    /// Empty to go by the header.
    final StringProperty mapping = new SimpleStringProperty("");

    public FileChoice(Background background) {
        this.background = background;
    }

    /// Empty while no file is named, or one that cannot be a name of one here.
    public Optional<OrderFile> chosen() {
        try {
            String columns = mapping.get().strip();
            return file.get().isBlank()
                    ? Optional.empty()
                    : Optional.of(new OrderFile(
                            Path.of(file.get().strip()), columns.isEmpty() ? null : Path.of(columns)));
        } catch (InvalidPathException no) {
            return Optional.empty();
        }
    }

    /// Names the mapping that lies beside the file, unless another one is named.
    public void lookBeside() {
        chosen().filter(_ -> mapping.get().isBlank()).ifPresent(chosen -> background.run(
                () -> Optional.of(chosen.file().resolveSibling(USUAL_MAPPING)).filter(Files::isRegularFile),
                found -> found.filter(_ -> mapping.get().isBlank()).ifPresent(this::mapBy)));
    }

    private void mapBy(@Nullable Path found) {
        mapping.set(String.valueOf(found));
    }
}
