package crossdock.ui.common;

import crossdock.platform.SettingsStore;
import java.util.Optional;
import javafx.beans.DefaultProperty;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A list and, to its right, the detail of what is selected in it. The detail is 372 to 424 wide, dragged by its edge
/// or
/// moved by the arrow keys when the edge has the focus, and remembers its width. Where the split itself is narrow the
/// detail lies over the list instead of beside it.
@DefaultProperty("main")
public final class DetailSplit extends Pane {
    public static final double NARROWEST = 372;
    public static final double WIDEST = 424;
    /// What is left of a window 1280 wide beside the open rail of 156.
    private static final double BESIDE_FROM = 1280 - 156;
    /// The list never gets less than this share: beside it a wide detail gives way down to the narrowest.
    private static final double LIST_SHARE = 0.669;
    private static final double EDGE = 7;
    private static final double STEP = 8;
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final ObjectProperty<@Nullable Node> main = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Region> detail = new SimpleObjectProperty<>();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final Region edge = new Region();
    private double width = NARROWEST;
    private double grip;
    private @Nullable SettingsStore memory;
    private String key = "";

    public DetailSplit() {
        getStyleClass().add("detail-split");
        edge.getStyleClass().add("detail-edge");
        edge.setCursor(Cursor.H_RESIZE);
        edge.setFocusTraversable(true);
        edge.setAccessibleRole(AccessibleRole.THUMB);
        edge.setOnMousePressed(event -> grip = event.getSceneX() + width);
        edge.setOnMouseDragged(event -> resizeDetail(grip - event.getSceneX()));
        edge.setOnMouseReleased(_ -> keep());
        edge.setOnKeyPressed(this::arrow);
        main.subscribe((before, now) -> replace(before, now));
        detail.subscribe((before, now) -> replace(before, now));
        open.subscribe(now -> {
            edge.setVisible(now); // at once, else the focus could go to an edge that the next layout hides
            requestLayout();
        });
        getChildren().add(edge);
    }

    /// Restores the width kept under the key, and keeps it there from now on.
    public void remember(SettingsStore store, String under) {
        memory = store;
        key = under;
        store.remembered(under).flatMap(DetailSplit::number).ifPresent(this::resizeDetail);
    }

    /// What a screen reader says of the edge.
    public void setEdgeText(String text) {
        edge.setAccessibleText(text);
    }

    public String getEdgeText() {
        return edge.getAccessibleText();
    }

    public BooleanProperty openProperty() {
        return open;
    }

    public @Nullable Node getMain() {
        return main.get();
    }

    public void setMain(@Nullable Node node) {
        main.set(node);
    }

    public @Nullable Region getDetail() {
        return detail.get();
    }

    public void setDetail(@Nullable Region node) {
        detail.set(node);
    }

    public boolean isBeside() {
        return getWidth() >= BESIDE_FROM;
    }

    /// How wide the detail is before anybody drags its edge.
    public void setDetailWidth(double wanted) {
        resizeDetail(wanted);
    }

    public double getDetailWidth() {
        return width;
    }

    public double detailWidth() {
        return width;
    }

    @Override
    protected void layoutChildren() {
        Region shown = open.get() ? detail.get() : null;
        double wide = isBeside() ? Math.clamp(getWidth() * (1 - LIST_SHARE), NARROWEST, width) : width;
        double taken = shown == null ? 0 : Math.min(Math.rint(wide), getWidth());
        pseudoClassStateChanged(OVER, shown != null && !isBeside());
        if (main.get() instanceof Node list) {
            list.resizeRelocate(0, 0, isBeside() ? getWidth() - taken : getWidth(), getHeight());
        }
        if (detail.get() instanceof Region pane) {
            pane.setVisible(shown != null);
            pane.resizeRelocate(getWidth() - taken, 0, taken, getHeight());
        }
        edge.setVisible(shown != null);
        edge.resizeRelocate(getWidth() - taken - EDGE / 2, 0, EDGE, getHeight());
        edge.toFront();
    }

    /// Both parts scroll: any window is wide and high enough.
    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double forWidth) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return main.get() instanceof Node list ? list.prefWidth(height) : 0;
    }

    @Override
    protected double computePrefHeight(double forWidth) {
        return main.get() instanceof Node list ? list.prefHeight(forWidth) : 0;
    }

    private void replace(@Nullable Node before, @Nullable Node now) {
        getChildren().remove(before);
        if (now != null) {
            getChildren().add(now);
        }
        if (detail.get() instanceof Region pane) {
            pane.toFront();
        }
    }

    private void arrow(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> resizeDetail(width + STEP);
            case RIGHT -> resizeDetail(width - STEP);
            default -> {
                return;
            }
        }
        keep();
        event.consume();
    }

    private void resizeDetail(double wanted) {
        width = Math.clamp(Math.rint(wanted), NARROWEST, WIDEST);
        requestLayout();
    }

    private void keep() {
        if (memory != null) {
            memory.remember(key, Double.toString(width));
        }
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException handEdited) {
            return Optional.empty();
        }
    }
}
