package crossdock.sync;

import crossdock.channel.Capabilities;
import crossdock.channel.ChannelException;
import crossdock.channel.ChannelPage;
import crossdock.channel.Cursor;
import crossdock.channel.DeltaClass;
import crossdock.channel.OrderStateRule;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.Resource;
import crossdock.sync.Appliers.Feed;
import crossdock.sync.PageWriter.Written;
import crossdock.sync.Pulls.PullState;
import crossdock.sync.Pulls.Reread;
import crossdock.sync.Steps.Step;
import crossdock.sync.apply.Arrival;
import crossdock.sync.pace.ClockOffset;
import crossdock.sync.pace.RateGate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one resource of one connection, a page a step. Holds no thread: who drives it calls [#step] and comes back when it says. One driver at a time.
final class PullLoop<T> {
    private static final Logger LOG = LoggerFactory.getLogger(PullLoop.class);
    private static final Duration AFTER_REFUSAL = Duration.ofMinutes(5);
    /// Orders may come in that late with old dates, and open ones change without their stamp moving.
    private static final Duration ORDERS_LOOK_BACK = Duration.ofHours(72);
    /// What was sent is looked at that long for its arrival; what still has open units for ever.
    private static final Duration WATCHED_FOR = Duration.ofDays(14);
    /// Between the starts of two sweeps that alone confirm counts, at least.
    private static final Duration CONFIRMING = Duration.ofSeconds(10);

    private final Line line;
    private final Feed<T> feed;
    private final DeltaClass delta;
    private final LoopTimes times;
    private final ReadAhead<T> pages;
    private @Nullable Instant lastStart;
    private int failures;
    private boolean hasDroppedToken;
    private Duration sweepTook = Duration.ZERO; // the last one that ended
    private int deltaPages; // of the last one
    private int pagesOwedToSweep; // one for each of them

    /// What the loops of one connection share.
    ///
    /// @param isActive whether the connection may be read at all; asked before each request
    record Line(
            Connections.ChannelConnection connection,
            Capabilities capabilities,
            SyncStore store,
            PageWriter writer,
            RateGate gate,
            ConnectionHealth health,
            ClockOffset offset,
            SyncTools tools) {}

    /// How often this resource is read and swept.
    record LoopTimes(Duration interval, Duration sweepInterval) {}

    /// What one step came to.
    ///
    /// @param due when to call again; [Instant#MAX] for never by itself
    /// @param written null when no page came in
    /// @param trouble null when there was none
    record Stepped(Instant due, @Nullable Written written, @Nullable ChannelException trouble) {}

    PullLoop(Line line, Feed<T> feed, LoopTimes times) {
        this.line = line;
        this.feed = feed;
        this.delta = line.capabilities().delta(feed.resource());
        this.times = times;
        this.pages = new ReadAhead<>(feed, line.gate(), line.tools().clock(), line.tools().ahead());
    }

    Resource resource() {
        return feed.resource();
    }

    /// True once everything was read to its end at least once.
    boolean isLoaded() {
        return state().confirmedAt() != null;
    }

    /// True when a traversal that began at or after this moment (our clock) is complete and none is under way.
    boolean isCaughtUp(Instant since) {
        PullState state = state();
        Instant confirmed = state.confirmedReceivedAt();
        return confirmed != null
                && !confirmed.isBefore(since)
                && state.sweep() == null
                && state.delta() == null
                && state.wanted() == null;
    }

    /// Where deltas confirm nothing the next sweep can be long away: who wants everything read now asks for it.
    void readWhole() {
        if (isConfirmedBySweeps()) {
            line.store().transactor().run(line.tools().actor(line.connection()), tx -> line.store().pulls()
                    .put(state().wanting(new Reread(null))));
        }
    }

    /// Forgets waits and failures: the machine slept, the network is back, or a person wants it now.
    void hurry() {
        failures = 0;
        lastStart = null;
    }

    /// Asks for at most one page and brings it in. Blocks on the network and the store.
    Stepped step() {
        Instant now = line.tools().clock().instant();
        PullState state = state();
        Optional<Turn> chosen = choose(state, now);
        if (chosen.isEmpty()) {
            return new Stepped(nextDue(state, now), null, null);
        }
        Turn turn = chosen.get();
        Cursor cursor = turn.isSweep() ? turn.cursor() : turn.cursor().watching(watched(now));
        ReadAhead.Wanted wanted = new ReadAhead.Wanted(cursor, state.resets());
        Duration wait = pages.has(wanted) ? Duration.ZERO : line.gate().tryEnter(now);
        if (!wait.isZero()) {
            return new Stepped(now.plus(wait), null, null);
        }
        if (turn.open() == null && !(turn.isSweep() && readsDeltas(state))) {
            lastStart = now;
        }
        try {
            Written written = bringIn(turn, wanted);
            if (turn.isSweep()) {
                pagesOwedToSweep = Math.max(0, pagesOwedToSweep - 1);
            } else {
                deltaPages = turn.open() == null ? 1 : deltaPages + 1;
                pagesOwedToSweep = deltaPages;
            }
            if (turn.isFullSweep() && written.isLast()) {
                sweepTook = Duration.between(turn.askedAt(), line.tools().clock().instant());
            }
            failures = 0;
            hasDroppedToken = false;
            line.health().answered(this, line.tools().clock().instant());
            return new Stepped(line.tools().clock().instant(), written, null);
        } catch (RuntimeException failure) {
            if (Thread.currentThread().isInterrupted()) { // by us: neither the channel's trouble nor an error
                LOG.info("reading {} of connection {} was broken off", resource(), connection());
                return new Stepped(Instant.MAX, null, null); // who drives it ends it; what was read is asked for again
            }
            return failure instanceof ChannelException trouble ? failed(turn, trouble) : broke(failure);
        }
    }

    private Stepped broke(RuntimeException failure) {
        failures++;
        lastStart = null;
        LOG.error("reading {} of connection {} failed", resource(), connection(), failure);
        line.health().broke(resource(), line.tools().clock().instant(), failure);
        return new Stepped(backoff(), null, null);
    }

    private Written bringIn(Turn turn, ReadAhead.Wanted wanted) {
        line.writer().steps().reached(Step.CHOSEN);
        ReadAhead.Asked<T> answer = pages.get(wanted);
        ChannelPage<T> page = answer.page();
        Instant asked = answer.asked();
        Instant received = answer.received();
        line.gate().accepted(received);
        Instant channelTime = page.channelTime();
        if (channelTime != null) {
            line.offset().heard(asked, channelTime, received);
        }
        Cursor cursor = wanted.cursor();
        if (page.next() != null && cursor.watched().isEmpty()) { // what is watched is known only after the write
            pages.start(new ReadAhead.Wanted(cursor.page(page.next()), wanted.resets()));
        }
        Turn begun = turn.begun(channelTime, Duration.between(asked, received));
        Arrival arrival = new Arrival(
                connection(),
                line.tools().actor(line.connection()),
                line.connection().kind(),
                line.capabilities(),
                asked,
                received,
                line.offset().estimate());
        return line.writer().write(feed, begun, page, arrival);
    }

    /// No step follows for now: what was asked for ahead is let go.
    void rest() {
        pages.drop();
    }

    /// Orders whose stamp may not move when they do; none for a channel that calls no state the last.
    private List<String> watched(Instant now) {
        Map<String, OrderStateRule> states = line.capabilities().orderStates();
        boolean needsIt = resource() == Resource.ORDERS
                && delta == DeltaClass.DELTA_PARTIAL
                && states.values().stream().anyMatch(OrderStateRule::over);
        if (!needsIt) {
            return List.of();
        }
        List<String> going = states.entrySet().stream()
                .filter(state -> !state.getValue().over() && !state.getValue().ignored())
                .map(Map.Entry::getKey)
                .toList();
        return line.store().pulls().ordersIn(connection(), going, now.minus(WATCHED_FOR));
    }

    private Stepped failed(Turn turn, ChannelException trouble) {
        Instant now = line.tools().clock().instant();
        lastStart = null; // else a near-time channel would wait a quarter of an hour for its second try
        line.health().refused(resource(), now, trouble);
        return switch (trouble) {
            case ChannelException.Transient passing when passing.isThrottled() -> {
                line.gate().throttled(now, passing.retryAfter());
                yield new Stepped(now, null, trouble); // the gate says how long
            }
            case ChannelException.Transient passing -> {
                failures++;
                Duration asked = passing.retryAfter();
                Instant due = backoff();
                Instant wished = asked == null ? due : now.plus(asked);
                yield new Stepped(wished.isAfter(due) ? wished : due, null, trouble);
            }
            case ChannelException.Unauthorized unauthorized -> new Stepped(Instant.MAX, null, unauthorized);
            case ChannelException.Rejected rejected -> {
                if (turn.open() != null && !hasDroppedToken) {
                    hasDroppedToken = true; // page tokens expire; the traversal begins again where the watermark stands
                    dropTraversal(turn);
                    yield new Stepped(now, null, rejected);
                }
                failures++;
                yield new Stepped(now.plus(AFTER_REFUSAL), null, rejected);
            }
        };
    }

    private void dropTraversal(Turn turn) {
        line.store().transactor().run(line.tools().actor(line.connection()), tx -> {
            PullState now = state();
            if (now.resets() == turn.state().resets()) {
                line.store().pulls().put(
                        turn.isSweep()
                                ? now.with(now.delta(), null, now.sweepNumber()).wanting(again(now, turn))
                                : now.with(null, now.sweep(), now.sweepNumber()));
            }
        });
    }

    /// A stretch that somebody asked for is not forgotten with its token.
    private static @Nullable Reread again(PullState now, Turn turn) {
        return turn.from() == null ? now.wanted() : Reread.wider(now.wanted(), new Reread(turn.from()));
    }

    private Instant backoff() {
        return line.tools().clock().instant().plus(line.tools().backoff().after(failures));
    }

    private boolean readsDeltas(PullState state) {
        return state.watermark() != null && (delta == DeltaClass.DELTA_TRUSTED || delta == DeltaClass.DELTA_PARTIAL);
    }

    /// Deltas go first, a sweep fills the time between them; where they take all of it, each of their pages lets one of
    /// the sweep's go before the next delta. A sweep that alone confirms counts goes before a delta of several pages: it
    /// shows all that the delta would.
    private Optional<Turn> choose(PullState state, Instant now) {
        if (!readsDeltas(state)) {
            Reread wanted = state.wanted();
            if (state.sweep() != null || wanted != null || !now.isBefore(dueAt(lastStart, times.interval()))) {
                return Optional.of(Turn.sweep(state, null, now)); // there is no delta yet, or none to trust: everything
            }
            return Optional.empty();
        }
        if (state.delta() != null) {
            return Optional.of(Turn.delta(state, now));
        }
        Optional<Turn> sweep = sweep(state, now);
        boolean isDeltaDue = !now.isBefore(dueAt(lastStart, times.interval()));
        boolean isSweepsTurn = sweep.isPresent() && (pagesOwedToSweep > 0 || isConfirmedBySweeps() && deltaPages > 1);
        return isDeltaDue && !isSweepsTurn ? Optional.of(Turn.delta(state, now)) : sweep;
    }

    private Optional<Turn> sweep(PullState state, Instant now) {
        if (state.sweep() != null) {
            return Optional.of(Turn.sweep(state, null, now));
        }
        Reread wanted = state.wanted();
        if (wanted != null) {
            return Optional.of(Turn.sweep(state, wanted.from(), now));
        }
        return now.isBefore(dueAt(state.sweptAt(), sweepInterval()))
                ? Optional.empty()
                : Optional.of(Turn.sweep(state, sweepFrom(state, now), now));
    }

    private Instant nextDue(PullState state, Instant now) {
        Instant next = dueAt(lastStart, times.interval());
        if (readsDeltas(state)) {
            Instant sweep = dueAt(state.sweptAt(), sweepInterval());
            next = sweep.isBefore(next) ? sweep : next;
        }
        return next.isBefore(now) ? now : next;
    }

    /// Where counts may change without their stamp moving, only a sweep says how old what we know is: one follows the
    /// other as soon as a third of the time is left to others, and never later than the pace says.
    private Duration sweepInterval() {
        if (!isConfirmedBySweeps()) {
            return times.sweepInterval();
        }
        Duration least = CONFIRMING.compareTo(times.interval()) > 0 ? CONFIRMING : times.interval();
        Duration share = sweepTook.plus(sweepTook.dividedBy(2));
        Duration wished = share.compareTo(least) > 0 ? share : least;
        return wished.compareTo(times.sweepInterval()) < 0 ? wished : times.sweepInterval();
    }

    private boolean isConfirmedBySweeps() {
        return delta == DeltaClass.DELTA_PARTIAL && resource() == Resource.STOCK;
    }

    private static Instant dueAt(@Nullable Instant last, Duration interval) {
        return last == null ? Instant.MIN : last.plus(interval);
    }

    /// A sweep of orders goes back to the oldest open one, three days at least; older ones do not change any more. The
    /// first after the first load reads them all once more: lists drift and leave pages out, and nobody would ever ask for
    /// the old orders again. Anything else is read whole.
    private @Nullable Instant sweepFrom(PullState state, Instant now) {
        if (resource() != Resource.ORDERS || state.sweepNumber() <= 1) {
            return null;
        }
        Instant back = now.minus(ORDERS_LOOK_BACK);
        Instant oldest = line.store().pulls().oldestOpenOrder(connection()).orElse(back);
        return oldest.isBefore(back) ? oldest : back;
    }

    /// Asks for another look at parked rows, see [SyncStore#lookAgain].
    int replay(String codePrefix) {
        return line.store().transactor().write(line.tools().actor(line.connection()),
                tx -> line.store().lookAgain(connection(), resource(), codePrefix));
    }

    private PullState state() {
        return line.store().pulls().find(connection(), resource());
    }

    private ConnectionId connection() {
        return line.connection().id();
    }
}
