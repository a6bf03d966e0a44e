package crossdock.ui.orders;

import crossdock.ui.common.Background;
import crossdock.ui.common.Command;
import crossdock.ui.common.Keys;
import crossdock.ui.common.Screen;
import crossdock.ui.live.Pace;
import crossdock.ui.table.CsvFiles;
import crossdock.ui.table.ExportViewModel;
import crossdock.ui.table.IconOnly;
import crossdock.ui.table.Kit;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// All orders, and one of them in full.
public final class OrdersScreen implements Screen {
    private static final double NARROW = 900;
    private final OrdersView view;
    private @Nullable Parent node;

    public OrdersScreen(OrderPorts ports, Background background, Pace pace, InstantSource clock, Kit kit) {
        var detail =
                new OrderDetailViewModel(ports.queries(), ports.changes(), background, ports.unsealer());
        var exports = new ExportViewModel(new CsvFiles(), background);
        var model = new OrdersViewModel(ports, background, pace, clock);
        var words = new OrderWords(kit.texts(), kit.figures(), model.names());
        view = new OrdersView(
                model,
                new OrderDetailView(detail, new WhyViewModel(ports.why(), background), clock, words),
                exports,
                background,
                clock,
                words,
                kit);
    }

    @Override
    public String id() {
        return "orders";
    }

    @Override
    public String icon() {
        return "fth-shopping-cart";
    }

    @Override
    public Group group() {
        return Group.OPERATE;
    }

    @Override
    public String titleKey() {
        return "orders.screen.title";
    }

    @Override
    public Parent node() {
        if (node == null) {
            node = view.load();
            if (node instanceof Region screen) {
                IconOnly.under(NARROW, screen, "#columnsButton");
            }
        }
        return node;
    }

    @Override
    public void show() {
        view.show();
    }

    @Override
    public void hide() {
        view.hide();
    }

    /// @param reference an order's id, `location:<id>`, or one of `open`, `unrouted`, `late`
    @Override
    public void open(String reference) {
        view.open(reference);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command("orders.export", "orders.export.command", "fth-download", "Ctrl+E", view::export),
                new Command("orders.unrouted", "orders.unrouted.command", "fth-filter", "", () -> open("unrouted")),
                new Command("orders.late", "orders.late.command", "fth-clock", "", () -> open("late")));
    }

    @Override
    public List<Keys.Hint> keys() {
        return List.of(
                new Keys.Hint("J K", "orders.keys.step"),
                new Keys.Hint("X", "orders.keys.mark"),
                new Keys.Hint("Enter", "orders.keys.open"),
                new Keys.Hint("R", "orders.keys.reroute"),
                new Keys.Hint("Ctrl+C", "orders.keys.copy"),
                new Keys.Hint("Ctrl+E", "orders.export.command"));
    }

    @Override
    public List<Node> panes() {
        return view.panes();
    }

    @Override
    public boolean back() {
        return view.back();
    }

    @Override
    public void focusFilter() {
        view.focusFilter();
    }

    @Override
    public List<Pose> poses() {
        return view.poses();
    }
}
