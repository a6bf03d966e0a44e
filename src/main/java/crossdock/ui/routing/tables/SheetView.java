package crossdock.ui.routing.tables;

import crossdock.fulfilment.Settings.Kind;
import crossdock.ui.common.Texts;
import crossdock.ui.routing.tables.Sheet.Column;
import crossdock.ui.routing.tables.Sheet.Line;
import crossdock.ui.routing.tables.TablesViewModel.Goal;
import crossdock.ui.routing.tables.TablesViewModel.Problem;
import crossdock.ui.routing.tables.TablesViewModel.Shown;
import crossdock.ui.table.FixedLabel;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
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
    private final ScrollPane scroll;
    private final @Nullable RateMenu menu;
    private Subscription bindings = Subscription.EMPTY;

    /// @param menu what is done to whole lines; null where they are only typed into
    SheetView(TablesViewModel model, Texts texts, @Nullable RateMenu menu) {
        this.model = model;
        this.texts = texts;
        this.menu = menu;
        getStyleClass().add("sheet");
        filter.setMinWidth(Region.USE_PREF_SIZE);
        filter.setPromptText(texts.get("routing.table.filter"));
        filter.setAccessibleText(texts.get("routing.table.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        var note = new Label(texts.get(model.sheet().noteKey()));
        note.getStyleClass().addAll("muted", "prose");
        HBox.setHgrow(note, Priority.ALWAYS);
        var head = model.sheet().isShort() ? new HBox(note) : new HBox(filter, note);
        head.getStyleClass().add("filter-row");
        if (menu != null) {
            head.getChildren().add(1, menu.adding());
        }
        scroll = new ScrollPane(new VBox(titles(), rows));
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
        @Nullable Node before = focus.isEmpty() ? null : rows.lookup("#" + focus);
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
        Node again = before == null ? null : rows.lookup("#" + focus);
        if (again != null) {
            again.requestFocus();
        }
        if (before instanceof TextField typing && again instanceof TextField field) {
            field.positionCaret(Math.min(typing.getCaretPosition(), field.getLength()));
        }
        model.arrive().ifPresent(goal -> go(shown.lines(), goal));
    }

    /// Puts the keyboard into a field, and its line in sight.
    private void go(List<Line> lines, Goal goal) {
        for (int i = 0; i < lines.size(); i++) {
            if (TablesViewModel.key(lines.get(i)).equals(goal.line())
                    && rows.lookup("#cell-" + i + "-" + goal.column()) instanceof TextField field) {
                field.requestFocus();
                applyCss();
                layout();
                double seen = scroll.getViewportBounds().getHeight();
                double hidden = scroll.getContent().getLayoutBounds().getHeight() - seen;
                Bounds at = rows.getChildren().get(i).getBoundsInParent();
                double top = hidden * scroll.getVvalue();
                if (hidden > 0 && (at.getMinY() < top || at.getMaxY() > top + seen)) {
                    scroll.setVvalue(Math.clamp(at.getMinY() / hidden, 0, 1));
                }
            }
        }
    }

    private VBox row(Line line, int at, @Nullable Problem problem) {
        Label note = new FixedLabel(
                line.note().equals("sample") ? texts.get("routing.table.sample") : line.note(), NOTE);
        note.getStyleClass().add("muted");
        var row = new HBox(about(line, at), note);
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

    /// What the line is about, with what can be done to it.
    private Region about(Line line, int at) {
        boolean hasMenu = menu != null && !line.title().isEmpty();
        Label title = new FixedLabel(title(line), hasMenu ? TITLE - RateMenu.WIDE : TITLE);
        title.getStyleClass().add(line.isSet() ? "medium" : "muted");
        if (menu == null || !hasMenu) {
            return title;
        }
        var both = new HBox(title, menu.button(line, at));
        both.setAlignment(Pos.CENTER_LEFT);
        both.setMinWidth(TITLE);
        both.setMaxWidth(TITLE);
        return both;
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
        } else if (event.getCode() == KeyCode.DELETE && id.startsWith("line-menu-") && menu != null) {
            menu.remove(model.shownProperty().get().lines().get(Integer.parseInt(id.substring("line-menu-".length()))));
            event.consume();
        } else if (event.getCode() == KeyCode.INSERT && !event.isShiftDown() && !event.isShortcutDown()
                && toAdd(id) instanceof Button button) {
            button.requestFocus();
            button.fire();
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

    /// The menu of the service that a field belongs to, else what adds one; null where nothing is added.
    private @Nullable Node toAdd(String cell) {
        if (cell.matches("cell-\\d+-\\d+")) {
            for (int at = Integer.parseInt(cell.split("-", -1)[1]); at >= 0; at--) {
                if (rows.lookup("#line-menu-" + at) instanceof Button button) {
                    return button;
                }
            }
        }
        return lookup("#sheet-add");
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
