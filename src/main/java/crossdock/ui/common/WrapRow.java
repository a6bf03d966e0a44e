package crossdock.ui.common;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Parts in a row that goes on in the next line where there is no room. Unlike the toolkit's flow it asks for exactly the
/// height that its parts take at the width it gets, and never for less.
public final class WrapRow extends Pane {
    private static final double GAP = 6;

    public WrapRow() {
        getStyleClass().add("wrap-row");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return getManagedChildren().stream().mapToDouble(part -> wide(part)).max().orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        List<Node> parts = getManagedChildren();
        return parts.stream().mapToDouble(part -> wide(part)).sum() + GAP * Math.max(0, parts.size() - 1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return place(width < 0 ? Double.MAX_VALUE : width, false);
    }

    @Override
    protected void layoutChildren() {
        place(getWidth(), true);
    }

    /// Returns the height of all lines.
    private double place(double width, boolean isReal) {
        double x = 0;
        double y = 0;
        double high = 0;
        for (Node part : getManagedChildren()) {
            double wide = wide(part);
            if (x > 0 && x + wide > width) {
                y += high + GAP;
                x = 0;
                high = 0;
            }
            double own = Math.ceil(part.prefHeight(-1));
            if (isReal) {
                part.resizeRelocate(x, y, wide, own);
            }
            x += wide + GAP;
            high = Math.max(high, own);
        }
        return y + high;
    }

    private static double wide(Node part) {
        return Math.ceil(part.prefWidth(-1));
    }
}
