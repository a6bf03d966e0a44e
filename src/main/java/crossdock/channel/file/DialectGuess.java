package crossdock.channel.file;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Finds out how a table is written from its bytes and its first rows.
final class DialectGuess {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int SAMPLE = 1 << 17;
    private static final int RECORDS = 500;

    /// `1,5` and `1.234,50`, but not `1,234`, which may be a thousand.
    private static final Pattern COMMA =
            Pattern.compile("-?(\\d{1,3}(\\.\\d{3})+|\\d+),(\\d{1,2}|\\d{4,})");

    private static final Pattern POINT =
            Pattern.compile("-?(\\d{1,3}(,\\d{3})+|\\d+)\\.(\\d{1,2}|\\d{4,})");

    private DialectGuess() {}

    static Dialect of(TableSource source) throws IOException {
        boolean isPacked = Encodings.isPacked(source);
        Charset charset = Encodings.detect(source);
        String sample = sample(source, charset);
        if (sample.stripLeading().startsWith("{")) {
            return new Dialect(charset.name(), isPacked, true, ',', false);
        }
        char delimiter = delimiter(sample, sample.length() == SAMPLE);
        return new Dialect(
                charset.name(),
                isPacked,
                false,
                delimiter,
                hasDecimalComma(records(sample, delimiter, false)));
    }

    private static String sample(TableSource source, Charset charset) throws IOException {
        StringBuilder sample = new StringBuilder();
        char[] chars = new char[source.chunk()];
        try (Reader reader = Encodings.reader(source, charset)) {
            for (int n = 0;
                    n >= 0 && sample.length() < SAMPLE;
                    n = reader.read(chars, 0, Math.min(chars.length, SAMPLE - sample.length()))) {
                sample.append(chars, 0, n);
            }
        }
        return sample.toString();
    }

    static List<List<String>> records(String sample, char delimiter, boolean isCut) {
        List<List<String>> records = new ArrayList<>();
        try (CsvRecords reader = new CsvRecords(new StringReader(sample), delimiter)) {
            List<String> values = new ArrayList<>();
            while (records.size() < RECORDS && reader.next(values) == CsvRecords.State.WHOLE) {
                records.add(List.copyOf(values));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e); // a StringReader does not fail
        }
        if (isCut && records.size() > 1 && records.size() < RECORDS) {
            records.removeLast();
        }
        return records;
    }

    /// The delimiter that splits most records into as many fields as the header has; of equals the
    /// one with more fields.
    static char delimiter(String sample, boolean isCut) {
        char best = ',';
        double bestScore = 0;
        for (char delimiter : DELIMITERS) {
            List<List<String>> records = records(sample, delimiter, isCut);
            int header = records.isEmpty() ? 0 : records.getFirst().size();
            if (header < 2) {
                continue;
            }
            long fitting = records.stream().filter(record -> record.size() == header).count();
            double score = 1000.0 * fitting / records.size() + Math.min(header, 100);
            if (score > bestScore) {
                best = delimiter;
                bestScore = score;
            }
        }
        return best;
    }

    /// Whether more values look like `1,5` than like `1.5`.
    static boolean hasDecimalComma(List<List<String>> records) {
        Map<Boolean, Integer> seen = new TreeMap<>(Map.of(true, 0, false, 0));
        records.stream()
                .skip(1)
                .flatMap(List::stream)
                .map(String::strip)
                .forEach(
                        value -> {
                            if (COMMA.matcher(value).matches()) {
                                seen.merge(true, 1, Integer::sum);
                            } else if (POINT.matcher(value).matches()) {
                                seen.merge(false, 1, Integer::sum);
                            }
                        });
        return seen.getOrDefault(true, 0) > seen.getOrDefault(false, 0);
    }
}
