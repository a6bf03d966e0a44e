package crossdock.store;

import crossdock.kernel.Actor;
import crossdock.kernel.DomainEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.spec.SecretKeySpec;

/// A real store in a folder of a test.
public final class TestStore {
    public static final Actor CLERK = new Actor(Actor.Kind.PERSON, "clerk");

    private TestStore() {}

    public static Database.Options options(Path folder) {
        byte[] key = "a key for tests, 32 bytes long..".getBytes(StandardCharsets.US_ASCII);
        return new Database.Options(
                folder,
                Path.of("target", "native").toAbsolutePath(),
                new SecretKeySpec(key, "HmacSHA256"),
                InstantSource.system());
    }

    public static Database open(Path folder) {
        return Database.open(options(folder));
    }

    /// An event about anything.
    public static DomainEvent event(String subject, String fact) {
        return new Noted(subject, new TreeMap<>(Map.of("fact", fact)));
    }

    private record Noted(String subject, SortedMap<String, String> facts) implements DomainEvent {}
}
