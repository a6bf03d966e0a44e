package crossdock.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.css.Declaration;
import javafx.css.Rule;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sheets that JavaFX reads say what the sheets that people read say.
final class BinarySheetsTest {
    private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]+\\b|[ \\n]+");

    @TempDir
    private Path folder;

    @Test
    void everySheetKeepsEveryRule() throws IOException {
        List<Path> sheets;
        try (Stream<Path> files = Files.list(Path.of("styles"))) {
            sheets = files.filter(file -> file.toString().endsWith(".css")).toList();
        }
        assertFalse(sheets.isEmpty());
        for (Path sheet : sheets) {
            Files.copy(sheet, folder.resolve(sheet.getFileName()));
        }
        BinarySheets.main(new String[] {folder.toString()});
        for (Path sheet : sheets) {
            Path binary = folder.resolve(sheet.getFileName().toString().replace(".css", ".bss"));
            Stylesheet parsed = new CssParser().parse(sheet.toUri().toURL());
            Stylesheet read = Stylesheet.loadBinary(binary.toUri().toURL());
            assertEquals(rules(parsed), rules(read), sheet.toString());
        }
    }

    @Test
    void refusesAFolderWithoutSheets() {
        assertThrows(IOException.class, () -> BinarySheets.main(new String[] {folder.toString()}));
    }

    private static List<String> rules(Stylesheet sheet) {
        return sheet.getRules().stream().map(BinarySheetsTest::words).toList();
    }

    private static String words(Rule rule) {
        var words = new StringBuilder(rule.getSelectors().toString());
        for (Declaration said : rule.getDeclarations()) {
            words.append(' ').append(said.getProperty());
            if (!said.getProperty().equals("-fx-border-style")) { // prints its parts once read, its address before
                words.append(IDENTITY.matcher(said.getParsedValue().toString()).replaceAll(""));
            }
        }
        return words.toString();
    }
}
