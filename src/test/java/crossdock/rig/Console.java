package crossdock.rig;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The console's command line, each command in a process of its own that can be killed.
public final class Console {
    private static final int PATIENCE_SECONDS = 180;

    private final Path workspace;
    private final List<String> jvm = new ArrayList<>(List.of(
            "--enable-native-access=ALL-UNNAMED", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            "-Djava.awt.headless=true", "-Duser.language=en", "-Duser.timezone=UTC", "-Dfile.encoding=UTF-8"));

    public Console(Path workspace) {
        this.workspace = workspace;
    }

    /// The same console with a system property.
    public Console with(String property, String value) {
        Console other = new Console(workspace);
        other.jvm.clear();
        other.jvm.addAll(jvm);
        other.jvm.add("-D" + property + "=" + value);
        return other;
    }

    public Path workspace() {
        return workspace;
    }

    /// How a command ended.
    ///
    /// @param text what it wrote
    public record Ended(int code, String text) {
        /// Fails unless the command ended so.
        public Ended expect(int wanted) {
            if (code != wanted) {
                throw new AssertionError("ended with " + code + " and not with " + wanted + ": " + text);
            }
            return this;
        }
    }

    /// Runs a command to its end.
    public Ended run(String... args) {
        return typing("", args);
    }

    public Ended typing(String typed, String... args) {
        try {
            Running running = start(typed, args);
            return running.await(PATIENCE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// Starts a command and leaves it alone.
    public Running start(String... args) {
        return start("", args);
    }

    /// Starts another main class of the class path, with its arguments alone.
    public Running startMain(String main, String... args) {
        return launch(main, "", List.of(args));
    }

    private Running start(String typed, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--workspace", workspace.toString()));
        return launch("crossdock.app.Main", typed, all);
    }

    private Running launch(String main, String typed, List<String> args) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvm);
        line.add("-cp");
        line.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        line.add(main);
        line.addAll(args);
        try {
            Path text = Files.createTempFile(Files.createDirectories(workspace.getParent()), "console", ".txt");
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(text.toFile())
                    .start();
            Running running = new Running(process, text);
            try (OutputStream in = process.getOutputStream()) {
                in.write(typed.getBytes(StandardCharsets.UTF_8));
            }
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A command under way. Never outlives the test's own process.
    public static final class Running implements AutoCloseable {
        private final Process process;
        private final Path text;
        private final Thread last;

        Running(Process process, Path text) {
            this.process = process;
            this.text = text;
            this.last = new Thread(process::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(last);
        }

        public boolean isAlive() {
            return process.isAlive();
        }

        /// What it wrote so far.
        public String text() {
            try {
                return Files.readString(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public Ended await(int seconds) throws InterruptedException {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                close();
                throw new AssertionError("the console did not end within " + seconds + " s: " + text());
            }
            forget();
            return new Ended(process.exitValue(), text());
        }

        /// As `kill -9` does: nothing of it runs any more when this returns.
        public void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
            forget();
        }

        @Override
        public void close() {
            process.destroyForcibly();
            process.onExit().join();
            forget();
        }

        private void forget() {
            try {
                Runtime.getRuntime().removeShutdownHook(last);
            } catch (IllegalStateException e) {
                return; // this JVM is on its way down and runs the hook
            }
        }
    }
}
