package crossdock.ui.routing.tables;

import crossdock.fulfilment.Settings.Kind;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.tables.Sheet.Column;
import crossdock.ui.routing.tables.Sheet.Line;
import crossdock.ui.routing.tables.TablesViewModel.Problem;
import crossdock.ui.routing.tables.TablesViewModel.Shown;
import crossdock.ui.table.FixedLabel;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A table whose fields are typed into: a line is taken over when it is left or at Enter, arrows walk up and down.
final class SheetView extends VBox {
    private static final double TITLE = 220;
    private static final double NOTE = 130;

    private final TablesViewModel model;
    private final Texts texts;
    private final TextField filter = new TextField();
    private final VBox rows = new VBox();
    private Subscription bindings = Subscription.EMPTY;

    SheetView(TablesViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("sheet");
        filter.setPromptText(texts.get("routing.table.filter"));
        filter.setAccessibleText(texts.get("routing.table.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        var note = new Label(texts.get(model.sheet().noteKey()));
        note.getStyleClass().addAll("muted", "prose");
        HBox.setHgrow(note, Priority.ALWAYS);
        var head = model.sheet().isShort() ? new HBox(note) : new HBox(filter, note);
        head.getStyleClass().add("filter-row");
        var scroll = new ScrollPane(new VBox(titles(), rows));
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    void show() {
        bindings = model.shownProperty().subscribe(this::draw);
        model.read();
    }

    void hide() {
        bindings.unsubscribe();
    }

    void focusFilter() {
        filter.requestFocus();
    }

    private HBox titles() {
        Label subject = new FixedLabel(texts.get(model.sheet().subjectKey()), TITLE);
        subject.getStyleClass().addAll("hint-text", "sheet-subject");
        var row = new HBox(subject, new FixedLabel("", NOTE));
        row.getStyleClass().addAll("sheet-row", "sheet-head");
        for (Column column : model.sheet().columns()) {
            Label title = new FixedLabel(texts.get(column.titleKey()), column.width());
            title.getStyleClass().add("hint-text");
            if (column.isFigure()) {
                title.getStyleClass().add("figure-field");
            }
            row.getChildren().add(title);
        }
        return row;
    }

    private void draw(Shown shown) {
        String focus = getScene() == null || getScene().getFocusOwner() == null
                || getScene().getFocusOwner().getId() == null ? "" : getScene().getFocusOwner().getId();
        @Nullable TextField typing = lookup("#" + focus) instanceof TextField field ? field : null;
        rows.getChildren().clear();
        for (int i = 0; i < shown.lines().size(); i++) {
            Line line = shown.lines().get(i);
            Problem problem = shown.problems().get(TablesViewModel.key(line));
            rows.getChildren().add(row(line, i, problem));
        }
        if (shown.more() > 0) {
            rows.getChildren().add(Cells.note(texts.get("routing.table.more", shown.more())));
        } else if (shown.lines().isEmpty()) {
            rows.getChildren().add(Cells.note(texts.get("routing.table.none")));
        }
        if (typing != null && lookup("#" + focus) instanceof TextField again) {
            again.requestFocus();
            again.positionCaret(Math.min(typing.getCaretPosition(), again.getLength()));
        }
    }

    private VBox row(Line line, int at, @Nullable Problem problem) {
        Label title = new FixedLabel(title(line), TITLE);
        title.getStyleClass().add(line.isSet() ? "medium" : "muted");
        Label note = new FixedLabel(
                line.note().equals("sample") ? texts.get("routing.table.sample") : line.note(), NOTE);
        note.getStyleClass().add("muted");
        var row = new HBox(title, note);
        row.getStyleClass().add("sheet-row");
        List<TextField> fields = new ArrayList<>();
        for (int column = 0; column < model.sheet().columns().size(); column++) {
            boolean isUsed = column < line.texts().size()
                    && (!line.texts().get(column).isEmpty() || !model.sheet().id().equals("carriers"));
            TextField field = field(line, at, column, isUsed, problem);
            fields.add(field);
            row.getChildren().add(field);
        }
        fields.forEach(field -> field.focusedProperty().subscribe((_, isFocused) -> {
            boolean isInLine = fields.stream().anyMatch(Node::isFocused);
            if (!isFocused && !isInLine && getScene() != null) {
                take(line, fields);
            }
        }));
        fields.forEach(field -> field.setOnAction(_ -> take(line, fields)));
        var all = new VBox(row);
        if (problem != null) {
            Label words = Cells.note(texts.get(problem.textKey(), problem.arguments().toArray()));
            words.getStyleClass().add("bad");
            all.getChildren().add(words);
        }
        return all;
    }

    private String title(Line line) {
        return line.subject().isEmpty() ? texts.get("routing.table.allOthers")
                : line.kind() == Kind.LEVEL ? texts.get("routing.table.level." + line.subject())
                : line.title();
    }

    private void take(Line line, List<TextField> fields) {
        model.take(line, fields.stream().map(TextInputControl::getText).toList());
    }

    private TextField field(Line line, int at, int column, boolean isUsed, @Nullable Problem problem) {
        Column of = model.sheet().columns().get(column);
        var field = new TextField(column < line.texts().size() ? line.texts().get(column) : "");
        field.setId("cell-" + at + "-" + column);
        String usual = usual(line, column);
        field.setPromptText(!isUsed ? "" : usual.isEmpty() ? texts.get(of.hintKey()) : usual);
        field.setDisable(!isUsed);
        field.setVisible(isUsed);
        field.setAccessibleText(title(line) + " " + line.note() + ", " + texts.get(of.titleKey())
                + (field.getText().isEmpty() && !usual.isEmpty() ? ", " + usual : ""));
        field.setTooltip(isUsed ? new Tooltip(texts.get(of.hintKey())) : null);
        field.setMinWidth(of.width());
        field.setPrefWidth(of.width());
        field.setMaxWidth(of.width());
        field.getStyleClass().add("sheet-field");
        if (of.isFigure()) {
            field.getStyleClass().add("figure-field");
        }
        if (problem != null && problem.column() == column) {
            field.getStyleClass().add("wrong");
        }
        return field;
    }

    private String usual(Line line, int column) {
        if (column >= line.usual().size()) {
            return "";
        }
        Sheet.Usual usual = line.usual().get(column);
        return usual.textKey().isEmpty() ? usual.value() : texts.get(usual.textKey());
    }

    private void key(KeyEvent event) {
        Node focus = getScene().getFocusOwner();
        String id = focus == null || focus.getId() == null ? "" : focus.getId();
        int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (event.isShortcutDown() && event.getCode() == KeyCode.Z && !event.isShiftDown()) {
            model.undo();
            event.consume();
        } else if (by != 0 && id.matches("cell-\\d+-\\d+")) {
            String[] parts = id.split("-", -1);
            Node next = lookup("#cell-" + (Integer.parseInt(parts[1]) + by) + "-" + parts[2]);
            if (next != null) {
                next.requestFocus();
            }
            event.consume();
        }
    }

    /// Small parts.
    private static final class Cells {
        private Cells() {}

        static Label note(String text) {
            var label = new Label(text);
            label.getStyleClass().addAll("hint-text", "sheet-note");
            label.setMinHeight(Region.USE_PREF_SIZE);
            return label;
        }
    }
}
