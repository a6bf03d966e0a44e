package crossdock.fulfilment.live;

import crossdock.routing.engine.Demand;
import crossdock.routing.engine.Engine;
import crossdock.routing.engine.Moment;
import crossdock.routing.promise.Promise;
import crossdock.routing.promise.Promises;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/// Answers "can I have this there?" in time. The newest stock is asked for with a limit; if it does not come within it,
/// what is known by then answers, and says so.
public final class PromiseDesk {
    /// The answer is due within 2 s, all waiting included; the rest is for working it out.
    public static final Duration LIMIT = Duration.ofMillis(1_500);

    private static final int OPTIONS = 5;

    private final Supplier<Engine> engine;
    private final Function<Demand, Moment> fresh;
    private final Function<Demand, Moment> known;
    private final Executor executor;
    private final Duration limit;

    /// @param engine at hand, without waiting
    /// @param fresh brings everything up to the last commit; may be slow
    /// @param known without waiting
    /// @param executor of the slow part
    public PromiseDesk(
            Supplier<Engine> engine, Function<Demand, Moment> fresh, Function<Demand, Moment> known,
            Executor executor, Duration limit) {
        this.engine = engine;
        this.fresh = fresh;
        this.known = known;
        this.executor = executor;
        this.limit = limit;
    }

    /// @param isBehind whether the newest stock did not come in time, and what was known answered
    public record Answered(Promise promise, boolean isBehind) {}

    /// Any thread; writes nothing.
    public Answered promise(Demand demand) {
        var newest = CompletableFuture.supplyAsync(() -> fresh.apply(demand), executor);
        Moment moment;
        boolean isBehind = false;
        try {
            moment = newest.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            moment = known.apply(demand);
            isBehind = true;
        } catch (ExecutionException failure) {
            throw new IllegalStateException("stock could not be read", failure.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while promising", e);
        }
        return new Answered(new Promises(engine.get(), OPTIONS).promise(demand, moment), isBehind);
    }
}
