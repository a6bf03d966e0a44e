package crossdock.channel.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names of countries and of the states of the US, as tables write them.
final class Places {
    private static final String STATES = "/crossdock/data/reference/us-states.tsv";

    /// Names that Java's English list does not have.
    private static final Map<String, String> MORE =
            Map.of(
                    "usa",
                    "US",
                    "u.s.a.",
                    "US",
                    "united states of america",
                    "US",
                    "uk",
                    "GB",
                    "great britain",
                    "GB",
                    "england",
                    "GB",
                    "eire",
                    "IE",
                    "czech republic",
                    "CZ",
                    "hong kong",
                    "HK",
                    "holland",
                    "NL");

    private final Map<String, String> countries = new HashMap<>(MORE);
    private final Map<String, String> states = new HashMap<>();

    /// @param more names of one mapping, before those known anyway
    Places(Map<String, String> more) {
        for (String code : Locale.getISOCountries()) {
            countries.putIfAbsent(
                    Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT),
                    code);
            countries.put(code.toLowerCase(Locale.ROOT), code);
        }
        more.forEach((name, code) -> countries.put(name.strip().toLowerCase(Locale.ROOT), code));
        try (InputStream in = Places.class.getResourceAsStream(STATES)) {
            if (in == null) {
                throw new IllegalStateException(STATES + " is missing from the program");
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\t", 3);
                if (!line.startsWith("#") && parts.length == 3) {
                    states.put(parts[1].toLowerCase(Locale.ROOT), parts[0]);
                    states.put(parts[0].toLowerCase(Locale.ROOT), parts[0]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// ISO 3166 alpha-2; null for a name nobody can place (`Unspecified`).
    @Nullable String country(@Nullable String name) {
        return name == null ? null : countries.get(name.toLowerCase(Locale.ROOT));
    }

    /// The two letters of a US state, else the name as written.
    @Nullable String state(@Nullable String name, @Nullable String country) {
        return name == null || !"US".equals(country)
                ? name
                : states.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }

    boolean areUsStates(List<String> values) {
        return !values.isEmpty()
                && values.stream()
                        .allMatch(value -> states.containsKey(value.toLowerCase(Locale.ROOT)));
    }

    /// ZIP codes lose leading zeros in spreadsheets.
    static @Nullable String postalCode(@Nullable String code, @Nullable String country) {
        return code != null && "US".equals(country) && code.matches("\\d{3,4}")
                ? "0".repeat(5 - code.length()) + code
                : code;
    }
}
