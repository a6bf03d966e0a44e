package crossdock.ui.stock;

import crossdock.inventory.Location;
import crossdock.inventory.SafetyStockRules.Rule;
import crossdock.inventory.Sku;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// How many units are kept back, and where.
final class SafetyStockViewModel {
    private static final int MOST = 1_000_000;

    private final Sku sku;
    private final StockActions actions;
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.SKU);
    private final ObjectProperty<@Nullable Location> location = new SimpleObjectProperty<>();
    private final StringProperty quantity = new SimpleStringProperty("");
    private final ObjectProperty<Boolean> routing = new SimpleObjectProperty<>(false);
    private final StringBinding problem;

    SafetyStockViewModel(Sku sku, StockActions actions) {
        this.sku = sku;
        this.actions = actions;
        problem = Bindings.createStringBinding(this::problem, scope, location, quantity);
    }

    /// What the rule is about.
    enum Scope {
        SKU,
        SKU_AT_LOCATION,
        PRODUCT_TYPE,
        LOCATION
    }

    private String problem() {
        if (!quantity.get().strip().matches("\\d{1,7}") || Integer.parseInt(quantity.get().strip()) > MOST) {
            return "stock.safety.quantityProblem";
        }
        boolean needsPlace = scope.get() == Scope.SKU_AT_LOCATION || scope.get() == Scope.LOCATION;
        if (needsPlace && location.get() == null) {
            return "stock.safety.locationProblem";
        }
        return scope.get() == Scope.PRODUCT_TYPE && sku.productType().isEmpty() ? "stock.safety.typeProblem" : "";
    }

    /// Does nothing while there is a problem.
    void submit() {
        if (!problem.get().isEmpty()) {
            return;
        }
        boolean place = scope.get() == Scope.SKU_AT_LOCATION || scope.get() == Scope.LOCATION;
        boolean article = scope.get() == Scope.SKU || scope.get() == Scope.SKU_AT_LOCATION;
        Location at = location.get();
        actions.setSafetyStock(
                new Rule(
                        0,
                        article ? sku.id() : null,
                        scope.get() == Scope.PRODUCT_TYPE ? sku.productType() : null,
                        place && at != null ? at.id() : null,
                        null,
                        routing.get(),
                        Integer.parseInt(quantity.get().strip())),
                sku.code());
    }

    Sku sku() {
        return sku;
    }

    ObjectProperty<Scope> scopeProperty() {
        return scope;
    }

    ObjectProperty<@Nullable Location> locationProperty() {
        return location;
    }

    StringProperty quantityProperty() {
        return quantity;
    }

    /// Kept back by routing alone.
    ObjectProperty<Boolean> routingProperty() {
        return routing;
    }

    /// The key of what is wrong, or empty.
    StringBinding problemProperty() {
        return problem;
    }
}
