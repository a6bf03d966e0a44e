package crossdock.ui.stock;

import crossdock.inventory.Location;
import crossdock.ui.charts.Figures;
import crossdock.ui.common.Choices;
import crossdock.ui.common.Fxml;
import crossdock.ui.common.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The form of an adjustment; says what on hand would be.
@SuppressWarnings("NullAway.Init") // filled by FXMLLoader
public final class AdjustView {
    private final AdjustViewModel model;
    private final Texts texts;
    private final Figures figures;
    @FXML private ComboBox<Location> place;
    @FXML private TextField onHand;
    @FXML private TextField unavailable;
    @FXML private ComboBox<String> reason;
    @FXML private Label effect;
    @FXML private Label problem;

    AdjustView(AdjustViewModel model, Texts texts, Figures figures) {
        this.model = model;
        this.texts = texts;
        this.figures = figures;
    }

    Region load(List<Location> ours) {
        var root = (Pane) Fxml.load("stock/Adjust.fxml", this, texts);
        Choices.nameFields(root);
        Choices.oneOf(place, ours, Location::name, model.locationProperty(), texts.get("stock.form.choose"));
        Choices.of(reason, AdjustViewModel.REASONS, name -> texts.get("stock.reason." + name));
        reason.valueProperty().bindBidirectional(model.reasonProperty());
        onHand.textProperty().bindBidirectional(model.onHandProperty());
        unavailable.textProperty().bindBidirectional(model.unavailableProperty());
        if (ours.size() == 1) {
            place.setValue(ours.getFirst());
        }
        effect.textProperty().bind(Bindings.createStringBinding(
                () -> texts.get("stock.adjust.effect", figures.units(model.seen()), figures.units(model.after())),
                model.locationProperty(),
                model.onHandProperty()));
        Choices.onceChosen(effect, model.locationProperty());
        Choices.explain(problem, model.problemProperty(), texts);
        return root;
    }
}
