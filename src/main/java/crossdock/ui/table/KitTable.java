package crossdock.ui.table;

import crossdock.platform.Density;
import crossdock.ui.common.Keys;
import crossdock.ui.live.LiveList;
import crossdock.ui.live.Slot;
import crossdock.ui.table.Arrangement.SortBy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The table of a list: columns, keys, marks, density, flashes, copy. Follows the list without laying itself out again when only values change.
public final class KitTable<R> extends StackPane {
    /// No row is selected.
    public static final long NOTHING = Long.MIN_VALUE;

    private static final long SCROLLS_NANOS = 200_000_000L;
    /// More rows than this are exported, not copied.
    private static final int MOST_COPIED = 50_000;

    private final LiveList<R> list;
    private final Kit kit;
    private final TableView<Slot<R>> table = new TableView<>();
    private final KitColumns<R> columns;
    private final Flashes flashes;
    private final FrozenColumn<R> frozen;
    private final RowFacts facts = new RowFacts();
    private final Marks marks = new Marks();
    private final ReadOnlyLongWrapper selected = new ReadOnlyLongWrapper(NOTHING);
    private final Runnable look = this::look;
    private Consumer<@Nullable SortBy> onSort = _ -> {};
    private Runnable onOpen = () -> {};
    private @Nullable VirtualFlow<?> flow;
    private long scrolledAt = System.nanoTime() - SCROLLS_NANOS;
    private long kept = NOTHING;
    private boolean changing;
    private boolean arranging;
    private boolean wantsFirst;
    private final Arrangement first;

    /// @param name    what the list holds, spoken
    /// @param growing id of the column that takes the spare width
    public KitTable(LiveList<R> list, List<Column<R>> all, String growing, String name, Kit kit) {
        this.list = list;
        this.kit = kit;
        flashes = new Flashes(
                () -> kit.looks().theme().getValue().colour("-cd-flash"),
                () -> kit.looks().theme().getValue().colour("-color-accent-emphasis"),
                () -> kit.looks().isStill(),
                () -> System.nanoTime() - scrolledAt < SCROLLS_NANOS);
        columns = new KitColumns<>(table, all, growing, flashes);
        frozen = new FrozenColumn<>(table, columns);
        first = columns.arrangement();
        getStyleClass().add("kit");
        table.getStyleClass().add("kit-table");
        table.setAccessibleText(name);
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.setRowFactory(_ -> row());
        table.setSortPolicy(_ -> sorted());
        table.setItems(list);
        table.setMinHeight(0); // what stands in place of rows asks for room, and there may be less
        list.setOnRows(this::renew);
        list.setAroundChange(this::beforeChange, this::afterChange);
        table.getSelectionModel().selectedIndexProperty().subscribe(_ -> takeSelection());
        marks.countProperty().subscribe(() -> eachVisible(KitRow::showMark));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        sceneProperty().subscribe((before, now) -> watch(before, now));
        getChildren().addAll(table, frozen);
    }

    /// Follows settings and keys while the screen shows.
    public Subscription show() {
        return Subscription.combine(
                kit.looks().densityProperty().subscribe(this::setDensity),
                Keys.letters(
                        table,
                        kit.looks().singleLetterKeysProperty(),
                        Map.of(
                                KeyCode.J, () -> step(1),
                                KeyCode.K, () -> step(-1),
                                KeyCode.X, this::mark,
                                KeyCode.I, this::tellRow,
                                KeyCode.SPACE, onOpenRunner())),
                flashes::stopAll,
                facts::hide);
    }

    private Runnable onOpenRunner() {
        return () -> onOpen.run();
    }

