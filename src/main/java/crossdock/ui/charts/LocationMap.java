package crossdock.ui.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import org.jspecify.annotations.Nullable;

/// Locations on the outlines of the states: squares are warehouses, circles stores, their shade is the load. The arrow
/// keys go to the next place that way, Enter opens it.
public final class LocationMap extends Drawing {
    private static final double SIZE = 9;
    private static final double GAP = 3;
    private static final double HEIGHT_OF_WIDTH =
            (AlbersUsa.BOTTOM - AlbersUsa.TOP) / (AlbersUsa.RIGHT - AlbersUsa.LEFT);

    private final List<Outlines.Ring> rings = Outlines.read();
    private final SVGPath states = add(new SVGPath(), "state");
    private final List<Dot> dots = new ArrayList<>();
    private final VBox card = new VBox();
    private final Consumer<String> open;
    private @Nullable Dot current;
    private double scale = 1;
    private double left;
    private double top;

    private record Dot(MapPlace place, Point2D at, Shape shape, @Nullable Circle halo, Label mark) {}

    /// @param open called with the id of a place that is clicked or entered
    public LocationMap(Consumer<String> open) {
        super("location-map");
        this.open = open;
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        states.setMouseTransparent(true);
        add(card, "map-card");
        card.setVisible(false);
        card.setMouseTransparent(true);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                focus(null);
            } else if (current == null && !dots.isEmpty()) {
                focus(dots.getFirst());
            }
        });
    }

    /// Draws other places in place of the present ones; those outside the map are left out.
    ///
    /// @param words what the map shows, in one sentence
    /// @return how many lie outside
    public int show(List<MapPlace> places, String words) {
        String kept = current == null ? "" : current.place().id();
        for (Dot dot : dots) {
            getChildren().removeAll(dot.shape(), dot.mark());
            if (dot.halo() != null) {
                getChildren().remove(dot.halo());
            }
        }
        dots.clear();
        current = null;
        places.stream()
                .sorted(Comparator.comparingDouble(place -> place.load() == null ? -1 : place.load()))
                .forEach(place -> AlbersUsa.project(place.longitude(), place.latitude())
                        .ifPresent(at -> dots.add(dot(place, at))));
        card.toFront();
        say(words);
        focus(dots.stream().filter(dot -> dot.place().id().equals(kept)).findFirst().orElse(null));
        requestLayout();
        return places.size() - dots.size();
    }

    private Dot dot(MapPlace place, Point2D at) {
        boolean over = place.styleClass().equals("load-over");
        Circle halo = over ? add(new Circle(SIZE - 0.5), "map-halo") : null;
        Shape shape = place.warehouse() ? new Rectangle(SIZE, SIZE) : new Circle(SIZE / 2);
        Shape drawn = add(shape, "map-dot", place.styleClass());
        drawn.setAccessibleRole(AccessibleRole.LIST_ITEM);
        drawn.setAccessibleText(String.join(", ", place.card()));
        var dot = new Dot(place, at, drawn, halo, label(place.mark(), "map-mark"));
        dot.mark().setMouseTransparent(true);
        drawn.setOnMouseEntered(_ -> focus(dot));
        drawn.setOnMouseExited(_ -> focus(null));
        drawn.setOnMouseClicked(_ -> open.accept(place.id()));
        return dot;
    }

    private void focus(@Nullable Dot dot) {
        if (current != null) {
            current.shape().getStyleClass().remove("at");
        }
        current = dot;
        card.setVisible(dot != null);
        if (dot == null) {
            return;
        }
        dot.shape().getStyleClass().add("at");
        card.getChildren().clear();
        for (String line : dot.place().card()) {
            var label = new Label(line);
            label.getStyleClass().add(card.getChildren().isEmpty() ? "semibold" : "muted");
            card.getChildren().add(label);
        }
        setAccessibleHelp(String.join(", ", dot.place().card()));
        requestLayout();
    }

    private void key(KeyEvent event) {
        KeyCode code = event.getCode();
        Dot at = current;
        if (code == KeyCode.ENTER && at != null) {
            open.accept(at.place().id());
            event.consume();
        } else if (code.isArrowKey() && at != null) {
            double x = code == KeyCode.RIGHT ? 1 : code == KeyCode.LEFT ? -1 : 0;
            double y = code == KeyCode.DOWN ? 1 : code == KeyCode.UP ? -1 : 0;
            next(at, new Point2D(x, y));
            event.consume();
        }
    }

    /// The nearest place that way, places off to the side counting as farther.
    private void next(Dot from, Point2D way) {
        Dot best = null;
        double least = Double.MAX_VALUE;
        for (Dot dot : dots) {
            Point2D to = dot.at().subtract(from.at());
            double ahead = to.dotProduct(way);
            double aside = Math.abs(to.getX() * way.getY() - to.getY() * way.getX());
            if (dot != from && ahead > 0 && ahead + 2 * aside < least) {
                least = ahead + 2 * aside;
                best = dot;
            }
        }
        if (best != null) {
            focus(best);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 480;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.round((width > 0 ? width : 480) * HEIGHT_OF_WIDTH);
    }

    @Override
    protected void layoutChildren() {
        double fit = Math.min(getWidth(), getHeight() / HEIGHT_OF_WIDTH);
        double wanted = fit / (AlbersUsa.RIGHT - AlbersUsa.LEFT);
        left = Math.round((getWidth() - fit) / 2);
        top = Math.round((getHeight() - fit * HEIGHT_OF_WIDTH) / 2);
        if (wanted != scale || states.getContent().isEmpty()) {
            scale = wanted;
            states.setContent(Outlines.path(rings, scale));
        }
        states.setLayoutX(left);
        states.setLayoutY(top);
        dots.forEach(this::place);
        placeMarks();
        Dot at = current;
        if (at != null) {
            double wide = Math.ceil(card.prefWidth(-1));
            double tall = Math.ceil(card.prefHeight(-1));
            double x = x(at.at()) + 12;
            double y = Math.clamp(y(at.at()) - tall / 2, 0, Math.max(0, getHeight() - tall));
            card.resizeRelocate(x + wide > getWidth() ? x - 24 - wide : x, Math.round(y), wide, tall);
        }
    }

    /// Each mark goes to the first side of its dot where it lies on no dot and on no other mark; where there is none it
    /// is left out. The busiest places choose first.
    private void placeMarks() {
        List<Bounds> taken = new ArrayList<>();
        dots.forEach(dot -> taken.add(shown(dot)));
        for (int i = dots.size() - 1; i >= 0; i--) {
            Dot dot = dots.get(i);
            Label mark = dot.mark();
            Bounds free = mark.getText().isEmpty() ? null : freeSide(dot, taken);
            mark.setVisible(free != null);
            if (free != null) {
                mark.resizeRelocate(free.getMinX(), free.getMinY(), free.getWidth(), free.getHeight());
                taken.add(free);
            }
        }
    }

    private static Bounds shown(Dot dot) {
        Circle halo = dot.halo();
        return halo == null ? dot.shape().getBoundsInParent() : halo.getBoundsInParent();
    }

    private @Nullable Bounds freeSide(Dot dot, List<Bounds> taken) {
        double wide = width(dot.mark());
        double tall = Math.ceil(dot.mark().prefHeight(-1));
        Bounds at = shown(dot);
        double middle = Math.round(at.getCenterY() - tall / 2);
        double centred = Math.round(at.getCenterX() - wide / 2);
        double right = Math.ceil(at.getMaxX() + GAP);
        double left = Math.floor(at.getMinX() - GAP - wide);
        double over = Math.floor(at.getMinY() - 1 - tall);
        double under = Math.ceil(at.getMaxY() + 1);
        List<Bounds> sides = List.of(
                new BoundingBox(right, middle, wide, tall),
                new BoundingBox(left, middle, wide, tall),
                new BoundingBox(centred, over, wide, tall),
                new BoundingBox(centred, under, wide, tall),
                new BoundingBox(right, over, wide, tall),
                new BoundingBox(right, under, wide, tall),
                new BoundingBox(left, over, wide, tall),
                new BoundingBox(left, under, wide, tall));
        return sides.stream()
                .filter(side -> side.getMinX() >= 0 && side.getMaxX() <= getWidth())
                .filter(side -> side.getMinY() >= 0 && side.getMaxY() <= getHeight())
                .filter(side -> taken.stream().noneMatch(side::intersects))
                .findFirst()
                .orElse(null);
    }

    private void place(Dot dot) {
        double x = x(dot.at());
        double y = y(dot.at());
        switch (dot.shape()) {
            case Circle circle -> {
                circle.setCenterX(x);
                circle.setCenterY(y);
            }
            case Rectangle square -> {
                square.setX(x - SIZE / 2);
                square.setY(y - SIZE / 2);
            }
            default -> throw new IllegalStateException("a place is a circle or a square");
        }
        Circle halo = dot.halo();
        if (halo != null) {
            halo.setCenterX(x);
            halo.setCenterY(y);
        }
    }

    private double x(Point2D at) {
        return Math.round(left + (at.getX() - AlbersUsa.LEFT) * scale);
    }

    private double y(Point2D at) {
        return Math.round(top + (at.getY() - AlbersUsa.TOP) * scale);
    }
}
