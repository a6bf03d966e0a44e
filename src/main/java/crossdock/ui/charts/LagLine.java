package crossdock.ui.charts;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/// A measure over equal spans of time with gaps where nothing was measured, its scale from zero, the limit it should
/// keep as a dashed line with its words, and the last value marked.
public final class LagLine extends Drawing {
    private static final double AXIS = 24;
    private static final double FOOT = 18;
    private static final double TOP = 8;
    private static final double DOT = 3;
    /// What a value without neighbours is drawn as.
    private static final double SPECK = 2;

    private final Path line = new Path();
    private final Line limitLine = new Line();
    private final Label limitWords = new Label();
    private final Circle dot = new Circle(DOT);
    private final List<Line> grid = new ArrayList<>();
    private final List<Label> marks = new ArrayList<>();
    private final List<Label> times = new ArrayList<>();
    private @Nullable Course course;
    private Rungs rungs = Rungs.of(0, 1);

    /// What is drawn.
    ///
    /// @param values oldest first, in the unit of the scale; negative where nothing was measured
    /// @param limit in the same unit; negative for none
    /// @param times what the first, the middle and the last span are called
    public record Course(List<Double> values, double limit, String limitWords, List<String> times) {
        public Course {
            values = List.copyOf(values);
            times = List.copyOf(times);
        }

        private double highest() {
            return Math.max(limit, values.stream().mapToDouble(Double::doubleValue).max().orElse(0));
        }
    }

    public LagLine() {
        super("lag-line");
    }

    /// @param words what the line says, for readers who do not see it
    public void show(Course now, String words) {
        say(words);
        if (now.equals(course)) {
            return;
        }
        course = now;
        rungs = Rungs.of(0, Math.max(1, now.highest()));
        getChildren().clear();
        grid.clear();
        marks.clear();
        times.clear();
        for (int i = 0; i <= rungs.count(); i++) {
            grid.add(add(new Line(), "grid-line"));
            Label mark = label(Long.toString(rungs.figure(i)), "axis-text");
            mark.setAlignment(Pos.CENTER_RIGHT);
            marks.add(mark);
        }
        add(limitLine, "limit-line");
        limitWords.setText(now.limitWords());
        add(limitWords, "axis-text");
        add(line, "value-line");
        add(dot, "value-dot");
        now.times().forEach(time -> times.add(label(time, "axis-text")));
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
        Course drawn = course;
        if (drawn == null) {
            return;
        }
        double left = Math.max(AXIS, marks.stream().mapToDouble(Drawing::width).max().orElse(0) + 6);
        double floor = getHeight() - FOOT;
        double scale = (floor - TOP) / rungs.span();
        for (int i = 0; i < grid.size(); i++) {
            double y = floor - i * rungs.step() * scale;
            place(grid.get(i), left, y, getWidth() - 1, y);
            place(marks.get(i), 0, y, left - 6);
        }
        boolean isLimited = drawn.limit() >= 0;
        limitLine.setVisible(isLimited);
        limitWords.setVisible(isLimited);
        double y = floor - drawn.limit() * scale;
        place(limitLine, left, y, getWidth() - 1, y);
        double beside = y - 8 < TOP ? y + 8 : y - 8;
        place(limitWords, left + 2, beside, width(limitWords));
        draw(drawn.values(), left, floor, scale);
        placeTimes(left);
    }

    private void draw(List<Double> values, double left, double floor, double scale) {
        line.getElements().clear();
        dot.setVisible(false);
        double pitch = (getWidth() - left - DOT - 2) / Math.max(1, values.size() - 1);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) < 0) {
                continue;
            }
            double x = left + i * pitch;
            double y = floor - values.get(i) * scale;
            boolean begins = i == 0 || values.get(i - 1) < 0;
            boolean ends = i == values.size() - 1 || values.get(i + 1) < 0;
            if (begins) {
                line.getElements().add(new MoveTo(begins && ends ? x - SPECK / 2 : x, y));
            }
            if (!begins || ends) {
                line.getElements().add(new LineTo(begins ? x + SPECK / 2 : x, y));
            }
            dot.setVisible(true);
            dot.setCenterX(x);
            dot.setCenterY(y);
        }
    }

    /// The first at the axis, the last at the edge, those between at their share of the way.
    private void placeTimes(double left) {
        double middle = getHeight() - FOOT / 2;
        for (int i = 0; i < times.size(); i++) {
            Label time = times.get(i);
            double wide = width(time);
            double share = times.size() > 1 ? i / (times.size() - 1.0) : 1;
            place(time, left + share * (getWidth() - left) - share * wide, middle, wide);
        }
    }
}
