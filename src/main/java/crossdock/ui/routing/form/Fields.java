package crossdock.ui.routing.form;

import crossdock.ui.routing.draft.PolicyWords;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import org.jspecify.annotations.Nullable;

/// Fields as the forms need them.
final class Fields {
    private final PolicyWords words;

    Fields(PolicyWords words) {
        this.words = words;
    }

    FormField.Names names(String labelKey, List<String> known, List<String> chosen) {
        return new FormField.Names(labelKey, known, name -> name, FXCollections.observableArrayList(chosen), true);
    }

    <E extends Enum<E>> FormField.Names words(String labelKey, E[] all, List<E> chosen, Function<E, String> name) {
        List<String> known = Arrays.stream(all).map(Enum::name).toList();
        return new FormField.Names(
                labelKey,
                known,
                code -> name.apply(all[known.indexOf(code)]),
                FXCollections.observableArrayList(chosen.stream().map(Enum::name).toList()),
                false);
    }

    FormField.Amount whole(String labelKey, String unitKey, long lowest, long highest, long now) {
        return new FormField.Amount(
                labelKey, unitKey.isEmpty() ? "" : words.text(unitKey), 0, lowest, highest, false,
                new SimpleStringProperty(Long.toString(now)));
    }

    FormField.Amount money(String labelKey, long lowest, @Nullable Long now, boolean mayBeEmpty) {
        int digits = Math.max(0, words.currency().getDefaultFractionDigits());
        return new FormField.Amount(
                labelKey, words.currency().getCurrencyCode(), digits, lowest, 1_000_000_000_000L, mayBeEmpty,
                new SimpleStringProperty(now == null ? "" : Reads.text(now, digits)));
    }

    FormField.Flag not(boolean now) {
        return new FormField.Flag("routing.form.not", new SimpleBooleanProperty(now));
    }

    <E extends Enum<E>> FormField.OneOf oneOf(String labelKey, E[] all, E now, Function<E, String> name) {
        return new FormField.OneOf(
                labelKey, Arrays.stream(all).map(name).toList(), new SimpleIntegerProperty(now.ordinal()));
    }

    FormField.Line line(String labelKey, String now) {
        return new FormField.Line(labelKey, new SimpleStringProperty(now));
    }

    String text(String key) {
        return words.text(key);
    }

    PolicyWords words() {
        return words;
    }
}
