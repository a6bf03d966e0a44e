package crossdock.ui.table;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// One column of a list.
///
/// @param id       stable; remembered and used for sorting
/// @param group    the head above its head, or empty
/// @param plain    the value for copy and CSV: digits without grouping, a hyphen for minus, empty for missing
/// @param face     makes the painter of one cell
/// @param sortable whether a click on its head orders the rows
/// @param shown    whether it is there before anybody chose columns
/// @param flashes  whether a change of what it shows flashes
/// @param styles   classes of head and cells: `code` for codes, `strong` for the figure the eye looks for, `first`
/// @param whole    the title in full where the head has a short one, else the title
/// @param fact     the value in full, for who cannot hover: no part cut off, the exact time beside an age
public record Column<R>(
        String id,
        String title,
        String group,
        double width,
        Side side,
        Function<R, String> plain,
        Supplier<Face<R>> face,
        boolean sortable,
        boolean shown,
        boolean flashes,
        List<String> styles,
        String whole,
        Function<R, String> fact) {
    /// Where text stands in a column: numbers right, words left.
    public enum Side {
        LEFT,
        RIGHT
    }

    private Column(
            String id, String title, double width, Side side, Function<R, String> plain, Supplier<Face<R>> face) {
        this(id, title, "", width, side, plain, face, true, true, side == Side.RIGHT, List.of(), title, plain);
    }

    /// A column of words; shortened with a tooltip where they do not fit.
    public static <R> Column<R> words(String id, String title, double width, Function<R, String> text) {
        return new Column<>(id, title, width, Side.LEFT, text, () -> (cell, row) -> cell.showWords(text.apply(row)));
    }

    /// Any face at the left.
    public static <R> Column<R> left(
            String id, String title, double width, Function<R, String> plain, Supplier<Face<R>> face) {
        return new Column<>(id, title, width, Side.LEFT, plain, face);
    }

    /// Any face at the right that flashes when its text changes.
    public static <R> Column<R> right(
            String id, String title, double width, Function<R, String> plain, Supplier<Face<R>> face) {
        return new Column<>(id, title, width, Side.RIGHT, plain, face);
    }

    public Column<R> in(String groupTitle) {
        return new Column<>(
                id, title, groupTitle, width, side, plain, face, sortable, shown, flashes, styles, whole, fact);
    }

    public Column<R> notSortable() {
        return new Column<>(
                id, title, group, width, side, plain, face, false, shown, flashes, styles, whole, fact);
    }

    /// Not there until somebody chooses it.
    public Column<R> hidden() {
        return new Column<>(
                id, title, group, width, side, plain, face, sortable, false, flashes, styles, whole, fact);
    }

    public Column<R> styled(String... classes) {
        return new Column<>(
                id, title, group, width, side, plain, face, sortable, shown, flashes, List.of(classes), whole, fact);
    }

    /// The head shows the short title; this one stands in its tooltip, in menus and in files.
    public Column<R> called(String wholeTitle) {
        return new Column<>(
                id, title, group, width, side, plain, face, sortable, shown, flashes, styles, wholeTitle, fact);
    }

    /// What [RowFacts] says of a row where the plain value is not for reading.
    public Column<R> told(Function<R, String> inFull) {
        return new Column<>(
                id, title, group, width, side, plain, face, sortable, shown, flashes, styles, whole, inFull);
    }

    /// Whether the values are codes: never cut off, the column grows to their length.
    boolean isCode() {
        return styles.contains("code");
    }
}
