package crossdock.ui.routing;

import crossdock.ui.common.Background;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.util.Subscription;

/// Work is done when the test says so.
public record Delayed(List<Runnable> later) implements Background {
    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> answered, Consumer<? super Exception> failed) {
        later.add(() -> Background.inPlace().run(work, answered, failed));
    }

    @Override
    public void fx(Runnable onFxThread) {
        later.add(onFxThread);
    }

    @Override
    public Subscription every(Duration period, Runnable onFxThread) {
        return Subscription.EMPTY;
    }
}
