package crossdock.order;

import crossdock.inventory.MovementCause;
import crossdock.inventory.StockLedger.Reservation.Cause;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.order.OrderStep.Kind;
import crossdock.order.OrderStep.Part;
import crossdock.order.StockEffect.Move;
import crossdock.order.StockEffect.Reserve;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Works out one change of an order: where each unit goes, what happened, and what the ledgers must be told. Writes
/// nothing, so that a refusal found late leaves no trace.
final class OrderEdit {
    final List<LineEdit> lines = new ArrayList<>();
    final List<OrderStep> steps = new ArrayList<>();

    private final @Nullable Order before;
    private final List<StockEffect> effects = new ArrayList<>();
    private Order header;
    private boolean hold;

    /// @param header what the order becomes, but for lines and steps
    OrderEdit(@Nullable Order before, Order header) {
        this.before = before;
        this.header = header;
        if (before != null) {
            hold = before.hold();
            steps.addAll(before.steps());
            boolean reserves = before.reserves() && !before.history();
            before.lines().forEach(line -> lines.add(new LineEdit(lines.size(), line, reserves)));
        }
    }

    /// What is to be stored, and what the ledgers are told then.
    record Result(Order order, List<StockEffect> effects) {}

    /// The order with its new header, lines and steps as they were.
    Order header() {
        return header;
    }

    void setHold(boolean stopped) {
        hold = stopped;
    }

    Optional<LineEdit> line(String externalId) {
        return lines.stream().filter(line -> line.externalId.equals(externalId)).findFirst();
    }

    LineEdit line(LineId id) throws Refusal {
        return lines.stream()
                .filter(line -> line.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal("order.lineUnknown", header.number(), id.toString()));
    }

    /// Appends a step without goods.
    void happened(Kind kind, Instant at, Instant receivedAt, int units, String detail) {
        happened(kind, "", at, receivedAt, LocationId.NONE, units, detail, List.of());
    }

    void happened(
            Kind kind,
            String externalId,
            Instant at,
            Instant receivedAt,
            LocationId location,
            int units,
            String detail,
            List<Part> parts) {
        steps.add(new OrderStep(
                steps.size() + 1, kind, externalId, at, receivedAt, location, units, detail, parts));
    }

    /// An article becomes another, or becomes known at last: what the line holds and has moved goes over to it.
    void become(LineEdit line, @Nullable SkuId sku) {
        SkuId old = line.sku;
        if (Objects.equals(old, sku)) {
            return;
        }
        if (old != null) {
            line.reserved.forEach((location, units) ->
                    effects.add(new Reserve(line.index, old, location, -units, Cause.RELEASED)));
            line.reserved.clear();
        }
        line.sku = sku;
        for (OrderStep step : steps) {
            for (Part part : step.parts()) {
                if (part.line().equals(line.id) && step.kind().isOfGoods()) {
                    move(line, old, part, step).ifPresent(move -> effects.add(move.reversed()));
                    move(line, sku, part, step).ifPresent(effects::add);
                }
            }
        }
    }

    /// Units leave for good: taken from what waits at the location, then from what waits at none, then elsewhere.
    /// Beyond the open units nothing is held, the goods are gone all the same.
    List<Part> leave(LineEdit line, LocationId location, int units, boolean isCollected) {
        int left = units;
        int held = 0;
        List<LocationId> sources = new ArrayList<>(List.of(location, LocationId.NONE));
        sources.addAll(line.locations());
        for (LocationId source : sources) {
            int taken = line.take(source, left, true);
            left -= taken;
            held += hand(line, source, location, taken);
        }
        reserve(line, location, -held, Cause.CONSUMED);
        line.leave(location, units, isCollected);
        return List.of(new Part(line.id, location, units, 0, 0));
    }

    /// Moves what is reserved to where the goods leave from, and tells how much that was.
    private int hand(LineEdit line, LocationId from, LocationId to, int units) {
        int held = Math.min(units, line.reserved.getOrDefault(from, 0));
        if (!from.equals(to)) {
            reserve(line, from, -held, Cause.ROUTED);
            reserve(line, to, held, Cause.ROUTED);
        }
        return held;
    }

