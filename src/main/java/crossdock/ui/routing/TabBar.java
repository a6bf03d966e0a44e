package crossdock.ui.routing;

import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.RoutingBoard;
import crossdock.ui.routing.desk.RoutingViewModel;
import crossdock.ui.routing.form.PopLayer;
import crossdock.ui.routing.tables.SettingTabs;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Policy, and what routing knows of the network beside it.
final class TabBar {
    private final Node policy;
    private final StackPane other;
    private final SettingTabs settings;
    private final RoutingViewModel model;
    private final PopLayer pop;
    private final ToggleButton first;
    private final MenuButton folded = new MenuButton();
    private final Map<SettingTabs.Tab, ToggleButton> buttons = new EnumMap<>(SettingTabs.Tab.class);

    TabBar(
            HBox holder, Node policy, StackPane other, SettingTabs settings, RoutingViewModel model, PopLayer pop,
            Texts texts) {
        this.policy = policy;
        this.other = other;
        this.settings = settings;
        this.model = model;
        this.pop = pop;
        var group = new ToggleGroup();
        first = new ToggleButton(texts.get("routing.tab.policy"));
        first.setToggleGroup(group);
        first.setSelected(true);
        first.setMinWidth(Region.USE_PREF_SIZE);
        first.setOnAction(_ -> showPolicy());
        holder.getChildren().add(first);
        for (SettingTabs.Tab tab : SettingTabs.Tab.values()) {
            var button = new ToggleButton(texts.get("routing.tab." + tab));
            button.setId("tab-" + tab);
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> show(tab));
            buttons.put(tab, button);
            holder.getChildren().add(button);
        }
        group.selectedToggleProperty().subscribe(now -> {
            if (now instanceof ToggleButton button) {
                folded.setText(button.getText());
            }
        });
        List<Node> tabs = List.copyOf(holder.getChildren());
        for (Node tab : tabs) {
            if (tab instanceof ToggleButton button) {
                var item = new MenuItem(button.getText());
                item.setOnAction(_ -> button.fire());
                folded.getItems().add(item);
            }
        }
        folded.setMinWidth(Region.USE_PREF_SIZE);
        holder.getChildren().add(folded);
        fold(false);
    }

    /// In a narrow window the tabs are the items of one menu.
    void fold(boolean isNarrow) {
        Stream.concat(Stream.of(first), buttons.values().stream()).forEach(button -> visible(button, !isNarrow));
        visible(folded, isNarrow);
    }

    private static void visible(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }

    void show(SettingTabs.Tab tab) {
        RoutingBoard board = model.boardProperty().get();
        List<String> types = board == null ? List.of() : board.known().productTypes();
        other.getChildren().setAll(settings.show(tab, model.words(), types, pop));
        buttons.values().forEach(button -> button.setSelected(button == buttons.get(tab)));
        cover(true);
    }

    /// Whether another tab was in its place.
    boolean showPolicy() {
        boolean was = other.isVisible();
        settings.close();
        other.getChildren().clear();
        first.setSelected(true);
        cover(false);
        return was;
    }

    void close() {
        showPolicy();
    }

    private void cover(boolean isOther) {
        policy.setVisible(!isOther);
        policy.setManaged(!isOther);
        other.setVisible(isOther);
        other.setManaged(isOther);
    }
}
