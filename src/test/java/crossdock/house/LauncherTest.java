package crossdock.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launcher with Java installations that only say how they were called.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a bash script; crossdock.cmd is its twin there")
class LauncherTest {
    @TempDir
    private Path folder = Path.of("");

    private Path launcher = Path.of("");

    private record Answer(int exit, String out, String err) {}

    @BeforeEach
    void install() throws IOException {
        launcher = folder.resolve("with space/bin/crossdock");
        Files.createDirectories(launcher.getParent());
        Files.createDirectories(folder.resolve("jvms"));
        Files.copy(SourceFile.PROJECT.resolve("packaging/crossdock"), launcher);
        jdk("path", "17.0.1", 17);
    }

    @Test
    void passesArgumentsAndExitCodeThrough() throws Exception {
        jar("lib");
        jdk("jvms/25", "25.0.1", 3);

        Answer answer = run(Map.of(), "sync", "--once", "--workspace", "a b");

        assertEquals(3, answer.exit(), answer.err());
        assertTrue(answer.out().endsWith("|sync|--once|--workspace|a b|\n"), answer.out());
        assertTrue(answer.out().contains("|--enable-native-access=ALL-UNNAMED|"), answer.out());
    }

    @Test
    void passesOverJavaThatIsTooOld() throws Exception {
        jar("target");
        jdk("jvms/17", "17.0.15", 17);
        jdk("jvms/26", "26", 26);
        jdk("own", "1.8.0_442", 8);

        assertEquals(26, run(Map.of("JAVA_HOME", folder.resolve("own").toString())).exit());
    }

    @Test
    void prefersTheJavaThatIsNamed() throws Exception {
        jar("lib");
        jdk("jvms/25", "25", 25);
        jdk("own", "27-ea", 27);

        assertEquals(27, run(Map.of("CROSSDOCK_JAVA_HOME", folder.resolve("own").toString())).exit());
    }

    @Test
    void saysInOneLineWhatIsMissing() throws Exception {
        Answer noJar = run(Map.of());
        jar("lib");
        jdk("jvms/17", "17", 0);
        Answer noJava = run(Map.of());

        assertEquals(4, noJar.exit());
        assertTrue(noJar.err().contains("build it with: mvn package"), noJar.err());
        assertEquals(4, noJava.exit());
        assertEquals(1, noJava.err().lines().count(), noJava.err());
        assertTrue(noJava.err().contains("Java 25"), noJava.err());
    }

    @Test
    void usesATrainedCacheUntilTheProgramChanges() throws Exception {
        Path jar = jar("lib");
        jdk("jvms/25", "25", 0);
        assertEquals(0, run(Map.of(), "--train", "check").exit());

        assertTrue(run(Map.of(), "check").out().contains("-XX:AOTCache="));
        Files.writeString(jar, "another build");
        assertFalse(run(Map.of(), "check").out().contains("-XX:AOTCache="));
    }

    private Path jar(String where) throws IOException {
        Path jar = folder.resolve("with space").resolve(where).resolve("crossdock-0.1.0.jar");
        Files.createDirectories(jar.getParent());
        return Files.writeString(jar, "a build");
    }

    /// A `java` that prints its arguments between bars, writes the cache it is asked for and ends with that code.
    private void jdk(String where, String version, int exit) throws IOException {
        Path java = folder.resolve(where).resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(folder.resolve(where).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(java, """
                #!/bin/sh
                for a in "$@"; do
                  case "$a" in -XX:AOTCacheOutput=*) echo cache > "${a#*=}";; esac
                  printf '|%%s' "$a"
                done
                echo '|'
                exit %d
                """.formatted(exit));
        assertTrue(java.toFile().setExecutable(true), "executable: " + java);
    }

    private Answer run(Map<String, String> variables, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", launcher.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "CROSSDOCK_JAVA_HOME", "XDG_CACHE_HOME"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("CROSSDOCK_JVMS", folder.resolve("jvms").toString());
        builder.environment().put("PATH", folder.resolve("path/bin") + ":/usr/bin:/bin");
        builder.environment().putAll(variables);
        Path err = folder.resolve("err.txt");
        var process = builder.redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), out, Files.readString(err));
    }
}
