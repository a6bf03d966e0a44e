package crossdock.ui.common;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;

/// One screen of the console. Built by `app` with its services; the shell lists it in the rail, gives it Ctrl+digit and
/// shows it. Everything here is called on the FX thread.
public interface Screen {
    /// Stable short name, lower case: `stock`. Used in settings, in names of pictures and by [Navigation].
    String id();

    /// A Feather icon code such as `fth-box`.
    String icon();

    Group group();

    /// The key of its title; the title also names it in the rail.
    String titleKey();

    /// The content. Built at the first call and kept.
    Parent node();

    /// Comes into sight: bind, subscribe, query. Always after [#node].
    void show();

    /// Leaves sight: release every binding and subscription made by [#show].
    void hide();

    /// Shows one thing by the reference a palette hit or a link carries, such as a SKU. Called after [#show].
    default void open(String reference) {}

    /// What stands beside the title in the rail; empty text is not drawn.
    default ObservableValue<String> count() {
        return new ReadOnlyStringWrapper("").getReadOnlyProperty();
    }

    /// Whether the count means trouble and is drawn as such.
    default boolean countsTrouble() {
        return false;
    }

    /// What the palette offers besides going here, and what the keys overlay lists.
    default List<Command> commands() {
        return List.of();
    }

    /// Keys that work inside this screen, for the overlay of all keys.
    default List<Keys.Hint> keys() {
        return List.of();
    }

    /// The panes F6 walks, in reading order.
    default List<Node> panes() {
        return List.of(node());
    }

    /// Esc: leaves the innermost thing that is open here, and says whether there was one.
    default boolean back() {
        return false;
    }

    /// The slash key: puts the focus into the field that filters the rows, where there is one.
    default void focusFilter() {}

    /// States worth a picture beside the plain screen.
    default List<Pose> poses() {
        return List.of();
    }

    /// The headings of the rail, in its order.
    enum Group {
        OPERATE,
        DECIDE,
        CONNECT,
        MANAGE
    }

    /// A state of the screen that `tour` draws: detail open, filter on.
    ///
    /// @param name   part of the picture's file name
    /// @param strike brings the shown screen into the state
    /// @param leave  undoes that
    record Pose(String name, Runnable strike, Runnable leave) {}
}
