package crossdock.sync.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.channel.RateBudget;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateGateTest {
    private static final Instant T = Instant.parse("2026-11-23T14:00:00Z");

    private static int admitted(RateGate gate, Instant from, Duration time) {
        int count = 0;
        for (Instant now = from; now.isBefore(from.plus(time)); now = now.plusMillis(10)) {
            while (gate.tryEnter(now).isZero()) {
                count++;
                gate.leave();
            }
        }
        return count;
    }

    @Test
    void letsTheBurstGoAtOnceAndThenTheRate() {
        RateGate gate = new RateGate(new RateBudget(5, 8, 4), T);
        assertEquals(8, admitted(gate, T, Duration.ofMillis(10)));
        assertEquals(50, admitted(gate, T.plusMillis(10), Duration.ofSeconds(10)), 1);
    }

    @Test
    void holdsTheNumberOfOpenRequests() {
        RateGate gate = new RateGate(new RateBudget(100, 100, 2), T);
        assertTrue(gate.tryEnter(T).isZero());
        assertTrue(gate.tryEnter(T).isZero());
        assertTrue(gate.tryEnter(T).isPositive());
        gate.leave();
        assertTrue(gate.tryEnter(T).isZero());
    }

    @Test
    void halvesTheRateOnEach429AndGivesItBackByTheMinute() {
        RateGate gate = new RateGate(new RateBudget(8, 1, 4), T);
        gate.throttled(T, null);
        gate.throttled(T.plusSeconds(5), null);
        assertEquals(2.0, gate.perSecond());
        assertTrue(gate.tryEnter(T.plusSeconds(6)).isPositive()); // the second pause is two seconds
        assertTrue(gate.tryEnter(T.plusSeconds(7)).isZero());
        gate.leave();
        assertEquals(16, admitted(gate, T.plusSeconds(8), Duration.ofSeconds(8)), 2);
        gate.tryEnter(T.plusSeconds(17));
        assertEquals(0.9 * 4, gate.perSecond(), 1e-9, "ten seconds after the pause: nearly what the last 429 met");
        gate.tryEnter(T.plusSeconds(5).plus(Duration.ofMinutes(3)));
        assertEquals(0.9 * 4 + 3 * 0.8, gate.perSecond(), 1e-9);
        gate.tryEnter(T.plus(Duration.ofHours(1)));
        assertEquals(8.0, gate.perSecond());
    }

    @Test
    void aStormOf429sIsAnsweredLowerEachTime() {
        RateGate gate = new RateGate(new RateBudget(8, 1, 4), T);
        for (int i = 0; i < 4; i++) {
            gate.throttled(T.plusSeconds(i), null);
        }
        assertEquals(0.5, gate.perSecond());
        gate.tryEnter(T.plusSeconds(60)); // four pauses later
        assertEquals(0.9, gate.perSecond(), 1e-9, "not what the first of them met");
    }

    @Test
    void waitsAsLongAsTheChannelSaid() {
        RateGate gate = new RateGate(new RateBudget(8, 1, 4), T);
        gate.throttled(T, Duration.ofSeconds(42));
        assertEquals(Duration.ofSeconds(42), gate.tryEnter(T));
        assertTrue(gate.tryEnter(T.plusSeconds(42)).isZero());
    }

    @Test
    void opensAtOnceAfterASleepOfTheMachine() {
        RateGate gate = new RateGate(new RateBudget(8, 3, 4), T);
        gate.throttled(T, Duration.ofMinutes(5));
        gate.reopen(T.plusSeconds(1));
        assertTrue(gate.tryEnter(T.plusSeconds(1)).isZero());
    }

    @Test
    void tellsWhatTheLastMinuteTookAndWhatIsLeft() {
        RateGate gate = new RateGate(new RateBudget(2, 4, 4), T);
        for (int i = 0; i < 3; i++) {
            assertEquals(Duration.ZERO, gate.tryEnter(T.plusSeconds(i)));
            gate.leave();
        }
        RateGate.Allowance soon = gate.allowance(T.plusSeconds(3));
        assertEquals(3, soon.usedLastMinute());
        assertEquals(120, soon.perMinute());
        assertEquals(3 / 120.0, soon.share());
        assertFalse(soon.isThrottled());
        assertEquals(1, gate.allowance(T.plusSeconds(61)).usedLastMinute(), "two of them are over a minute ago");
        assertEquals(0, gate.allowance(T.plusSeconds(62)).usedLastMinute());
        gate.throttled(T.plusSeconds(70), Duration.ofSeconds(30));
        RateGate.Allowance closed = gate.allowance(T.plusSeconds(71));
        assertEquals(T.plusSeconds(100), closed.closedUntil());
        assertEquals(60, closed.perMinute(), "halved");
        assertEquals(1, closed.share(), "nothing is let through");
        assertTrue(closed.isThrottled());
        assertEquals(0, gate.allowance(T.plusSeconds(101)).share());
    }
}
