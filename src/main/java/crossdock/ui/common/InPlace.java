package crossdock.ui.common;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.util.Subscription;

/// The background of tests: the caller's own thread.
final class InPlace implements Background {
    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> answered, Consumer<? super Exception> failed) {
        T answer;
        try {
            answer = work.call();
        } catch (Exception e) {
            failed.accept(e);
            return;
        }
        answered.accept(answer);
    }

    @Override
    public void fx(Runnable onFxThread) {
        onFxThread.run();
    }

    @Override
    public Subscription every(Duration period, Runnable onFxThread) {
        return Subscription.EMPTY;
    }
}
