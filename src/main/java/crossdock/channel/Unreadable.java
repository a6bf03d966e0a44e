package crossdock.channel;

import java.util.List;

/// One row does not say what its contract promises. Thrown inside a connector only: the page turns
/// it into a [RefusedRow] and goes on.
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final List<String> args;

    /// @param code as in `refusal.<code>`
    /// @param args field, value and what is allowed; no personal data
    public Unreadable(String code, String... args) {
        super(
                code, null, false,
                false); // no stack: thousands of rows of a bad file must not cost one each
        this.code = code;
        this.args = List.of(args);
    }

    public RefusedRow refuse(String externalId, byte[] raw) {
        return new RefusedRow(externalId, code, args, raw);
    }

    public String code() {
        return code;
    }

    public List<String> args() {
        return args;
    }
}
