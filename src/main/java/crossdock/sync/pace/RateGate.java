package crossdock.sync.pace;

import crossdock.channel.RateBudget;
import crossdock.sync.outbox.Post;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The one rate budget of a connection, shared by all its loops: a token bucket that learns from what the channel answers. Never blocks; callers are told how long to wait.
///
/// Pushes go first: while one waits for a token, pulls leave it to them, but after four pushes in a row the next token is
/// a pull's, so that neither starves.
///
/// A 429 halves the rate and closes the gate for as long as the channel asked, else for a second, doubling while it goes on.
/// Ten quiet seconds later nine tenths of the rate that it met are back, so that one hiccup costs little and a real limit is
/// kept to; each minute without one gives a tenth of the budget more.
public final class RateGate {
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration RECOVERY = Duration.ofMinutes(1);
    private static final Duration RECALL = Duration.ofSeconds(10);
    private static final double RECALLED = 0.9;
    /// A channel that throttles below this is as good as off; a request a minute still notices when it comes back.
    private static final double SLOWEST = 1.0 / 60;

    private static final int SECONDS = 60;
    private static final int PUSHES_IN_A_ROW = 4;
    /// A pull or push that was told to wait and does not come back by then wants nothing any more.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RateBudget budget;
    private double perSecond;
    private double tokens;
    private Instant refilledAt;
    private Instant closedUntil;
    private Instant recoveredAt;
    private double met; // the rate that the last 429 met
    private Instant recallAt = Instant.MAX;
    private Duration pause = SHORTEST_PAUSE;
    private int inside;
    private int pushesInARow;
    private Instant pushWaits = Instant.MIN; // until when a waiting push is minded
    private Instant pullWaits = Instant.MIN;
    private final int[] sent = new int[SECONDS]; // a ring, one slot a second
    private final long[] sentIn = new long[SECONDS]; // the second each slot counts

    /// What is known of a budget at a moment.
    ///
    /// @param perSecond that it lets through now, after throttling
    /// @param fullPerSecond that the channel allows when all is well
    /// @param usedLastMinute requests sent
    /// @param closedUntil the channel asked us to wait; null when the gate is open
    public record Allowance(
            double perSecond, double fullPerSecond, int usedLastMinute, @Nullable Instant closedUntil) {
        /// Requests a minute at the present rate; one at least.
        public int perMinute() {
            return (int) Math.max(1, Math.round(perSecond * 60));
        }

        /// How much of it the last minute took: 0 to 1.
        public double share() {
            return closedUntil == null ? Math.min(1, (double) usedLastMinute / perMinute()) : 1;
        }

        public boolean isThrottled() {
            return closedUntil != null || perSecond < fullPerSecond;
        }
    }

    public RateGate(RateBudget budget, Instant now) {
        this.budget = budget;
        this.perSecond = budget.perSecond();
        this.tokens = Math.max(1, budget.burst());
        this.refilledAt = now;
        this.closedUntil = now;
        this.recoveredAt = now;
    }

    /// Asks to send one request. Zero: go, and call [#leave] afterwards; else how long to wait before asking again.
    public Duration tryEnter(Instant now) {
        return tryEnter(now, false);
    }

    /// The same for a push.
    Duration tryPush(Instant now) {
        return tryEnter(now, true);
    }

    private synchronized Duration tryEnter(Instant now, boolean isPush) {
        Duration wait = token(now, isPush);
        if (wait.isZero()) {
            pushesInARow = isPush ? pushesInARow + 1 : 0;
            pushWaits = isPush ? Instant.MIN : pushWaits;
            pullWaits = isPush ? pullWaits : Instant.MIN;
        } else if (isPush) {
            pushWaits = now.plus(wait).plus(PATIENCE);
        } else {
            pullWaits = now.plus(wait).plus(PATIENCE);
        }
        return wait;
    }

