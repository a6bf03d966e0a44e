package crossdock.app;

import crossdock.platform.WorkspacePaths;
import crossdock.sync.Steps;
import crossdock.sync.Steps.Step;
import crossdock.sync.outbox.Dispatcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Reads every channel once as `sync --once` does, but stands still for ever at one point, where it can be killed.
public final class StoppedSync {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private StoppedSync() {}

    /// Arguments: workspace, step, how often it is passed before, file that tells when the point is reached.
    public static void main(String[] args) throws InterruptedException {
        Step deadly = Step.valueOf(args[1]);
        AtomicInteger left = new AtomicInteger(Integer.parseInt(args[2]));
        Path told = Path.of(args[3]);
        Steps steps = step -> {
            if (step == deadly && left.getAndDecrement() == 0) {
                stand(told);
            }
        };
        var ears = new Workspace.Ears(steps, Dispatcher.Steps.NONE);
        try (Workspace workspace = Workspace.open(new WorkspacePaths(Path.of(args[0])), () -> false, ears)) {
            workspace.sync.syncOnce(PATIENCE);
        }
        System.exit(0);
    }

    private static void stand(Path told) {
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
