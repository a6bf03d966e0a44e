package crossdock.order;

import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.order.IncomingOrder.Fulfilment;
import crossdock.order.IncomingOrder.Return;
import crossdock.order.OrderStep.Kind;
import crossdock.order.OrderStep.Part;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lays one incoming version over the order as it stands.
///
/// The newest version decides header and lines; fulfilments and returns of any version count once each. So the end does
/// not depend on the order in which versions arrive.
final class OrderIntake {
    private final Locations locations;
    private final IncomingOrder in;
    private final @Nullable Order before;
    private final boolean isNewer;
    private final OrderEdit edit;

    OrderIntake(Locations locations, IncomingOrder in, @Nullable Order before) {
        this.locations = locations;
        this.in = in;
        this.before = before;
        this.isNewer = before == null || isNewer(before);
        this.edit = new OrderEdit(before, header());
    }

    private boolean isNewer(Order known) {
        int byStamp = in.updatedAt().compareTo(known.updatedAt());
        return byStamp > 0 || byStamp == 0 && !in.receivedAt().isBefore(known.receivedAt());
    }

    OrderEdit.Result lay() throws Refusal {
        if (before != null && isNewer && !before.location().equals(in.location())) {
            relocate(before.location());
        }
        lines();
        for (Fulfilment fulfilment : in.fulfilments()) {
            Instant calledBackAt = fulfilment.calledBackAt();
            if (calledBackAt != null) {
                callBack(fulfilment, calledBackAt);
            } else if (!isCalledBack(fulfilment) && isUnknown(fulfilment)) {
                fulfil(fulfilment);
            }
        }
        for (Return returned : in.returns()) {
            if (isOf(returned, in.externalId())) {
                takeBack(edit, returned);
            }
        }
        OrderEdit.Result result = edit.result();
        return before == null || isNewer ? told(result) : result;
    }

    static boolean isOf(Return returned, String externalId) {
        return returned.orderExternalId() == null || returned.orderExternalId().equals(externalId);
    }

    /// Units held at the location fixed before go to the one fixed now, or to none.
    private void relocate(LocationId from) {
        for (LineEdit line : edit.lines) {
            List<LocationId> sources = new ArrayList<>(List.of(from));
            if (!in.location().isNone()) {
                sources.add(LocationId.NONE);
                sources.addAll(line.locations());
                sources.remove(in.location());
            }
            sources.forEach(source -> edit.relocate(line, source, in.location(), Integer.MAX_VALUE));
        }
        edit.happened(
                Kind.LOCATION_CHANGED, "", in.updatedAt(), in.receivedAt(), in.location(), 0, "", List.of());
    }

    private void lines() {
        for (IncomingOrder.Line line : in.lines()) {
            Optional<LineEdit> known = edit.line(line.externalId());
            if (known.isEmpty()) {
                var added = new LineEdit(edit.lines.size(), line, in.updatedAt());
                added.cancelledAt = !isNewer || line.cancelled() > 0 ? edit.header().updatedAt() : null;
                edit.lines.add(added);
            } else if (isNewer || known.get().seenAt.isBefore(in.updatedAt())) {
                bring(known.get(), line);
            }
        }
        for (LineEdit line : edit.lines) {
            boolean isNamed = in.lines().stream().anyMatch(named -> named.externalId().equals(line.externalId));
            if (isNamed) {
                sinceWhen(line);
            } else if (isNewer) {
                remove(line);
            } else if (line.seenAt.isBefore(in.updatedAt())) {
                earlier(line);
            }
        }
    }

    private void bring(LineEdit line, IncomingOrder.Line to) {
        edit.become(line, to.sku());
        if (line.channelCancelled != to.cancelled()) {
            line.cancelledAt = to.cancelled() > 0 || line.ownCancelled > 0 ? in.updatedAt() : null;
        }
        line.ordinal = to.ordinal();
        line.skuText = to.skuText();
        line.title = to.title();
        line.unitPrice = to.unitPrice();
        line.quantity = to.quantity();
        line.channelCancelled = to.cancelled();
        line.seenAt = in.updatedAt();
    }

    /// An older version that already had as many cancelled units tells since when they are.
    private void sinceWhen(LineEdit line) {
        boolean isSame = in.lines().stream()
                .anyMatch(named -> named.externalId().equals(line.externalId)
                        && named.cancelled() == line.channelCancelled
                        && named.cancelled() > 0);
        if (!isNewer && isSame) {
            earlier(line);
        }
    }

