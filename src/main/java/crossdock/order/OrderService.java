package crossdock.order;

import crossdock.inventory.AdjustmentService.Sources;
import crossdock.inventory.InventoryService;
import crossdock.inventory.Locations;
import crossdock.kernel.Actor;
import crossdock.kernel.DomainEvent;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Topic;
import crossdock.kernel.Transactor;
import crossdock.kernel.Tx;
import crossdock.order.IncomingOrder.Return;
import crossdock.order.Ingested.Change;
import crossdock.order.OrderStep.Kind;
import crossdock.order.OrderStep.Part;
import crossdock.order.OrderStock.Heard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The only writer of orders: versions from channels and acts of people go through here. Order, reservations and stock
/// change in one transaction, or nothing does.
public final class OrderService {
    private final Transactor transactor;
    private final Orders orders;
    private final Locations locations;
    private final OrderStock stock;
    private final Function<Order, Optional<Instant>> level;
    private final InstantSource clock;

    /// For whoever keeps no calendars: only channels promise.
    public OrderService(
            Transactor transactor, Orders orders, Locations locations, InventoryService inventory, Sources sources,
            InstantSource clock) {
        this(transactor, orders, locations, inventory, sources, _ -> Optional.empty(), clock);
    }

    /// @param sources told of goods that moved at places whose stock is another system's than the order's
    /// @param level by when an order is promised whose channel promises nothing, its units where they are by then;
    /// asked inside the write that stores it
    public OrderService(
            Transactor transactor, Orders orders, Locations locations, InventoryService inventory, Sources sources,
            Function<Order, Optional<Instant>> level, InstantSource clock) {
        this.transactor = transactor;
        this.orders = orders;
        this.locations = locations;
        this.stock = new OrderStock(inventory, locations, sources);
        this.level = level;
        this.clock = clock;
    }

    /// Takes one version in; the same, a late or a repeated one leaves the order as it should be. Joins the open write.
    ///
    /// Refused, with nothing written: `order.noDefaultLocation` when a shipment names no location and nobody chose one,
    /// `order.lineUnknown` and `order.returnExceeds` when goods belong to no line we know, `order.unknown` when a
    /// return names an order that did not come in yet. Such a version is worth another try later.
    public Outcome<Ingested> ingest(Actor actor, IncomingOrder in) {
        return transactor.write(actor, tx -> {
            try {
                return new Done<>(ingest(tx, actor, in));
            } catch (Refusal refusal) {
                return refusal.outcome();
            }
        });
    }

    private Ingested ingest(Tx tx, Actor actor, IncomingOrder in) throws Refusal {
        Optional<Orders.Seen> seen = orders.seen(in.connection(), in.externalId());
        List<String> unmapped = in.lines().stream()
                .filter(line -> line.sku() == null)
                .map(IncomingOrder.Line::externalId)
                .toList();
        if (seen.isPresent() && seen.get().contentHash() == ContentHash.of(in)) {
            return new Ingested(Change.UNCHANGED, seen.get().id(), unmapped);
        }
        if (seen.isEmpty() && in.ignored()) {
            return new Ingested(Change.IGNORED, null, List.of());
        }
        List<Worked> elsewhere = elsewhere(in);
        if (seen.isEmpty() && in.lines().isEmpty() && !elsewhere.isEmpty()) { // the channel's booking of a return
            boolean isChanged = store(tx, actor, elsewhere, Heard.of(in));
            return new Ingested(
                    isChanged ? Change.CHANGED : Change.UNCHANGED,
                    elsewhere.getFirst().before().id(),
                    List.of());
        }
        Optional<Order> before = seen.flatMap(known -> orders.find(known.id()));
        OrderEdit.Result result = new OrderIntake(locations, in, before.orElse(null)).lay();
        boolean isChanged = store(tx, actor, elsewhere, Heard.of(in));
        if (before.isPresent() && isSame(before.get(), result)) {
            return new Ingested(
                    isChanged ? Change.CHANGED : Change.UNCHANGED, before.get().id(), unmapped);
        }
        Order stored = store(tx, actor, result, Heard.of(in));
        return new Ingested(before.isEmpty() ? Change.NEW : Change.CHANGED, stored.id(), unmapped);
    }

