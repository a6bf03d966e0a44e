package crossdock.ui.table;

import crossdock.platform.Density;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The menus of a list's own buttons.
public final class TableMenus {
    private TableMenus() {}

    /// Which columns are there. Stays open while boxes are ticked.
    public static void columns(Node under, KitTable<?> table, Kit kit, Runnable changed, Runnable reset) {
        var menu = new ContextMenu();
        String group = "";
        for (Column<?> column : table.columns().all()) {
            if (!column.group().equals(group)) {
                group = column.group();
                if (!group.isEmpty()) {
                    menu.getItems().add(head(group));
                }
            }
            var box = new CheckBox(column.whole());
            box.setSelected(table.columns().isShown(column.id()));
            box.selectedProperty().subscribe((_, shown) -> {
                table.columns().show(column.id(), shown);
                changed.run();
            });
            menu.getItems().add(new CustomMenuItem(box, false));
        }
        var all = new MenuItem(kit.texts().get("table.columns.reset"));
        all.setOnAction(_ -> reset.run());
        menu.getItems().addAll(new SeparatorMenuItem(), all);
        menu.show(under, Side.BOTTOM, 0, 4);
    }

    private static CustomMenuItem head(String title) {
        var label = new Label(title);
        label.getStyleClass().addAll("hint-text", "semibold");
        var item = new CustomMenuItem(label, false);
        item.getStyleClass().add("menu-head");
        item.setDisable(true);
        return item;
    }

    /// How much air rows have, here and in every list.
    public static void density(Node under, Kit kit) {
        var menu = new ContextMenu();
        for (Density each : Density.values()) {
            var item = new RadioMenuItem(kit.texts().get("table.density." + each));
            item.setSelected(kit.looks().densityProperty().get() == each);
            item.setOnAction(_ -> kit.looks().densityProperty().set(each));
            menu.getItems().add(item);
        }
        menu.show(under, Side.BOTTOM, 0, 4);
    }

    /// Values to filter by and how many rows each would leave; the first takes the filter away.
    public static void values(
            Node under, String allText, Map<String, Integer> counts, Kit kit, Consumer<String> chosen) {
        var menu = new ContextMenu();
        var all = new MenuItem(allText);
        all.setOnAction(_ -> chosen.accept(""));
        menu.getItems().add(all);
        List<HBox> lines = new ArrayList<>();
        counts.forEach((value, count) -> {
            var figure = new Label(kit.figures().units(count));
            figure.getStyleClass().add("muted");
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var line = new HBox(new Label(value), gap, figure);
            line.getStyleClass().add("values-line");
            lines.add(line);
            var item = new CustomMenuItem(line);
            item.setText(value);
            item.setOnAction(_ -> chosen.accept(value));
            menu.getItems().add(item);
        });
        menu.setOnShown(_ -> { // figures stand below each other
            lines.forEach(HBox::applyCss);
            double widest = lines.stream().mapToDouble(line -> line.prefWidth(-1)).max().orElse(0);
            lines.forEach(line -> line.setPrefWidth(Math.ceil(widest)));
        });
        menu.getStyleClass().add("values-menu");
        menu.setMaxHeight(420);
        menu.show(under, Side.BOTTOM, 0, 4);
    }
}
