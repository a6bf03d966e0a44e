package crossdock.ui.stock;

import crossdock.inventory.StockQueries.Arrival;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.inventory.StockQueries.ChannelDetail;
import crossdock.inventory.StockQueries.Detail;
import crossdock.inventory.StockQueries.LedgerRow;
import crossdock.kernel.LocationId;
import crossdock.ui.charts.AgeChip;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.Freshness;
import crossdock.ui.charts.MiniBar;
import crossdock.ui.charts.StepLine;
import crossdock.ui.charts.Waterfall;
import crossdock.ui.common.Fxml;
import crossdock.ui.common.ShortNames;
import crossdock.ui.common.Texts;
import crossdock.ui.stock.StockDetailViewModel.Shown;
import crossdock.ui.table.MiniTable;
import crossdock.ui.table.MiniTable.Cell;
import crossdock.ui.table.MiniTable.Head;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The detail pane of the Stock screen: why so many, what happened, who holds units, what the channels show.
@SuppressWarnings("NullAway.Init") // filled by FXMLLoader
public final class StockDetailView {
    /// Columns for which a narrow pane has no room: the sums above and the list say them too.
    private static final int UNAVAILABLE = 2;
    private static final int BAR = 6;
    private static final double PLACES_NARROW = 372;

    private final StockDetailViewModel model;
    private final Texts texts;
    private final Figures figures;
    private final InstantSource clock;
    private final LedgerLines lines;
    private final ListingBlocks blocks;
    private final Runnable onClose;
    private final Runnable onSafety;
    private final MiniTable placeTable;
    private final MiniTable arrivalTable;
    private final MiniTable latestTable;
    private final MiniTable ledgerTable;
    private final MiniTable reservationTable;
    private ShortNames names = ShortNames.WHOLE;
    @FXML private Label code;
    @FXML private Label title;
    @FXML private Button close;
    @FXML private FlowPane chips;
    @FXML private TabPane tabs;
    @FXML private Label why;
    @FXML private MenuButton channel;
    @FXML private Waterfall waterfall;
    @FXML private Label placesNote;
    @FXML private Hyperlink setSafety;
    @FXML private VBox places;
    @FXML private Label arrivalsNote;
    @FXML private VBox arrivals;
    @FXML private Label daysTitle;
    @FXML private Label daysNote;
    @FXML private StepLine days;
    @FXML private ScrollPane explained;
    @FXML private Label latestNote;
    @FXML private Hyperlink openLedger;
    @FXML private VBox latest;
    @FXML private Tab ledgerTab;
    @FXML private VBox ledger;
    @FXML private Button more;
    @FXML private Tab reservationsTab;
    @FXML private VBox reservations;
    @FXML private Tab listingsTab;
    @FXML private VBox listings;

    StockDetailView(
            StockDetailViewModel model,
            Texts texts,
            Figures figures,
            InstantSource clock,
            Runnable onClose,
            Runnable onSafety) {
        this.model = model;
        this.texts = texts;
        this.figures = figures;
        this.clock = clock;
        this.onClose = onClose;
        this.onSafety = onSafety;
        lines = new LedgerLines(texts, figures);
        blocks = new ListingBlocks(texts, figures);
        placeTable = new MiniTable(placeHeads());
        arrivalTable = new MiniTable(lines.arrivalHeads());
        latestTable = new MiniTable(lines.heads());
        ledgerTable = new MiniTable(lines.heads());
        reservationTable = new MiniTable(lines.reservationHeads());
    }

    private List<Head> placeHeads() {
        return List.of(
                Head.words(texts.get("stock.column.location")),
                Head.figures(texts.get("stock.places.onHand")),
                Head.figures(texts.get("stock.places.unavailable")),
                Head.figures(texts.get("stock.places.reserved")),
                Head.figures(texts.get("stock.places.safety")),
                Head.figures(texts.get("stock.column.atp")),
                Head.fixed("", 26),
                Head.fixed(texts.get("stock.column.age"), 66));
    }

    Region load() {
        var root = (Region) Fxml.load("stock/StockDetail.fxml", this, texts);
        placeTable.hideUnder(PLACES_NARROW, UNAVAILABLE, BAR);
        places.getChildren().setAll(placeTable);
        arrivals.getChildren().setAll(arrivalTable);
        latest.getChildren().setAll(latestTable);
        ledger.getChildren().setAll(ledgerTable);
        reservations.getChildren().setAll(reservationTable);
        close.setOnAction(_ -> onClose.run());
        setSafety.setOnAction(_ -> onSafety.run());
        openLedger.setOnAction(_ -> tabs.getSelectionModel().select(ledgerTab));
        more.setOnAction(_ -> model.moreLedger());
        return root;
    }

    Subscription show() {
        return Subscription.combine(
                model.shownProperty().subscribe(this::render),
                model.ledgerProperty().subscribe(this::renderLedger),
                tabs.getSelectionModel().selectedItemProperty().subscribe(this::enter));
    }

    private void enter(@Nullable Tab tab) {
        if (tab == ledgerTab && model.ledgerProperty().get().isEmpty()) {
            model.moreLedger();
        }
    }

    /// @param down how far the first tab is scrolled, 0 to 1
    void showTab(int index, double down) {
        tabs.getSelectionModel().select(index);
        explained.setVvalue(down);
    }

    /// Ages go on while nothing else changes.
    void tick() {
        Instant now = clock.instant();
        List.of(placeTable, arrivalTable, listings).forEach(pane -> AgeChip.tickBelow(pane, now));
    }

