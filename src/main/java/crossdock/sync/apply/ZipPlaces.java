package crossdock.sync.apply;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Where a US ZIP code lies and which time zone a state or county keeps by default. Read from `data/reference` at first use (41,000 ZIPs, about 5 MB) and kept.
public final class ZipPlaces {
    private static final String FOLDER = "/crossdock/data/reference/";

    private @Nullable Map<Integer, Point> points; // guarded by this
    private @Nullable Map<String, ZoneId> zones;

    /// The first place of a ZIP code; degrees, WGS 84.
    public record Point(String state, String county, double latitude, double longitude) {}

    /// The place of a ZIP code of five digits, leading zeros optional, `12345-6789` too; empty for anything else.
    public Optional<Point> point(@Nullable String country, @Nullable String postalCode) {
        if (postalCode == null || country != null && !country.equals("US")) {
            return Optional.empty();
        }
        String digits = postalCode.strip().split("-", 2)[0];
        if (!digits.matches("\\d{3,5}")) {
            return Optional.empty();
        }
        return Optional.ofNullable(points().get(Integer.parseInt(digits)));
    }

    /// The default zone of a county, else of its state; empty outside the United States.
    public Optional<ZoneId> zone(@Nullable String country, @Nullable String state, @Nullable String county) {
        if (state == null || country != null && !country.equals("US")) {
            return Optional.empty();
        }
        String code = state.toUpperCase(Locale.ROOT);
        ZoneId ofCounty = county == null ? null : zones().get(code + "," + county);
        return Optional.ofNullable(ofCounty == null ? zones().get(code + ",") : ofCounty);
    }

    private synchronized Map<Integer, Point> points() {
        Map<Integer, Point> known = points;
        if (known == null) {
            known = new HashMap<>(64_000);
            for (List<String> row : rows("zip-points.csv.gz", 6)) {
                Point point = new Point(
                        row.get(2).intern(),
                        row.get(3).intern(),
                        Double.parseDouble(row.get(4)),
                        Double.parseDouble(row.get(5)));
                known.put(Integer.parseInt(row.get(0)), point);
            }
            points = known;
        }
        return known;
    }

    private synchronized Map<String, ZoneId> zones() {
        Map<String, ZoneId> known = zones;
        if (known == null) {
            known = new HashMap<>();
            for (List<String> row : rows("zones.csv", 3)) {
                known.put(row.get(0) + "," + row.get(1), ZoneId.of(row.get(2)));
            }
            zones = known;
        }
        return known;
    }

    private static List<List<String>> rows(String name, int columns) {
        try (InputStream raw = ZipPlaces.class.getResourceAsStream(FOLDER + name)) {
            if (raw == null) {
                throw new IllegalStateException("the reference file " + name + " is not on the class path");
            }
            InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
            List<List<String>> rows = new ArrayList<>();
            reader.readLine(); // the header
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> row = List.of(line.split(",", -1)); // our own file: no cell is quoted
                if (row.size() != columns) {
                    throw new IllegalStateException(name + " has a line of " + row.size() + " cells, not " + columns);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("the reference file " + name + " cannot be read", e);
        }
    }
}