    /// An order beside the one that came in, with its part of the change.
    private record Worked(Order before, OrderEdit.Result result) {}

    /// Returns that the channel books as an order of their own go to the order whose lines came back.
    private List<Worked> elsewhere(IncomingOrder in) throws Refusal {
        List<Worked> worked = new ArrayList<>();
        List<String> others = in.returns().stream()
                .filter(returned -> !OrderIntake.isOf(returned, in.externalId()))
                .map(Return::orderExternalId)
                .distinct()
                .toList();
        for (String other : others) {
            Order before = orders.seen(in.connection(), other)
                    .flatMap(seen -> orders.find(seen.id()))
                    .orElseThrow(() -> new Refusal("order.unknown", other));
            OrderEdit edit = new OrderEdit(before, before);
            OrderIntake intake = new OrderIntake(locations, in, null);
            for (Return returned : in.returns()) {
                if (other.equals(returned.orderExternalId())) {
                    intake.takeBack(edit, returned);
                }
            }
            worked.add(new Worked(before, edit.result()));
        }
        return worked;
    }

    private boolean store(Tx tx, Actor actor, List<Worked> worked, Heard heard) {
        boolean isChanged = false;
        for (Worked one : worked) {
            if (!isSame(one.before(), one.result())) {
                store(tx, actor, one.result(), heard);
                isChanged = true;
            }
        }
        return isChanged;
    }

    private static boolean isSame(Order before, OrderEdit.Result result) {
        Order again = before.next(before.state(), before.hold(), before.lines(), before.steps());
        return result.effects().isEmpty() && again.equals(result.order());
    }

    private Order store(Tx tx, Actor actor, OrderEdit.Result result, Heard heard) {
        Order stored = orders.put(result.order().promised(level));
        stock.tell(actor, stored, result.effects(), heard);
        tx.changed(Topic.ORDER, stored.id().value());
        return stored;
    }

    /// Gives open orders a promise that have none. Twice is once.
    public void promiseOpen() {
        transactor.run(Actor.CONSOLE, tx -> {
            for (OrderId id : orders.unpromised()) {
                Order before = orders.find(id).orElseThrow();
                Order after = before.promised(level);
                if (after.promisedAt() != null) {
                    orders.put(after);
                    tx.changed(Topic.ORDER, id.value());
                }
            }
        });
    }

    /// Cancels open units of a line here and releases what they held, at NONE first.
    public Outcome<Order> cancelLine(Actor actor, OrderVersion seen, LineUnits what, String reason) {
        return act(actor, seen, (edit, now) -> {
            LineEdit line = edit.line(what.line());
            requireOpen(edit, line.open(), what.units());
            line.ownCancelled = line.cancelled + what.units();
            line.cancelledAt = now;
            edit.happened(Kind.CANCELLED, now, now, what.units(), reason);
            return new OrderEvents.LineCancelled(seen.order(), what.line(), what.units(), reason);
        });
    }

    /// Gives open units to another location: the reservation goes with them.
    ///
    /// @param from NONE for units that have none yet
    /// @param to NONE to take them back from a location
    public Outcome<Order> assign(Actor actor, OrderVersion seen, LineUnits what, LocationId from, LocationId to) {
        return act(actor, seen, (edit, now) -> {
            LineEdit line = edit.line(what.line());
            requireOpen(edit, line.open(from), what.units());
            requireKnown(to, true);
            edit.relocate(line, from, to, what.units());
            edit.happened(Kind.ASSIGNED, "", now, now, to, what.units(), "", List.of());
            return new OrderEvents.UnitsAssigned(seen.order(), what.line(), from, to, what.units());
        });
    }

