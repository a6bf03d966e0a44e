package crossdock.channel.file;

import crossdock.channel.Readings;
import crossdock.channel.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Any bytes as a table and each of its cells as figure, stamp and amount. Called by Jazzer and by `FuzzTargetsTest`.
public final class FuzzTarget {
    private FuzzTarget() {}

    /// Ends with any other exception than that of an unreadable row when there is a bug.
    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        char delimiter = DialectGuess.delimiter(text, false);
        for (List<String> row : DialectGuess.records(text, delimiter, false)) {
            row.forEach(FuzzTarget::read);
        }
    }

    private static void read(String cell) {
        List<Runnable> readings = List.of(
                () -> Readings.wholeUnits("a", cell), () -> Readings.stampOrNull("b", cell),
                () -> Readings.gmtStamp("c", cell), () -> Readings.money("d", cell, "USD"),
                () -> Readings.money("e", "1", cell), () -> Readings.country(cell));
        for (Runnable reading : readings) {
            try {
                reading.run();
            } catch (Unreadable told) {
                continue;
            }
        }
    }
}
