package crossdock.ui.stock;

import crossdock.inventory.StockQueries.Detail;
import crossdock.sync.outbox.OutboxQueries;
import crossdock.sync.outbox.Owing.State;
import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;

/// What is said of an article in a word: what it is, what is wrong with it, what of it waits to be sent.
final class DetailChips {
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
