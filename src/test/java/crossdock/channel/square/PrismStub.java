package crossdock.channel.square;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Prism serving a vendor's own description: answers with the vendor's examples and refuses
/// malformed requests with 422.
final class PrismStub implements AutoCloseable {
    private static final String PACKAGE = "@stoplight/prism-cli";
    private static final String VERSION = "5.16.0";

    /// Ignored by git; kept between runs because the installation takes 20 s.
    private static final Path HOME = Path.of(".rig", "prism").toAbsolutePath();

    private final Process process;
    private final int port;

    PrismStub(Path description) throws IOException, InterruptedException {
        Path command =
                HOME.resolve("node_modules").resolve(PACKAGE).resolve("dist").resolve("index.js");
        if (!Files.exists(command)) {
            install();
        }
        port = freePort();
        process =
                new ProcessBuilder(
                                "node",
                                command.toString(),
                                "mock",
                                "-h",
                                "127.0.0.1",
                                "-p",
                                "" + port,
                                "" + description)
                        .redirectErrorStream(true)
                        .start();
        awaitListening();
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(HOME);
        Files.writeString(HOME.resolve("package.json"), "{\"private\":true}");
        List<String> npm =
                List.of("npm", "install", "--no-audit", "--no-fund", PACKAGE + "@" + VERSION);
        int exit;
        try {
            // not inherited: npm would set the stream on which the build talks to this JVM to non-blocking
            Process install =
                    new ProcessBuilder(npm)
                            .directory(HOME.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(HOME.resolve("npm.log").toFile())
                            .start();
            exit = install.waitFor(240, TimeUnit.SECONDS) ? install.exitValue() : -1;
            install.destroy();
        } catch (IOException e) {
            exit = -1;
        }
        Assumptions.assumeTrue(
                exit == 0, "skipped: npm could not install " + PACKAGE + " " + VERSION
                        + ", see " + HOME.resolve("npm.log"));
    }

    private void awaitListening() throws IOException {
        StringBuilder log = new StringBuilder();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            log.append(line).append('\n');
            if (line.contains("is listening")) {
                // the pipe must be emptied or the stub stops when it is full
                Thread.ofVirtual().start(() -> out.lines().forEach(ignored -> {}));
                return;
            }
        }
        throw new IOException("Prism did not start:\n" + log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
