package crossdock.ui.stock;

import crossdock.inventory.Drift;
import crossdock.inventory.StockQueries.Age;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.inventory.StockQueries.ChannelDetail;
import crossdock.inventory.StockQueries.Detail;
import crossdock.kernel.LocationId;
import crossdock.sync.outbox.OutboxQueries;
import crossdock.sync.outbox.Owing.State;
import crossdock.ui.charts.AgeChip;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.Freshness;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Texts;
import crossdock.ui.table.MiniTable.Cell;
import crossdock.ui.table.MiniTable.Head;
import crossdock.ui.table.MiniTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What each channel shows of an article against what it should show, both with their ages.
final class ListingBlocks {
    private final Texts texts;
    private final Figures figures;

    ListingBlocks(Texts texts, Figures figures) {
        this.texts = texts;
        this.figures = figures;
    }

    List<Node> of(Detail detail, Instant now) {
        return detail.channels().stream().<Node>map(channel -> block(detail, channel, now)).toList();
    }

    private Node block(Detail detail, ChannelDetail channel, Instant now) {
        var head = new HBox(8, label(channel.channel().name(), "section-title"));
        head.getStyleClass().add("section-head");
        if (channel.externalId() == null) {
            head.getChildren().add(new Chip(Tone.NEUTRAL, "", texts.get("stock.listing.none")));
            return new VBox(4, head);
        }
        head.getChildren().add(label(channel.externalId(), "mono", "muted"));
        if (!channel.active()) {
            head.getChildren().add(new Chip(Tone.NEUTRAL, "fth-slash", texts.get("stock.listing.inactive")));
        }
        Drift drift = channel.drift();
        if (drift != null && drift.cause() != null) {
            Tone tone = drift.units() > 0 ? Tone.BAD : Tone.WARN;
            String word = texts.get("stock.drift." + drift.cause());
            head.getChildren().add(new Chip(tone, "fth-git-commit", word));
        }
        var block = new VBox(4, head);
        block.getStyleClass().add("listing-block");
        String title = channel.listingTitle();
        if (title != null && !title.isEmpty()) {
            block.getChildren().add(label(title, "muted"));
        }
        block.getChildren().add(figures(detail, channel, now));
        return block;
    }

    private Node figures(Detail detail, ChannelDetail channel, Instant now) {
        Integer published = channel.published();
        Age stock = oldest(detail, detail.fulfilling().getOrDefault(channel.channel().id(), Set.of()));
        var table = new MiniTable(List.of(
                Head.words(""),
                Head.figures(texts.get("stock.listing.units")),
                Head.fixed(texts.get("stock.listing.age"), 88)));
        List<List<Cell>> rows = new ArrayList<>();
        if (published == null) {
            rows.add(row("stock.listing.sellable", figures.units(channel.sellable().value()), "medium", stock, now));
            table.show(rows);
            return new VBox(4, table, label(texts.get("stock.listing.noPublished"), "hint-text"));
        }
        rows.add(row("stock.listing.published", figures.units(published), "medium", channel.publishedAge(), now));
        int expected = channel.drift() == null ? channel.sellable().published() : channel.drift().expected();
        rows.add(row("stock.listing.expected", figures.units(expected), "medium", stock, now));
        int units = published - expected;
        String style = units > 0 ? "bad" : units == 0 ? "faint" : "warn";
        rows.add(List.of(
                new Cell.Words(texts.get("stock.listing.drift")),
                new Cell.Words(figures.signed(units), "medium", style),
                new Cell.Words("")));
        table.show(rows);
        return table;
    }

    private List<Cell> row(String key, String units, String style, @Nullable Age age, Instant now) {
        Freshness fresh = StockColumns.freshness(age);
        Object value = fresh == null ? "" : fresh;
        return List.of(new Cell.Words(texts.get(key)), new Cell.Words(units, style), new Cell.Drawn(value, () -> {
            var chip = new AgeChip(texts, figures);
            chip.show(fresh, now);
            return chip;
        }));
    }

    /// The expected figure is as old as the oldest stock it rests on.
    private static @Nullable Age oldest(Detail detail, Set<LocationId> places) {
        return detail.cells().stream()
                .filter(cell -> places.contains(cell.location()))
                .map(CellRow::age)
                .filter(age -> age != null)
                .min(Comparator.comparing(Age::observedAt))
                .orElse(null);
    }

    private static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// What is said of an article in a word: what it is, what is wrong with it, what of it waits to be sent.
    static final class DetailChips {
        private final Texts texts;

        DetailChips(Texts texts) {
            this.texts = texts;
        }

        List<Node> of(Detail detail, List<OutboxQueries.Row> waiting) {
            List<Node> chips = new ArrayList<>();
            if (!detail.sku().productType().isEmpty()) {
                chips.add(new Chip(Tone.FACT, "", detail.sku().productType()));
            }
            if (!detail.sku().brand().isEmpty()) {
                chips.add(new Chip(Tone.FACT, "", texts.get("stock.chip.brand", detail.sku().brand())));
            }
            if (!detail.sku().open()) {
                chips.add(new Chip(Tone.NEUTRAL, "fth-slash", texts.get("stock.chip.closed")));
            }
            if (detail.oversell() > 0) {
                String word = texts.get("stock.chip.oversold", detail.oversell());
                chips.add(new Chip(Tone.BAD, "fth-alert-octagon", word));
            } else if (StockDetailViewModel.free(detail) >= 0 && StockDetailViewModel.atp(detail) < 0) {
                chips.add(new Chip(Tone.WARN, "fth-alert-triangle", texts.get("stock.chip.low")));
            }
            if (detail.unrouted() > 0) {
                String word = texts.get("stock.chip.unrouted", detail.unrouted());
                chips.add(new Chip(Tone.NEUTRAL, "fth-git-branch", word));
            }
            waiting.forEach(row -> chips.add(waits(row)));
            return chips;
        }

        /// `push to Web shop waits`, or that it waits for a person.
        private Chip waits(OutboxQueries.Row row) {
            boolean isParked = row.owing().state() == State.PARKED;
            String word = texts.get(isParked ? "stock.chip.parked" : "stock.chip.waits", row.channel());
            Chip chip = new Chip(isParked ? Tone.BAD : Tone.PENDING, isParked ? "fth-slash" : "fth-clock", word);
            Integer units = row.owing().units();
            String kind = "stock.waits." + row.owing().kind().name().toLowerCase(Locale.ROOT);
            chip.setTooltip(new Tooltip(texts.get(kind, units == null ? 0 : units, row.place(), row.target())));
            return chip;
        }
    }
}
