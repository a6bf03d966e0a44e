package crossdock.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// The practice world for tests elsewhere: something happens only when it is told to, and never a fault of its own.
public final class StillWorld implements AutoCloseable {
    private final PracticeWorld practice;

    public StillWorld(long seed, double speed, InstantSource clock, Path folder) throws IOException {
        PracticeWorld.Settings settings = new PracticeWorld.Settings(0, seed, speed);
        practice = PracticeWorld.open(settings, clock, Files.createDirectories(folder), false);
        practice.world().runLocked(practice.world().faults::stop);
    }

    /// Everything that is due by the clock happens now.
    public void runDue() {
        practice.world().runDue();
    }

    public PracticeWorld practice() {
        return practice;
    }

    @Override
    public void close() {
        practice.close();
    }
}
