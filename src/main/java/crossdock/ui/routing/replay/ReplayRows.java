package crossdock.ui.routing.replay;

import crossdock.ui.charts.Chip;
import crossdock.ui.charts.Figures;
import crossdock.ui.charts.Tone;
import crossdock.ui.common.Codes;
import crossdock.ui.common.ShortNames;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.desk.ReplayReport;
import crossdock.ui.routing.desk.ReplayReport.Row;
import crossdock.ui.routing.draft.PolicyWords;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Orders that the draft treats differently, the worst first.
final class ReplayRows extends TableView<Row> {
    private static final double HEIGHT = 27;
    private static final double KIND = 118;
    private static final double NARROWEST_NAME = 90;

    private final Texts texts;
    private final Figures figures;
    private final PolicyWords words;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private ShortNames places = ShortNames.WHOLE;

    ReplayRows(Texts texts, Figures figures, PolicyWords words, Consumer<Row> open) {
        this.texts = texts;
        this.figures = figures;
        this.words = words;
        getStyleClass().add("kit-table");
        setId("replay-rows");
        setFixedCellSize(HEIGHT);
        setItems(rows);
        var nothing = new Label(texts.get("routing.replay.none"));
        nothing.getStyleClass().addAll("muted", "medium");
        setPlaceholder(nothing);
        column("order", 92, false, row -> Codes.brief(row.number()), _ -> "accent")
                .setCellFactory(_ -> new WordCell(row -> Codes.brief(row.number()), _ -> "accent", Row::number));
        getColumns().add(kinds());
        places("was", 172, Row::was, row -> row.was().isEmpty() ? "muted" : "");
        places("is", 172, Row::is, row -> row.is().isEmpty() ? "bad" : "medium");
        column("count", 58, true, ReplayRows::parcels, _ -> "");
        column("km", 62, true, row -> figures.signed(Math.round(row.metres() / 1_000.0)), _ -> "");
        column("price", 74, true, this::cost, row -> row.cost() > 0 ? "warn" : row.cost() < 0 ? "ok" : "faint");
        column("late", 52, true, this::later, row -> later(row).startsWith("+") ? "warn" : "faint");
        name("rule", 130, row -> row.rule().isEmpty() ? texts.get("table.value.none") : row.rule(), Row::rule, _ -> "");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Row selected = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && selected != null) {
                open.accept(selected);
                event.consume();
            } else if (event.getCode() == KeyCode.C && event.isShortcutDown() && selected != null) {
                copy(selected);
                event.consume();
            }
        });
        setOnMouseClicked(event -> {
            Row selected = getSelectionModel().getSelectedItem();
            if (event.getClickCount() == 2 && selected != null) {
                open.accept(selected);
            }
        });
    }

    /// As a line of a sheet: what the row says, apart by tabs.
    private void copy(Row row) {
        var content = new ClipboardContent();
        content.putString(String.join(
                "\t", row.number(), texts.get("routing.replay.kind." + row.kind()), row.was(), row.is(), parcels(row),
                cost(row), later(row), row.rule()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// @param names of locations, as they are told from each other
    void show(List<Row> now, ShortNames names) {
        places = names;
        rows.setAll(now);
        if (!now.isEmpty()) {
            getSelectionModel().select(0);
        }
    }

    void step(int by) {
        int at = Math.clamp(getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, rows.size() - 1));
        getSelectionModel().select(at);
        scrollTo(Math.max(0, at - 3));
    }

    /// A column that keeps its width.
    private TableColumn<Row, Row> column(
            String key, double width, boolean isFigure, Function<Row, String> text, Function<Row, String> style) {
        var column = new TableColumn<Row, Row>(texts.get("routing.replay.column." + key));
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        if (isFigure) {
            column.getStyleClass().add("side-right");
        }
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new WordCell(text, style, isFigure));
        getColumns().add(column);
        return column;
    }

    /// A column of names: they give way where there is little room, and show themselves whole in a tooltip.
    private void name(
            String key, double width, Function<Row, String> text, Function<Row, String> whole,
            Function<Row, String> style) {
        TableColumn<Row, Row> column = column(key, width, false, text, style);
        column.setMinWidth(NARROWEST_NAME);
        column.setCellFactory(_ -> new WordCell(text, style, whole));
    }

    private void places(String key, double width, Function<Row, String> whole, Function<Row, String> style) {
        name(key, width, row -> place(whole.apply(row)), whole, style);
    }

    private TableColumn<Row, Row> kinds() {
        var column = new TableColumn<Row, Row>(texts.get("routing.replay.column.kind"));
        column.setPrefWidth(KIND);
        column.setMinWidth(KIND);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Row row, boolean isEmpty) {
                super.updateItem(row, isEmpty);
                setGraphic(row == null || isEmpty ? null : chip(row.kind()));
            }
        });
        return column;
    }

    private Chip chip(String kind) {
        String word = texts.get("routing.replay.kind." + kind);
        return switch (kind) {
            case "NEWLY_UNFILLED" -> new Chip(Tone.BAD, "fth-x", word);
            case "NEWLY_SPLIT", "LATER", "DEARER" -> new Chip(Tone.WARN, "fth-alert-triangle", word);
            case "MOVED" -> new Chip(Tone.PENDING, "fth-shuffle", word);
            default -> new Chip(Tone.OK, "fth-check", word);
        };
    }

    private String place(String whole) {
        return whole.isEmpty()
                ? texts.get("routing.replay.nowhere")
                : Arrays.stream(whole.split(Pattern.quote(ReplayReport.BETWEEN), -1))
                        .map(places::of)
                        .collect(Collectors.joining(ReplayReport.BETWEEN));
    }

    private static String parcels(Row row) {
        return row.parcelsWas() == row.parcelsIs()
                ? Integer.toString(row.parcelsIs())
                : row.parcelsWas() + " → " + row.parcelsIs();
    }

    private String cost(Row row) {
        return (row.cost() > 0 ? "+" : "") + words.money(row.cost());
    }

    private String later(Row row) {
        Long seconds = row.later();
        if (seconds == null) {
            return texts.get("table.value.none");
        }
        String age = figures.age(Duration.ofSeconds(Math.abs(seconds)));
        return seconds == 0 ? "0" : (seconds > 0 ? "+" : Figures.MINUS) + age;
    }

    /// Words in a style of their own.
    private static final class WordCell extends TableCell<Row, Row> {
        private final Function<Row, String> text;
        private final Function<Row, String> style;
        private final Function<Row, String> whole;
        private final Label label = new Label();

        WordCell(Function<Row, String> text, Function<Row, String> style, boolean isFigure) {
            this(text, style, _ -> "");
            if (isFigure) {
                setAlignment(Pos.CENTER_RIGHT);
            }
        }

        /// @param whole what the tooltip says; empty for none
        WordCell(Function<Row, String> text, Function<Row, String> style, Function<Row, String> whole) {
            this.text = text;
            this.style = style;
            this.whole = whole;
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean isEmpty) {
            super.updateItem(row, isEmpty);
            label.getStyleClass().setAll("label");
            String full = row == null || isEmpty ? "" : whole.apply(row);
            setTooltip(full.isEmpty() ? null : new Tooltip(full));
            if (row == null || isEmpty) {
                setGraphic(null);
                return;
            }
            label.setText(text.apply(row));
            String extra = style.apply(row);
            if (!extra.isEmpty()) {
                label.getStyleClass().add(extra);
            }
            setGraphic(label);
        }
    }
}
