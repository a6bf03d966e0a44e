package crossdock.sync;

import crossdock.channel.RateBudget;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The one rate budget of a connection, shared by all its loops: a token bucket that learns from what the channel answers. Never blocks; callers are told how long to wait.
///
/// A 429 halves the rate and closes the gate for as long as the channel asked, else for a second, doubling while it goes on. Each minute without one gives a tenth of the budget back.
public final class RateGate {
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration RECOVERY = Duration.ofMinutes(1);
    /// A channel that throttles below this is as good as off; a request a minute still notices when it comes back.
    private static final double SLOWEST = 1.0 / 60;

    private static final int SECONDS = 60;

    private final RateBudget budget;
    private double perSecond;
    private double tokens;
    private Instant refilledAt;
    private Instant closedUntil;
    private Instant recoveredAt;
    private Duration pause = SHORTEST_PAUSE;
    private int inside;
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
    public synchronized Duration tryEnter(Instant now) {
        if (now.isBefore(closedUntil)) {
            return Duration.between(now, closedUntil);
        }
        refill(now);
        if (inside >= Math.max(1, budget.concurrency())) {
            return Duration.ofMillis(20); // another loop's answer is due
        }
        if (tokens < 1) {
            return Duration.ofNanos((long) Math.ceil((1 - tokens) / perSecond * 1e9));
        }
        tokens -= 1;
        inside++;
        count(now.getEpochSecond());
        return Duration.ZERO;
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
        perSecond = Math.max(SLOWEST, perSecond / 2);
        Duration wait = retryAfter == null || retryAfter.compareTo(pause) < 0 ? pause : retryAfter;
        closedUntil = later(closedUntil, now.plus(wait));
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        tokens = Math.min(tokens, 1);
        recoveredAt = now;
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

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
