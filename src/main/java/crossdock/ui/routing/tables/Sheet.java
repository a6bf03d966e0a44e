package crossdock.ui.routing.tables;

import crossdock.fulfilment.NetworkSetup;
import crossdock.fulfilment.Setting;
import crossdock.fulfilment.Settings;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One table of settings: its columns, and its lines for a network.
///
/// @param noteKey says above the table what stands where nothing is set
/// @param subjectKey what the lines are about, above their titles
record Sheet(
        String id, String noteKey, String subjectKey, List<Column> columns,
        Function<NetworkSetup, List<Line>> lines) {
    /// A table about as few things as there are methods: no filter, and no more room than it needs.
    boolean isShort() {
        return subjectKey.equals(Sheets.METHOD);
    }

    /// A column that is typed into.
    ///
    /// @param hintKey what to type, shown in the empty field
    /// @param width of the field
    record Column(String titleKey, String hintKey, boolean isFigure, double width) {}

    /// What stands in a field that nothing was typed into: shown in it in grey, as a value.
    ///
    /// @param textKey empty when `value` is all of it
    record Usual(String value, String textKey) {
        static Usual of(Object value) {
            return new Usual(String.valueOf(value), "");
        }

        static Usual text(String textKey) {
            return new Usual("", textKey);
        }
    }

    /// One line and the setting its fields make.
    ///
    /// @param title whom or what it is about
    /// @param note beside the title, muted
    /// @param texts of the fields, one a column
    /// @param usual what stands where a field is empty, one a column; fewer where only the hint can be shown
    /// @param isSet false while the usual stands
    /// @param reading makes the setting; null takes it away
    record Line(
            Settings.Kind kind,
            String subject,
            String title,
            String note,
            List<String> texts,
            List<Usual> usual,
            boolean isSet,
            Reading reading) {}

    /// Makes a setting of what is typed in the fields of a line.
    interface Reading {
        /// Throws [Unfit] for what is none.
        @Nullable Setting read(List<String> texts);
    }

    /// A field holds what makes no setting.
    static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int column;
        private final String textKey;
        private final transient List<Object> arguments;

        Unfit(int column, String textKey, Object... arguments) {
            super(textKey);
            this.column = column;
            this.textKey = textKey;
            this.arguments = List.of(arguments);
        }

        int column() {
            return column;
        }

        String textKey() {
            return textKey;
        }

        List<Object> arguments() {
            return arguments;
        }
    }
}
