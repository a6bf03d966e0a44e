package crossdock.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Time that stands until a test moves it.
final class TestClock implements InstantSource {
    private Instant now = Instant.parse("2026-11-23T14:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized void advance(Duration by) {
        now = now.plus(by);
    }
}
