package crossdock.ui.charts;

import crossdock.ui.charts.WaterfallStep.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;

/// Shows step by step how one figure becomes another. Bars share one scale that begins at zero; below zero they go left
/// of the zero line.
public final class Waterfall extends Drawing {
    private static final double ROW = 21;
    private static final double BAR = 11;
    private static final double GAP = 10;

    private final List<Row> rows = new ArrayList<>();
    private final Line zero = new Line();
    private double low;
    private double high;

    private record Row(WaterfallStep step, Label label, Region bar, Label value, Label note, Line line, Line link) {}

    public Waterfall() {
        super("waterfall");
    }

    /// Draws other steps in place of the present ones.
    public void show(List<WaterfallStep> steps) {
        if (steps.equals(rows.stream().map(Row::step).toList())) {
            return;
        }
        getChildren().clear();
        rows.clear();
        add(zero, "zero-line");
        low = 0;
        high = 0;
        for (WaterfallStep step : steps) {
            low = Math.min(low, Math.min(step.from(), step.to()));
            high = Math.max(high, Math.max(step.from(), step.to()));
            rows.add(row(step));
        }
        say(steps.stream()
                .map(step -> step.label() + " " + step.value() + (step.note().isEmpty() ? "" : ", " + step.note()))
                .collect(Collectors.joining("; ")));
        requestLayout();
    }

    private Row row(WaterfallStep step) {
        String weight = step.kind() == Kind.RESULT ? "semibold" : "plain";
        Label value = label(step.value(), "waterfall-value", weight);
        value.setAlignment(Pos.CENTER_RIGHT);
        Line link = add(new Line(), "link");
        link.setViewOrder(1); // under the bars
        return new Row(
                step,
                label(step.label(), "waterfall-label", weight),
                add(new Region(), "bar", "bar-" + step.kind().styleClass()),
                value,
                label(step.note(), "waterfall-note"),
                add(new Line(), "rule"),
                link);
    }

    @Override
    protected double computePrefHeight(double width) {
        return rows.size() * ROW;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 340;
    }

    @Override
    protected void layoutChildren() {
        double labels = rows.stream().mapToDouble(row -> width(row.label())).max().orElse(0);
        double values = rows.stream().mapToDouble(row -> width(row.value())).max().orElse(0);
        double notes = rows.stream().mapToDouble(row -> width(row.note())).max().orElse(0);
        double left = labels + GAP;
        double notesAt = getWidth() - notes;
        double valuesAt = notesAt - GAP - values;
        double room = Math.max(20, valuesAt - GAP - left);
        double scale = high > low ? room / (high - low) : 0;
        double zeroAt = Math.round(left - low * scale);
        place(zero, zeroAt, 0, zeroAt, rows.size() * ROW - 4);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double top = i * ROW;
            double middle = top + ROW / 2;
            place(row.label(), 0, middle, labels);
            place(row.value(), valuesAt, middle, values);
            place(row.note(), notesAt, middle, notes);
            double from = left + (row.step().from() - low) * scale;
            double to = left + (row.step().to() - low) * scale;
            double x = Math.round(Math.min(from, to));
            double wide = row.step().from() == row.step().to() ? 0 : Math.max(2, Math.round(Math.abs(to - from)));
            row.bar().resizeRelocate(x, Math.round(middle - BAR / 2), wide, BAR);
            row.line().setVisible(row.step().kind() == Kind.RESULT);
            place(row.line(), 0, top, getWidth() - 1, top);
            boolean linked = i + 1 < rows.size();
            row.link().setVisible(linked);
            double at = Math.min(to, valuesAt - GAP);
            place(row.link(), at, middle, at, middle + ROW);
        }
    }
}