    private void earlier(LineEdit line) {
        if (line.cancelledAt != null && in.updatedAt().isBefore(line.cancelledAt)) {
            line.cancelledAt = in.updatedAt();
        }
    }

    /// Stamps can tie, so a removed line is marked as last seen just before.
    private void remove(LineEdit line) {
        Instant justBefore = in.updatedAt().minus(1, ChronoUnit.MICROS);
        boolean wasThere = before == null || !line.seenAt.isBefore(before.updatedAt());
        if (wasThere) {
            line.cancelledAt = in.updatedAt();
        }
        if (!line.seenAt.isBefore(in.updatedAt())) {
            line.seenAt = justBefore;
        }
    }

    private boolean isUnknown(Fulfilment fulfilment) throws Refusal {
        boolean isKnown = edit.steps.stream()
                .anyMatch(step -> isLeaving(step.kind()) && step.externalId().equals(fulfilment.externalId()));
        return !isKnown && !adopts(edit, fulfilment.collected() ? Kind.COLLECTED : Kind.SHIPPED,
                fulfilment.externalId(), fulfilment.parts());
    }

    private static boolean isLeaving(Kind kind) {
        return kind == Kind.SHIPPED || kind == Kind.COLLECTED;
    }

    /// The echo of an act done here: the channel tells the same units back, which then get its name and do not count
    /// twice.
    private static boolean adopts(OrderEdit edit, Kind kind, String externalId, List<IncomingOrder.Part> parts)
            throws Refusal {
        var told = new LinkedHashMap<Object, Integer>();
        for (IncomingOrder.Part part : parts) {
            told.merge(lineOf(edit, part).id, part.quantity(), Integer::sum);
        }
        for (int i = 0; i < edit.steps.size(); i++) {
            OrderStep step = edit.steps.get(i);
            if (step.kind() == kind && step.externalId().equals(OrderStep.OWN) && told.equals(units(step))) {
                edit.steps.set(i, step.calledBy(externalId));
                return true;
            }
        }
        return false;
    }

    private static Map<Object, Integer> units(OrderStep step) {
        var units = new LinkedHashMap<Object, Integer>();
        step.parts().forEach(part -> units.merge(part.line(), part.units(), Integer::sum));
        return units;
    }

    private void fulfil(Fulfilment fulfilment) throws Refusal {
        List<Part> parts = new ArrayList<>();
        for (IncomingOrder.Part part : fulfilment.parts()) {
            LineEdit line = lineOf(edit, part);
            boolean isNamed = !fulfilment.location().isNone();
            LocationId fallback = in.location().isNone() ? in.defaultLocation() : in.location();
            parts.addAll(
                    isNamed
                            ? edit.leave(line, fulfilment.location(), part.quantity(), fulfilment.collected())
                            : edit.leaveFromAssigned(line, part.quantity(), fallback, fulfilment.collected()));
        }
        goods(
                edit,
                fulfilment.collected() ? Kind.COLLECTED : Kind.SHIPPED,
                fulfilment.externalId(),
                fulfilment.at(),
                Objects.requireNonNullElse(fulfilment.trackingCode(), ""),
                parts);
    }

    private boolean isCalledBack(Fulfilment fulfilment) {
        return edit.steps.stream()
                .anyMatch(step -> step.kind() == Kind.CALLED_BACK && step.externalId().equals(fulfilment.externalId()));
    }

    /// Remembered also when the fulfilment was never seen to happen: an older version that comes later may still tell it.
    private void callBack(Fulfilment fulfilment, Instant at) throws Refusal {
        if (isCalledBack(fulfilment)) {
            return;
        }
        List<Part> parts = new ArrayList<>();
        for (OrderStep step : List.copyOf(edit.steps)) {
            if (isLeaving(step.kind()) && step.externalId().equals(fulfilment.externalId())) {
                for (Part gone : step.parts()) {
                    LineEdit line = edit.line(gone.line());
                    parts.add(edit.callBack(line, gone, stillBack(line), step.kind() == Kind.COLLECTED));
                }
            }
        }
        goods(edit, Kind.CALLED_BACK, fulfilment.externalId(), at, "", parts);
    }

    private int stillBack(LineEdit line) {
        return in.returns().stream()
                .filter(returned -> isOf(returned, in.externalId()))
                .flatMap(returned -> returned.parts().stream())
                .filter(part -> part.lineExternalId().equals(line.externalId))
                .mapToInt(IncomingOrder.Part::quantity)
                .sum();
    }

