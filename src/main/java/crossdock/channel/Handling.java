package crossdock.channel;

import org.jspecify.annotations.Nullable;

/// How a channel takes one kind of command: a cell of the command matrix.
///
/// @param retry null where nothing is ever sent
public record Handling(Support support, @Nullable Retry retry) {
    public static final Handling REFUSED = new Handling(Support.REFUSED, null);
    public static final Handling LOCAL = new Handling(Support.LOCAL, null);

    /// Its own operation.
    public static Handling natively(Retry retry) {
        return new Handling(Support.NATIVE, retry);
    }

    /// As an order note or metadata.
    public static Handling asNote(Retry retry) {
        return new Handling(Support.NOTE, retry);
    }

    /// Whether something is sent at all.
    public boolean isSent() {
        return retry != null;
    }

    /// How a channel takes a command.
    public enum Support {
        /// Its own operation.
        NATIVE,
        /// Only as an order note or metadata.
        NOTE,
        /// Nothing is sent: the console and the location's pick list know.
        LOCAL,
        /// Not possible; the button is off and says so.
        REFUSED
    }

    /// What may be done when nobody knows whether an attempt took effect: the answer was lost, or the process died.
    public enum Retry {
        /// The same key and the very same body again: the channel does it once, however often it is asked.
        KEYED,
        /// The channel is looked at first: its ledger of movements tells whether the command is there, and where it cannot, a
        /// person does. The figure alone tells nothing: a sale may have brought it back to what it was. A value that is worked
        /// out anew at each attempt needs no look: saying it twice is saying it once.
        PROBED,
        /// Nothing the channel shows could tell: a person decides.
        UNSURE
    }
}
