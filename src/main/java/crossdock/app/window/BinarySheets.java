package crossdock.app.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/// Run by the build: writes beside each style sheet the same rules as JavaFX reads them fastest. JavaFX takes `x.bss` in
/// place of `x.css` by itself, so a folder without them looks the same and starts later.
final class BinarySheets {
    private BinarySheets() {}

    /// @param args the folder of the sheets
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        List<Path> sheets;
        try (Stream<Path> files = Files.list(folder)) {
            sheets = files.filter(file -> file.toString().endsWith(".css")).toList();
        }
        if (sheets.isEmpty()) {
            throw new IOException("no style sheets in " + folder);
        }
        for (Path sheet : sheets) {
            String name = sheet.getFileName().toString();
            Path binary = sheet.resolveSibling(name.substring(0, name.length() - ".css".length()) + ".bss");
            Stylesheet.convertToBinary(sheet.toFile(), binary.toFile());
        }
    }
}
