package crossdock.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Sizes and plain text shape of files. Each rule answers with what it found: file, line, what, limit.
final class TextRules {
    private static final int WIDTH = 120;
    /// A `///` line holds whole sentences and is read rendered, so it may be longer.
    private static final int PROSE_WIDTH = 240;

    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");

    private TextRules() {}

    static List<String> size(SourceFile file) {
        int limit = limit(file);
        String found = file.path() + ": " + file.lines() + " lines, at most " + limit;
        return file.lines() > limit ? List.of(found) : List.of();
    }

    private static int limit(SourceFile file) {
        String name = file.name();
        if (name.endsWith("View.java") || name.endsWith("ViewModel.java") || name.endsWith(".css")) {
            return 300;
        }
        return name.endsWith(".fxml") ? 120 : 400;
    }

    /// Files a package, `package-info.java` not counted; the kernel stays smaller than others.
    static List<String> packages(List<SourceFile> files) {
        Map<String, Integer> counts = new TreeMap<>();
        files.stream()
                .filter(file -> !file.name().equals("package-info.java"))
                .forEach(file -> counts.merge(file.folder(), 1, Integer::sum));
        List<String> found = new ArrayList<>();
        counts.forEach((folder, count) -> {
            int limit = folder.equals("src/main/java/crossdock/kernel") ? 20 : 25;
            if (count > limit) {
                found.add(folder + ": " + count + " files, at most " + limit);
            }
        });
        return found;
    }

    /// Which packages there may be below which: two deep, business packages flat, no drawers.
    static List<String> depth(List<SourceFile> mainFiles) {
        var drawers = Pattern.compile("(model|service|impl|utils?|dto|common|helpers?|misc)");
        var nested = List.of(
                "routing", "fulfilment", "channel", "ui", "store", "sync", "sandbox", "platform", "app", "snapshot");
        return mainFiles.stream().map(SourceFile::folder).distinct().map(folder -> {
            String[] names = folder.replaceFirst("src/main/java/crossdock/?", "").split("/");
            boolean flat = names.length == 1 || nested.contains(names[0]);
            boolean uiCommon = names.length == 2 && names[0].equals("ui") && names[1].equals("common");
            boolean drawer = !uiCommon && List.of(names).stream().anyMatch(n -> drawers.matcher(n).matches());
            return !flat ? folder + ": " + names[0] + " is flat, it has no sub-packages"
                    : names.length > 3 ? folder + ": " + names.length + " deep, at most base and 2"
                    : drawer ? folder + ": a drawer for anything, name what is in it"
                    : "";
        }).filter(found -> !found.isEmpty()).toList();
    }

    static List<String> shape(SourceFile file) {
        List<String> found = new ArrayList<>();
        String text = file.text();
        if (!text.isEmpty() && !text.endsWith("\n")) {
            found.add(file.path() + ": ends without a line end");
        }
        if (text.indexOf('\r') >= 0) {
            found.add(file.path() + ": has carriage returns, lines end with a line feed alone");
        }
        List<String> lines = text.lines().toList();
        boolean measured = file.name().endsWith(".java") || file.name().endsWith(".css");
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String at = file.path() + ":" + (i + 1) + ": ";
            if (line.indexOf('\t') >= 0) {
                found.add(at + "a tab, indent with spaces");
            }
            if (line.endsWith(" ")) {
                found.add(at + "a space at the end of the line");
            }
            int width = line.stripLeading().startsWith("///") ? PROSE_WIDTH : WIDTH;
            if (measured && line.length() > width) {
                found.add(at + line.length() + " characters, at most " + width);
            }
        }
        return found;
    }

    /// Marks of unfinished work in any text; in Java the comments are searched by [Comments].
    static List<String> unfinished(SourceFile file) {
        List<String> found = new ArrayList<>();
        var matcher = UNFINISHED.matcher(file.text());
        while (matcher.find()) {
            found.add(file.path() + ":" + file.lineAt(matcher.start()) + ": " + matcher.group()
                    + " left behind, finish it or leave it out");
        }
        return found;
    }
}
