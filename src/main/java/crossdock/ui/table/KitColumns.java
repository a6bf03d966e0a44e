package crossdock.ui.table;

import crossdock.ui.live.Slot;
import crossdock.ui.table.Arrangement.Place;
import crossdock.ui.table.Arrangement.SortBy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// The columns of a list as its table has them, under the heads of their groups.
final class KitColumns<R> {
    private static final double LEAST = 32;
    /// Less than this says nothing; then the table scrolls sideways.
    private static final double GROWN_LEAST = 84;
    /// Of the code font at every density that has one size for codes.
    private static final double CODE_DIGIT = 6.95;
    /// Of the cell, and of the mark that stands behind a code while something of its row waits.
    private static final double CODE_PADDING = 44;
    private static final double CODE_MOST = 300;
    /// Of the widest figure font, with half a sign for each mark between thousands.
    private static final double FIGURE_DIGIT = 7.6;
    private static final double FIGURE_PADDING = 14;

    private final TableView<Slot<R>> table;
    private final Map<String, Column<R>> columns = new LinkedHashMap<>();
    private final Map<String, TableColumn<Slot<R>, Slot<R>>> leaves = new LinkedHashMap<>();
    private final String growing;
    private boolean fitting;

    /// @param growing the column that takes the width nobody else needs
    KitColumns(TableView<Slot<R>> table, List<Column<R>> all, String growing, Flashes flashes) {
        this.table = table;
        this.growing = growing;
        Map<String, TableColumn<Slot<R>, Slot<R>>> groups = new LinkedHashMap<>();
        for (Column<R> column : all) {
            columns.put(column.id(), column);
            TableColumn<Slot<R>, Slot<R>> leaf = leaf(column, flashes);
            leaves.put(column.id(), leaf);
            if (column.group().isEmpty()) {
                leaf.getStyleClass().add(groups.isEmpty() ? "before-groups" : "after-groups");
                table.getColumns().add(leaf);
                continue;
            }
            TableColumn<Slot<R>, Slot<R>> group = groups.computeIfAbsent(column.group(), title -> {
                var head = new TableColumn<Slot<R>, Slot<R>>(title);
                head.setSortable(false);
                head.setReorderable(false);
                head.getStyleClass().add("group-head");
                table.getColumns().add(head);
                return head;
            });
            group.getColumns().add(leaf);
            leaf.getStyleClass().add(group.getColumns().size() == 1 ? "group-first" : "group-rest");
        }
        if (!groups.isEmpty()) {
            table.getStyleClass().add("grouped");
        }
        leaves.values().forEach(leaf -> leaf.widthProperty().subscribe(this::fit));
        table.widthProperty().subscribe(this::fit);
    }

    private TableColumn<Slot<R>, Slot<R>> leaf(Column<R> column, Flashes flashes) {
        var leaf = new TableColumn<Slot<R>, Slot<R>>(column.title());
        leaf.setId(column.id());
        if (!column.whole().equals(column.title())) {
            var brief = new Label(column.title());
            brief.setTooltip(new Tooltip(column.whole()));
            leaf.setText(column.whole()); // what a screen reader says
            leaf.setGraphic(brief);
            leaf.getStyleClass().add("brief");
        }
        leaf.getStyleClass().add(column.side() == Column.Side.RIGHT ? "side-right" : "side-left");
        leaf.getStyleClass().addAll(column.styles());
        leaf.setMinWidth(LEAST);
        leaf.setPrefWidth(column.width());
        leaf.setSortable(column.sortable());
        leaf.setVisible(column.shown());
        leaf.setCellValueFactory(at -> new ReadOnlyObjectWrapper<>(at.getValue()));
        leaf.setCellFactory(_ -> new KitCell<>(column, flashes));
        return leaf;
    }

    /// The growing column takes what is left beside the others.
    void fit() {
        TableColumn<Slot<R>, Slot<R>> grow = leaves.get(growing);
        Column<R> wish = columns.get(growing);
        if (fitting || grow == null || wish == null || table.getWidth() <= 0) {
            return;
        }
        double others = leaves.values().stream()
                .filter(leaf -> leaf != grow && isShown(leaf))
                .mapToDouble(TableColumnBase::getWidth)
                .sum();
        double bar = 10;
        double left = Math.floor(table.getWidth() - others - bar);
        fitting = true;
        grow.setPrefWidth(Math.max(Math.min(GROWN_LEAST, wish.width()), left));
        fitting = false;
    }

