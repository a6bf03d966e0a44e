package crossdock.ui.stock.count;

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

/// The form of a count; says by how much on hand would change.
@SuppressWarnings("NullAway.Init") // filled by FXMLLoader
public final class CountView {
    private final CountViewModel model;
    private final Texts texts;
    private final Figures figures;
    @FXML private ComboBox<Location> place;
    @FXML private TextField counted;
    @FXML private ComboBox<String> reason;
    @FXML private Label effect;
    @FXML private Label problem;

    public CountView(CountViewModel model, Texts texts, Figures figures) {
        this.model = model;
        this.texts = texts;
        this.figures = figures;
    }

    /// Waits for a location even where there is one only: a count replaces what was known of it.
    ///
    /// @param places where a count is taken
    public Region load(List<Location> places) {
        var root = (Pane) Fxml.load("stock/Count.fxml", this, texts);
        Choices.nameFields(root);
        Choices.oneOf(place, places, Location::name, model.locationProperty(), texts.get("stock.form.choose"));
        Choices.of(reason, CountViewModel.REASONS, name -> texts.get("stock.countReason." + name));
        reason.valueProperty().bindBidirectional(model.reasonProperty());
        counted.textProperty().bindBidirectional(model.countedProperty());
        effect.textProperty().bind(Bindings.createStringBinding(
                () -> texts.get(
                        "stock.counted.effect", figures.units(model.seen()), figures.signed(model.difference())),
                model.locationProperty(),
                model.countedProperty()));
        Choices.onceChosen(effect, model.locationProperty());
        Choices.explain(problem, model.problemProperty(), texts);
        return root;
    }
}
