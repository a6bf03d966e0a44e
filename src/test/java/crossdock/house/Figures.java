package crossdock.house;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How the main code measures against what the house aims at; the walls are tested elsewhere.
final class Figures {
    private Figures() {}

    /// Comment lines in a hundred lines that are not blank.
    static double commentShare(List<SourceFile> files) {
        long comments = files.stream().flatMap(file -> Comments.of(file).stream()).mapToLong(Comments::lines).sum();
        long lines = files.stream().flatMap(file -> file.text().lines()).filter(line -> !line.isBlank()).count();
        return lines == 0 ? 0 : 100.0 * comments / lines;
    }

    static String table(List<SourceFile> files) {
        Map<String, List<SourceFile>> packages =
                files.stream().collect(Collectors.groupingBy(SourceFile::folder, TreeMap::new, Collectors.toList()));
        var text = new StringBuilder("files  median  p90  max  comments%  package\n");
        text.append(row("all", files));
        packages.forEach((folder, inside) -> text.append(row(folder.replace("src/main/java/", ""), inside)));
        return text.toString();
    }

    private static String row(String name, List<SourceFile> files) {
        List<Integer> sizes = files.stream().map(SourceFile::lines).sorted().toList();
        return "%5d  %6d  %3d  %3d  %9.1f  %s%n".formatted(
                sizes.size(), sizes.get(sizes.size() / 2), sizes.get(sizes.size() * 9 / 10), sizes.getLast(),
                commentShare(files), name);
    }
}