    /// Codes and figures are never cut off: their columns grow to the longest of these rows, and do not shrink again.
    void giveRoom(Iterable<R> rows) {
        for (Column<R> column : columns.values()) {
            boolean isWhole = column.isCode() || column.side() == Column.Side.RIGHT;
            TableColumn<Slot<R>, Slot<R>> leaf = isWhole ? leaves.get(column.id()) : null;
            if (leaf == null || !leaf.isVisible()) {
                continue;
            }
            double wide = leaf.getWidth();
            for (R row : rows) {
                wide = Math.max(wide, room(column, column.plain().apply(row).length()));
            }
            if (wide > leaf.getWidth() && leaf.getWidth() < CODE_MOST) {
                leaf.setPrefWidth(Math.ceil(Math.min(CODE_MOST, wide)));
            }
        }
    }

    private static <R> double room(Column<R> column, int signs) {
        return column.isCode()
                ? signs * CODE_DIGIT + CODE_PADDING
                : (signs + Math.max(0, (signs - 1) / 3) * 0.5) * FIGURE_DIGIT + FIGURE_PADDING;
    }

    /// The first column in sight, which stays when the table is scrolled sideways.
    @Nullable Column<R> first() {
        return table.getVisibleLeafColumns().isEmpty()
                ? null
                : columns.get(table.getVisibleLeafColumn(0).getId());
    }

    private static boolean isShown(TableColumn<?, ?> leaf) {
        return leaf.isVisible();
    }

    void show(String id, boolean shown) {
        TableColumn<Slot<R>, Slot<R>> leaf = leaves.get(id);
        if (leaf == null) {
            return;
        }
        leaf.setVisible(shown);
        if (leaf.getParentColumn() instanceof TableColumn<?, ?> group) {
            group.setVisible(group.getColumns().stream().anyMatch(TableColumnBase::isVisible));
        }
        fit();
    }

    boolean isShown(String id) {
        TableColumn<Slot<R>, Slot<R>> leaf = leaves.get(id);
        return leaf != null && leaf.isVisible();
    }

    /// Every column, shown or not, in the order it was declared.
    List<Column<R>> all() {
        return List.copyOf(columns.values());
    }

    /// The columns in sight, from left to right.
    List<Column<R>> visible() {
        List<Column<R>> found = new ArrayList<>();
        for (TableColumn<Slot<R>, ?> leaf : table.getVisibleLeafColumns()) {
            Column<R> column = columns.get(leaf.getId());
            if (column != null) {
                found.add(column);
            }
        }
        return found;
    }

    @Nullable SortBy sort() {
        if (table.getSortOrder().isEmpty()) {
            return null;
        }
        TableColumn<Slot<R>, ?> first = table.getSortOrder().getFirst();
        return new SortBy(first.getId(), first.getSortType() == SortType.DESCENDING);
    }

    Arrangement arrangement() {
        List<Place> places = new ArrayList<>();
        for (TableColumn<Slot<R>, ?> top : table.getColumns()) {
            for (TableColumn<Slot<R>, ?> leaf : top.getColumns().isEmpty() ? List.of(top) : top.getColumns()) {
                places.add(new Place(leaf.getId(), (int) Math.round(leaf.getWidth()), leaf.isVisible()));
            }
        }
        return new Arrangement(places, sort());
    }

    /// Arranges the columns as remembered; those not mentioned stay as they are.
    void arrange(Arrangement as) {
        Map<String, Integer> order = new LinkedHashMap<>();
        for (Place place : as.columns()) {
            TableColumn<Slot<R>, Slot<R>> leaf = leaves.get(place.id());
            if (leaf != null) {
                order.put(place.id(), order.size());
                leaf.setPrefWidth(Math.max(LEAST, place.width()));
                show(place.id(), place.shown());
            }
        }
        Comparator<TableColumn<Slot<R>, ?>> byPlace =
                Comparator.comparingInt(leaf -> order.getOrDefault(first(leaf).getId(), Integer.MAX_VALUE));
        sort(table.getColumns(), byPlace);
        table.getColumns().forEach(top -> sort(top.getColumns(), byPlace));
        SortBy by = as.sort();
        TableColumn<Slot<R>, Slot<R>> sorted = by == null ? null : leaves.get(by.column());
        if (by != null && sorted != null && sorted.isSortable()) {
            sorted.setSortType(by.descending() ? SortType.DESCENDING : SortType.ASCENDING);
            table.getSortOrder().setAll(List.of(sorted));
        } else {
            table.getSortOrder().clear();
        }
        fit();
    }

    private static <R> TableColumn<Slot<R>, ?> first(TableColumn<Slot<R>, ?> column) {
        return column.getColumns().isEmpty() ? column : column.getColumns().getFirst();
    }

    private static <R> void sort(List<TableColumn<Slot<R>, ?>> list, Comparator<TableColumn<Slot<R>, ?>> order) {
        List<TableColumn<Slot<R>, ?>> sorted = list.stream().sorted(order).toList();
        if (!sorted.equals(List.copyOf(list)) && !list.isEmpty()) {
            list.clear();
            list.addAll(sorted);
        }
    }
}
