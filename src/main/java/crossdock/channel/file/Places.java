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
import java.util.regex.Pattern;
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

    private static final Pattern SHORT_ZIP = Pattern.compile("\\d{3,4}");
    private static final Map<String, String> KNOWN_COUNTRIES = knownCountries();
    private static final Map<String, String> KNOWN_STATES = knownStates();

    private final Map<String, String> own = new HashMap<>();

    /// @param more names of one mapping, before those known anyway
    Places(Map<String, String> more) {
        more.forEach((name, code) -> own.put(name.strip().toLowerCase(Locale.ROOT), code));
    }

    private static Map<String, String> knownCountries() {
        Map<String, String> countries = new HashMap<>(MORE);
        for (String code : Locale.getISOCountries()) {
            countries.putIfAbsent(
                    Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT),
                    code);
            countries.put(code.toLowerCase(Locale.ROOT), code);
        }
        return Map.copyOf(countries);
    }

    private static Map<String, String> knownStates() {
        Map<String, String> states = new HashMap<>();
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
        return Map.copyOf(states);
    }

    /// ISO 3166 alpha-2; null for a name nobody can place (`Unspecified`).
    @Nullable String country(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String word = name.toLowerCase(Locale.ROOT);
        return own.containsKey(word) ? own.get(word) : KNOWN_COUNTRIES.get(word);
    }

    /// The two letters of a US state, else the name as written.
    @Nullable String state(@Nullable String name, @Nullable String country) {
        return name == null || !"US".equals(country)
                ? name
                : KNOWN_STATES.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }

    static boolean areUsStates(List<String> values) {
        return !values.isEmpty()
                && values.stream()
                        .allMatch(value -> KNOWN_STATES.containsKey(value.toLowerCase(Locale.ROOT)));
    }

    /// ZIP codes lose leading zeros in spreadsheets.
    static @Nullable String postalCode(@Nullable String code, @Nullable String country) {
        return code != null && "US".equals(country) && SHORT_ZIP.matcher(code).matches()
                ? "0".repeat(5 - code.length()) + code
                : code;
    }
}
