package crossdock.sync.outbox;

/// Why a command waits, was parked or ended without being sent: keys below `outbox.code` in the texts.
public final class Reasons {
    /// The channel refused it, in its own words.
    public static final String REJECTED = "rejected";
    /// Nobody can tell whether it took effect.
    public static final String UNSURE = "unsure";
    /// It took effect, and wiped out a change that somebody else made in between.
    public static final String OVERWROTE = "overwrote";
    /// The channel lists no such article or place.
    public static final String UNLISTED = "unlisted";
    /// The channel lists the article more than once.
    public static final String AMBIGUOUS = "ambiguous";
    /// The channel does not take such a command.
    public static final String NOT_TAKEN = "notTaken";
    /// No answer, or one that may go away by itself.
    public static final String NO_ANSWER = "noAnswer";
    /// The channel asked us to slow down.
    public static final String THROTTLED = "throttled";
    /// The channel refuses our secret.
    public static final String UNAUTHORIZED = "unauthorized";
    /// A newer one says all it would have said.
    public static final String NEWER = "newer";
    /// The channel shows the value already.
    public static final String SHOWN = "shown";
    /// The order has no open units any more.
    public static final String CLOSED = "closed";
    /// A person decided against it.
    public static final String PERSON = "person";

    private Reasons() {}
}
