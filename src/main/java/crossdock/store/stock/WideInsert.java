package crossdock.store.stock;

import crossdock.store.Statements;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// Inserts up to 128 rows a statement. What neighbouring rows have in common is bound once for all of them: binding a
/// value costs about as much as storing it.
///
/// @param <R> a row
final class WideInsert<R> {
    private static final int[] WIDTHS = {128, 16, 1};

    private final Layout<R> layout;
    private final String[] texts = new String[WIDTHS.length];

    /// How rows become parameters.
    interface Layout<R> {
        /// Parameters bound once a statement.
        int shared();

        /// Parameters bound for each row.
        int own();

        /// Whether both rows have the shared values of each other.
        boolean isAlike(R one, R other);

        void bindShared(PreparedStatement to, R row) throws SQLException;

        /// @param before how many parameters stand before the row's first
        void bindOwn(PreparedStatement to, int before, R row) throws SQLException;
    }

    /// @param insert the statement up to and with `VALUES`
    /// @param row one row in brackets; `$2` is the second shared parameter, `#2` the second of the row itself
    WideInsert(String insert, String row, Layout<R> layout) {
        this.layout = layout;
        for (int i = 0; i < WIDTHS.length; i++) {
            StringBuilder text = new StringBuilder(insert);
            for (int at = 0; at < WIDTHS[i]; at++) {
                text.append(at == 0 ? " " : ",");
                append(text, row, layout.shared() + at * layout.own());
            }
            texts[i] = text.toString();
        }
    }

    private static void append(StringBuilder text, String row, int before) {
        for (int i = 0; i < row.length(); i++) {
            char mark = row.charAt(i);
            if (mark != '$' && mark != '#') {
                text.append(mark);
                continue;
            }
            int end = i + 1;
            while (Character.isDigit(row.charAt(end))) {
                end++;
            }
            int number = Integer.parseInt(row, i + 1, end, 10);
            text.append('?').append(mark == '$' ? number : before + number);
            i = end - 1;
        }
    }

    /// Rows go down in the order given.
    void insert(Statements sql, List<R> rows) {
        for (int from = 0; from < rows.size(); ) {
            int alike = alike(rows, from);
            int width = 0;
            while (WIDTHS[width] > alike) {
                width++;
            }
            List<R> some = rows.subList(from, from + WIDTHS[width]);
            sql.with(texts[width], statement -> run(statement, some));
            from += some.size();
        }
    }

    private int run(PreparedStatement statement, List<R> rows) throws SQLException {
        layout.bindShared(statement, rows.getFirst());
        int before = layout.shared();
        for (R row : rows) {
            layout.bindOwn(statement, before, row);
            before += layout.own();
        }
        return statement.executeUpdate();
    }

    private int alike(List<R> rows, int from) {
        R first = rows.get(from);
        int end = Math.min(rows.size(), from + WIDTHS[0]);
        int at = from + 1;
        while (at < end && layout.isAlike(first, rows.get(at))) {
            at++;
        }
        return at - from;
    }
}
