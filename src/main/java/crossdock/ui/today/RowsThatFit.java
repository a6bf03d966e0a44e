package crossdock.ui.today;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// A list of as many whole rows as there is room for, from the top. What does not fit is neither drawn nor reached by
/// Tab; it stands on the screen the list leads to.
public final class RowsThatFit extends Region {
    private static final int LEAST = 3;

    public RowsThatFit() {
        getStyleClass().add("rows-that-fit");
    }

    /// New rows take the place of the old ones without taking the focus from the one at the same place.
    void show(List<? extends Node> rows) {
        int focused = -1;
        for (int i = 0; i < getChildren().size(); i++) {
            focused = getChildren().get(i).isFocused() ? i : focused;
        }
        getChildren().setAll(rows);
        if (focused >= 0 && !rows.isEmpty()) {
            rows.get(Math.min(focused, rows.size() - 1)).requestFocus();
        }
    }

    /// How many rows are in sight.
    int fitting() {
        return (int) getChildren().stream().filter(Node::isVisible).count();
    }

    @Override
    protected double computeMinHeight(double width) {
        return height(LEAST, width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return height(getChildren().size(), width);
    }

    private double height(int rows, double width) {
        return Math.ceil(getChildren().stream().limit(rows).mapToDouble(row -> row.prefHeight(width)).sum());
    }

    @Override
    protected void layoutChildren() {
        double y = 0;
        boolean fits = true;
        for (Node row : getChildren()) {
            double height = Math.ceil(row.prefHeight(getWidth()));
            fits &= y + height <= getHeight() + 0.5;
            row.setVisible(fits);
            row.resizeRelocate(0, y, getWidth(), height);
            y += height;
        }
    }
}
