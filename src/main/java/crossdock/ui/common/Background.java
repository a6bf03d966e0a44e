package crossdock.ui.common;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.util.Subscription;

/// Work away from the FX thread, and the only way back to it. View models get one by constructor.
public interface Background {
    /// Runs the work elsewhere, then hands its answer, or the exception it threw, to the FX thread.
    <T> void run(Callable<T> work, Consumer<? super T> answered, Consumer<? super Exception> failed);

    /// As above for work that has no failure a person could mend: its exception counts as a bug.
    default <T> void run(Callable<T> work, Consumer<? super T> answered) {
        run(
                work,
                answered,
                bug -> {
                    throw new IllegalStateException("work in the background failed", bug);
                });
    }

    /// Runs on the FX thread, later. For change notices and other calls that arrive on any thread.
    void fx(Runnable onFxThread);

    /// Runs on the FX thread once what stands now has been drawn: for work that must not hold up the first picture.
    default void drawn(Runnable onFxThread) {
        fx(onFxThread);
    }

    /// Whether nothing that was given to [#run] is still on its way.
    default boolean isIdle() {
        return true;
    }

    /// Repeats on the FX thread until the subscription ends, first after one period. FX thread only.
    Subscription every(Duration period, Runnable onFxThread);

    /// For the running console: one virtual thread per work.
    static Background onVirtualThreads() {
        return new VirtualThreads();
    }

    /// For tests without a toolkit: everything happens before the call returns, and nothing ever repeats.
    static Background inPlace() {
        return new InPlace();
    }
}
