package crossdock.sync;

import crossdock.channel.ChannelException;
import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.sync.Appliers.Feed;
import crossdock.sync.pace.RateGate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Asks for the page after the one that is being written. Nothing rests on it: a page read ahead is used only when the stored state asks for exactly that page, and is written like any other; else it is thrown away and asked for again.
final class ReadAhead<T> {
    /// An older answer says too little about now: the machine slept, or the loop was held up.
    private static final Duration KEEPS = Duration.ofSeconds(30);

    private final Feed<T> feed;
    private final RateGate gate;
    private final InstantSource clock;
    private final @Nullable Executor executor;
    private @Nullable Ahead<T> ahead; // the driver's thread only

    /// An answered request.
    ///
    /// @param asked start of the request, our clock
    record Asked<T>(ChannelPage<T> page, Instant asked, Instant received) {}

    /// Which page: by where it starts, and how often the pull had been started over.
    record Wanted(Cursor cursor, int resets) {}

    private record Ahead<T>(Wanted page, Instant since, FutureTask<Asked<T>> answer) {}

    /// @param executor null: pages are asked for one after the other
    ReadAhead(Feed<T> feed, RateGate gate, InstantSource clock, @Nullable Executor executor) {
        this.feed = feed;
        this.gate = gate;
        this.clock = clock;
        this.executor = executor;
    }

    /// Whether this page was asked for already: then it needs no leave of the gate.
    boolean has(Wanted page) {
        Ahead<T> now = ahead;
        return now != null
                && now.page().equals(page)
                && Duration.between(now.since(), clock.instant()).compareTo(KEEPS) < 0;
    }

    /// The page asked for ahead, else from a request made now, for which the gate was entered. Throws [ChannelException].
    Asked<T> get(Wanted page) {
        Ahead<T> now = has(page) ? ahead : null;
        if (now == null) {
            drop();
            try {
                return ask(page.cursor());
            } finally {
                gate.leave();
            }
        }
        ahead = null;
        try {
            return now.answer().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known; // as if it had been asked for only now
            }
            throw new IllegalStateException("reading ahead failed", e.getCause());
        } catch (CancellationException | InterruptedException e) {
            now.answer().cancel(true);
            Thread.currentThread().interrupt();
            throw new ChannelException.Transient("the request was interrupted", 0, null, null);
        }
    }

    /// Asks for the page unless the budget is used up.
    void start(Wanted page) {
        if (executor == null || !gate.tryEnter(clock.instant()).isZero()) {
            return;
        }
        FutureTask<Asked<T>> answer = new FutureTask<>(() -> ask(page.cursor()));
        ahead = new Ahead<>(page, clock.instant(), answer);
        executor.execute(() -> {
            answer.run(); // at once over when it was dropped before it began
            gate.leave();
        });
    }

    /// Breaks the request off; its answer is not wanted any more.
    void drop() {
        if (ahead != null) {
            ahead.answer().cancel(true);
            ahead = null;
        }
    }

    private Asked<T> ask(Cursor cursor) {
        Instant asked = clock.instant();
        ChannelPage<T> page = feed.pull().apply(cursor);
        return new Asked<>(page, asked, clock.instant());
    }
}
