package crossdock.ui.charts;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;

/// A picture of figures: shapes under one region, sized by what there is room for, and read aloud as one sentence.
public abstract class Drawing extends Region {
    protected Drawing(String styleClass) {
        getStyleClass().addAll("drawing", styleClass);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /// What a reader who cannot see the drawing hears instead.
    protected final void say(String words) {
        setAccessibleText(words);
    }

    protected final <T extends Node> T add(T node, String... styleClasses) {
        node.getStyleClass().addAll(styleClasses);
        node.setManaged(false);
        getChildren().add(node);
        return node;
    }

    protected final Label label(String text, String... styleClasses) {
        return add(new Label(text), styleClasses);
    }

    /// Half a pixel aside, so that a line one pixel wide covers one pixel.
    protected static void place(Line line, double x1, double y1, double x2, double y2) {
        line.setStartX(Math.floor(x1) + 0.5);
        line.setStartY(Math.floor(y1) + 0.5);
        line.setEndX(Math.floor(x2) + 0.5);
        line.setEndY(Math.floor(y2) + 0.5);
    }

    protected static double width(Label label) {
        return Math.ceil(label.prefWidth(-1));
    }

    /// Puts a label's middle on a line of text, its left edge at x.
    protected static void place(Label label, double x, double middle, double width) {
        double height = Math.ceil(label.prefHeight(-1));
        label.resizeRelocate(Math.round(x), Math.round(middle - height / 2), width, height);
    }
}
