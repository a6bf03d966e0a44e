package crossdock.ui.charts;

import java.util.List;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import org.jspecify.annotations.Nullable;

/// A line of the recent past, small enough for a row or a card; the last point is marked. A dashed line is the target.
public final class Sparkline extends Drawing {
    private static final double DOT = 2.5;

    private final Polyline line = add(new Polyline(), "spark-line");
    private final Line target = add(new Line(), "target-line");
    private final Circle dot = add(new Circle(DOT), "spark-dot");
    private List<Double> values = List.of();
    private @Nullable Double limit;

    public Sparkline() {
        super("sparkline");
        setPrefSize(60, 18);
        setMinSize(20, 12);
    }

    /// Draws other values, oldest first.
    ///
    /// @param target null for no dashed line
    /// @param words  what the line says, for readers who do not see it
    public void show(List<Double> values, @Nullable Double target, String words) {
        this.values = List.copyOf(values);
        this.limit = target;
        say(words);
        requestLayout();
    }

    /// Over its limit: drawn in the warning colour.
    public void setOver(boolean over) {
        getStyleClass().remove("over");
        if (over) {
            getStyleClass().add("over");
        }
    }

    @Override
    protected void layoutChildren() {
        boolean drawn = !values.isEmpty();
        dot.setVisible(drawn);
        target.setVisible(drawn && limit != null);
        line.getPoints().clear();
        if (!drawn) {
            return;
        }
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        if (limit != null) {
            low = Math.min(low, limit);
            high = Math.max(high, limit);
        }
        double wide = getWidth() - 2 * DOT - 1;
        double tall = getHeight() - 2 * DOT - 1;
        double scale = high > low ? tall / (high - low) : 0;
        double floor = high > low ? getHeight() - DOT - 0.5 : getHeight() / 2;
        double step = values.size() > 1 ? wide / (values.size() - 1) : 0;
        double x = DOT + 0.5;
        double y = floor;
        for (int i = 0; i < values.size(); i++) {
            x = DOT + 0.5 + i * step;
            y = floor - (values.get(i) - low) * scale;
            line.getPoints().addAll(x, y);
        }
        dot.setCenterX(x);
        dot.setCenterY(y);
        if (limit != null) {
            double at = floor - (limit - low) * scale;
            place(target, 0, at, getWidth() - 1, at);
        }
    }
}
