package crossdock.sync.outbox;

import crossdock.channel.ChannelCommand.CommandKind;
import crossdock.channel.Handling;
import crossdock.inventory.AdjustmentService.Owed;
import crossdock.inventory.AdjustmentService.Sources;
import crossdock.inventory.LedgerEntry.Ref;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.kernel.Topic;
import crossdock.kernel.Transactor;
import crossdock.sync.outbox.Dispatcher.Steps;
import crossdock.sync.outbox.Owing.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Puts changes of stock into the outbox, in the write that made them.
public final class SourceOrders implements Sources {
    private final Transactor transactor;
    private final Outbox outbox;
    private final BiFunction<ConnectionId, CommandKind, Handling> matrix;
    private final Steps steps;

    /// @param matrix how a connection takes a kind of command
    /// @param steps hears how far each command is
    public SourceOrders(
            Transactor transactor, Outbox outbox, BiFunction<ConnectionId, CommandKind, Handling> matrix,
            Steps steps) {
        this.transactor = transactor;
        this.outbox = outbox;
        this.matrix = matrix;
        this.steps = steps;
    }

    @Override
    public boolean takes(ConnectionId source, Act act) {
        CommandKind kind =
                switch (act) {
                    case ADJUST -> CommandKind.ADJUST_STOCK;
                    case COUNT -> CommandKind.SET_STOCK;
                    case TRANSFER -> CommandKind.TRANSFER_STOCK;
                };
        return matrix.apply(source, kind).isSent();
    }

    @Override
    public long owe(Actor actor, ConnectionId source, Owed owed, Instant happenedAt) {
        return transactor.write(actor, tx -> {
            Owing row =
                    switch (owed) {
                        case Owed.Adjusted(Ref at, int units) ->
                            outbox.add(fresh(actor, source, Kind.ADJUST, at, happenedAt).saying(units), List.of(at));
                        case Owed.Counted(Ref at, int figure, int known) -> {
                            Owing count = fresh(actor, source, Kind.COUNT, at, happenedAt)
                                    .saying(figure)
                                    .knowing(known);
                            yield collapse(outbox.add(count, List.of(at)), happenedAt);
                        }
                        case Owed.Carried(Ref from, Ref to, int units) -> {
                            Owing carried = fresh(actor, source, Kind.TRANSFER, from, happenedAt).saying(units);
                            yield outbox.add(carried.going(to.location()), List.of(from, to));
                        }
                    };
            tx.changed(Topic.OUTBOX, source.value());
            steps.reached(Steps.Step.OWED);
            return row.id();
        });
    }

    @Override
    public boolean isUntold(ConnectionId source, SkuId sku, LocationId location) {
        Owing any = Owing.fresh(source, Kind.COUNT, sku, location, Instant.EPOCH, "");
        return outbox.untried(source, Kind.COUNT, any.subject()).isPresent();
    }

    private static Owing fresh(Actor actor, ConnectionId source, Kind kind, Ref at, Instant happenedAt) {
        return Owing.fresh(source, kind, at.sku(), at.location(), happenedAt, actor.name());
    }

    /// A count says all that an older one would have said, unless that may be at the channel already. Without the older
    /// one the channel shows, when this one comes, what it showed before that.
    private Owing collapse(Owing count, Instant now) {
        Optional<Owing> older = outbox.untried(count.connection(), Kind.COUNT, count.subject())
                .filter(row -> row.id() < count.id());
        if (older.isEmpty()) {
            return count;
        }
        Owing row = older.get();
        outbox.handOver(row.id(), count.id());
        steps.reached(Steps.Step.COLLAPSING);
        outbox.put(row.ended(Owing.State.SUPERSEDED, now, Reasons.NEWER, Long.toString(count.id())));
        Owing alone = count.knowing(number(count.known()) - (number(row.units()) - number(row.known())));
        outbox.put(alone);
        return alone;
    }

    private static int number(@Nullable Integer value) {
        if (value == null) {
            throw new IllegalStateException("a count in the outbox names no figure");
        }
        return value;
    }
}
