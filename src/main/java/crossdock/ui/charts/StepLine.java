package crossdock.ui.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import org.jspecify.annotations.Nullable;

/// A figure over days that holds until it changes, with its scale from zero, a dashed limit and the last value marked.
public final class StepLine extends Drawing {
    private static final double AXIS = 28;
    private static final double FOOT = 18;
    private static final double TOP = 6;
    private static final double DOT = 3;

    private final Polyline line = new Polyline();
    private final Line limitLine = new Line();
    private final Circle dot = new Circle(DOT);
    private final List<Line> grid = new ArrayList<>();
    private final List<Label> marks = new ArrayList<>();
    private final List<Label> days = new ArrayList<>();
    private List<Point> points = List.of();
    private @Nullable Integer limit;
    private Rungs rungs = Rungs.of(0, 1);

    /// One value, and what its day is called.
    public record Point(String day, int value) {}

    public StepLine() {
        super("step-line");
    }

    /// Draws other values, oldest first.
    ///
    /// @param limit null for no dashed line
    public void show(List<Point> points, @Nullable Integer limit, LongFunction<String> figure, String words) {
        if (points.equals(this.points) && words.equals(getAccessibleText())) {
            return;
        }
        this.points = List.copyOf(points);
        this.limit = limit;
        rungs = Rungs.of(
                Math.min(0, points.stream().mapToInt(Point::value).min().orElse(0)),
                Math.max(1, points.stream().mapToInt(Point::value).max().orElse(1)));
        getChildren().clear();
        grid.clear();
        marks.clear();
        days.clear();
        for (int i = 0; i <= rungs.count(); i++) {
            grid.add(add(new Line(), "grid-line"));
            Label mark = label(figure.apply(rungs.figure(i)), "axis-text");
            mark.setAlignment(Pos.CENTER_RIGHT);
            marks.add(mark);
        }
        add(limitLine, "limit-line");
        add(line, "value-line");
        add(dot, "value-dot");
        if (!points.isEmpty()) {
            days.add(label(points.getFirst().day(), "axis-text"));
            days.add(label(points.get(points.size() / 2).day(), "axis-text"));
            days.add(label(points.getLast().day(), "axis-text"));
        }
        say(words);
        requestLayout();
    }

    @Override
    protected double computePrefHeight(double width) {
        return 92;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 340;
    }

    @Override
    protected void layoutChildren() {
        double left = Math.max(AXIS, marks.stream().mapToDouble(Drawing::width).max().orElse(0) + 6);
        double wide = getWidth() - left - DOT - 2;
        double floor = getHeight() - FOOT;
        double scale = (floor - TOP) / rungs.span();
        for (int i = 0; i < grid.size(); i++) {
            double y = floor - i * rungs.step() * scale;
            place(grid.get(i), left, y, getWidth() - 1, y);
            place(marks.get(i), 0, y, left - 6);
        }
        Integer at = limit;
        limitLine.setVisible(at != null && !points.isEmpty());
        if (at != null) {
            double y = floor - (at - rungs.low()) * scale;
            place(limitLine, left, y, getWidth() - 1, y);
        }
        line.getPoints().clear();
        dot.setVisible(!points.isEmpty());
        double x = left;
        double y = floor;
        double pitch = points.size() > 1 ? wide / (points.size() - 1) : 0;
        for (int i = 0; i < points.size(); i++) {
            x = left + i * pitch;
            if (i > 0) {
                line.getPoints().addAll(x, y);
            }
            y = floor - (points.get(i).value() - rungs.low()) * scale;
            line.getPoints().addAll(x, y);
        }
        if (points.size() == 1) { // the day is called at the right edge
            x = left + wide;
            line.getPoints().addAll(x, y);
        }
        dot.setCenterX(x);
        dot.setCenterY(y);
        placeDays(left, pitch);
    }

    private void placeDays(double left, double pitch) {
        double middle = getHeight() - FOOT / 2;
        if (days.isEmpty()) {
            return;
        }
        boolean several = points.size() > 2;
        days.get(0).setVisible(several);
        days.get(1).setVisible(several && points.size() > 8);
        place(days.get(0), left, middle, width(days.get(0)));
        double at = left + points.size() / 2 * pitch - width(days.get(1)) / 2;
        place(days.get(1), at, middle, width(days.get(1)));
        place(days.get(2), getWidth() - width(days.get(2)), middle, width(days.get(2)));
    }
}
