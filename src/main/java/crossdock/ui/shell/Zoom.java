package crossdock.ui.shell;

import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Magnifies everything in the window, letters, icons and drawings alike, by the text size that was chosen. To the
/// content the window is smaller by as much, so it folds as it would in a small window.
final class Zoom extends Pane {
    private final Region content;
    private final ObservableIntegerValue percent;
    private final Scale scale = new Scale(1, 1, 0, 0);

    /// Lives as long as the window, and listens as long.
    Zoom(Region content, ObservableIntegerValue percent) {
        this.content = content;
        this.percent = percent;
        content.getTransforms().add(scale);
        getChildren().add(content);
        percent.subscribe(this::requestLayout);
    }

    @Override
    protected void layoutChildren() {
        double factor = percent.get() / 100.0;
        scale.setX(factor);
        scale.setY(factor);
        content.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(width);
    }
}
