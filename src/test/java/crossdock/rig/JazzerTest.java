package crossdock.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Jazzer looks for bytes on which a parser breaks, guided by what it covers; in a process of its own.
///
/// Bytes that it finds belong into `src/test/resources/crossdock/fuzz`, where `FuzzTargetsTest` tries them for ever.
@Tag("nightly")
class JazzerTest {
    private static final long RUNS = Long.getLong("crossdock.fuzz.runs", 10_000_000);
    /// A parser; a busy machine does the 10 million in half of it.
    private static final int LONGEST_SECONDS = 3_600;
    private static final Pattern WANTED =
            Pattern.compile("jackson|slf4j|jspecify|jazzer-(?!junit)|classes/?$|/main$|/test$");
    /// An input, the first one with the loading of classes on a busy machine included: what takes longer hangs.
    private static final int HANGS_SECONDS = 60;
    private static final String COVERED =
            String.join(File.pathSeparator, "crossdock.channel.**", "crossdock.fulfilment.RateTable");
    private static final int LONGEST_ANSWER = 4_096;
    /// Bytes: all columns of a kind and some rows; what is longer only repeats them.
    private static final int LONGEST_TABLE = 1_024;
    private static final Pattern ADDED = Pattern.compile("(?s).*stat::new_units_added: +(\\d+).*");
    private static final Pattern DONE = Pattern.compile("(?s).*Done (\\d+) runs in (\\d+) second.*");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"square", "woocommerce", "vendure", "file"})
    void findsNothing(String parser) throws Exception {
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        int at = 0;
        for (byte[] seed : FuzzSeeds.of(parser)) {
            Files.write(corpus.resolve("seed" + ++at), seed);
        }
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx700m", "-cp", classPath(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=crossdock.channel." + parser + ".FuzzTarget",
                "--instrumentation_includes=" + COVERED, "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + File.separator,
                "-max_len=" + (parser.equals("file") ? LONGEST_TABLE : LONGEST_ANSWER), "-timeout=" + HANGS_SECONDS,
                "-print_final_stats=1",
                "-max_total_time=" + LONGEST_SECONDS, "-runs=" + RUNS, corpus.toString()));
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        Thread last = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(last);
        int code = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(last);
        String text = Files.readString(log);
        assertEquals(0, code, () -> text.substring(Math.max(0, text.length() - 4_000)) + found());
        Matcher done = DONE.matcher(text);
        assertTrue(done.matches(), text);
        Matcher added = ADDED.matcher(text);
        boolean isGuided = added.matches() && Integer.parseInt(added.group(1)) > 0;
        assertTrue(isGuided, () -> "it saw nothing of what it covers: " + text);
        System.out.println("fuzz: " + parser + " " + done.group(1) + " runs in " + done.group(2) + " s");
    }

    /// Without JUnit, in which Jazzer would look for its own kind of tests.
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> parts = Stream.of(all.split(Pattern.quote(File.pathSeparator)))
                .filter(part -> WANTED.matcher(part).find()).toList();
        assertTrue(parts.stream().anyMatch(part -> part.contains("jazzer")), "Jazzer comes with -Pnightly alone");
        return String.join(File.pathSeparator, parts);
    }

    private String found() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> "\n" + file.getFileName()).toList().toString();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
