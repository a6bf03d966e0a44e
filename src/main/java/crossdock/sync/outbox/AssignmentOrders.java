package crossdock.sync.outbox;

import crossdock.channel.ChannelCommand.CommandKind;
import crossdock.channel.Handling;
import crossdock.fulfilment.live.Assignments;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.OrderId;
import crossdock.kernel.Topic;
import crossdock.kernel.Transactor;
import crossdock.order.OrderService.Placing;
import crossdock.sync.outbox.Dispatcher.Steps;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;

/// Puts assignments of orders into the outbox, in the write that made them. What is told is worked out when it is sent,
/// so an order that moves again before then is told once.
public final class AssignmentOrders implements Assignments {
    private final Transactor transactor;
    private final Outbox outbox;
    private final BiFunction<ConnectionId, CommandKind, Handling> matrix;
    private final InstantSource clock;
    private final Steps steps;

    /// @param matrix how a connection takes a kind of command
    /// @param steps hears how far each command is
    public AssignmentOrders(
            Transactor transactor, Outbox outbox, BiFunction<ConnectionId, CommandKind, Handling> matrix,
            InstantSource clock, Steps steps) {
        this.transactor = transactor;
        this.outbox = outbox;
        this.matrix = matrix;
        this.clock = clock;
        this.steps = steps;
    }

    @Override
    public void moved(Actor actor, ConnectionId connection, OrderId order, List<Placing> moves) {
        if (moves.isEmpty() || !matrix.apply(connection, CommandKind.ASSIGN_LOCATION).isSent()) {
            return;
        }
        transactor.run(actor, tx -> {
            Owing row = Owing.assigning(connection, order, clock.instant(), actor.name());
            if (outbox.untried(connection, row.kind(), row.subject()).isEmpty()) {
                outbox.add(row, List.of());
                tx.changed(Topic.OUTBOX, connection.value());
                tx.changed(Topic.TOLD, order.value());
                steps.reached(Steps.Step.OWED);
            }
        });
    }
}