    private Duration token(Instant now, boolean isPush) {
        boolean isPullsTurn = pushesInARow >= PUSHES_IN_A_ROW && now.isBefore(pullWaits);
        boolean isPushsTurn = now.isBefore(pushWaits) && !isPullsTurn;
        if (now.isBefore(closedUntil)) {
            return Duration.between(now, closedUntil);
        }
        refill(now);
        if (inside >= Math.max(1, budget.concurrency())) {
            return Duration.ofMillis(20); // another loop's answer is due
        }
        double left = tokens - (isPush ? isPullsTurn ? 1 : 0 : isPushsTurn ? 1 : 0); // one is kept for who goes first
        if (left < 1) {
            return Duration.ofNanos((long) Math.ceil((1 - left) / perSecond * 1e9));
        }
        tokens -= 1;
        inside++;
        count(now.getEpochSecond());
        return Duration.ZERO;
    }

    /// One more request went out under the same entry.
    synchronized void spend(Instant now) {
        refill(now);
        tokens -= 1; // may go below zero: the next one waits for it
        count(now.getEpochSecond());
    }

    /// The request was answered, or given up.
    public synchronized void leave() {
        inside--;
    }

    /// The channel said that we ask too much.
    ///
    /// @param retryAfter how long it wants us to wait; null when it did not say
    public synchronized void throttled(Instant now, @Nullable Duration retryAfter) {
        refill(now);
        met = perSecond;
        perSecond = Math.max(SLOWEST, perSecond / 2);
        Duration wait = retryAfter == null || retryAfter.compareTo(pause) < 0 ? pause : retryAfter;
        closedUntil = later(closedUntil, now.plus(wait));
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        tokens = Math.min(tokens, 1);
        recoveredAt = now;
        recallAt = closedUntil.plus(RECALL);
    }

    /// Answered without complaint.
    public synchronized void accepted(Instant now) {
        pause = SHORTEST_PAUSE;
        refill(now);
    }

    /// Starts afresh: the machine slept, or a person wants it now.
    public synchronized void reopen(Instant now) {
        closedUntil = now;
        refilledAt = now;
        tokens = Math.max(1, budget.burst());
        pause = SHORTEST_PAUSE;
    }

    private void refill(Instant now) {
        if (!now.isBefore(recallAt)) {
            perSecond = Math.max(perSecond, met * RECALLED);
            recallAt = Instant.MAX;
        }
        long minutes = Math.max(0, Duration.between(recoveredAt, now).dividedBy(RECOVERY));
        if (minutes > 0) {
            perSecond = Math.min(budget.perSecond(), perSecond + minutes * budget.perSecond() / 10);
            recoveredAt = recoveredAt.plus(RECOVERY.multipliedBy(minutes));
        }
        double seconds = Math.max(0, Duration.between(refilledAt, now).toNanos() / 1e9);
        tokens = Math.min(Math.max(1, budget.burst()), tokens + seconds * perSecond);
        refilledAt = now;
    }

    private void count(long second) {
        int slot = Math.floorMod(second, SECONDS);
        if (sentIn[slot] != second) {
            sentIn[slot] = second;
            sent[slot] = 0;
        }
        sent[slot]++;
    }

    /// What is left, for people to see.
    public synchronized Allowance allowance(Instant now) {
        refill(now);
        int used = 0;
        for (int i = 0; i < SECONDS; i++) {
            used += sentIn[i] > now.getEpochSecond() - SECONDS ? sent[i] : 0;
        }
        return new Allowance(perSecond, budget.perSecond(), used, now.isBefore(closedUntil) ? closedUntil : null);
    }

    /// Requests a second it lets through now.
    public synchronized double perSecond() {
        return perSecond;
    }

    /// This gate as pushes see it.
    public Post.Gate forPushes(InstantSource clock) {
        return new Post.Gate() {
            @Override
            public Duration tryEnter(Instant now) {
                return tryPush(now);
            }

            @Override
            public Duration tryEnterInTurn(Instant now) {
                return RateGate.this.tryEnter(now);
            }

            @Override
            public void leave() {
                RateGate.this.leave();
            }

            @Override
            public void spend() {
                RateGate.this.spend(clock.instant());
            }

            @Override
            public void throttled(Instant now, @Nullable Duration retryAfter) {
                RateGate.this.throttled(now, retryAfter);
            }

            @Override
            public void accepted(Instant now) {
                RateGate.this.accepted(now);
            }
        };
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
