package crossdock.sync.outbox;

import crossdock.inventory.InventoryService;
import crossdock.inventory.LedgerEntry.Ref;
import crossdock.kernel.Actor;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.kernel.Topic;
import crossdock.kernel.Transactor;
import crossdock.kernel.Tx;
import crossdock.sync.outbox.Owing.Kind;
import crossdock.sync.outbox.Owing.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What is owed to channels as people decide about it, here where the workspace is held.
public final class OutboxService implements OutboxActs {
    private final Transactor transactor;
    private final Outbox outbox;
    private final InventoryService inventory;
    private final InstantSource clock;

    public OutboxService(
            Transactor transactor,
            Outbox outbox,
            InventoryService inventory,
            InstantSource clock) {
        this.transactor = transactor;
        this.outbox = outbox;
        this.inventory = inventory;
        this.clock = clock;
    }

    @Override
    public Outcome<Owing> retry(Actor actor, long id) {
        return decide(actor, id, (tx, row) -> {
            if (row.code().equals(Reasons.OVERWROTE)) {
                return new Refused<>("outbox.alreadyDone");
            }
            outbox.thaw(id);
            Owing again = row.afresh(clock.instant());
            outbox.put(again);
            tx.record(new OutboxEvents.CommandRetried(row.connection(), id, row.code()));
            return new Done<>(again);
        });
    }

    @Override
    public Outcome<Owing> edit(Actor actor, long id, int units) {
        return decide(actor, id, (tx, row) -> {
            Integer before = row.units();
            boolean isOfUnits = row.kind() == Kind.ADJUST || row.kind() == Kind.COUNT;
            if (before == null || !isOfUnits || row.isDoubtful() || row.code().equals(Reasons.OVERWROTE)) {
                return new Refused<>("outbox.notEditable");
            }
            if (row.kind() == Kind.ADJUST && units == 0 || row.kind() == Kind.COUNT && units < 0) {
                return new Refused<>("stock.noUnits");
            }
            List<Ref> movements = outbox.movements(id);
            if (!movements.isEmpty()) {
                outbox.addMovement(id, inventory.amend(actor, movements.getLast(), units - before, clock.instant()));
            }
            outbox.thaw(id);
            Owing edited = row.afresh(clock.instant()).saying(units);
            outbox.put(edited);
            tx.record(new OutboxEvents.CommandEdited(row.connection(), id, before, units));
            return new Done<>(edited);
        });
    }

    @Override
    public Outcome<Owing> confirm(Actor actor, long id) {
        return decide(actor, id, (tx, row) -> {
            if (!row.code().equals(Reasons.UNSURE) && !row.code().equals(Reasons.OVERWROTE)) {
                return new Refused<>("outbox.notDoubtful");
            }
            Instant now = clock.instant();
            if (row.code().equals(Reasons.UNSURE)) {
                outbox.movements(id).forEach(ref -> inventory.answered(actor, ref, null, null, now));
            }
            tx.record(new OutboxEvents.CommandConfirmed(row.connection(), id));
            return new Done<>(end(tx, row, State.ACKNOWLEDGED, Reasons.PERSON, ""));
        });
    }

    @Override
    public Outcome<Owing> giveUp(Actor actor, long id, String reason) {
        return decide(actor, id, (tx, row) -> {
            if (reason.isBlank()) {
                return new Refused<>("outbox.reasonMissing");
            }
            if (row.code().equals(Reasons.OVERWROTE)) {
                return new Refused<>("outbox.alreadyDone");
            }
            Instant now = clock.instant();
            outbox.movements(id).forEach(ref -> inventory.takeBack(actor, ref, now));
            tx.record(new OutboxEvents.CommandGivenUp(row.connection(), id, row.code(), reason));
            return new Done<>(end(tx, row, State.GIVEN_UP, row.code(), reason));
        });
    }

    private Owing end(Tx tx, Owing row, State how, String code, String words) {
        Owing ended = row.ended(how, clock.instant(), code, words);
        outbox.put(ended);
        outbox.thaw(row.id());
        if (row.sku() != null) {
            tx.changed(Topic.STOCK, row.sku().value());
        }
        return ended;
    }

    @FunctionalInterface
    private interface Decision {
        Outcome<Owing> of(Tx tx, Owing row);
    }

    /// Only a parked command is a person's: any other is on its way.
    private Outcome<Owing> decide(Actor actor, long id, Decision decision) {
        return transactor.write(actor, tx -> {
            Optional<Owing> row = outbox.find(id).filter(each -> each.state() == State.PARKED);
            if (row.isEmpty()) {
                return new Refused<>("outbox.notParked");
            }
            Outcome<Owing> outcome = decision.of(tx, row.get());
            tx.changed(Topic.OUTBOX, row.get().connection().value());
            OrderId order = row.get().order();
            if (order != null) {
                tx.changed(Topic.TOLD, order.value());
            }
            return outcome;
        });
    }
}
