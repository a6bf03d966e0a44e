package crossdock.ui.today;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The parts that the lists of the Today screen are made of: cells in columns, and lines that lead somewhere.
final class Cells {
    private Cells() {}

    /// Text of a fixed column, to the left.
    static Label text(String text, double width, String... styleClasses) {
        var cell = new Label(text);
        cell.setMinWidth(width);
        cell.setPrefWidth(width);
        cell.setMaxWidth(width);
        cell.getStyleClass().addAll(styleClasses);
        return cell;
    }

    /// A figure of a fixed column, to the right.
    static Label number(String text, double width, String... styleClasses) {
        Label cell = text(text, width, styleClasses);
        cell.getStyleClass().add("today-number");
        return cell;
    }

    /// A name, in what the other columns leave; shortened where it must be.
    static Label name(String text, String... styleClasses) {
        var cell = new Label(text);
        cell.setMinWidth(0);
        cell.setPrefWidth(0);
        cell.setMaxWidth(Double.MAX_VALUE);
        cell.getStyleClass().addAll(styleClasses);
        HBox.setHgrow(cell, Priority.ALWAYS);
        return cell;
    }

    /// Something in a fixed column.
    static HBox wide(Node node, double width) {
        var box = new HBox(node);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(width);
        box.setPrefWidth(width);
        box.setMaxWidth(width);
        return box;
    }

    static HBox head(Node... cells) {
        var row = new HBox(cells);
        row.getStyleClass().addAll("today-cells", "today-head");
        return row;
    }

    static Button line(String words, Runnable action, Node... cells) {
        var row = new HBox(cells);
        row.getStyleClass().add("today-cells");
        return button(row, words, action);
    }

    /// The content as a button that is as wide as its list.
    static Button button(Region content, String words, Runnable action) {
        var button = new Button();
        button.getStyleClass().setAll("today-row");
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setGraphic(content);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(words);
        content.prefWidthProperty().bind(button.widthProperty().subtract(24));
        button.setOnAction(_ -> action.run());
        return button;
    }
}
