package crossdock.ui.live;

import crossdock.ui.common.Background;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.util.Subscription;

/// A background whose work waits until the test lets it through, and whose timers the test strikes.
public final class Later implements Background {
    final Deque<Runnable> waiting = new ArrayDeque<>();
    final Deque<Runnable> undrawn = new ArrayDeque<>();
    final List<Runnable> timers = new ArrayList<>();

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> answered, Consumer<? super Exception> failed) {
        waiting.add(() -> Background.inPlace().run(work, answered, failed));
    }

    @Override
    public void fx(Runnable onFxThread) {
        onFxThread.run();
    }

    @Override
    public void drawn(Runnable onFxThread) {
        undrawn.add(onFxThread);
    }

    @Override
    public Subscription every(Duration period, Runnable onFxThread) {
        timers.add(onFxThread);
        return () -> timers.remove(onFxThread);
    }

    /// Lets everything through, and what comes of it.
    void settle() {
        answer();
        while (!undrawn.isEmpty()) {
            undrawn.removeFirst().run();
            answer();
        }
    }

    /// Lets the work through, but nothing is drawn yet.
    public void answer() {
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }

    /// Every timer, once.
    public void strike() {
        List.copyOf(timers).forEach(Runnable::run);
        settle();
    }
}
