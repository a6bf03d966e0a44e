package crossdock.rig;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Jazzer does at night, in small and always alike: each seed, each input that was ever found, and near misses.
class FuzzTargetsTest {
    private static final int NEAR_MISSES = 4_000;

    private static final Map<String, Consumer<byte[]>> TARGETS = Map.of(
            "square", crossdock.channel.square.FuzzTarget::fuzzerTestOneInput,
            "woocommerce", crossdock.channel.woocommerce.FuzzTarget::fuzzerTestOneInput,
            "vendure", crossdock.channel.vendure.FuzzTarget::fuzzerTestOneInput,
            "file", crossdock.channel.file.FuzzTarget::fuzzerTestOneInput);

    @ParameterizedTest
    @ValueSource(strings = {"square", "woocommerce", "vendure", "file"})
    void noInputBreaksAParser(String parser) throws Exception {
        Consumer<byte[]> target = TARGETS.getOrDefault(parser, bytes -> {
            throw new AssertionError("no target for " + parser);
        });
        Mutator mutator = new Mutator(new Random(17));
        List<byte[]> seeds = FuzzSeeds.of(parser);
        for (byte[] seed : seeds) {
            attempt(target, seed);
        }
        for (int i = 0; i < NEAR_MISSES; i++) {
            attempt(target, mutator.mutate(seeds.get(i % seeds.size())));
        }
    }

    private static void attempt(Consumer<byte[]> target, byte[] bytes) {
        try {
            target.accept(bytes);
        } catch (RuntimeException | AssertionError | StackOverflowError crash) {
            throw new AssertionError("bytes " + Base64.getEncoder().encodeToString(bytes), crash);
        }
    }
}
