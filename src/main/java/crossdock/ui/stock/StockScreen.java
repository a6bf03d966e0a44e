package crossdock.ui.stock;

import crossdock.inventory.StockQueries;
import crossdock.ui.common.Background;
import crossdock.ui.common.Command;
import crossdock.ui.common.Keys;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Screen;
import crossdock.ui.live.Pace;
import crossdock.ui.table.CsvFiles;
import crossdock.ui.table.ExportViewModel;
import crossdock.ui.table.IconOnly;
import crossdock.ui.table.Kit;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Stock by article and by location, with the reason for every figure.
public final class StockScreen implements Screen {
    private static final double NARROW = 900;
    private static final double NARROWER = 800;

    private final StockViewModel model;
    private final Supplier<StockView> making;
    private @Nullable StockView view;
    private @Nullable Parent node;

    /// Makes no control: the toolkit may not be there yet.
    public StockScreen(
            StockServices services, Kit kit, Background background, Pace pace, InstantSource clock, Notices notices) {
        StockQueries queries = services.queries();
        model = new StockViewModel(queries, services.notices(), background, pace, kit.memory());
        var detail = new StockDetailViewModel(
                queries, services.outbox(), services.notices(), background, pace, kit.texts(), kit.figures());
        var actions = new StockActions(services, background, notices);
        var exporting = new StockExport(new ExportViewModel(new CsvFiles(), background), kit);
        making = () -> new StockView(model, detail, actions, exporting, kit, background, clock);
    }

    private StockView view() {
        StockView made = view;
        if (made == null) {
            made = making.get();
            view = made;
        }
        return made;
    }

    @Override
    public String id() {
        return "stock";
    }

    @Override
    public String icon() {
        return "fth-box";
    }

    @Override
    public Group group() {
        return Group.OPERATE;
    }

    @Override
    public String titleKey() {
        return "stock.screen.title";
    }

    @Override
    public Parent node() {
        if (node == null) {
            node = view().load();
            if (node instanceof Region screen) {
                IconOnly.under(NARROW, screen, "#views", "#columns", "#density");
                IconOnly.under(NARROWER, screen, "#adjust", "#transfer", "#counted", "#export");
            }
        }
        return node;
    }

    @Override
    public void show() {
        view().show();
    }

    @Override
    public void hide() {
        view().hide();
    }

    /// What [StockFilters#referred] knows; the article of a code is selected.
    @Override
    public void open(String reference) {
        StockQueries.Filter wanted = StockFilters.referred(reference);
        model.change(_ -> wanted);
        if (!wanted.text().isEmpty()) {
            view().selectFirst();
        }
    }

    @Override
    public List<Command> commands() {
        return List.of(
                command("stock.export", "stock.export.command", "fth-download", "Ctrl+E", StockView::export),
                command("stock.adjust", "stock.adjust.command", "fth-edit-2", "A", StockView::askAdjust),
                command("stock.transfer", "stock.transfer.command", "fth-repeat", "T", StockView::askTransfer),
                command("stock.count", "stock.counted.command", "fth-check-square", "C", StockView::askCount),
                command("stock.safety", "stock.safety.command", "fth-shield", "S", StockView::askSafety));
    }

    private Command command(String id, String textKey, String icon, String keys, Consumer<StockView> act) {
        return new Command(id, textKey, icon, keys, this::isLoaded, () -> act.accept(view()));
    }

    private boolean isLoaded() {
        return node != null;
    }

    @Override
    public List<Keys.Hint> keys() {
        return List.of(
                new Keys.Hint("J K", "stock.keys.step"),
                new Keys.Hint("X", "stock.keys.mark"),
                new Keys.Hint("I", "stock.keys.facts"),
                new Keys.Hint("/", "stock.keys.filter"),
                new Keys.Hint("A", "stock.adjust.command"),
                new Keys.Hint("T", "stock.transfer.command"),
                new Keys.Hint("C", "stock.counted.command"),
                new Keys.Hint("S", "stock.safety.command"),
                new Keys.Hint("Ctrl+A", "stock.keys.markAll"),
                new Keys.Hint("Ctrl+C", "stock.keys.copy"),
                new Keys.Hint("Ctrl+E", "stock.export.command"));
    }

    @Override
    public List<Node> panes() {
        return view().panes();
    }

    @Override
    public void focusFilter() {
        view().focusFilter();
    }

    @Override
    public boolean back() {
        return view().back();
    }

    @Override
    public List<Pose> poses() {
        return view().poses();
    }
}
