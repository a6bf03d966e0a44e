package crossdock.ui.stock;

import crossdock.ui.common.Choices;
import crossdock.inventory.Location;
import crossdock.ui.common.Fxml;
import crossdock.ui.common.Texts;
import crossdock.ui.stock.SafetyStockViewModel.Scope;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The form of a safety stock rule.
@SuppressWarnings("NullAway.Init") // filled by FXMLLoader
public final class SafetyStockView {
    private final SafetyStockViewModel model;
    private final Texts texts;
    @FXML private TextField quantity;
    @FXML private ComboBox<Scope> scope;
    @FXML private ComboBox<Location> place;
    @FXML private CheckBox routing;
    @FXML private Label problem;

    SafetyStockView(SafetyStockViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
    }

    Region load(List<Location> places) {
        var root = (Pane) Fxml.load("stock/SafetyStock.fxml", this, texts);
        Choices.nameFields(root);
        Choices.of(scope, List.of(Scope.values()), each -> texts.get("stock.scope." + each));
        Choices.of(place, places, Location::name);
        scope.valueProperty().bindBidirectional(model.scopeProperty());
        place.valueProperty().bindBidirectional(model.locationProperty());
        quantity.textProperty().bindBidirectional(model.quantityProperty());
        routing.selectedProperty().subscribe(on -> model.routingProperty().set(on));
        place.disableProperty().bind(Bindings.createBooleanBinding(
                () -> model.scopeProperty().get() == Scope.SKU || model.scopeProperty().get() == Scope.PRODUCT_TYPE,
                model.scopeProperty()));
        Choices.explain(problem, model.problemProperty(), texts);
        return root;
    }
}