    private void render(@Nullable Shown now) {
        if (now == null) {
            return;
        }
        Detail detail = now.detail();
        code.setText(detail.sku().code());
        title.setText(detail.sku().title());
        title.setTooltip(new Tooltip(detail.sku().title()));
        lines.know(ShortNames.of(detail.cells().stream().map(CellRow::locationName).toList()));
        names = ShortNames.of(detail.channels().stream().map(each -> each.channel().name()).toList());
        chips.getChildren().setAll(new ListingBlocks.DetailChips(texts).of(detail, now.waiting()));
        model.channel(now).ifPresentOrElse(chosen -> explain(now, chosen), () -> explainNothing(now));
        renderArrivals(detail.arrivals());
        renderDays(now);
        latestNote.setText(
                texts.get("stock.ledger.latest", now.latest().size(), figures.units(now.ledgerSize())));
        latestTable.show(lines.lines(now.latest(), clock.instant()));
        reservationsTab.setText(texts.get("stock.tab.reservations", now.reservations().size()));
        reservationTable.show(lines.reservations(now.reservations(), clock.instant()));
        long listed = detail.channels().stream().filter(each -> each.externalId() != null).count();
        listingsTab.setText(texts.get("stock.tab.listings", listed));
        listings.getChildren().setAll(blocks.of(detail, clock.instant()));
        enter(tabs.getSelectionModel().getSelectedItem());
    }

    private void explain(Shown now, ChannelDetail chosen) {
        String name = names.of(chosen.channel().name());
        why.setText(texts.get("stock.explain.why", figures.units(chosen.sellable().value()), name));
        channel.setVisible(true);
        channel.setText(name);
        channel.getItems().setAll(now.detail().channels().stream().map(each -> choice(now, each)).toList());
        waterfall.show(model.steps(now, chosen));
        Set<LocationId> fulfilling = model.fulfilling(now, chosen);
        long not = now.detail().cells().stream().filter(cell -> !fulfilling.contains(cell.location())).count();
        placesNote.setText(texts.get(
                "stock.places.note", now.detail().cells().size() - not, not));
        renderPlaces(model.cells(now, fulfilling), fulfilling);
    }

    private void explainNothing(Shown now) {
        why.setText(texts.get("stock.explain.noChannel"));
        channel.setVisible(false);
        waterfall.show(List.of());
        placesNote.setText(texts.get("stock.places.all", now.detail().cells().size()));
        renderPlaces(model.cells(now, Set.of()), Set.of());
    }

    private MenuItem choice(Shown now, ChannelDetail of) {
        var item = new MenuItem(of.channel().name());
        item.setOnAction(_ -> {
            model.choose(of.channel().id());
            render(now);
        });
        return item;
    }

    private void renderPlaces(List<CellRow> cells, Set<LocationId> fulfilling) {
        ShortNames placeNames = ShortNames.of(cells.stream().map(CellRow::locationName).toList());
        double low = Math.min(0, cells.stream().mapToInt(CellRow::atp).min().orElse(0));
        double high = Math.max(1, cells.stream().mapToInt(CellRow::atp).max().orElse(1));
        List<List<Cell>> rows = new ArrayList<>();
        for (CellRow cell : cells) {
            String tone = fulfilling.isEmpty() || fulfilling.contains(cell.location()) ? "plain" : "muted";
            rows.add(List.of(
                    new Cell.Words(placeNames.of(cell.locationName()), cell.locationName(), List.of(tone)),
                    figure(cell.onHand(), tone),
                    figure(cell.unavailable(), tone),
                    figure(cell.reserved(), tone),
                    figure(cell.safetyStock(), tone),
                    figure(cell.atp(), "semibold"),
                    new Cell.Drawn(List.of(cell.atp(), low, high), () -> bar(cell, low, high)),
                    new Cell.Drawn(List.of(cell), () -> chip(StockColumns.freshness(cell.age())))));
        }
        placeTable.show(rows);
    }

    private Cell figure(int units, String tone) {
        return new Cell.Words(figures.units(units), units < 0 ? "bad" : units == 0 ? "faint" : tone, tone);
    }

    private MiniBar bar(CellRow cell, double low, double high) {
        var bar = new MiniBar();
        bar.show(cell.atp(), low, high, texts.get("stock.places.bar", cell.locationName(), cell.atp()));
        return bar;
    }

    private AgeChip chip(@Nullable Freshness freshness) {
        var chip = new AgeChip(texts, figures);
        chip.show(freshness, clock.instant());
        return chip;
    }

    private void renderArrivals(List<Arrival> coming) {
        arrivalsNote.setText(lines.arrivalsNote(coming));
        arrivals.setVisible(!coming.isEmpty());
        arrivals.setManaged(!coming.isEmpty());
        arrivalTable.show(lines.arrivals(coming, clock.instant()));
    }

    private void renderDays(Shown now) {
        var points = model.days(now).stream()
                .map(day -> new StepLine.Point(figures.day(day.day()), day.units()))
                .toList();
        String title = model.channel(now)
                .map(chosen -> texts.get("stock.days.sellable", names.of(chosen.channel().name())))
                .orElseGet(() -> texts.get("stock.days.atp"));
        boolean isSold = model.channel(now).isPresent();
        daysTitle.setText(title);
        daysNote.setText(texts.get(isSold ? "stock.days.rules" : "stock.days.note"));
        daysNote.setTooltip(isSold ? new Tooltip(texts.get("stock.days.explain")) : null);
        String words = points.isEmpty()
                ? texts.get("stock.days.none")
                : texts.get(
                        "stock.days.spoken",
                        title,
                        points.getFirst().day(),
                        figures.units(points.getFirst().value()),
                        figures.units(points.getLast().value()));
        days.show(points, 0, figures::units, words);
    }

    private void renderLedger(List<LedgerRow> rows) {
        ledgerTable.show(lines.lines(rows, clock.instant()));
        Shown now = model.shownProperty().get();
        more.setVisible(now != null && rows.size() < now.ledgerSize());
    }
}