    /// Gives the lines of an order their places, all at once: what one plan says. Refused as [#assign] is, and with
    /// `order.touched` when units to be moved were picked meanwhile.
    ///
    /// @param policy hash of the policy that said so
    public Outcome<Order> route(Actor actor, OrderVersion seen, String policy, List<Placing> placings) {
        return act(actor, seen, (edit, now) -> {
            var unitsTo = new TreeMap<LocationId, Integer>();
            for (Placing placing : placings) {
                LineEdit line = edit.line(placing.what().line());
                LocationId from = placing.from();
                int units = placing.what().units();
                if (!from.equals(placing.to())) {
                    requireOpen(edit, line.open(from), units);
                    requireKnown(placing.to(), true);
                    if (!from.isNone() && line.untouched(from) < units) {
                        throw new Refusal("order.touched", edit.header().number());
                    }
                    edit.relocate(line, from, placing.to(), units);
                    unitsTo.merge(placing.to(), units, Integer::sum);
                }
            }
            for (Placing placing : placings) {
                if (placing.from().equals(placing.to())) {
                    edit.line(placing.what().line()).setWaiting(placing.waiting());
                }
            }
            unitsTo.forEach((to, units) ->
                    edit.happened(Kind.ASSIGNED, "", now, now, to, units, "", List.of()));
            return new OrderEvents.OrderRouted(seen.order(), policy, placings);
        });
    }

    /// Where units of a line go.
    ///
    /// @param from NONE for units that have no place yet
    /// @param to NONE to take them back
    /// @param waiting where nothing moves, from NONE to NONE: how many of the line's units without a place wait for
    /// supply
    public record Placing(LineUnits what, LocationId from, LocationId to, int waiting) {}

    /// Units leave a location in one parcel: reservation and on hand go down together.
    ///
    /// @param trackingCode empty when there is none
    public Outcome<Order> ship(
            Actor actor, OrderVersion seen, LocationId location, List<LineUnits> lines, String trackingCode) {
        return act(actor, seen, (edit, now) -> {
            leave(edit, Kind.SHIPPED, location, lines, now, trackingCode);
            return new OrderEvents.UnitsShipped(seen.order(), location, lines);
        });
    }

    /// The buyer takes units away at a location.
    public Outcome<Order> collect(Actor actor, OrderVersion seen, LocationId location, List<LineUnits> lines) {
        return act(actor, seen, (edit, now) -> {
            leave(edit, Kind.COLLECTED, location, lines, now, "");
            return new OrderEvents.UnitsCollected(seen.order(), location, lines);
        });
    }

    private void leave(
            OrderEdit edit, Kind kind, LocationId location, List<LineUnits> lines, Instant now, String detail)
            throws Refusal {
        requireKnown(location, false);
        List<Part> parts = new ArrayList<>();
        for (LineUnits what : lines) {
            LineEdit line = edit.line(what.line());
            requireOpen(edit, line.open(), what.units());
            parts.addAll(edit.leave(line, location, what.units(), kind == Kind.COLLECTED));
        }
        goods(edit, kind, location, parts, now, detail);
    }

    /// Units come back to a location; they are there, and unavailable until somebody disposes of them.
    public Outcome<Order> takeBack(Actor actor, OrderVersion seen, LocationId location, List<LineUnits> lines) {
        return act(actor, seen, (edit, now) -> {
            requireKnown(location, false);
            List<Part> parts = new ArrayList<>();
            for (LineUnits what : lines) {
                requirePositive(edit, what.units());
                parts.addAll(edit.comeBack(edit.line(what.line()), location, what.units()));
            }
            goods(edit, Kind.RETURNED, location, parts, now, "");
            return new OrderEvents.UnitsReturned(seen.order(), location, lines);
        });
    }

    private static void goods(
            OrderEdit edit, Kind kind, LocationId location, List<Part> parts, Instant now, String detail)
            throws Refusal {
        int units = parts.stream().mapToInt(Part::units).sum();
        edit.happened(kind, OrderStep.OWN, now, now, location, units, detail, List.copyOf(parts));
        edit.moved(edit.steps.getLast());
    }

