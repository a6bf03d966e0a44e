package crossdock.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Time that stands until a test moves it, or goes on by itself from when a test says so.
final class TestClock implements InstantSource {
    private Instant now = Instant.parse("2026-11-23T14:00:00Z");

    private long began = -1; // by the machine's own counter; -1: it stands

    @Override
    public synchronized Instant instant() {
        return began < 0 ? now : now.plusNanos(System.nanoTime() - began);
    }

    synchronized void goOn() {
        began = System.nanoTime();
    }

    synchronized void advance(Duration by) {
        now = now.plus(by);
    }
}
