package crossdock.house;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.NewClassTree;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Compares the texts of the bundles with their uses in Java and FXML. A use in Java is a whole key between quotes, the
/// start of one that ends in a dot (`"orders.state." + state`), or the code of a refusal or an error.
final class BundleKeys {
    private static final Pattern SHAPE = Pattern.compile("[a-z][A-Za-z0-9]*(\\.[A-Za-z0-9][\\w-]*){2,}");
    private static final Pattern CODE_SHAPE = Pattern.compile("(refusal|error)(\\.[A-Za-z0-9][\\w-]*)+");
    private static final Pattern FILE_NAME = Pattern.compile(
            ".*\\.(css|fxml|png|ttf|json|jsonl|csv|gz|sql|properties)");

    /// Key to the file it stands in, of the bundles without a language in their name.
    private final Map<String, SourceFile> keys = new TreeMap<>();
    private final Set<String> areas = new TreeSet<>(Set.of("refusal", "error"));
    private final Set<String> missing = new HashSet<>();
    private final List<String> found = new ArrayList<>();

    private BundleKeys(List<SourceFile> bundles) {
        for (SourceFile bundle : bundles) {
            if (!bundle.name().contains("_")) {
                areas.add(bundle.name().replaceFirst("\\..*", ""));
                read(bundle).keySet().forEach(key -> place(key, bundle));
            }
        }
        bundles.stream().filter(bundle -> bundle.name().contains("_")).forEach(this::compareLanguages);
        keys.keySet().forEach(key -> areas.add(key.replaceFirst("\\..*", "")));
    }

    /// @param tests may use a text, and so keep it, but name others that are not there
    static List<String> findings(
            List<SourceFile> bundles, List<SourceFile> java, List<SourceFile> layouts, List<SourceFile> tests) {
        var all = new BundleKeys(bundles);
        Set<String> used = new HashSet<>();
        JavaShape.literals(tests).forEach(literal -> used.add(literal.text()));
        all.compare(used, java, layouts);
        return all.found;
    }

    private void place(String key, SourceFile bundle) {
        SourceFile other = keys.put(key, bundle);
        if (other != null) {
            found.add(bundle.path() + ": " + key + " stands also in " + other.path());
        }
        if (!SHAPE.matcher(key).matches() && !CODE_SHAPE.matcher(key).matches()) {
            found.add(bundle.path() + ": " + key + " is no screen.element.role, refusal.<code> or error.<code>");
        }
    }

    private Map<String, String> read(SourceFile bundle) {
        Map<String, String> texts = new TreeMap<>();
        var properties = new Properties() {
            @Override
            public synchronized Object put(Object key, Object text) {
                if (texts.put((String) key, (String) text) != null) {
                    found.add(bundle.path() + ": " + key + " stands twice");
                }
                return text;
            }
        };
        try {
            properties.load(new StringReader(bundle.text()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        texts.forEach((key, text) -> {
            if (text.isBlank()) {
                found.add(bundle.path() + ": " + key + " has no text");
            }
            if (text.matches("(?s).*\\{\\d.*") && text.replace("''", "").contains("'")) {
                found.add(bundle.path() + ": " + key + " has arguments, so its apostrophes are doubled: " + text);
            }
        });
        return texts;
    }

    private void compareLanguages(SourceFile bundle) {
        String base = bundle.folder() + "/" + bundle.name().replaceFirst("_.*", ".properties");
        Set<String> here = read(bundle).keySet();
        keys.forEach((key, file) -> {
            if (file.path().equals(base) && !here.contains(key)) {
                found.add(bundle.path() + ": missing, paste and translate: " + key + "=");
            }
        });
        here.stream().filter(key -> !keys.containsKey(key))
                .forEach(key -> found.add(bundle.path() + ": obsolete: " + key));
    }

    private void compare(Set<String> used, List<SourceFile> java, List<SourceFile> layouts) {
        Set<String> starts = new HashSet<>();
        for (SourceFile layout : layouts) {
            Fxml.keys(layout).forEach(key -> use(used, key, layout.path()));
        }
        for (JavaShape.Literal literal : JavaShape.literals(java)) {
            String text = literal.text();
            String where = literal.file().path() + ":" + literal.line();
            boolean wholeKey = SHAPE.matcher(text).matches() && areas.contains(text.replaceFirst("\\..*", ""))
                    && !FILE_NAME.matcher(text).matches();
            if (literal.around() instanceof BinaryTree && text.endsWith(".")) {
                start(starts, text, where);
            } else if (isRefusalCode(literal)) {
                use(used, "refusal." + text, where);
            } else if (wholeKey) {
                use(used, text, where);
            } else {
                used.add("refusal." + text);
                used.add("error." + text);
                used.add(text);
            }
        }
        keys.forEach((key, file) -> {
            if (!used.contains(key) && starts.stream().noneMatch(key::startsWith)) {
                found.add(file.path() + ": obsolete, nobody uses " + key);
            }
        });
    }

    private void use(Set<String> used, String key, String where) {
        used.add(key);
        if (!keys.containsKey(key) && missing.add(key)) {
            String file = key.replaceFirst("\\..*", "") + ".properties";
            found.add(where + ": missing, paste into src/main/resources/i18n/" + file + ": " + key + "=");
        }
    }

    /// `"refusal." + code` and the like say nothing about which codes there are, so they use none.
    private void start(Set<String> starts, String start, String where) {
        if (start.matches("refusal\\.|error\\.") || !areas.contains(start.replaceFirst("\\..*", ""))) {
            return;
        }
        starts.add(start);
        if (keys.keySet().stream().noneMatch(key -> key.startsWith(start))) {
            found.add(where + ": missing, no key starts with " + start);
        }
    }

    private static boolean isRefusalCode(JavaShape.Literal literal) {
        return literal.around() instanceof NewClassTree made
                && made.getIdentifier().toString().matches("(\\w+\\.)?Refus(ed|al)\\b.*")
                && !made.getArguments().isEmpty()
                && made.getArguments().getFirst().toString().equals("\"" + literal.text() + "\"");
    }
}
