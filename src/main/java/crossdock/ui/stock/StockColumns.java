package crossdock.ui.stock;

import crossdock.inventory.StockQueries.Age;
import crossdock.inventory.StockQueries.CellRow;
import crossdock.inventory.StockQueries.ChannelColumn;
import crossdock.inventory.StockQueries.SkuRow;
import crossdock.ui.charts.AgeChip;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.Freshness;
import crossdock.ui.charts.PendingBadge;
import crossdock.ui.common.ShortNames;
import crossdock.ui.common.Texts;
import crossdock.ui.table.Column;
import crossdock.ui.table.Face;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The columns of both lists.
final class StockColumns {
    private final Texts texts;
    private final Figures figures;
    private final InstantSource clock;
    private final Supplier<ShortNames> places;

    /// @param places what locations are called in a list
    StockColumns(Texts texts, Figures figures, InstantSource clock, Supplier<ShortNames> places) {
        this.places = places;
        this.texts = texts;
        this.figures = figures;
        this.clock = clock;
    }

    List<Column<SkuRow>> skus(List<ChannelColumn> channels) {
        String all = texts.get("stock.group.all");
        List<Column<SkuRow>> columns = new ArrayList<>();
        columns.add(code(SkuRow::code, SkuRow::waiting));
        columns.add(Column.words("title", texts.get("stock.column.title"), 150, SkuRow::title));
        columns.add(Column.words("type", texts.get("stock.column.type"), 110, SkuRow::productType)
                .notSortable().hidden());
        columns.add(Column.words("brand", texts.get("stock.column.brand"), 90, SkuRow::brand).notSortable().hidden());
        columns.add(figure("onHand", 62, SkuRow::onHand).in(all));
        columns.add(unavailable(SkuRow::unavailable).in(all));
        columns.add(figure("reserved", 62, SkuRow::reserved).in(all));
        columns.add(figure("safety", 48, SkuRow::safetyStock).in(all));
        columns.add(figure("atp", 50, SkuRow::atp).in(all).styled("strong"));
        columns.add(figure("incoming", 70, SkuRow::incoming).in(all));
        columns.add(figure("unrouted", 70, SkuRow::unrouted).in(all).notSortable().hidden());
        columns.add(figure("short", 70, SkuRow::negativeCells).in(all).notSortable().hidden());
        ShortNames names = ShortNames.of(channels.stream().map(ChannelColumn::name).toList());
        for (int i = 0; i < channels.size(); i++) {
            columns.add(channel(channels.get(i), names.of(channels.get(i).name()), i));
        }
        columns.add(age("stock.column.oldest", SkuRow::oldest));
        return columns;
    }

    List<Column<CellRow>> cells() {
        String here = texts.get("stock.group.location");
        return List.of(
                code(CellRow::code, CellRow::waiting),
                Column.words("title", texts.get("stock.column.title"), 170, CellRow::title),
                Column.left("location", texts.get("stock.column.location"), 156, CellRow::locationName, this::place),
                figure("onHand", 62, CellRow::onHand).in(here),
                unavailable(CellRow::unavailable).in(here),
                figure("reserved", 62, CellRow::reserved).in(here),
                figure("free", 50, CellRow::free).in(here).notSortable().hidden(),
                figure("safety", 48, CellRow::safetyStock).in(here),
                figure("atp", 50, CellRow::atp).in(here).styled("strong"),
                figure("incoming", 70, CellRow::incoming).in(here),
                figure("routingSafety", 80, CellRow::routingSafetyStock).in(here).notSortable().hidden(),
                age("stock.column.age", CellRow::age));
    }

    private Face<CellRow> place() {
        return (cell, row) -> cell.showWords(places.get().of(row.locationName()), row.locationName());
    }

    private <R> Column<R> code(Function<R, String> code, ToIntFunction<R> waiting) {
        return Column.left("sku", texts.get("stock.column.sku"), 132, code, () -> {
            var badge = new PendingBadge();
            return (cell, row) -> {
                int units = waiting.applyAsInt(row);
                cell.showWords(code.apply(row));
                badge.on(cell, units == 0 ? "" : texts.get("stock.waits.badge", units));
            };
        }).styled("code", "first");
    }

    private <R> Column<R> unavailable(ToIntFunction<R> units) {
        return figure("unavailable", 62, units).called(texts.get("stock.column.unavailableWhole"));
    }

    private <R> Column<R> figure(String id, double width, ToIntFunction<R> units) {
        Face<R> face = (cell, row) -> {
            int value = units.applyAsInt(row);
            cell.showFigure(figures.units(value), Integer.signum(value));
        };
        return Column.right(
                id, texts.get("stock.column." + id), width, row -> Integer.toString(units.applyAsInt(row)), () -> face);
    }

    private Column<SkuRow> channel(ChannelColumn channel, String brief, int index) {
        Face<SkuRow> face = (cell, row) -> {
            Integer value = sellable(row, index);
            if (value == null) {
                cell.showMissing(figures.none());
            } else {
                cell.showFigure(figures.units(value), Integer.signum(value));
            }
        };
        Function<SkuRow, String> plain = row -> {
            Integer value = sellable(row, index);
            return value == null ? "" : value.toString();
        };
        double width = Math.clamp(14 + 6.6 * brief.length(), 50, 124);
        return Column.right("channel." + channel.id(), brief, width, plain, () -> face)
                .called(channel.name())
                .in(texts.get("stock.group.channels"))
                .notSortable();
    }

    private static @Nullable Integer sellable(SkuRow row, int index) {
        return index < row.sellable().size() ? row.sellable().get(index) : null;
    }

    private <R> Column<R> age(String title, Function<R, @Nullable Age> age) {
        return Column.<R>left(
                "age",
                texts.get(title),
                78,
                row -> {
                    Age value = age.apply(row);
                    return value == null ? "" : value.observedAt().toString();
                },
                () -> {
                    var chip = new AgeChip(texts, figures);
                    return (cell, row) -> {
                        chip.show(freshness(age.apply(row)), clock.instant());
                        cell.setGraphic(chip);
                    };
                })
                .told(row -> inFull(age.apply(row)));
    }

    private String inFull(@Nullable Age age) {
        return age == null
                ? ""
                : texts.get(
                        "table.age.tip",
                        figures.exact(age.observedAt()),
                        figures.exact(age.receivedAt()),
                        age.source(),
                        figures.age(age.limit()));
    }

    static @Nullable Freshness freshness(@Nullable Age age) {
        return age == null
                ? null
                : new Freshness(age.observedAt(), age.receivedAt(), age.source(), age.nearTime(), age.limit());
    }
}
