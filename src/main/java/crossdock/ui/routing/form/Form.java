package crossdock.ui.routing.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/// Fields that make one value. Each change that makes a valid one hands it on at once; one that does not says which
/// field is wrong and why, and hands nothing on.
public final class Form {
    private final String title;
    private final List<FormField> fields;
    private final Runnable reading;
    private final Map<FormField, ObservableBooleanValue> asked = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /// Why the fields make no value.
    ///
    /// @param field where it is shown
    /// @param arguments of the text
    public record Problem(FormField field, String textKey, List<Object> arguments) {}

    /// Thrown while reading the fields.
    static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Problem problem;

        Unfit(FormField field, String textKey, Object... arguments) {
            super(textKey);
            problem = new Problem(field, textKey, List.of(arguments));
        }
    }

    private Form(String title, List<FormField> fields, Runnable reading) {
        this.title = title;
        this.fields = List.copyOf(fields);
        this.reading = reading;
        fields.forEach(this::watch);
    }

    /// @param read makes the value; throws [Unfit], or IllegalArgumentException for what the value itself refuses
    static <T> Form of(String title, List<FormField> fields, Supplier<T> read, Consumer<? super T> take) {
        return new Form(title, fields, () -> take.accept(read.get()));
    }

    /// The same form, which asks for that field only while another says so.
    Form asking(FormField field, ObservableBooleanValue when) {
        asked.put(field, when);
        return this;
    }

    /// When that field is asked for; empty for always.
    public Optional<ObservableBooleanValue> asked(FormField field) {
        return Optional.ofNullable(asked.get(field));
    }

    public String title() {
        return title;
    }

    public List<FormField> fields() {
        return fields;
    }

    /// Null while the fields make a value.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Reads the fields as they stand: hands the value on or says what is wrong.
    public void read() {
        try {
            reading.run();
            problem.set(null);
        } catch (Unfit unfit) {
            problem.set(unfit.problem);
        } catch (IllegalArgumentException refusal) {
            problem.set(new Problem(
                    fields.getFirst(), "routing.form.refused", List.of(String.valueOf(refusal.getMessage()))));
        }
    }

    private void watch(FormField field) {
        InvalidationListener changed = _ -> read();
        switch (field) {
            case FormField.Names names -> names.chosen().addListener(changed);
            case FormField.Amount amount -> amount.text().subscribe((_, _) -> read());
            case FormField.Flag flag -> flag.on().subscribe((_, _) -> read());
            case FormField.OneOf one -> one.chosen().subscribe((_, _) -> read());
            case FormField.Line line -> line.text().subscribe((_, _) -> read());
        }
    }
}
