package crossdock.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys of a workspace cannot be used; nothing was changed. The text for people comes from `error.` + [Code#key()].
public final class KeysUnusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Code code;
    private final List<String> args;

    /// Why, and what the arguments are.
    public enum Code {
        /// The workspace exists and its keys do not. Args: folder of the keys.
        MISSING("keys.missing"),
        /// A key file holds something else. Args: file.
        DAMAGED("keys.damaged"),
        /// A key file cannot be read. Args: file.
        UNREADABLE("keys.unreadable");

        private final String key;

        Code(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    KeysUnusable(Code code, @Nullable Throwable cause, String... args) {
        super("keys unusable: " + code + " " + List.of(args), cause);
        this.code = code;
        this.args = List.of(args);
    }

    public Code code() {
        return code;
    }

    public List<String> args() {
        return args;
    }
}
