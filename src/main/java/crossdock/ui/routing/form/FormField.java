package crossdock.ui.routing.form;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

/// One thing to fill in.
public sealed interface FormField {
    String labelKey();

    /// Several names out of those known.
    ///
    /// @param name what people read of a known value
    /// @param chosen in the order they were chosen
    /// @param isFree whether a name that is not known may be typed too
    record Names(
            String labelKey,
            List<String> known,
            Function<String, String> name,
            ObservableList<String> chosen,
            boolean isFree)
            implements FormField {}

    /// A number, or an amount of money, with its unit.
    ///
    /// @param decimals of the text: 0 for whole numbers, else those of the currency
    /// @param lowest in the smallest unit, as is `highest`
    /// @param mayBeEmpty whether nothing is an answer
    record Amount(
            String labelKey,
            String unit,
            int decimals,
            long lowest,
            long highest,
            boolean mayBeEmpty,
            StringProperty text)
            implements FormField {}

    /// Yes or no.
    record Flag(String labelKey, BooleanProperty on) implements FormField {}

    /// One out of a few.
    ///
    /// @param options what people read
    record OneOf(String labelKey, List<String> options, IntegerProperty chosen) implements FormField {}

    /// A line of text.
    record Line(String labelKey, StringProperty text) implements FormField {}
}
