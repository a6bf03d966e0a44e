package crossdock.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// What of a window cannot be read: words that are cut off with nothing that says them in full, words beside the window,
/// and parts of the top bar that lie over each other.
public final class Whole {
    private static final double SLACK = 1;

    private final Scene scene;
    private final List<String> found = new ArrayList<>();

    private Whole(Scene scene) {
        this.scene = scene;
    }

    /// On the FX thread. Words that changed a moment ago are laid out first.
    public static List<String> findings(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        var whole = new Whole(scene);
        whole.walk(scene.getRoot(), false, false);
        Node search = scene.lookup(".search-field");
        if (search != null && scene.lookup(".top-bar-row") instanceof Parent row) {
            List<Node> parts = new ArrayList<>(row.getChildrenUnmodifiable());
            if (!parts.contains(search)) {
                parts.add(search);
            }
            whole.apart(parts.stream().filter(part -> part.isVisible() && part.getClass() != Region.class).toList());
        }
        return whole.found;
    }

    /// @param isScrolled whether it can be scrolled into sight
    /// @param isTold     whether a tooltip further out says it in full
    private void walk(Node node, boolean isScrolled, boolean isTold) {
        if (!node.isVisible()) {
            return;
        }
        boolean scrolled = isScrolled || node instanceof ScrollPane || node instanceof TableView<?>
                || node instanceof VirtualFlow<?>;
        boolean told = isTold || node instanceof IndexedCell<?>
                || node instanceof Control control && control.getTooltip() != null;
        if (node instanceof Labeled labeled && has(labeled.getText())) {
            look(labeled, scrolled, told);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, scrolled, told));
        }
    }

    private void look(Labeled labeled, boolean isScrolled, boolean isTold) {
        for (Node child : labeled.getChildrenUnmodifiable()) {
            boolean isItsText = child instanceof Text && child.isVisible() && child.getStyleClass().contains("text");
            if (isItsText && child instanceof Text text && !text.getText().equals(labeled.getText()) && !isTold) {
                found.add("cut: " + labeled.getText() + " (" + text.getText() + ")");
            }
            if (isItsText && !isScrolled && !isInside(child)) {
                found.add("outside: " + labeled.getText());
            }
        }
    }

    private boolean isInside(Node node) {
        Bounds at = node.localToScene(node.getBoundsInLocal());
        return at.getMinX() >= -SLACK
                && at.getMinY() >= -SLACK
                && at.getMaxX() <= scene.getWidth() + SLACK
                && at.getMaxY() <= scene.getHeight() + SLACK;
    }

    private void apart(List<Node> parts) {
        for (int i = 0; i < parts.size(); i++) {
            for (int k = i + 1; k < parts.size(); k++) {
                Bounds one = parts.get(i).localToScene(parts.get(i).getLayoutBounds());
                Bounds other = parts.get(k).localToScene(parts.get(k).getLayoutBounds());
                double shared = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
                if (shared > SLACK) {
                    found.add("over each other: " + parts.get(i) + " and " + parts.get(k));
                }
            }
        }
    }

    private static boolean has(String text) {
        return text != null && !text.isBlank();
    }
}
