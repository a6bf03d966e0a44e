package crossdock.channel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The way out to one channel. Translates and sends, never retries: `sync` does. Blocking, called on virtual threads;
/// throws only [ChannelException], as a connector does: `Transient` leaves open whether the command took effect,
/// `Rejected` and a 429 say that it did not.
public interface Sender {
    /// Most values of one [ChannelCommand.PublishSellable].
    int batch();

    /// Values of one group may go out in one request.
    default String group(ChannelCommand.Cell cell) {
        return "";
    }

    /// Whether drafting it reads the channel, and sending it looks again: each is a request more.
    default boolean looks(ChannelCommand command) {
        return false;
    }

    /// Puts the command into the words that every attempt will use. Reads the channel first where the command has to be
    /// compared with what stood before; changes nothing there.
    ///
    /// @param happenedAt when it happened here, our clock
    Draft draft(ChannelCommand command, Instant happenedAt);

    /// Makes one attempt.
    Receipt send(Draft draft, IdempotencyKey key);

    /// Looks whether an attempt with this draft took effect. Only for commands that are retried as [Retry#PROBED].
    Probed probe(Draft draft);

    /// Names one command at the channel for ever: the same at every attempt, another for every other command.
    record IdempotencyKey(String value) {}

    /// A command as it will go out at every attempt, in its connector's own words; kept sealed between attempts.
    ///
    /// @param text opaque to all but the sender that made it
    record Draft(String text) {}

    /// The channel did what it was told.
    ///
    /// @param shown figures that came with the answer, as they are after the command; empty when none came
    /// @param refused items of a batch that the channel did not take, and its word for it; the others were taken
    /// @param overwrote units of somebody else's change that the command wiped out, signed; 0 for none, or none that the
    /// channel lets us see
    record Receipt(List<Shown> shown, Map<String, String> refused, int overwrote) {
        /// Why an item was refused that showed another figure than the one last seen: what it shows is told, and the
        /// value is worked out again from that.
        public static final String MOVED = "moved";

        /// Taken, and nothing more is known.
        public static final Receipt PLAIN = new Receipt(List.of(), Map.of(), 0);

        public static Receipt showing(List<Shown> shown) {
            return new Receipt(shown, Map.of(), 0);
        }

        /// @param locationId null when the channel has one figure for everything
        /// @param at the channel's own stamp of the figure, which is that of the command's effect; null when it gives none
        public record Shown(String itemId, @Nullable String locationId, int figure, @Nullable Instant at) {}
    }

    /// What a look at the channel says about an attempt whose answer nobody has.
    sealed interface Probed {
        /// It took effect.
        record Done(Receipt receipt) implements Probed {}

        /// It did not: it may be sent again.
        record Absent() implements Probed {}

        /// The channel does not tell.
        ///
        /// @param shows the figure it shows now
        record Unclear(int shows) implements Probed {}
    }
}
