package crossdock.order;

import crossdock.kernel.Outcome.Refused;
import java.util.List;

/// A business reason found while a change is worked out; turned into [Refused] before anything is written.
final class Refusal extends Exception {
    private final String code;
    private final List<String> args;

    Refusal(String code, String... args) {
        super(code, null, false, false); // a decision, not a fault: no stack is needed
        this.code = code;
        this.args = List.of(args);
    }

    <T> Refused<T> outcome() {
        return new Refused<>(code, args);
    }
}
