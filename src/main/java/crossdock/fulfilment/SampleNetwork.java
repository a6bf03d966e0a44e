package crossdock.fulfilment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Carriers, rates and holidays that come with this program, so that costs and dates can be told before anyone brings
/// their own. The rates are nobody's: each is labelled a sample.
final class SampleNetwork {
    private static final String FOLDER = "/crossdock/data/reference/";

    private SampleNetwork() {}

    static List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        List<RateTable.Row> rates =
                rows("sample-rates.csv").stream().map(RateTable::row).toList();
        RateTable.byService(rates)
                .values()
                .forEach(rows -> settings.add(new Setting.Carrier(RateTable.service(rows), true)));
        Map<String, Map<LocalDate, String>> holidays = new TreeMap<>();
        for (Map<String, String> row : rows("sample-holidays.csv")) {
            holidays.computeIfAbsent(RateTable.text(row, "region"), _ -> new TreeMap<>())
                    .put(LocalDate.parse(RateTable.text(row, "day")), RateTable.text(row, "name"));
        }
        holidays.forEach((region, days) -> settings.add(new Setting.Holidays(region, days)));
        return settings;
    }

    /// Our own files: no quotes, no commas within cells.
    private static List<Map<String, String>> rows(String name) {
        try (InputStream in = SampleNetwork.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("reference data is missing from the program: " + name);
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
            String[] header = lines.getFirst().split(",", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
