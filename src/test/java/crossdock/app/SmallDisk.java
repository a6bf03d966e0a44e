package crossdock.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// A real file system of a few megabytes in memory, mounted for one test. Needs the right to mount.
final class SmallDisk implements AutoCloseable {
    final Path root;

    private SmallDisk(Path root) {
        this.root = root;
    }

    /// Aborts the test where nothing may be mounted.
    static SmallDisk mount(Path at, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(at);
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", at.toString());
        Assumptions.assumeTrue(mounted, "nothing may be mounted here");
        return new SmallDisk(at);
    }

    /// Such as `size=64m` or `ro`.
    void remount(String option) throws IOException, InterruptedException {
        if (!run("mount", "-o", "remount," + option, root.toString())) {
            throw new IllegalStateException("not remounted " + option);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return false; // no such command on this system
        }
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (!run("umount", root.toString()) && !run("umount", "-l", root.toString())) {
            throw new IllegalStateException("still mounted: " + root);
        }
    }
}
