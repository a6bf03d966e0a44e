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

/// The form of a transfer; says how many are there.
@SuppressWarnings("NullAway.Init") // filled by FXMLLoader
public final class TransferView {
    private final TransferViewModel model;
    private final Texts texts;
    private final Figures figures;
    @FXML private ComboBox<Location> from;
    @FXML private ComboBox<Location> to;
    @FXML private TextField units;
    @FXML private Label effect;
    @FXML private Label problem;

    TransferView(TransferViewModel model, Texts texts, Figures figures) {
        this.model = model;
        this.texts = texts;
        this.figures = figures;
    }

    Region load(List<Location> ours) {
        var root = (Pane) Fxml.load("stock/Transfer.fxml", this, texts);
        Choices.nameFields(root);
        Choices.oneOf(from, ours, Location::name, model.fromProperty(), texts.get("stock.form.choose"));
        Choices.oneOf(to, ours, Location::name, model.toProperty(), texts.get("stock.form.choose"));
        units.textProperty().bindBidirectional(model.unitsProperty());
        effect.textProperty().bind(Bindings.createStringBinding(
                () -> texts.get("stock.transfer.effect", figures.units(model.there())), model.fromProperty()));
        Choices.onceChosen(effect, model.fromProperty());
        Choices.explain(problem, model.problemProperty(), texts);
        return root;
    }
}
