package crossdock.ui.stock;

import crossdock.inventory.StockQueries.Arrival;
import crossdock.inventory.StockQueries.LedgerRow;
import crossdock.inventory.StockQueries.ReservationRow;
import crossdock.ui.charts.AgeChip;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.Freshness;
import crossdock.ui.common.ShortNames;
import crossdock.ui.common.Texts;
import crossdock.ui.table.MiniTable.Cell;
import crossdock.ui.table.MiniTable.Head;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Ledger rows, reservations and arrivals as lines of the detail pane. Units are shown as what they change of free: a
/// reservation takes away.
final class LedgerLines {
    private static final int MOST_ARRIVALS = 12;
    private static final Duration TOLD_DAILY = Duration.ofDays(1); // as files of what is on its way come at best

    private final Texts texts;
    private final Figures figures;
    private ShortNames places = ShortNames.WHOLE;

    LedgerLines(Texts texts, Figures figures) {
        this.texts = texts;
        this.figures = figures;
    }

    /// What the locations of the article are called from now on.
    void know(ShortNames names) {
        places = names;
    }

    private Cell place(String name) {
        return new Cell.Words(places.of(name), name, List.of("muted"));
    }

    List<Head> heads() {
        return List.of(
                Head.figures(""), Head.fixed("", 84), Head.words(""), Head.words(""), Head.figures(""));
    }

    List<List<Cell>> lines(List<LedgerRow> rows, Instant now) {
        return rows.stream().map(row -> line(row, now)).toList();
    }

    private List<Cell> line(LedgerRow row, Instant now) {
        int units = row.reservation() ? -row.units() : row.units();
        return List.of(
                new Cell.Words(figures.signed(units), "medium", units == 0 ? "faint" : "plain"),
                new Cell.Words(cause(row)),
                new Cell.Words(row.reference(), "accent"),
                place(row.locationName()),
                new Cell.Words(figures.moment(row.at(), now), "muted"));
    }

    private String cause(LedgerRow row) {
        String word = row.reservation()
                ? texts.get("stock.hold." + row.cause())
                : texts.get("stock.cause." + row.cause());
        Integer figure = row.figure();
        return figure == null ? word : texts.get("stock.ledger.figure", word, figures.units(figure));
    }

    List<Head> arrivalHeads() {
        return List.of(
                Head.words(texts.get("stock.arrivals.due")),
                Head.figures(texts.get("stock.arrivals.units")),
                Head.words(texts.get("stock.arrivals.location")),
                Head.words(texts.get("stock.arrivals.source")),
                Head.fixed(texts.get("stock.column.age"), 66));
    }

    String arrivalsNote(List<Arrival> rows) {
        return texts.get("stock.arrivals.note", rows.stream().mapToLong(Arrival::units).sum());
    }

    /// The next of them.
    List<List<Cell>> arrivals(List<Arrival> rows, Instant now) {
        return rows.stream()
                .limit(MOST_ARRIVALS)
                .map(row -> List.<Cell>of(
                        new Cell.Words(
                                figures.moment(row.dueAt(), now),
                                row.dueAt().isBefore(now) ? "warn" : "plain"),
                        new Cell.Words(figures.units(row.units()), "medium"),
                        place(row.locationName()),
                        new Cell.Words(inFull(row), "muted"),
                        new Cell.Drawn(List.of(row), () -> told(row, now))))
                .toList();
    }

    private AgeChip told(Arrival row, Instant now) {
        var chip = new AgeChip(texts, figures);
        chip.show(new Freshness(row.toldAt(), row.toldAt(), row.source(), true, TOLD_DAILY), now);
        return chip;
    }

    private String inFull(Arrival row) {
        return texts.get(
                row.transfer() ? "stock.arrivals.transfer" : "stock.arrivals.purchase", row.reference(), row.source());
    }

    List<Head> reservationHeads() {
        return List.of(
                Head.words(texts.get("stock.reservation.order")),
                Head.figures(texts.get("stock.reservation.units")),
                Head.words(texts.get("stock.reservation.location")),
                Head.figures(texts.get("stock.reservation.since")));
    }

    List<List<Cell>> reservations(List<ReservationRow> rows, Instant now) {
        return rows.stream()
                .map(row -> List.<Cell>of(
                        new Cell.Words(
                                texts.get("stock.reservation.line", row.orderNumber(), row.line()), "accent"),
                        new Cell.Words(figures.units(row.quantity()), "medium"),
                        row.locationName().isEmpty()
                                ? new Cell.Words(texts.get("stock.reservation.unrouted"), "muted")
                                : place(row.locationName()),
                        new Cell.Words(figures.moment(row.since(), now), "muted")))
                .toList();
    }
}
