package crossdock.rig.vendure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Vendure in a process of its own, installed by npm outside of what is built, seeded afresh at each start.
///
/// It ends with [#close], with this JVM, and when this JVM is killed: it then reads the end of its standard input.
final class VendureServer implements AutoCloseable {
    static final String VERSION = "3.7.3";
    static final String USER = "superadmin";
    static final String SECRET = "superadmin";

    private static final String PACKAGES =
            """
            {"private":true,"dependencies":{"@vendure/core":"3.7.3","@vendure/create":"3.7.3","sql.js":"1.14.1"}}
            """;
    /// Ignored by git; kept between runs because the installation takes half a minute.
    private static final Path HOME = Path.of(".rig", "vendure-" + VERSION).toAbsolutePath();
    private static final int INSTALL_SECONDS = 300;

    private final Process process;
    private final int port;
    private final Thread last;

    /// @param extraProducts generated ones beside Vendure's own samples, two variants each
    static VendureServer start(int extraProducts) throws IOException, InterruptedException {
        Path ready = HOME.resolve("installed");
        if (!Files.exists(ready)) {
            install();
            Files.writeString(ready, VERSION);
        }
        return new VendureServer(extraProducts);
    }

    private VendureServer(int extraProducts) throws IOException {
        port = freePort();
        Path script = HOME.resolve("server-" + port + ".js");
        try (InputStream source = VendureServer.class.getResourceAsStream("/crossdock/rig/vendure-server.js")) {
            Files.write(script, source == null ? new byte[0] : source.readAllBytes());
        }
        ProcessBuilder builder = new ProcessBuilder("node", "" + script, "" + port, "" + extraProducts)
                .directory(HOME.toFile())
                .redirectErrorStream(true);
        builder.environment().put("VENDURE_DISABLE_TELEMETRY", "true");
        process = builder.start();
        last = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(last);
        try {
            awaitReady();
        } catch (IOException e) {
            close();
            throw e;
        } finally {
            Files.delete(script);
        }
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(HOME);
        Files.writeString(HOME.resolve("package.json"), PACKAGES);
        int exit;
        try {
            // not inherited: npm would set the stream on which the build talks to this JVM to non-blocking
            Process install = new ProcessBuilder(List.of("npm", "install", "--no-audit", "--no-fund"))
                    .directory(HOME.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(HOME.resolve("npm.log").toFile())
                    .start();
            exit = install.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) ? install.exitValue() : -1;
            install.destroy();
        } catch (IOException e) {
            exit = -1;
        }
        Assumptions.assumeTrue(exit == 0, "skipped: npm could not install Vendure, see " + HOME.resolve("npm.log"));
    }

    private void awaitReady() throws IOException {
        StringBuilder log = new StringBuilder();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            log.append(line).append('\n');
            if (line.startsWith("READY")) {
                // the pipe must be emptied or the server stops when it is full
                Thread.ofVirtual().start(() -> out.lines().forEach(ignored -> {}));
                return;
            }
        }
        throw new IOException("Vendure did not start:\n" + log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        try {
            Runtime.getRuntime().removeShutdownHook(last);
        } catch (IllegalStateException e) {
            return; // this JVM is on its way down and runs the hook
        }
    }
}
