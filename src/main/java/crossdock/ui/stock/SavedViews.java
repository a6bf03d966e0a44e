package crossdock.ui.stock;

import crossdock.ui.table.Kit;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;

/// Views under a name: filter, columns and order together. Kept in the settings.
final class SavedViews {
    private static final String KEY = "stock.views";

    private final Kit kit;

    SavedViews(Kit kit) {
        this.kit = kit;
    }

    /// Opens the menu of views.
    ///
    /// @param now what the screen shows, for keeping it under a name
    void show(Node under, Supplier<StockState> now, Consumer<StockState> chosen) {
        Map<String, String> kept = read();
        var menu = new ContextMenu();
        kept.forEach((name, state) -> {
            var item = new MenuItem(name);
            item.setOnAction(_ -> chosen.accept(StockState.read(state)));
            menu.getItems().add(item);
        });
        if (kept.isEmpty()) {
            var none = new MenuItem(kit.texts().get("stock.views.none"));
            none.setDisable(true);
            menu.getItems().add(none);
        }
        menu.getItems().addAll(new SeparatorMenuItem(), keeping(menu, now));
        if (!kept.isEmpty()) {
            menu.getItems().add(forgetting(kept));
        }
        menu.show(under, Side.BOTTOM, 0, 4);
    }

    private CustomMenuItem keeping(ContextMenu menu, Supplier<StockState> now) {
        var name = new TextField();
        name.setPromptText(kit.texts().get("stock.views.name"));
        name.setAccessibleText(kit.texts().get("stock.views.name"));
        name.setOnAction(_ -> {
            if (!name.getText().isBlank()) {
                Map<String, String> kept = read();
                kept.put(name.getText().strip(), now.get().written());
                write(kept);
                menu.hide();
            }
        });
        return new CustomMenuItem(name, false);
    }

    private Menu forgetting(Map<String, String> kept) {
        var forget = new Menu(kit.texts().get("stock.views.forget"));
        kept.keySet().forEach(name -> {
            var item = new MenuItem(name);
            item.setOnAction(_ -> {
                Map<String, String> left = read();
                left.remove(name);
                write(left);
            });
            forget.getItems().add(item);
        });
        return forget;
    }

    private Map<String, String> read() {
        Map<String, String> views = new TreeMap<>();
        for (String line : kit.memory().recall(KEY).orElse("").split("\n", -1)) {
            int at = line.indexOf('\t');
            if (at > 0) {
                views.put(URLDecoder.decode(line.substring(0, at), StandardCharsets.UTF_8), line.substring(at + 1));
            }
        }
        return views;
    }

    private void write(Map<String, String> views) {
        kit.memory().keep(KEY, views.entrySet().stream()
                .map(view -> URLEncoder.encode(view.getKey(), StandardCharsets.UTF_8) + "\t" + view.getValue())
                .collect(Collectors.joining("\n")));
    }
}
