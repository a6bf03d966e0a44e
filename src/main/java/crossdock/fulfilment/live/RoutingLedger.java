package crossdock.fulfilment.live;

import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What routing remembers: where each order stands, decisions, work taken on, runs. Written inside a write only; reads
/// outside see the last commit, inside a write what it wrote.
public interface RoutingLedger {
    Optional<Standing> standing(OrderId order);

    void put(Standing standing);

    void forget(OrderId order);

    /// Orders whose time has come, by when it came.
    List<OrderId> due(Instant now, int limit);

    /// Orders of which the rest is to be cancelled, likewise.
    List<OrderId> toCancel(Instant now, int limit);

    /// When the next of either comes; empty when none is planned.
    Optional<Instant> nextDue();

    /// Appends one; its id is given here.
    long add(Kept decision);

    /// Keeps a network for the decisions that name it; does nothing when it is kept already.
    ///
    /// @param made makes the bytes; asked only when they are missing
    void keepNetwork(String hash, Supplier<byte[]> made, Instant at);

    /// See [crossdock.fulfilment.NetworkMemory].
    Optional<byte[]> network(String hash);

    Optional<Kept> decision(long id);

    /// Newest first.
    List<Kept> decisions(OrderId order);

    /// Adds work of an order to what a location does on a day; what it took there before stays on its day.
    void take(Work work);

    /// Gives back what an order took at a location; at every one with NONE.
    void giveBack(OrderId order, LocationId location);

    /// Work taken on for this day or later.
    List<Work> work(LocalDate from);

    List<Work> workOf(OrderId order);

    void takeSlot(Slot slot);

    void giveBackSlot(OrderId order);

    List<Slot> slots(Instant from);

    void reject(OrderId order, LocationId location, int units, String reason, Instant at, String by);

    void putBackorder(Backorder backorder);

    void clearBackorders(OrderId order);

    List<Backorder> backorders(OrderId order);

    /// Appends one; its id is given here.
    long add(RunRecord run);

    /// Newest first.
    List<RunRecord> runs(int limit);

    /// What waits for each run, by its name; runs that nothing waits for are not among them.
    List<Waiting> waiting();

    Set<String> paused();

    void pause(String run, boolean isPaused, Instant at, String by);

    /// Where an order stands with routing.
    ///
    /// @param run its filters chose; null when none takes it
    /// @param queue where it waits for a person; null for none
    /// @param dueAt when it is decided next; null when nothing is planned but a change
    /// @param cancelAt when the rest is cancelled; null for never
    /// @param version of the order, as routing last saw it
    /// @param decision newest; 0 before the first
    record Standing(
            OrderId order,
            @Nullable String run,
            State state,
            @Nullable String queue,
            @Nullable Instant dueAt,
            @Nullable Instant cancelAt,
            long version,
            long decision,
            Instant changedAt) {
        /// Whether they differ in nothing but when they were written.
        boolean isSameBut(Standing other) {
            return isOutcomeOf(other)
                    && Objects.equals(dueAt, other.dueAt)
                    && version == other.version
                    && decision == other.decision;
        }

        /// Whether the order waits in the same way.
        boolean isOutcomeOf(Standing other) {
            return order.equals(other.order)
                    && Objects.equals(run, other.run)
                    && state == other.state
                    && Objects.equals(queue, other.queue)
                    && Objects.equals(cancelAt, other.cancelAt);
        }
    }

    /// Where an order can stand. The names are stored.
    enum State {
        /// For the next turn of its run.
        WAITING,
        PLACED,
        /// Some units have a place, others wait.
        PARTIAL,
        /// All that has no place waits for supply with a date.
        BACKORDERED,
        /// In a queue.
        QUEUED,
        /// No run takes it, or it is cancelled later.
        UNFILLED
    }

    /// A decision as it is kept.
    ///
    /// @param memory see [DecisionMemory]
    record Kept(
            long id, OrderId order, long version, long run, String policy, Instant at, State outcome, byte[] memory) {}

    /// What an order takes of a location's day.
    ///
    /// @param day on the location's clock
    /// @param shift number within it
    record Work(OrderId order, LocationId location, LocalDate day, int shift, int lines, int units) {}

    /// A pickup window promised.
    record Slot(OrderId order, LocationId location, Instant from, Instant to) {}

    /// Units of a line that wait for supply.
    record Backorder(
            LineId line, OrderId order, int units, LocationId location, Instant dueAt, String basis, Instant since) {}

    /// Orders that wait for the next turn of a run.
    ///
    /// @param next when the first of them is decided; null when nothing is planned
    record Waiting(String run, int orders, @Nullable Instant next) {}

    /// What set a run off.
    enum Cause {
        ORDER,
        SCHEDULE,
        STOCK,
        PERSON,
        POLICY,
        START
    }

    /// One turn of a run.
    ///
    /// @param orders decided
    /// @param races decided again because stock was gone
    /// @param result `done`, or the code of what went wrong
    record RunRecord(
            long id,
            String run,
            String policy,
            Cause cause,
            Instant startedAt,
            Instant endedAt,
            int orders,
            int placed,
            int partial,
            int unfilled,
            int unchanged,
            int races,
            String result) {}
}