    /// Where units leave from when nobody says: where they are assigned, then at the fallback.
    ///
    /// @param fallback NONE when nobody chose one; refused when it is needed then
    List<Part> leaveFromAssigned(LineEdit line, int units, LocationId fallback, boolean isCollected) throws Refusal {
        List<Part> parts = new ArrayList<>();
        int left = units;
        for (LocationId location : line.locations()) {
            int here = Math.min(left, line.open(location));
            if (here > 0) {
                parts.addAll(leave(line, location, here, isCollected));
                left -= here;
            }
        }
        if (left > 0) {
            if (fallback.isNone() && !header.history()) {
                throw new Refusal("order.noDefaultLocation", header.number());
            }
            parts.addAll(leave(line, fallback, left, isCollected));
        }
        return merged(parts);
    }

    private static List<Part> merged(List<Part> parts) {
        var byLocation = new LinkedHashMap<LocationId, Part>();
        parts.forEach(part -> byLocation.merge(part.location(), part, (a, b) ->
                new Part(a.line(), a.location(), a.units() + b.units(), 0, 0)));
        return List.copyOf(byLocation.values());
    }

    /// Units come back, at most as many as are away.
    ///
    /// @param location NONE to bring them where they left from
    List<Part> comeBack(LineEdit line, LocationId location, int units) throws Refusal {
        int away = line.left() - line.returned();
        if (units > away) {
            throw new Refusal(
                    "order.returnExceeds", header.number(), Integer.toString(units), Integer.toString(away));
        }
        List<Part> parts = new ArrayList<>();
        if (!location.isNone()) {
            parts.add(new Part(line.id, location, units, 0, 0));
        } else {
            int left = units;
            for (LocationId from : line.locations()) {
                int here = Math.min(left, line.away(from));
                if (here > 0) {
                    parts.add(new Part(line.id, from, here, 0, 0));
                    left -= here;
                }
            }
        }
        parts.forEach(part -> line.comeBack(part.location(), part.units()));
        return parts;
    }

    /// A shipment or collection never happened: its units are open again wherever an order's open units are.
    ///
    /// @param stillBack units of the line that came back for other reasons; beyond them a return was part of what never
    /// happened
    /// @return what is on hand again and was not before
    Part callBack(LineEdit line, Part gone, int stillBack, boolean isCollected) {
        int undone = Math.clamp(line.returned() - stillBack, 0, Math.min(gone.units(), line.returned(gone.location())));
        line.leave(gone.location(), -gone.units(), isCollected);
        line.comeBack(gone.location(), -undone);
        return new Part(line.id, gone.location(), gone.units() - undone, 0, 0);
    }

    /// Writes what a step of goods did to stock. Its parts carry what became of them.
    void moved(OrderStep step) throws Refusal {
        for (Part part : step.parts()) {
            LineEdit line = line(part.line());
            move(line, line.sku, part, step).ifPresent(effects::add);
        }
    }

    private Optional<Move> move(LineEdit line, @Nullable SkuId sku, Part part, OrderStep step) {
        if (sku == null || header.history()) {
            return Optional.empty();
        }
        Instant at = step.externalId().equals(OrderStep.OWN) ? null : step.at();
        int waiting = part.units() - part.sellable() - part.damaged();
        Move move = switch (step.kind()) {
            case SHIPPED -> new Move(
                    line.index, sku, part.location(), -part.units(), 0, MovementCause.SHIPPED, at);
            case COLLECTED -> new Move(
                    line.index, sku, part.location(), -part.units(), 0, collected(), at);
            case RETURNED -> new Move(
                    line.index,
                    sku,
                    part.location(),
                    part.units() - part.damaged(),
                    waiting,
                    MovementCause.RETURNED,
                    at);
            case CALLED_BACK -> new Move(
                    line.index, sku, part.location(), part.units(), 0, MovementCause.SHIPPED, at);
            case PLACED, STATE_CHANGED, QUANTITY_CHANGED, LOCATION_CHANGED, ASSIGNED, CANCELLED, REOPENED, HELD,
                    HOLD_ENDED, DISPOSED -> throw new IllegalArgumentException(step.kind() + " moves no goods");
        };
        return move.isNothing() ? Optional.empty() : Optional.of(move);
    }

