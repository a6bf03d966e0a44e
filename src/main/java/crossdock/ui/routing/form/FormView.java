package crossdock.ui.routing.form;

import crossdock.ui.common.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Draws a form: each field with its label, its unit, and beside it what is wrong with it.
public final class FormView extends VBox {
    private static final double WIDTH = 320;

    private final Texts texts;
    private final Runnable done;
    private final Map<FormField, Label> problems = new LinkedHashMap<>();
    private final Subscription binding;
    private @Nullable Node first;

    /// @param remove takes away what is edited; null where it cannot be
    /// @param done closes the form, once what it makes is handed on
    public FormView(Form form, Texts texts, @Nullable Runnable remove, Runnable done) {
        this.texts = texts;
        this.done = done;
        getStyleClass().add("form-sheet");
        setPrefWidth(WIDTH);
        var title = new Label(asTitle(form.title()));
        title.getStyleClass().add("section-title");
        getChildren().add(title);
        if (!form.note().isEmpty()) {
            var note = new Label(form.note());
            note.getStyleClass().addAll("muted", "prose");
            getChildren().add(note);
        }
        form.fields().forEach(field -> add(form, field));
        if (form.fields().isEmpty()) {
            var none = new Label(texts.get("routing.form.nothing"));
            none.getStyleClass().addAll("muted", "prose");
            getChildren().add(none);
        }
        getChildren().add(foot(remove, form.isAtOnce() ? "routing.form.done" : "routing.form.add"));
        binding = form.problemProperty().subscribe(this::tell);
    }

    /// Parts of a rule's sentence are written small there.
    private static String asTitle(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /// What gets the focus.
    public @Nullable Node first() {
        return first;
    }

    public void release() {
        binding.unsubscribe();
    }

    private HBox foot(@Nullable Runnable remove, String doneKey) {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var foot = new HBox();
        foot.getStyleClass().add("form-foot");
        if (remove != null) {
            var away = new Button(texts.get("routing.form.remove"));
            away.setId("form-remove");
            away.getStyleClass().add("quiet");
            away.setOnAction(_ -> remove.run());
            foot.getChildren().add(away);
        }
        var close = new Button(texts.get(doneKey));
        close.setId("form-done");
        close.setOnAction(_ -> done.run());
        if (first == null) {
            first = close;
        }
        foot.getChildren().addAll(space, close);
        return foot;
    }

    private void add(Form form, FormField field) {
        var label = new Label(texts.get(field.labelKey()));
        label.getStyleClass().add("hint-text");
        Node control = switch (field) {
            case FormField.Names names -> new NamesPicker(names, texts);
            case FormField.Amount amount -> amount(amount);
            case FormField.Flag flag -> {
                var box = new CheckBox(texts.get(flag.labelKey()));
                box.selectedProperty().bindBidirectional(flag.on());
                yield box;
            }
            case FormField.OneOf one -> options(one);
            case FormField.Line line -> field(line.text().get(), label, line.text()::set);
        };
        Node focus = switch (control) {
            case NamesPicker picker -> picker.first();
            case HBox row -> row.getChildren().getFirst();
            case VBox column -> column.getChildren().getFirst();
            default -> control;
        };
        if (first == null) {
            first = focus;
        }
        var problem = new Label();
        problem.getStyleClass().addAll("hint-text", "bad", "prose");
        problem.setMaxWidth(WIDTH);
        problem.managedProperty().bind(problem.visibleProperty());
        problem.setVisible(false);
        problems.put(field, problem);
        if (!(field instanceof FormField.Flag)) {
            getChildren().add(label);
        }
        getChildren().addAll(control, problem);
        form.asked(field).ifPresent(isAsked -> List.of(label, control).forEach(node -> {
            node.visibleProperty().bind(isAsked);
            node.managedProperty().bind(isAsked);
        }));
    }

    private HBox amount(FormField.Amount amount) {
        var unit = new Label(amount.unit());
        unit.getStyleClass().add("muted");
        var label = new Label(texts.get(amount.labelKey()));
        TextField field = field(amount.text().get(), label, amount.text()::set);
        field.setPrefColumnCount(8);
        field.getStyleClass().add("figure-field");
        var row = new HBox(field, unit);
        row.getStyleClass().add("form-row");
        return row;
    }

    private TextField field(String text, Label label, java.util.function.Consumer<String> typed) {
        var field = new TextField(text);
        field.setAccessibleText(label.getText());
        field.textProperty().subscribe((_, now) -> typed.accept(now));
        field.setOnAction(_ -> done.run());
        return field;
    }

    private VBox options(FormField.OneOf one) {
        var group = new ToggleGroup();
        var column = new VBox();
        column.getStyleClass().add("form-options");
        for (int i = 0; i < one.options().size(); i++) {
            int at = i;
            var option = new RadioButton(one.options().get(i));
            option.setToggleGroup(group);
            option.setSelected(one.chosen().get() == i);
            option.selectedProperty().subscribe((_, on) -> {
                if (on) {
                    one.chosen().set(at);
                }
            });
            column.getChildren().add(option);
        }
        return column;
    }

    private void tell(Form.@Nullable Problem problem) {
        problems.forEach((field, label) -> {
            label.setVisible(problem != null && problem.field() == field);
            label.setText(problem == null || problem.field() != field
                    ? ""
                    : texts.get(problem.textKey(), problem.arguments().toArray()));
        });
    }
}
