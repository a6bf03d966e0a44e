package crossdock.sync.outbox;

import crossdock.channel.ChannelCommand.CommandKind;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One command in the outbox.
///
/// @param id its age too; 0 before it is stored
/// @param sku null for a command about an order
/// @param location [LocationId#NONE] for the channel as a whole
/// @param to where a transfer goes; NONE for others
/// @param units signed change, counted figure, units carried; of a sellable value what was sent last, null before
/// @param known of a count: the channel's figure as known when it was made; null for others
/// @param happenedAt our clock
/// @param dueAt not tried before
/// @param isDoubtful some attempt may have taken effect although no answer came
/// @param key as its first attempt used it; null before
/// @param code of the last trouble, or why it ended as it did; empty when there is nothing to say
/// @param words the channel's, or a person's reason; never a secret, never a buyer
/// @param actor who caused it
/// @param order null for a command about an article
/// @param said of an assignment: what its last attempt told, see [OrderLetters.Letter#said]; null before and for others
public record Owing(
        long id,
        ConnectionId connection,
        Kind kind,
        State state,
        @Nullable SkuId sku,
        LocationId location,
        LocationId to,
        @Nullable Integer units,
        @Nullable Integer known,
        Instant happenedAt,
        Instant dueAt,
        int attempts,
        boolean isDoubtful,
        @Nullable String key,
        @Nullable Instant sentAt,
        @Nullable Instant endedAt,
        String code,
        String words,
        String actor,
        @Nullable OrderId order,
        @Nullable String said) {

    /// What is owed. The name is stored: never rename.
    public enum Kind {
        ADJUST(CommandKind.ADJUST_STOCK),
        COUNT(CommandKind.SET_STOCK),
        TRANSFER(CommandKind.TRANSFER_STOCK),
        /// A sellable value, worked out when it is sent.
        PUBLISH(CommandKind.PUBLISH_SELLABLE),
        /// Where an order's open units leave from, worked out when it is sent.
        ASSIGN(CommandKind.ASSIGN_LOCATION);

        private final CommandKind command;

        Kind(CommandKind command) {
            this.command = command;
        }

        /// The column of the channels' command matrix.
        CommandKind command() {
            return command;
        }
    }

    /// Where a command stands.
    public enum State {
        /// Waits for its turn, or for its next attempt.
        PENDING,
        /// An attempt is under way, or was when the process ended.
        IN_FLIGHT,
        ACKNOWLEDGED,
        /// A newer one says all it would have said.
        SUPERSEDED,
        /// A person has to decide.
        PARKED,
        /// A person decided against it.
        GIVEN_UP;

        /// Nothing will happen to it any more.
        public boolean isOver() {
            return this == ACKNOWLEDGED || this == SUPERSEDED || this == GIVEN_UP;
        }
    }

    /// A command that nobody has tried yet.
    public static Owing fresh(
            ConnectionId connection, Kind kind, SkuId sku, LocationId location, Instant at, String actor) {
        return new Owing(
                0, connection, kind, State.PENDING, sku, location, LocationId.NONE, null, null, at, at, 0, false, null,
                null, null, "", "", actor, null, null);
    }

    /// A channel has to hear where an order leaves from; nobody has tried yet.
    static Owing assigning(ConnectionId connection, OrderId order, Instant at, String actor) {
        return new Owing(
                0, connection, Kind.ASSIGN, State.PENDING, null, LocationId.NONE, LocationId.NONE, null, null, at, at,
                0, false, null, null, null, "", "", actor, order, null);
    }

    /// The same to another place.
    Owing going(LocationId target) {
        return new Owing(
                id, connection, kind, state, sku, location, target, units, known, happenedAt, dueAt, attempts,
                isDoubtful, key, sentAt, endedAt, code, words, actor, order, said);
    }

    /// What it must keep its order with.
    public String subject() {
        return switch (kind) {
            case PUBLISH -> "sellable:" + sku + ":" + location;
            case ASSIGN -> "order:" + order;
            case ADJUST, COUNT, TRANSFER -> stockSubject(location);
        };
    }

    /// The other place of a transfer; null for others.
    public @Nullable String secondSubject() {
        return to.isNone() ? null : stockSubject(to);
    }

    private String stockSubject(LocationId at) {
        return "stock:" + sku + ":" + at;
    }

    Owing attempted(String usedKey, Instant now) {
        return with(State.IN_FLIGHT, now, attempts + 1, true, usedKey, now, null);
    }

    /// Waits for another try.
    Owing waiting(Instant due, boolean doubtful, String why, String comment) {
        return with(State.PENDING, due, attempts, doubtful, key, sentAt, null).because(why, comment);
    }

    Owing parked(Instant now, String why, String comment) {
        return with(State.PARKED, now, attempts, isDoubtful, key, sentAt, null).because(why, comment);
    }

    Owing ended(State how, Instant now, String why, String comment) {
        return with(how, now, attempts, false, key, sentAt, now).because(why, comment);
    }

    /// As if never tried: what an earlier attempt froze is forgotten with its key.
    Owing afresh(Instant now) {
        return with(State.PENDING, now, attempts, false, null, sentAt, null).because("", "");
    }

    private Owing because(String why, String comment) {
        return new Owing(
                id, connection, kind, state, sku, location, to, units, known, happenedAt, dueAt, attempts,
                isDoubtful, key, sentAt, endedAt, why, comment, actor, order, said);
    }

    Owing saying(int newUnits) {
        return new Owing(
                id, connection, kind, state, sku, location, to, newUnits, known, happenedAt, dueAt, attempts,
                isDoubtful, key, sentAt, endedAt, code, words, actor, order, said);
    }

    /// The same, about to tell this.
    Owing telling(String letter) {
        return new Owing(
                id, connection, kind, state, sku, location, to, units, known, happenedAt, dueAt, attempts,
                isDoubtful, key, sentAt, endedAt, code, words, actor, order, letter);
    }

    Owing knowing(int newKnown) {
        return new Owing(
                id, connection, kind, state, sku, location, to, units, newKnown, happenedAt, dueAt, attempts,
                isDoubtful, key, sentAt, endedAt, code, words, actor, order, said);
    }

    private Owing with(
            State next,
            Instant due,
            int tries,
            boolean doubtful,
            @Nullable String usedKey,
            @Nullable Instant sent,
            @Nullable Instant ended) {
        return new Owing(
                id, connection, kind, next, sku, location, to, units, known, happenedAt, due, tries, doubtful, usedKey,
                sent, ended, code, words, actor, order, said);
    }
}
