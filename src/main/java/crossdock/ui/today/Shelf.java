package crossdock.ui.today;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Parts of the board side by side where each gets its least width, else on top of each other, in as few rows as that
/// takes. The last part of a row takes what the others leave; all parts of a row are equally high.
public final class Shelf extends Pane {
    private static final double GAP = 12;

    private boolean isEven;

    public Shelf() {
        getStyleClass().add("today-shelf");
    }

    /// Whether all parts of a row are equally wide, as cards are; else each keeps the width it prefers.
    public void setEven(boolean even) {
        isEven = even;
        requestLayout();
    }

    public boolean isEven() {
        return isEven;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /// How many parts stand in a row.
    private int across(double width) {
        List<Node> parts = getManagedChildren();
        int most = parts.size();
        while (most > 1 && least(parts, most) > width) {
            most--;
        }
        while (most > 1 && parts.size() % most != 0) {
            most--; // rows of one length: 6 cards are 3 and 3, never 4 and 2
        }
        return Math.max(1, most);
    }

    private double least(List<Node> parts, int across) {
        double widest = 0;
        double sum = 0;
        for (int i = 0; i < across; i++) {
            widest = Math.max(widest, parts.get(i).minWidth(-1));
            sum += parts.get(i).minWidth(-1);
        }
        return (isEven ? widest * across : sum) + GAP * (across - 1);
    }

    @Override
    protected double computeMinWidth(double height) {
        return getManagedChildren().stream().mapToDouble(part -> part.minWidth(-1)).max().orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return least(getManagedChildren(), getManagedChildren().size());
    }

    @Override
    protected double computeMinHeight(double width) {
        return height(width, false);
    }

    @Override
    protected double computePrefHeight(double width) {
        return height(width, true);
    }

    private double height(double width, boolean isPreferred) {
        List<Node> parts = getManagedChildren();
        int across = across(width < 0 ? Double.MAX_VALUE : width);
        double sum = 0;
        for (int first = 0; first < parts.size(); first += across) {
            double highest = 0;
            for (Node part : parts.subList(first, Math.min(parts.size(), first + across))) {
                highest = Math.max(highest, isPreferred ? part.prefHeight(-1) : part.minHeight(-1));
            }
            sum += highest + (first > 0 ? GAP : 0);
        }
        return Math.ceil(sum);
    }

    @Override
    protected void layoutChildren() {
        List<Node> parts = getManagedChildren();
        int across = parts.isEmpty() ? 1 : across(getWidth());
        int rows = Math.max(1, (parts.size() + across - 1) / across);
        double spare = Math.max(0, getHeight() - height(getWidth(), true)) / rows;
        double missing = Math.max(0, height(getWidth(), true) - getHeight()) / rows;
        double y = 0;
        for (int first = 0; first < parts.size(); first += across) {
            List<Node> row = parts.subList(first, Math.min(parts.size(), first + across));
            double high = row.stream().mapToDouble(part -> part.prefHeight(-1)).max().orElse(0) + spare - missing;
            double x = 0;
            for (int i = 0; i < row.size(); i++) {
                boolean isLast = i == row.size() - 1;
                double wide = isLast ? getWidth() - x : isEven ? even(across) : row.get(i).prefWidth(-1);
                row.get(i).resizeRelocate(Math.round(x), Math.round(y), Math.round(wide), Math.round(high));
                x += wide + GAP;
            }
            y += high + GAP;
        }
    }

    private double even(int across) {
        return (getWidth() - GAP * (across - 1)) / across;
    }
}
