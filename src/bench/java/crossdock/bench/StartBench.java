package crossdock.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// From the command to the first drawn screen of the console, beside a window with one word that the same script
/// starts with the same flags; both without and with a class cache trained by `--train`. Needs `mvn package` first.
/// Arguments: rounds; `both`, `trained` or `plain`; a workspace with something in it, else an empty one.
public final class StartBench {
    private static final Pattern DRAWN = Pattern.compile("first_frame_micros\\W+(\\d+)");
    static final Path SCRIPT = Path.of("packaging", "crossdock").toAbsolutePath();

    private final Path scratch;
    private final int rounds;

    StartBench(Path scratch, int rounds) {
        this.scratch = scratch;
        this.rounds = rounds;
    }

    public static void main(String[] args) throws Exception {
        int rounds = (int) Figure.argument(args, 0, 5);
        String half = args.length > 1 ? args[1] : "";
        Path scratch = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "start");
        try {
            var bench = new StartBench(scratch, rounds);
            Path bare = bench.bareScript();
            String workspace = args.length > 2 ? args[2] : scratch.resolve("workspace").toString();
            bench.start(SCRIPT, "plain", "console", "--json", "--workspace", workspace); // makes the workspace
            if (!half.equals("trained")) {
                bench.measure(bare, "plain", workspace);
            }
            if (!half.equals("plain")) {
                bench.run(SCRIPT, "trained", "--train");
                bench.run(bare, "trained-bare", "--train", "window");
                bench.measure(bare, "trained", workspace);
            }
        } finally {
            BenchWorkspace.remove(scratch);
        }
    }

    private void measure(Path bare, String cache, String workspace) throws Exception {
        double[] ours = new double[rounds];
        double[] peers = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            peers[round] = start(bare, cache.equals("trained") ? "trained-bare" : cache, "window");
            ours[round] = start(SCRIPT, cache, "console", "--json", "--workspace", workspace);
        }
        new Figure(
                        "start", Figure.median(ours), "ms", "bare JavaFX window started by the same script",
                        Figure.median(peers), "ratio <= 1.6", rounds, 0)
                .print(Map.of(
                        "class_cache", cache,
                        "rounds_ms", Arrays.stream(ours).mapToLong(Math::round).boxed().toList(),
                        "peer_rounds_ms", Arrays.stream(peers).mapToLong(Math::round).boxed().toList()));
    }

    /// Milliseconds from now to what the program says of its first frame; both read the machine's clock.
    double start(Path script, String cache, String... args) throws Exception {
        long began = Instant.EPOCH.until(Instant.now(), ChronoUnit.MICROS);
        String said = run(script, cache, args);
        Matcher drawn = DRAWN.matcher(said);
        if (!drawn.find()) {
            throw new IllegalStateException(script + " told of no first frame: " + said);
        }
        return (Long.parseLong(drawn.group(1)) - began) / 1e3;
    }

    private String run(Path script, String cache, String... args) throws Exception {
        Path out = scratch.resolve("out.txt");
        var process = new ProcessBuilder(Stream.concat(Stream.of("bash", script.toString()), Arrays.stream(args))
                .toList());
        process.environment().put("JDK_JAVA_OPTIONS", "-Dcrossdock.firstFrame=true");
        process.environment().put("XDG_CACHE_HOME", scratch.resolve(cache).toString());
        Process running = process.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        if (!running.waitFor(5, TimeUnit.MINUTES)) {
            running.destroy();
        }
        if (running.waitFor() != 0) {
            throw new IllegalStateException(script + " " + List.of(args) + " failed: " + Files.readString(out));
        }
        return Files.readString(out);
    }

    /// The launcher's own script beside a jar that holds nothing but the bare window.
    private Path bareScript() throws IOException {
        Path home = scratch.resolve("bare");
        Path script = Files.createDirectories(home.resolve("packaging")).resolve("crossdock");
        Files.copy(SCRIPT, script);
        String name = BareWindow.class.getName().replace('.', '/') + ".class";
        var manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, BareWindow.class.getName());
        main.put(Attributes.Name.CLASS_PATH, jars());
        main.putValue("Enable-Native-Access", "ALL-UNNAMED");
        Path jar = Files.createDirectories(home.resolve("target")).resolve("crossdock-bare.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                var out = new JarOutputStream(file, manifest);
                var bytes = BareWindow.class.getClassLoader().getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException("the bare window was not compiled");
            }
            out.putNextEntry(new JarEntry(name));
            out.write(bytes.readAllBytes());
            out.closeEntry();
        }
        return script;
    }

    private static String jars() throws IOException {
        Path target = SCRIPT.resolveSibling("../target").normalize();
        try (Stream<Path> own = Files.list(target);
                Stream<Path> libraries = Files.list(target.resolve("lib"))) {
            return Stream.concat(own, libraries)
                    .filter(path -> path.toString().endsWith(".jar"))
                    .map(path -> path.toUri().toString())
                    .sorted()
                    .collect(Collectors.joining(" "));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
