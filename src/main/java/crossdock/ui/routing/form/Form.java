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
/// field is wrong and why, and hands nothing on. A form for something new hands it on when it is told to.
public final class Form {
    private final String title;
    private final List<FormField> fields;
    private final Supplier<Runnable> reading;
    private final boolean isAtOnce;
    private boolean wasRead;
    private String note = "";
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

    private Form(String title, List<FormField> fields, Supplier<Runnable> reading, boolean isAtOnce) {
        this.title = title;
        this.fields = List.copyOf(fields);
        this.reading = reading;
        this.isAtOnce = isAtOnce;
        fields.forEach(this::watch);
    }

    /// @param read makes the value; throws [Unfit], or IllegalArgumentException for what the value itself refuses
    static <T> Form of(String title, List<FormField> fields, Supplier<T> read, Consumer<? super T> take) {
        return new Form(title, fields, reading(read, take), true);
    }

    /// One that hands its value on only at [#read]; what is wrong is told from then on, not while it is first filled in.
    static <T> Form once(String title, List<FormField> fields, Supplier<T> read, Consumer<? super T> take) {
        return new Form(title, fields, reading(read, take), false);
    }

    private static <T> Supplier<Runnable> reading(Supplier<T> read, Consumer<? super T> take) {
        return () -> {
            T value = read.get();
            return () -> take.accept(value);
        };
    }

    /// The same form with words above its fields.
    Form noted(String words) {
        note = words;
        return this;
    }

    /// Empty for none.
    public String note() {
        return note;
    }

    /// Whether each change is handed on, so that there is nothing left to do in the end.
    public boolean isAtOnce() {
        return isAtOnce;
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
        wasRead = true;
        check().ifPresent(Runnable::run);
    }

    /// What hands the value on, where there is one.
    private Optional<Runnable> check() {
        try {
            Runnable taking = reading.get();
            problem.set(null);
            return Optional.of(taking);
        } catch (Unfit unfit) {
            problem.set(unfit.problem);
        } catch (IllegalArgumentException refusal) {
            problem.set(new Problem(
                    fields.getFirst(), "routing.form.refused", List.of(String.valueOf(refusal.getMessage()))));
        }
        return Optional.empty();
    }

    private void changed() {
        if (isAtOnce) {
            read();
        } else if (wasRead) {
            check();
        }
    }

    private void watch(FormField field) {
        InvalidationListener changed = _ -> changed();
        switch (field) {
            case FormField.Names names -> names.chosen().addListener(changed);
            case FormField.Amount amount -> amount.text().subscribe((_, _) -> changed());
            case FormField.Flag flag -> flag.on().subscribe((_, _) -> changed());
            case FormField.OneOf one -> one.chosen().subscribe((_, _) -> changed());
            case FormField.Line line -> line.text().subscribe((_, _) -> changed());
        }
    }
}