    /// Says what became of returned units: sellable again (unavailable down) or damaged (on hand down too).
    ///
    /// @param step seq of the RETURNED step
    public Outcome<Order> dispose(
            Actor actor, OrderVersion seen, int step, LineUnits what, Disposition disposition) {
        return act(actor, seen, (edit, now) -> {
            LineEdit line = edit.line(what.line());
            int left = what.units();
            requirePositive(edit, left);
            for (int i = 0; i < edit.steps.size(); i++) {
                OrderStep returned = edit.steps.get(i);
                if (returned.seq() == step && returned.kind() == Kind.RETURNED) {
                    left = dispose(edit, i, line, left, disposition);
                }
            }
            if (left > 0) {
                throw new Refusal(
                        "order.notWaiting", edit.header().number(), Integer.toString(what.units() - left));
            }
            edit.happened(Kind.DISPOSED, now, now, what.units(), disposition.name());
            return new OrderEvents.ReturnDisposed(seen.order(), step, what.line(), what.units(), disposition);
        });
    }

    private static int dispose(OrderEdit edit, int at, LineEdit line, int units, Disposition disposition) {
        int left = units;
        boolean isDamaged = disposition == Disposition.DAMAGED;
        List<Part> parts = new ArrayList<>();
        for (Part part : edit.steps.get(at).parts()) {
            int waiting = part.line().equals(line.id) ? part.units() - part.sellable() - part.damaged() : 0;
            int now = Math.min(left, waiting);
            left -= now;
            if (now > 0) {
                edit.dispose(line, part, now, isDamaged);
            }
            parts.add(new Part(
                    part.line(),
                    part.location(),
                    part.units(),
                    part.sellable() + (isDamaged ? 0 : now),
                    part.damaged() + (isDamaged ? now : 0)));
        }
        edit.steps.set(at, edit.steps.get(at).withParts(List.copyOf(parts)));
        return left;
    }

    /// Stops an order, or lets it go on. A flag: its units stay where they are.
    public Outcome<Order> hold(Actor actor, OrderVersion seen, boolean stopped) {
        return act(actor, seen, (edit, now) -> {
            edit.setHold(stopped);
            edit.happened(stopped ? Kind.HELD : Kind.HOLD_ENDED, now, now, 0, "");
            return new OrderEvents.HoldSet(seen.order(), stopped);
        });
    }

    /// What a person does to an order as it stands; answers with the event to keep.
    @FunctionalInterface
    private interface Act {
        DomainEvent on(OrderEdit edit, Instant now) throws Refusal;
    }

    private Outcome<Order> act(Actor actor, OrderVersion seen, Act act) {
        return transactor.write(actor, tx -> {
            try {
                Order before = orders.find(seen.order())
                        .orElseThrow(() -> new Refusal("order.unknown", seen.order().toString()));
                if (before.version() != seen.version()) {
                    throw new Refusal("order.changed", before.number());
                }
                if (before.history()) {
                    throw new Refusal("order.history", before.number());
                }
                Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                OrderEdit edit = new OrderEdit(before, before);
                DomainEvent event = act.on(edit, now);
                Order stored = store(tx, actor, edit.result(), new Heard(now, Duration.ZERO));
                tx.record(event);
                return new Done<>(stored);
            } catch (Refusal refusal) {
                return refusal.outcome();
            }
        });
    }

    private void requireKnown(LocationId location, boolean orNone) throws Refusal {
        boolean isFine = location.isNone() ? orNone : locations.find(location).isPresent();
        if (!isFine) {
            throw new Refusal("location.unknown", location.toString());
        }
    }

    private static void requireOpen(OrderEdit edit, int open, int units) throws Refusal {
        requirePositive(edit, units);
        if (units > open) {
            throw new Refusal("order.notOpen", edit.header().number(), Integer.toString(units), Integer.toString(open));
        }
    }

    private static void requirePositive(OrderEdit edit, int units) throws Refusal {
        if (units <= 0) {
            throw new Refusal("order.noUnits", edit.header().number());
        }
    }
}
