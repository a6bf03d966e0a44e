package crossdock.ui.stock.count;

import crossdock.inventory.AdjustmentService.Count;
import crossdock.inventory.Location;
import crossdock.inventory.StockQueries.Detail;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What somebody counted at one location.
public final class CountViewModel {
    /// Reasons as they are stored; the words are `stock.countReason.<name>`.
    static final List<String> REASONS = List.of("stocktake", "spot", "doubt");

    private static final Pattern FIGURE = Pattern.compile("\\d{1,7}");

    private final Detail detail;
    private final BiConsumer<Count, String> act;
    private final ObjectProperty<@Nullable Location> location = new SimpleObjectProperty<>();
    private final StringProperty counted = new SimpleStringProperty("");
    private final ObjectProperty<String> reason = new SimpleObjectProperty<>(REASONS.getFirst());
    private final StringBinding problem;

    /// @param act makes the count; told the article's code for its notice
    public CountViewModel(Detail detail, BiConsumer<Count, String> act) {
        this.detail = detail;
        this.act = act;
        problem = Bindings.createStringBinding(this::problem, location, counted);
    }

    private String problem() {
        if (location.get() == null) {
            return "stock.counted.locationProblem";
        }
        return isFigure() ? "" : "stock.counted.figureProblem";
    }

    private boolean isFigure() {
        return FIGURE.matcher(counted.get().strip()).matches();
    }

    /// On hand at the chosen location as it was when the dialog opened.
    public int seen() {
        Location at = location.get();
        return detail.onHandAt(at == null ? null : at.id());
    }

    /// By how much on hand would change; 0 while the figure cannot be read.
    public int difference() {
        return isFigure() ? Integer.parseInt(counted.get().strip()) - seen() : 0;
    }

    /// Does nothing while there is a problem.
    public void submit() {
        Location at = location.get();
        if (at != null && problem.get().isEmpty()) {
            act.accept(
                    new Count(detail.sku().id(), at.id(), seen(), seen() + difference(), reason.get()),
                    detail.sku().code());
        }
    }

    public ObjectProperty<@Nullable Location> locationProperty() {
        return location;
    }

    /// As typed.
    public StringProperty countedProperty() {
        return counted;
    }

    public ObjectProperty<String> reasonProperty() {
        return reason;
    }

    /// The key of what is wrong, or empty.
    public StringBinding problemProperty() {
        return problem;
    }
}
