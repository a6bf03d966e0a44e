package crossdock.ui.stock;

import crossdock.inventory.AdjustmentService.Transfer;
import crossdock.inventory.Location;
import crossdock.inventory.StockQueries.Detail;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Units carried from one location to another.
final class TransferViewModel {
    private final Detail detail;
    private final StockActions actions;
    private final ObjectProperty<@Nullable Location> from = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Location> to = new SimpleObjectProperty<>();
    private final StringProperty units = new SimpleStringProperty("");
    private final StringBinding problem;

    TransferViewModel(Detail detail, StockActions actions) {
        this.detail = detail;
        this.actions = actions;
        problem = Bindings.createStringBinding(this::problem, from, to, units);
    }

    private String problem() {
        Location source = from.get();
        if (source == null || to.get() == null || source.equals(to.get())) {
            return "stock.transfer.placesProblem";
        }
        if (!units.get().strip().matches("[1-9]\\d{0,6}")) {
            return "stock.transfer.unitsProblem";
        }
        return Integer.parseInt(units.get().strip()) > there() ? "stock.transfer.tooManyProblem" : "";
    }

    /// On hand at the first location as it was when the dialog opened.
    int there() {
        Location at = from.get();
        return detail.onHandAt(at == null ? null : at.id());
    }

    /// Does nothing while there is a problem.
    void submit() {
        Location source = from.get();
        Location target = to.get();
        if (source == null || target == null || !problem.get().isEmpty()) {
            return;
        }
        int count = Integer.parseInt(units.get().strip());
        actions.transfer(
                new Transfer(detail.sku().id(), source.id(), target.id(), count, "transfer"),
                detail.sku().code(),
                target.name());
    }

    Detail detail() {
        return detail;
    }

    ObjectProperty<@Nullable Location> fromProperty() {
        return from;
    }

    ObjectProperty<@Nullable Location> toProperty() {
        return to;
    }

    StringProperty unitsProperty() {
        return units;
    }

    /// The key of what is wrong, or empty.
    StringBinding problemProperty() {
        return problem;
    }
}
