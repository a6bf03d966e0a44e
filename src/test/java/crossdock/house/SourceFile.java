package crossdock.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A text file of the project.
///
/// @param path from the project's folder, with `/`
record SourceFile(String path, String text) {
    static final Path PROJECT = Path.of("").toAbsolutePath();

    /// Every file below the folders with one of the endings, in order; folders that do not exist yet count as empty.
    static List<SourceFile> below(List<String> folders, String... endings) {
        return folders.stream().map(PROJECT::resolve).filter(Files::isDirectory).flatMap(folder -> {
            try (Stream<Path> walk = Files.walk(folder)) {
                return walk.filter(Files::isRegularFile)
                        .map(file -> PROJECT.relativize(file).toString().replace('\\', '/'))
                        .filter(path -> Stream.of(endings).anyMatch(path::endsWith))
                        .sorted()
                        .map(SourceFile::read)
                        .toList()
                        .stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).toList();
    }

    static SourceFile read(String path) {
        try {
            return new SourceFile(path, Files.readString(PROJECT.resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    static List<SourceFile> mainJava() {
        return below(List.of("src/main/java"), ".java");
    }

    static List<SourceFile> allJava() {
        return below(List.of("src/main/java", "src/test/java", "src/bench/java"), ".java");
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String folder() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    boolean isMain() {
        return path.startsWith("src/main/");
    }

    int lines() {
        return (int) text.lines().count();
    }

    /// The line on which that character stands, from 1.
    int lineAt(int position) {
        return (int) text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
    }
}
