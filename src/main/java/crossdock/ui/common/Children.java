package crossdock.ui.common;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.ObservableList;
import javafx.scene.Node;

/// Changes what a pane holds without taking out what stays: a node that leaves the scene for a moment loses the focus,
/// the mouse button pressed on it and the menu opened under it.
public final class Children {
    private Children() {}

    /// Afterwards `now` holds the wanted nodes in their order.
    public static void arrange(ObservableList<Node> now, List<? extends Node> wanted) {
        Set<Node> stay = new HashSet<>(wanted);
        now.removeIf(node -> !stay.contains(node));
        for (int i = 0; i < wanted.size(); i++) {
            Node node = wanted.get(i);
            if (i < now.size() && now.get(i) == node) {
                continue;
            }
            now.remove(node); // it stood further down
            now.add(i, node);
        }
    }
}
