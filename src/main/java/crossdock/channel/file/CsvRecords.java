package crossdock.channel.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/// Splits text into records as RFC 4180 says, and leniently where files differ: any line end,
/// quotes inside unquoted fields, text after a closing quote. One bad record never costs the next.
final class CsvRecords implements Closeable {
    /// No row of a table is longer; a lost quote must not swallow the file.
    static final int LONGEST_RECORD = 1 << 18;

    /// What became of the last record.
    enum State {
        WHOLE,
        TOO_LONG,
        QUOTE_OPEN,
        END
    }

    private final Reader reader;
    private final char delimiter;
    private final char[] buffer = new char[1 << 12];
    private int at;
    private int filled;
    private long line = 1;
    private long recordLine = 1;
    private final StringBuilder field = new StringBuilder();

    CsvRecords(Reader reader, char delimiter) {
        this.reader = reader;
        this.delimiter = delimiter;
    }

    private int read() throws IOException {
        if (at == filled) {
            filled = Math.max(0, reader.read(buffer));
            at = 0;
            if (filled == 0) {
                return -1;
            }
        }
        char c = buffer[at++];
        if (c == '\n') {
            line++;
        }
        return c;
    }

    private int peek() throws IOException {
        int c = read();
        if (c >= 0) {
            at--;
            line -= c == '\n' ? 1 : 0;
        }
        return c;
    }

    /// The line on which the last record began, from 1.
    long line() {
        return recordLine;
    }

    /// Reads the next record that is not blank into `values`.
    State next(List<String> values) throws IOException {
        do {
            recordLine = line;
            values.clear();
            if (peek() < 0) {
                return State.END;
            }
            State state = record(values);
            if (state != State.WHOLE) {
                return state;
            }
        } while (values.size() == 1 && values.getFirst().isBlank());
        return State.WHOLE;
    }

    private State record(List<String> values) throws IOException {
        int length = 0;
        while (true) {
            field.setLength(0);
            int end = peek() == '"' ? quoted() : plain(read());
            length += field.length() + 1;
            if (end == OPEN) {
                return State.QUOTE_OPEN;
            }
            if (end == LONG || length > LONGEST_RECORD) {
                skipLine(end);
                return State.TOO_LONG;
            }
            values.add(field.toString());
            if (end != delimiter) {
                return State.WHOLE;
            }
        }
    }

    private static final int OPEN = -2;
    private static final int LONG = -3;

    /// Reads up to a delimiter or line end, which it answers; -1 at the end of the text.
    private int plain(int first) throws IOException {
        for (int c = first; ; c = read()) {
            if (c < 0 || c == delimiter || c == '\n') {
                return c;
            }
            if (c == '\r') {
                if (peek() == '\n') {
                    read();
                } else {
                    line++; // a lone CR ends lines of old files
                }
                return '\n';
            }
            field.append((char) c);
            if (field.length() > LONGEST_RECORD) {
                return LONG;
            }
        }
    }

    private int quoted() throws IOException {
        read();
        for (int c = read(); ; c = read()) {
            if (c < 0) {
                return OPEN;
            }
            if (c == '"') {
                int next = read();
                if (next != '"') {
                    return plain(next);
                }
            }
            field.append((char) c);
            if (field.length() > LONGEST_RECORD) {
                return LONG;
            }
        }
    }

    private void skipLine(int end) throws IOException {
        if (end == '\n' || end == -1) {
            return;
        }
        for (int c = read(); c >= 0 && c != '\n'; c = read()) {
            // the rest of the broken line
        }
    }

    /// One record as text again, for a reject file.
    static String write(List<String> values, char delimiter) {
        List<String> fields = new ArrayList<>(values.size());
        for (String value : values) {
            boolean needsQuotes =
                    value.indexOf(delimiter) >= 0
                            || value.indexOf('"') >= 0
                            || value.indexOf('\n') >= 0
                            || value.indexOf('\r') >= 0
                            || (values.size() == 1 && value.isBlank());
            fields.add(needsQuotes ? "\"" + value.replace("\"", "\"\"") + "\"" : value);
        }
        return String.join(String.valueOf(delimiter), fields);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
