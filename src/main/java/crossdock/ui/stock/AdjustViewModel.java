package crossdock.ui.stock;

import crossdock.inventory.AdjustmentService.Adjustment;
import crossdock.inventory.Location;
import crossdock.inventory.StockQueries.Detail;
import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A change of stock by hand at one location.
final class AdjustViewModel {
    /// Reasons as they are stored; the words are `stock.reason.<name>`.
    static final List<String> REASONS = List.of("correction", "damaged", "found", "lost", "expired");

    private static final Pattern CHANGE = Pattern.compile("[+\\-\u2212]?\\d{1,7}");

    private final Detail detail;
    private final StockActions actions;
    private final ObjectProperty<@Nullable Location> location = new SimpleObjectProperty<>();
    private final StringProperty onHand = new SimpleStringProperty("0");
    private final StringProperty unavailable = new SimpleStringProperty("0");
    private final ObjectProperty<String> reason = new SimpleObjectProperty<>(REASONS.getFirst());
    private final StringBinding problem;

    AdjustViewModel(Detail detail, StockActions actions) {
        this.detail = detail;
        this.actions = actions;
        problem = Bindings.createStringBinding(this::problem, location, onHand, unavailable);
    }

    private String problem() {
        if (location.get() == null) {
            return "stock.adjust.locationProblem";
        }
        if (!isChange(onHand.get()) || !isChange(unavailable.get())) {
            return "stock.adjust.unitsProblem";
        }
        return units(onHand.get()) == 0 && units(unavailable.get()) == 0 ? "stock.adjust.nothingProblem" : "";
    }

    private static boolean isChange(String text) {
        return CHANGE.matcher(text.strip()).matches();
    }

    private static int units(String text) {
        return Integer.parseInt(text.strip().replace('\u2212', '-'));
    }

    /// On hand at the chosen location as it was when the dialog opened.
    int seen() {
        Location at = location.get();
        return detail.onHandAt(at == null ? null : at.id());
    }

    /// On hand as it would be; the present figure while the change cannot be read.
    int after() {
        return seen() + (isChange(onHand.get()) ? units(onHand.get()) : 0);
    }

    /// Does nothing while there is a problem.
    void submit() {
        Location at = location.get();
        if (at == null || !problem.get().isEmpty()) {
            return;
        }
        actions.adjust(
                new Adjustment(
                        detail.sku().id(),
                        at.id(),
                        seen(),
                        units(onHand.get()),
                        units(unavailable.get()),
                        reason.get()),
                detail.sku().code());
    }

    Detail detail() {
        return detail;
    }

    ObjectProperty<@Nullable Location> locationProperty() {
        return location;
    }

    /// Signed, as typed.
    StringProperty onHandProperty() {
        return onHand;
    }

    StringProperty unavailableProperty() {
        return unavailable;
    }

    ObjectProperty<String> reasonProperty() {
        return reason;
    }

    /// The key of what is wrong, or empty.
    StringBinding problemProperty() {
        return problem;
    }
}
