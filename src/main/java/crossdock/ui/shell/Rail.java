package crossdock.ui.shell;

import crossdock.ui.common.Navigation;
import crossdock.ui.common.Screen;
import crossdock.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The way from screen to screen: icon, title and count of each, under their headings. Folded it shows icons only.
final class Rail extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");
    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");

    private final BooleanProperty folded = new SimpleBooleanProperty();
    private final Texts texts;

    Rail(List<Screen> screens, Navigation navigation, ObservableValue<@Nullable Screen> shown, Texts texts) {
        this.texts = texts;
        getStyleClass().add("rail");
        folded.subscribe(now -> pseudoClassStateChanged(FOLDED, now));
        for (Screen.Group group : Screen.Group.values()) {
            List<Screen> members = screens.stream().filter(screen -> screen.group() == group).toList();
            if (members.isEmpty()) {
                continue;
            }
            getChildren().add(heading(group));
            members.forEach(screen -> getChildren().add(item(screen, screens.indexOf(screen), navigation, shown)));
        }
        var rest = new Region();
        VBox.setVgrow(rest, Priority.ALWAYS);
        getChildren().addAll(rest, fold());
    }

    BooleanProperty foldedProperty() {
        return folded;
    }

    private Label heading(Screen.Group group) {
        var heading = new Label(texts.get("shell.rail." + group.name().toLowerCase(Locale.ROOT)));
        heading.getStyleClass().add("rail-heading");
        heading.visibleProperty().bind(folded.not());
        return heading;
    }

    private Button item(Screen screen, int index, Navigation navigation, ObservableValue<@Nullable Screen> shown) {
        String title = texts.get(screen.titleKey());
        var count = new Label();
        count.getStyleClass().add("rail-count");
        count.textProperty().bind(screen.count());
        count.pseudoClassStateChanged(TROUBLE, screen.countsTrouble());
        Button item = button(screen.icon(), title, count);
        item.setId("rail-" + screen.id());
        item.setOnAction(_ -> navigation.go(screen.id()));
        item.accessibleTextProperty().bind(screen.count().map(text -> text.isEmpty() ? title : title + ", " + text));
        var tooltip = new Tooltip(index < 9 ? title + "  Ctrl+" + (index + 1) : title);
        item.setTooltip(tooltip);
        shown.subscribe(now -> item.pseudoClassStateChanged(CURRENT, now == screen));
        return item;
    }

    private Button fold() {
        var key = new Label("Ctrl B");
        key.getStyleClass().add("keycap");
        Button fold = button("fth-sidebar", texts.get("shell.rail.collapse"), key);
        fold.setId("rail-fold");
        fold.setOnAction(_ -> folded.set(!folded.get()));
        var words = folded.map(now -> texts.get(now ? "shell.rail.expand" : "shell.rail.collapse"));
        fold.accessibleTextProperty().bind(words);
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(words.map(text -> text + "  Ctrl+B"));
        fold.setTooltip(tooltip);
        return fold;
    }

    private Button button(String icon, String title, Label end) {
        var name = new Label(title);
        name.getStyleClass().add("rail-title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var parts = new ArrayList<Label>(List.of(name, end));
        parts.forEach(part -> part.visibleProperty().bind(folded.not()));
        parts.forEach(part -> part.managedProperty().bind(folded.not()));
        var row = new HBox(new FontIcon(icon), name, gap, end);
        row.getStyleClass().add("rail-row");
        var button = new Button(null, row);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("rail-item");
        button.setMaxWidth(Double.MAX_VALUE);
        row.prefWidthProperty().bind(button.widthProperty().subtract(2 * 8));
        return button;
    }
}