    private MovementCause collected() {
        return header.method() == Method.IN_STORE ? MovementCause.SOLD : MovementCause.COLLECTED;
    }

    /// Units of a return are told sellable or damaged.
    void dispose(LineEdit line, Part part, int units, boolean isDamaged) {
        SkuId sku = line.sku;
        if (sku != null && !header.history()) {
            effects.add(new Move(
                    line.index, sku, part.location(), isDamaged ? -units : 0, -units, MovementCause.DISPOSED, null));
        }
    }

    /// Moves open units from one location to another, either of which may be NONE; returns how many.
    int relocate(LineEdit line, LocationId from, LocationId to, int units) {
        int taken = line.take(from, units, false);
        line.give(to, taken);
        hand(line, from, to, taken);
        return taken;
    }

    /// Makes ordered, cancelled and open agree: what is missing opens at the fixed location, else at NONE; what is too
    /// much is given up, at NONE first.
    void settle(LineEdit line) {
        int left = line.left();
        line.ordered = Math.max(line.quantity, left);
        int rest = line.ordered - left;
        int alone = line.build().cancelledAlone(header.updatedAt());
        line.cancelled = header.cancelledAt() == null ? Math.min(alone, rest) : rest;
        int missing = rest - line.cancelled - line.open();
        if (missing > 0) {
            line.give(header.location(), missing);
        }
        int over = -missing;
        List<LocationId> sources = new ArrayList<>(List.of(LocationId.NONE));
        sources.addAll(line.locations());
        for (LocationId source : sources) {
            over -= line.take(source, Math.max(0, over), false);
        }
        reconcile(line);
    }

    /// Makes the reservation ledger say what is open where.
    private void reconcile(LineEdit line) {
        boolean holds = header.reserves() && !header.history() && line.sku != null;
        Map<LocationId, Integer> open = holds ? line.openByPlace() : Map.of();
        var places = new TreeSet<>(open.keySet());
        places.addAll(line.reserved.keySet());
        for (LocationId place : places) {
            int missing = open.getOrDefault(place, 0) - line.reserved.getOrDefault(place, 0);
            Cause more = line.isNew ? Cause.INGESTED : Cause.CHANGED;
            reserve(line, place, missing, missing > 0 ? more : Cause.RELEASED);
        }
    }

    private void reserve(LineEdit line, LocationId location, int units, Cause cause) {
        SkuId sku = line.sku;
        if (units == 0 || sku == null) {
            return;
        }
        effects.add(new Reserve(line.index, sku, location, units, cause));
        line.reserved.merge(location, units, Integer::sum);
    }

    /// The order as it becomes. Lines that were not settled are settled now.
    Result result() {
        lines.forEach(this::settle);
        List<OrderLine> built = lines.stream().map(LineEdit::build).toList();
        Order order = header.next(state(), hold, built, List.copyOf(steps));
        effects.addAll(HeldUnits.difference(before, order));
        return new Result(order, List.copyOf(effects));
    }

    private OrderState state() {
        int open = lines.stream().mapToInt(LineEdit::open).sum();
        int left = lines.stream().mapToInt(LineEdit::left).sum();
        if (open > 0) {
            boolean waits = !header.reserves() && !header.history();
            return left > 0 ? OrderState.PARTIAL : waits ? OrderState.DRAFT : OrderState.OPEN;
        }
        boolean isCancelled = left == 0
                && (header.cancelledAt() != null || lines.stream().anyMatch(line -> line.cancelled > 0));
        return isCancelled ? OrderState.CANCELLED : OrderState.FULFILLED;
    }
}
