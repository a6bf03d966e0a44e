package crossdock.kernel;

import java.util.List;

/// What a command came to: done, or refused for a business reason that the user is told.
public sealed interface Outcome<T> {
    /// The command took effect and this is the result.
    record Done<T>(T value) implements Outcome<T> {}

    /// Nothing was changed. The text comes from the bundle key `refusal.<code>` with `args` filled in; args hold no
    /// personal data.
    record Refused<T>(String code, List<String> args) implements Outcome<T> {
        public Refused(String code, String... args) {
            this(code, List.of(args));
        }
    }
}
