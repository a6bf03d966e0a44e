package crossdock.ui.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import org.jspecify.annotations.Nullable;

/// A short table inside a pane: a head and some rows, all of them there. Long lists belong in a [KitTable].
public final class MiniTable extends GridPane {
    private static final double HEAD = 20;
    private static final double ROW = 21;

    private final List<Head> heads;
    private List<List<Cell>> shown = List.of();
    private Set<Integer> hidden = Set.of();

    /// A column.
    ///
    /// @param width least width; 0 takes what the widest cell needs
    public record Head(String title, double width, boolean right, boolean grows) {
        public static Head words(String title) {
            return new Head(title, 0, false, true);
        }

        public static Head figures(String title) {
            return new Head(title, 0, true, false);
        }

        public static Head fixed(String title, double width) {
            return new Head(title, width, false, false);
        }
    }

    /// What stands in one place: words with style classes, or a drawing.
    public sealed interface Cell {
        /// @param whole  the text in full, for the tooltip of a name that may be cut off
        /// @param styles classes of the label: `muted`, `bad`, `semibold`
        record Words(String text, String whole, List<String> styles) implements Cell {
            public Words(String text, String... styles) {
                this(text, text, List.of(styles));
            }
        }

        /// A node made when its row is shown.
        ///
        /// @param value what it shows, for telling whether rows changed
        record Drawn(Object value, Supplier<? extends Node> node) implements Cell {
            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof Drawn drawn && drawn.value.equals(value);
            }

            @Override
            public int hashCode() {
                return value.hashCode();
            }
        }
    }

    public MiniTable(List<Head> heads) {
        this.heads = List.copyOf(heads);
        getStyleClass().add("mini-table");
        heads.forEach(head -> getColumnConstraints().add(constraints(head)));
    }

    private static ColumnConstraints constraints(Head head) {
        var column = new ColumnConstraints();
        column.setHalignment(head.right() ? HPos.RIGHT : HPos.LEFT);
        column.setHgrow(head.grows() ? Priority.ALWAYS : Priority.NEVER);
        column.setMinWidth(head.grows() ? 40 : Region.USE_PREF_SIZE);
        if (head.width() > 0) {
            column.setPrefWidth(head.width());
            column.setMinWidth(head.width());
        }
        return column;
    }

    /// Columns that are left out while the table is narrow, so that names keep their room.
    public void hideUnder(double width, Integer... columns) {
        widthProperty().subscribe(now -> {
            boolean isNarrow = now.doubleValue() > 0 && now.doubleValue() < width;
            if (isNarrow == hidden.isEmpty()) {
                hidden = isNarrow ? Set.of(columns) : Set.of();
                for (int i = 0; i < heads.size(); i++) {
                    getColumnConstraints().set(i, hidden.contains(i) ? nothing() : constraints(heads.get(i)));
                }
                getChildren().forEach(this::showOrHide);
            }
        });
    }

    private static ColumnConstraints nothing() {
        return new ColumnConstraints(0, 0, 0);
    }

    private void showOrHide(Node node) {
        Integer column = getColumnIndex(node);
        boolean isLine = node.getStyleClass().contains("mini-line");
        node.setVisible(isLine || column == null || !hidden.contains(column));
    }

    /// Shows other rows; the same rows again cost nothing.
    public void show(List<List<Cell>> rows) {
        if (rows.equals(shown)) {
            return;
        }
        shown = List.copyOf(rows);
        getChildren().clear();
        getRowConstraints().clear();
        boolean headed = heads.stream().anyMatch(head -> !head.title().isEmpty());
        int at = 0;
        if (headed) {
            addLine(at++, heads.stream().<Cell>map(head -> new Cell.Words(head.title(), "hint-text")).toList(), HEAD);
        }
        for (List<Cell> row : rows) {
            addLine(at++, row, ROW);
        }
    }

    private void addLine(int at, List<Cell> cells, double height) {
        getRowConstraints().add(new RowConstraints(height, height, height));
        var line = new Region();
        line.getStyleClass().add("mini-line");
        add(line, 0, at, heads.size(), 1);
        List<Node> nodes = new ArrayList<>();
        for (Cell cell : cells) {
            nodes.add(switch (cell) {
                case Cell.Words words -> label(words, heads.get(nodes.size()));
                case Cell.Drawn drawn -> drawn.node().get();
            });
        }
        for (int i = 0; i < nodes.size(); i++) {
            add(nodes.get(i), i, at);
            showOrHide(nodes.get(i));
        }
    }

    private static Label label(Cell.Words words, Head head) {
        var label = new Label(words.text());
        label.getStyleClass().addAll(words.styles());
        if (head.grows()) {
            label.setTooltip(words.whole().isEmpty() ? null : new Tooltip(words.whole()));
        } else {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        return label;
    }
}