    /// Also used for a return that the channel booked as an order of its own.
    void takeBack(OrderEdit into, Return returned) throws Refusal {
        boolean isKnown = into.steps.stream()
                .anyMatch(step -> step.kind() == Kind.RETURNED && step.externalId().equals(returned.externalId()));
        if (isKnown || adopts(into, Kind.RETURNED, returned.externalId(), returned.parts())) {
            return;
        }
        List<Part> parts = new ArrayList<>();
        for (IncomingOrder.Part part : returned.parts()) {
            for (Part back : into.comeBack(lineOf(into, part), returned.location(), part.quantity())) {
                // only the source's own word puts them on sale; another shop's restocking just raises its figure
                boolean isSellable = returned.restocked() && isSource(back.location());
                parts.add(new Part(
                        back.line(), back.location(), back.units(), isSellable ? back.units() : 0, 0));
            }
        }
        goods(into, Kind.RETURNED, returned.externalId(), returned.at(), "", parts);
    }

    private void goods(OrderEdit into, Kind kind, String externalId, Instant at, String detail, List<Part> parts)
            throws Refusal {
        int units = parts.stream().mapToInt(Part::units).sum();
        List<LocationId> places = parts.stream().map(Part::location).distinct().toList();
        LocationId place = places.size() == 1 ? places.getFirst() : LocationId.NONE;
        into.happened(kind, externalId, at, in.receivedAt(), place, units, detail, List.copyOf(parts));
        into.moved(into.steps.getLast());
    }

    private static LineEdit lineOf(OrderEdit edit, IncomingOrder.Part part) throws Refusal {
        Optional<LineEdit> line = edit.line(part.lineExternalId());
        return line.orElseThrow(
                () -> new Refusal("order.lineUnknown", edit.header().number(), part.lineExternalId()));
    }

    private boolean isSource(LocationId location) {
        return locations.find(location)
                .map(Location::stockSource)
                .filter(in.connection()::equals)
                .isPresent();
    }

    /// Adds what a newer version changed to the timeline.
    private OrderEdit.Result told(OrderEdit.Result result) {
        List<OrderStep> steps = new ArrayList<>(result.order().steps());
        new OrderStory(before, result.order(), in.receivedAt()).tell(steps);
        Order order = result.order();
        return new OrderEdit.Result(order.withSteps(List.copyOf(steps)), result.effects());
    }

    private Order header() {
        Order known = before;
        if (known != null && !isNewer) {
            return known.withLoss(firstLoss(known), restored(known));
        }
        LocationId held = in.location().isNone() ? in.defaultLocation() : in.location();
        Instant cancelledAt = in.ignored() && in.cancelledAt() == null ? in.updatedAt() : in.cancelledAt();
        return new Order(
                known == null ? new OrderId(0) : known.id(),
                known == null ? 0 : known.version(),
                in.connection(),
                in.externalId(),
                in.number(),
                in.method(),
                OrderState.OPEN, // derived when the lines are settled
                in.channelState(),
                in.reserves(),
                in.location(),
                isSource(held) ? held : LocationId.NONE,
                in.placedAt(),
                in.updatedAt(),
                in.receivedAt(),
                in.figureLostAt() == null && known != null ? known.figureLostAt() : in.figureLostAt(),
                in.figureLostAt() == null && known != null && known.figureLostAt() != null
                        ? Objects.requireNonNullElse(
                                known.figureRestoredAt(), Objects.requireNonNullElse(cancelledAt, in.updatedAt()))
                        : null,
                cancelledAt,
                in.promisedAt(),
                in.promisedAt() == null ? null : Order.Basis.CHANNEL,
                in.total(),
                in.region(),
                in.buyer(),
                known != null && known.hold(),
                known == null ? in.history() : known.history(),
                ContentHash.of(in),
                List.of(),
                List.of());
    }

    /// A late version can be the first to say when the figure lost the lines.
    private @Nullable Instant firstLoss(Order known) {
        return known.figureLostAt() == null ? in.figureLostAt() : known.figureLostAt();
    }

    private @Nullable Instant restored(Order known) {
        if (known.figureLostAt() != null || in.figureLostAt() == null) {
            return known.figureRestoredAt();
        }
        return Objects.requireNonNullElse(known.cancelledAt(), known.updatedAt());
    }
}
