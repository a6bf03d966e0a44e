package crossdock.channel.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DialectProperties {
    record Written(List<List<String>> records, char delimiter, String text) {}

    @Provide
    Arbitrary<Written> tables() {
        Arbitrary<String> value = Arbitraries.strings().withChars("ab1 ,;|\t\"\n.").ofMaxLength(6);
        return Combinators.combine(
                        Arbitraries.of(',', ';', '\t', '|'),
                        Arbitraries.integers().between(2, 6),
                        Arbitraries.of("\n", "\r\n", "\r"))
                .flatAs(
                        (delimiter, width, end) ->
                                value.list()
                                        .ofSize(width)
                                        .list()
                                        .ofMinSize(3)
                                        .ofMaxSize(20)
                                        .map(
                                                rows -> {
                                                    List<List<String>> records = new ArrayList<>();
                                                    records.add(
                                                            java.util.stream.IntStream.range(
                                                                            0, width)
                                                                    .mapToObj(i -> "column " + i)
                                                                    .toList());
                                                    rows.forEach(records::add);
                                                    String text =
                                                            records.stream()
                                                                    .map(
                                                                            r ->
                                                                                    CsvRecords
                                                                                            .write(
                                                                                                    r,
                                                                                                    delimiter))
                                                                    .collect(
                                                                            Collectors.joining(
                                                                                    end, "", end));
                                                    return new Written(records, delimiter, text);
                                                }));
    }

    @Property(tries = 500)
    void findsTheDelimiterOfAnyTable(@ForAll("tables") Written table) {
        assertEquals(table.delimiter, DialectGuess.delimiter(table.text, false));
    }

    @Property(tries = 500)
    void readsBackWhatWasWritten(@ForAll("tables") Written table) {
        assertEquals(table.records, DialectGuess.records(table.text, table.delimiter, false));
    }

    @Property(tries = 500)
    void anyTextIsReadToItsEndWithoutFailing(@ForAll String text, @ForAll char delimiter)
            throws Exception {
        CsvRecords records = new CsvRecords(new StringReader(text), delimiter);
        List<String> values = new ArrayList<>();
        int rounds = 0;
        while (records.next(values) != CsvRecords.State.END) {
            assertEquals(true, ++rounds <= text.length(), "stands still");
        }
    }

    @Property(tries = 200)
    void tellsDecimalCommasFromPoints(
            @ForAll boolean isComma, @ForAll("amounts") List<Double> amounts) {
        List<List<String>> records = new ArrayList<>(List.of(List.of("amount")));
        amounts.forEach(
                amount ->
                        records.add(
                                List.of(
                                        String.format(
                                                isComma
                                                        ? java.util.Locale.GERMANY
                                                        : java.util.Locale.US,
                                                "%,.2f",
                                                amount))));
        assertEquals(isComma, DialectGuess.hasDecimalComma(records));
    }

    @Provide
    Arbitrary<List<Double>> amounts() {
        return Arbitraries.doubles()
                .between(-9_999_999, 9_999_999)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }
}
