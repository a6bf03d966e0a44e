package crossdock.kernel;

import java.time.Instant;

/// Instants as the store keeps them: whole microseconds since 1970-01-01T00:00:00Z.
public final class EpochMicros {
    private EpochMicros() {}

    public static long of(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    public static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
    }
}
