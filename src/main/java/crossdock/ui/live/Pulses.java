package crossdock.ui.live;

import crossdock.ui.common.Background;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.animation.AnimationTimer;

/// Lets work through at most every fourth pulse: painting at every one was measured to cost a quarter of the frames.
final class Pulses implements Pace {
    /// A little under four pulses of 60 a second, so that a late pulse does not cost a fifth.
    private static final long GAP_NANOS = 62_000_000;

    private final Background background;
    private final Set<Runnable> waiting = new LinkedHashSet<>(); // guarded by itself
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            tick();
        }
    };
    private long last = System.nanoTime() - GAP_NANOS;

    Pulses(Background background) {
        this.background = background;
    }

    @Override
    public void soon(Runnable work) {
        boolean isFirst;
        synchronized (waiting) {
            isFirst = waiting.isEmpty();
            waiting.add(work);
        }
        if (isFirst) {
            background.fx(this::begin);
        }
    }

    private void begin() {
        if (System.nanoTime() - last >= GAP_NANOS) {
            tick();
        } else {
            timer.start();
        }
    }

    private void tick() {
        if (System.nanoTime() - last < GAP_NANOS) {
            return;
        }
        timer.stop();
        last = System.nanoTime();
        List<Runnable> due;
        synchronized (waiting) {
            due = List.copyOf(waiting);
            waiting.clear();
        }
        due.forEach(Runnable::run);
    }
}
