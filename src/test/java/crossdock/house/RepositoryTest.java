package crossdock.house;

import static crossdock.house.SourcesTest.assertTold;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What lies in the repository: nothing too big, nothing in the wrong place, nothing of one machine.
class RepositoryTest {
    private static final long BIGGEST = 4L << 20;
    private static final Pattern PLACES = Pattern.compile(
            "(pom\\.xml|README\\.md|LICENSE|\\.editorconfig|\\.gitignore|\\.gitattributes|(\\.ci|\\.mvn|packaging)/.+"
                    + "|(fxml|styles)/.+|data/((schema|reference|sandbox)/.+|NOTICE\\.md|remake\\.py)"
                    + "|src/(main|test)/(java|resources)/.+|src/bench/java/.+"
                    + "|src/docs/(decisions/\\d{4}-[a-z0-9-]+\\.md|(?!decisions/)[\\w/-]+\\.(md|png)))");
    private static final Pattern MACHINE = Pattern.compile(
            "(?<![\\w.~}])/(wor" + "k|far" + "m|roo" + "t)/|/tmp/re" + "search|/home/\\w+/|C:\\\\Users\\\\\\w"
                    + "|https?://(?!127\\.|0\\.0\\.0\\.0)\\d+\\.\\d+\\.\\d+\\.\\d+"
                    + "|https?://[\\w.-]+\\.(internal|lan|corp)\\b");
    private static final Pattern TEXT = Pattern.compile(
            ".*\\.(java|xml|fxml|css|properties|sql|md|sh|cmd|py|json|jsonl|yml|yaml|txt|csv|tsv|config)"
                    + "|[^.]*|\\.\\w+(/\\w+)?");

    private static List<String> tracked = List.of();

    @BeforeAll
    static void askGit() throws IOException, InterruptedException {
        assumeTrue(Files.exists(SourceFile.PROJECT.resolve(".git")), "not a git checkout");
        var git = new ProcessBuilder("git", "ls-files", "-z").directory(SourceFile.PROJECT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String paths = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, git.waitFor(), "git ls-files");
        tracked = Stream.of(paths.split("\0")).filter(path -> Files.isRegularFile(Path.of(path))).toList();
        assertTrue(tracked.contains("pom.xml"), "files tracked: " + tracked.size());
    }

    @Test
    void everyFileLiesWhereTheHouseHasAPlaceForIt() {
        assertEquals(List.of(), outOfPlace(tracked));
    }

    @Test
    void noFileIsTooBig() throws IOException {
        List<String> found = new ArrayList<>();
        for (String path : tracked) {
            found.addAll(tooBig(path, Files.size(Path.of(path))));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void nothingNamesOneMachine() {
        List<String> found = tracked.stream().filter(path -> TEXT.matcher(path).matches()).map(SourceFile::read)
                .flatMap(file -> machine(file).stream()).toList();
        assertEquals("", String.join("\n", found));
    }

    @Test
    void theReadmeIsShort() {
        assertEquals(List.of(), tracked.stream().filter("README.md"::equals).map(SourceFile::read)
                .flatMap(file -> readme(file).stream()).toList());
    }

    @Test
    void migrationsAreNumberedWithoutGaps() {
        assertEquals(List.of(), migrations(tracked.stream().filter(path -> path.startsWith("data/schema/")).toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "notes.txt", "docs/a.md", "data/orders.csv", "src/docs/decisions/one.md", "src/main/kotlin/A.kt",
        "node_modules/a/b"
    })
    void aFileOutOfPlaceIsTold(String path) {
        assertTold(path, outOfPlace(List.of("pom.xml", path)));
        assertEquals(List.of(), outOfPlace(List.of("pom.xml", ".ci/run", "data/NOTICE.md", "fxml/stock/Stock.fxml")));
    }

    @Test
    void aBigFileIsTold() {
        assertEquals(List.of(), tooBig("data/reference/a.gz", BIGGEST));
        assertTold("4194305 bytes, at most 4194304", tooBig("data/reference/a.gz", BIGGEST + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "cd /wor" + "k/main", "\"/roo" + "t/.m2\"", "/home/" + "me/a", "http://192.168.1." + "7:4873/npm",
        "https://npm.build" + ".internal/a", "=/far" + "m/x", "C:\\Use" + "rs\\me"
    })
    void aPathOfOneMachineIsTold(String line) {
        assertTold("pom.xml:2: ", machine(new SourceFile("pom.xml", "\n" + line + "\n")));
    }

    @Test
    void pathsOfAnyMachinePass() {
        String fine =
                "https://example.com/wor" + "k/a ../shared/x ${root}/roo" + "t/a http://127.0.0.1:8080/ /usr/lib/jvm/";
        assertEquals(List.of(), machine(new SourceFile("pom.xml", fine)));
    }

    @Test
    void aLongReadmeIsTold() {
        assertEquals(List.of(), readme(new SourceFile("README.md", "a\n".repeat(200))));
        assertTold("201 lines, at most 200", readme(new SourceFile("README.md", "a\n".repeat(201))));
    }

    @Test
    void aMisnumberedMigrationIsTold() {
        assertEquals(List.of(), migrations(List.of("data/schema/V001__first.sql", "data/schema/V002__more_of_it.sql")));
        assertTold("V003__c.sql", migrations(List.of("data/schema/V001__a.sql", "data/schema/V003__c.sql")));
        assertTold("V001__b.sql", migrations(List.of("data/schema/V001__a.sql", "data/schema/V001__b.sql")));
        assertTold("U001__a.sql", migrations(List.of("data/schema/U001__a.sql")));
        assertTold("V1__a.sql", migrations(List.of("data/schema/V1__a.sql")));
    }

    private static List<String> outOfPlace(List<String> paths) {
        return paths.stream().filter(path -> !PLACES.matcher(path).matches())
                .map(path -> path + ": the house has no place for it").toList();
    }

    private static List<String> tooBig(String path, long size) {
        return size > BIGGEST ? List.of(path + ": " + size + " bytes, at most " + BIGGEST) : List.of();
    }

    private static List<String> machine(SourceFile file) {
        return MACHINE.matcher(file.text()).results()
                .map(hit -> file.path() + ":" + file.lineAt(hit.start()) + ": a path of one machine: " + hit.group())
                .toList();
    }

    private static List<String> readme(SourceFile file) {
        return file.lines() > 200 ? List.of("README.md: " + file.lines() + " lines, at most 200") : List.of();
    }

    /// Named V001__what.sql upwards, one after the other: there is no way back and no way beside.
    private static List<String> migrations(List<String> paths) {
        List<String> found = new ArrayList<>();
        List<String> sorted = paths.stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            String expected = "data/schema/V%03d__[a-z0-9_]+\\.sql".formatted(i + 1);
            if (!sorted.get(i).matches(expected)) {
                found.add(sorted.get(i) + ": expected " + expected);
            }
        }
        return found;
    }
}
