package crossdock.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/// Where a process stops that is about to be killed.
public final class Standstill {
    private Standstill() {}

    /// Tells in a file that the point is reached, and never returns.
    public static void at(Path told) {
        try {
            Files.writeString(told, "here");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (true) {
            LockSupport.park();
        }
    }
}