    private KitRow<R> row() {
        var row = new KitRow<R>(marks::isMarked);
        row.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            boolean primary = event.getButton() == MouseButton.PRIMARY && !row.isEmpty();
            if (primary && event.isShortcutDown()) {
                marks.toggle(list.keyAt(row.getIndex()));
                event.consume();
            } else if (primary && event.isShiftDown()) {
                markRange(row.getIndex());
                event.consume();
            }
        });
        row.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && !row.isEmpty()) {
                onOpen.run();
            }
        });
        return row;
    }

    private boolean sorted() {
        if (!arranging) {
            onSort.accept(columns.sort());
        }
        return true;
    }

    private void setDensity(Density density) {
        for (Density each : Density.values()) {
            table.getStyleClass().remove(each.styleClass());
        }
        table.getStyleClass().add(density.styleClass());
        table.setFixedCellSize(density.row());
    }

    private void watch(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.removePostLayoutPulseListener(look);
        }
        if (now != null) {
            now.addPostLayoutPulseListener(look);
        }
    }

    /// After each layout: which rows are in sight.
    private void look() {
        VirtualFlow<?> now = flow;
        if (now == null) {
            if (!(table.lookup(".virtual-flow") instanceof VirtualFlow<?> found)) {
                return;
            }
            flow = found;
            now = found;
            found.positionProperty().subscribe(() -> scrolledAt = System.nanoTime());
        }
        frozen.follow(now);
        if (now.getFirstVisibleCell() != null && now.getLastVisibleCell() != null) {
            int first = now.getFirstVisibleCell().getIndex();
            int last = Math.min(now.getLastVisibleCell().getIndex(), list.size() - 1);
            list.setInSight(first, last + 1);
            columns.giveRoom(IntStream.rangeClosed(first, last)
                    .mapToObj(at -> list.get(at).row())
                    .filter(Objects::nonNull)
                    .toList());
        }
    }

    private void renew(int from, int to) {
        VirtualFlow<?> now = flow;
        if (now == null || now.getFirstVisibleCell() == null || now.getLastVisibleCell() == null) {
            return;
        }
        int first = Math.max(from, now.getFirstVisibleCell().getIndex());
        int last = Math.min(to - 1, now.getLastVisibleCell().getIndex());
        for (int i = first; i <= Math.min(last, list.size() - 1); i++) {
            renew(now.getCell(i), list.get(i));
        }
    }

    @SuppressWarnings("unchecked") // every row of the flow is one of ours
    private void renew(@Nullable Node row, Slot<R> slot) {
        if (row instanceof KitRow<?> mine) {
            ((KitRow<R>) mine).renew(slot);
        }
    }

    private void eachVisible(Consumer<KitRow<?>> work) {
        VirtualFlow<?> now = flow;
        if (now == null || now.getFirstVisibleCell() == null || now.getLastVisibleCell() == null) {
            return;
        }
        for (int i = now.getFirstVisibleCell().getIndex(); i <= now.getLastVisibleCell().getIndex(); i++) {
            if (now.getCell(i) instanceof KitRow<?> row) {
                work.accept(row);
            }
        }
    }

    /// Paints again what depends on the time, such as ages.
    public void tick() {
        eachVisible(KitRow::repaint);
    }

    private void beforeChange() {
        kept = selected.get();
        changing = true;
    }

    private void afterChange() {
        int at = kept == NOTHING ? -1 : list.indexOfKey(kept);
        if (at >= 0) {
            table.getSelectionModel().clearAndSelect(at);
        } else {
            table.getSelectionModel().clearSelection();
        }
        changing = false;
        takeSelection();
        columns.fit();
        if (wantsFirst && !list.isEmpty()) {
            wantsFirst = false;
            select(0);
        }
    }

    private void takeSelection() {
        int at = table.getSelectionModel().getSelectedIndex();
        if (!changing) {
            selected.set(at >= 0 && at < list.size() ? list.keyAt(at) : NOTHING);
        }
    }

    /// Selects the row of this key where the list has it.
    public void select(long key) {
        select(list.indexOfKey(key));
    }

    private void select(int at) {
        if (at >= 0 && at < list.size()) {
            table.getSelectionModel().clearAndSelect(at);
            table.getFocusModel().focus(at);
            if (flow != null) {
                flow.scrollTo(at);
            }
        }
    }

    private void step(int by) {
        int at = table.getSelectionModel().getSelectedIndex();
        select(at < 0 ? 0 : Math.clamp(at + (long) by, 0, Math.max(0, list.size() - 1)));
    }

    private void mark() {
        if (selected.get() != NOTHING) {
            marks.toggle(selected.get());
        }
    }

    /// The I key: all that the selected row knows.
    private void tellRow() {
        int at = table.getSelectionModel().getSelectedIndex();
        R row = at < 0 || at >= list.size() ? null : list.get(at).row();
        VirtualFlow<?> rows = flow;
        if (row != null && rows != null) {
            facts.show(rows.getCell(at), RowFacts.of(columns.all(), row, kit.figures().none()));
        }
    }

    private void markRange(int to) {
        int from = Math.max(0, table.getSelectionModel().getSelectedIndex());
        long[] keys = new long[Math.abs(to - from) + 1];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = list.keyAt(Math.min(from, to) + i);
        }
        marks.addAll(keys);
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            copy();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.A) {
            marks.markAll(list.size());
        } else if (event.getCode() == KeyCode.ENTER && !event.isAltDown()) {
            onOpen.run();
        } else {
            return;
        }
        event.consume();
    }

    /// Puts the marked rows, else the selected one, on the clipboard: a head line, then a line a row, cells apart by tabs.
    public void copy() {
        long[] asked = marks.countProperty().get() > 0
                ? marks.among(list.keys())
                : selected.get() == NOTHING ? new long[0] : new long[] {selected.get()};
        if (asked.length == 0 || asked.length > MOST_COPIED) {
            return;
        }
        List<Column<R>> shown = columns.visible();
        list.read(asked, rows -> {
            var content = new ClipboardContent();
            content.putString(Tsv.of(shown, rows));
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    /// Takes the arrangement of columns as remembered, without asking for another order.
    public void arrange(Arrangement as) {
        arranging = true;
        columns.arrange(as);
        arranging = false;
    }

    /// The columns of the first day, in the present order of rows.
    public void reset() {
        arrange(first);
        onSort.accept(columns.sort());
    }

    /// Selects the first row as soon as there is one.
    public void selectFirst() {
        wantsFirst = true;
        if (!list.isEmpty() && !list.loadingProperty().get()) {
            wantsFirst = false;
            select(0);
        }
    }

    /// Takes the focus; with nothing selected, or rows to come, the first row is selected, so that keys act on what they
    /// seem to act on.
    public void enter() {
        table.requestFocus();
        if (selected.get() == NOTHING || list.loadingProperty().get()) {
            selectFirst();
        }
    }

    /// The columns in sight, from left to right.
    public List<Column<R>> visibleColumns() {
        return columns.visible();
    }

    public Arrangement arrangement() {
        return columns.arrangement();
    }

    KitColumns<R> columns() {
        return columns;
    }

    public Marks marks() {
        return marks;
    }

    /// Key of the selected row, or [#NOTHING].
    public ReadOnlyLongProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public TableView<Slot<R>> table() {
        return table;
    }

    /// What stands in place of rows when there are none.
    public void setPlaceholder(Node node) {
        table.setPlaceholder(node);
    }

    /// @param listener gets the column and direction, or null for the list's own order
    public void setOnSort(Consumer<@Nullable SortBy> listener) {
        onSort = listener;
    }

    /// Enter, Space or a double click on a row.
    public void setOnOpen(Runnable act) {
        onOpen = act;
    }
}
