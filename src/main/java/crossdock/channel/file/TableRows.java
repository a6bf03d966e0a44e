package crossdock.channel.file;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of an open table, one at a time; the file never sits in memory.
interface TableRows extends Closeable {
    /// The columns: the header of CSV; for JSON Lines the keys seen so far.
    List<String> header();

    /// The next row; null after the last.
    @Nullable TableRow next() throws IOException;

    static TableRows open(TableSource source, Dialect dialect) throws IOException {
        BufferedReader reader =
                (BufferedReader) Encodings.reader(source, Charset.forName(dialect.encoding()));
        try {
            return dialect.isJson()
                    ? new Lines(reader)
                    : new Csv(new CsvRecords(reader, dialect.delimiter()), dialect.delimiter());
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    /// CSV with a header.
    final class Csv implements TableRows {
        private final CsvRecords records;
        private final char delimiter;
        private final List<String> header;
        private final Map<String, Integer> columns = new LinkedHashMap<>();

        Csv(CsvRecords records, char delimiter) throws IOException {
            this.records = records;
            this.delimiter = delimiter;
            List<String> first = new ArrayList<>();
            records.next(first);
            this.header = first.stream().map(String::strip).toList();
            for (int i = 0; i < header.size(); i++) {
                columns.putIfAbsent(header.get(i), i);
            }
        }

        @Override
        public List<String> header() {
            return header;
        }

        @Override
        public @Nullable TableRow next() throws IOException {
            List<String> values = new ArrayList<>(header.size());
            CsvRecords.State state = records.next(values);
            return state == CsvRecords.State.END
                    ? null
                    : new TableRow(
                            records.line(),
                            values,
                            columns,
                            null,
                            trouble(state, values),
                            delimiter);
        }

        private @Nullable String trouble(CsvRecords.State state, List<String> values) {
            return switch (state) {
                case TOO_LONG -> "row.tooLong";
                case QUOTE_OPEN -> "row.quoteOpen";
                case WHOLE, END -> {
                    int spare = values.size();
                    while (spare > header.size() && values.get(spare - 1).isBlank()) {
                        spare--; // some programs end each line with a delimiter
                    }
                    // a short row is most often the end of a file that is still being written
                    yield spare == header.size()
                            ? null
                            : spare > header.size() ? "row.tooManyFields" : "row.tooFewFields";
                }
            };
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }

    /// JSON Lines: one object a line; objects inside it become `outer.inner`, lists are left out.
    final class Lines implements TableRows {
        private static final JsonFactory FACTORY = new JsonFactory();

        private final BufferedReader reader;
        private final Map<String, Integer> columns = new LinkedHashMap<>();
        private long line;

        Lines(BufferedReader reader) {
            this.reader = reader;
        }

        @Override
        public List<String> header() {
            return List.copyOf(columns.keySet());
        }

        @Override
        public @Nullable TableRow next() throws IOException {
            String text;
            do {
                text = line();
                if (text == null) {
                    return null;
                }
            } while (text.isBlank());
            if (text.length() > CsvRecords.LONGEST_RECORD) {
                return new TableRow(line, List.of(), columns, "", "row.tooLong", ',');
            }
            List<String> values = new ArrayList<>(columns.size());
            boolean isWhole = false;
            try (JsonParser parser = FACTORY.createParser(text)) {
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    object("", parser, values);
                    isWhole = parser.nextToken() == null;
                }
            } catch (JacksonException e) {
                isWhole = false; // told by the row's trouble
            }
            return new TableRow(line, values, columns, text, isWhole ? null : "row.notJson", ',');
        }

        /// The next line, or as much of it as shows that it is too long.
        private @Nullable String line() throws IOException {
            StringBuilder text = new StringBuilder();
            line++;
            int c = reader.read();
            if (c < 0) {
                return null;
            }
            for (; c >= 0 && c != '\n'; c = reader.read()) {
                if (text.length() <= CsvRecords.LONGEST_RECORD) {
                    text.append((char) c);
                }
            }
            return text.toString();
        }

        private void object(String prefix, JsonParser parser, List<String> values)
                throws IOException {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = prefix + parser.currentName();
                JsonToken token = parser.nextToken();
                if (token == JsonToken.START_OBJECT) {
                    object(name + ".", parser, values);
                } else if (token == JsonToken.START_ARRAY) {
                    parser.skipChildren();
                } else if (token != JsonToken.VALUE_NULL) {
                    put(name, parser.getText(), values);
                }
            }
        }

        private void put(String name, String value, List<String> values) {
            int at = columns.computeIfAbsent(name, unused -> columns.size());
            while (values.size() <= at) {
                values.add("");
            }
            values.set(at, value);
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
