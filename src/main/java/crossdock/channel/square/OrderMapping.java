package crossdock.channel.square;

import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelOrder.Fulfilment;
import crossdock.channel.ChannelOrder.Method;
import crossdock.channel.ChannelOrder.Part;
import crossdock.channel.Readings;
import crossdock.channel.Unreadable;
import crossdock.channel.square.SquareFulfillmentJson.Details;
import crossdock.channel.square.SquareFulfillmentJson.Recipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Square's Order to the neutral order.
final class OrderMapping {
    private final SquareOrderJson order;
    private final String id;
    private final String state;
    private final Instant updatedAt;
    private final @Nullable Instant closedAt;
    private final List<SquareFulfillmentJson> fulfillments;

    /// Ordered units by line, in the order of the lines.
    private final Map<String, Integer> ordered = new LinkedHashMap<>();

    private OrderMapping(SquareOrderJson order) {
        this.order = order;
        this.id = Readings.required("id", order.id());
        this.state = Readings.required("state", order.state());
        this.updatedAt = Readings.stamp("updated_at", order.updatedAt());
        this.closedAt = Readings.stampOrNull("closed_at", order.closedAt());
        this.fulfillments = each(order.fulfillments());
        for (SquareOrderJson.Line line : each(order.lines())) {
            int units = Readings.wholeUnits("line_items.quantity", line.quantity());
            if (units < 0
                    || ordered.put(Readings.required("line_items.uid", line.uid()), units)
                            != null) {
                throw new Unreadable("order.lineUnclear", "line_items");
            }
        }
    }

    static ChannelOrder map(SquareOrderJson order) {
        return new OrderMapping(order).map();
    }

    private ChannelOrder map() {
        List<Fulfilment> done = done();
        Recipient recipient =
                fulfillments.stream()
                        .map(SquareFulfillmentJson::details)
                        .filter(Objects::nonNull)
                        .map(Details::recipient)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return new ChannelOrder(
                id,
                // ticket_name is often the buyer's first name, so it is no number
                Objects.requireNonNullElse(Readings.textOrNull(order.referenceId()), id),
                state,
                method(),
                // every Square order belongs to one location, and it is that location's IN_STOCK
                // that loses the lines
                Readings.required("location_id", order.locationId()),
                Readings.stamp("created_at", order.createdAt()),
                updatedAt,
                paidAt(),
                state.equals("CANCELED") ? Objects.requireNonNullElse(closedAt, updatedAt) : null,
                fulfillments.stream()
                        .map(SquareFulfillmentJson::promisedAt)
                        .filter(Objects::nonNull)
                        .map(text -> Readings.stamp("promised", text))
                        .findFirst()
                        .orElse(null),
                SquareMoneyJson.toMoney("total_money", order.total()),
                buyer(recipient),
                region(recipient),
                lines(done),
                done,
                returns());
    }

    private Method method() {
        return fulfillments.stream()
                .filter(fulfillment -> !fulfillment.isOff())
                .findFirst()
                .or(() -> fulfillments.stream().findFirst())
                .map(fulfillment -> fulfillment.isPickup() ? Method.PICKUP : Method.SHIP)
                .orElse(Method.IN_STORE);
    }

    /// When the last tender made the order fully paid, which is when IN_STOCK lost its lines; null
    /// while something is due.
    private @Nullable Instant paidAt() {
        if (state.equals("CANCELED") || state.equals("DRAFT")) {
            return null;
        }
        List<SquareOrderJson.Tender> tenders = each(order.tenders());
        long paid =
                tenders.stream().mapToLong(tender -> SquareMoneyJson.amount(tender.amount())).sum();
        boolean isPaid =
                order.due() != null && order.due().amount() != null
                        ? order.due().amount() <= 0 && !tenders.isEmpty()
                        : !tenders.isEmpty() && paid >= SquareMoneyJson.amount(order.total());
        if (!isPaid) {
            return state.equals("COMPLETED")
                    ? Objects.requireNonNullElse(closedAt, updatedAt)
                    : null;
        }
        return tenders.stream()
                .map(tender -> Readings.stampOrNull("tenders.created_at", tender.createdAt()))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(Objects.requireNonNullElse(closedAt, updatedAt));
    }

    private List<Fulfilment> done() {
        List<Fulfilment> done = new ArrayList<>();
        for (SquareFulfillmentJson fulfillment : fulfillments) {
            if (fulfillment.isDone()) {
                Details details = fulfillment.details();
                Instant at = Readings.stampOrNull("fulfillments.done_at", fulfillment.doneAt());
                done.add(
                        new Fulfilment(
                                Readings.required("fulfillments.uid", fulfillment.uid()),
                                fulfillment.isPickup(),
                                at == null ? Objects.requireNonNullElse(closedAt, updatedAt) : at,
                                order.locationId(),
                                details == null
                                        ? null
                                        : Readings.textOrNull(details.trackingNumber()),
                                parts(fulfillment)));
            }
        }
        if (fulfillments.isEmpty() && state.equals("COMPLETED") && !ordered.isEmpty()) {
            // a sale at the till: paid, handed over and closed in one
            done.add(
                    new Fulfilment(
                            "till",
                            true,
                            Objects.requireNonNullElse(closedAt, updatedAt),
                            order.locationId(),
                            null,
                            all()));
        }
        return done;
    }

    /// Without entries a fulfilment applies to all lines.
    private List<Part> parts(SquareFulfillmentJson fulfillment) {
        List<SquareFulfillmentJson.Entry> entries = each(fulfillment.entries());
        if (entries.isEmpty()) {
            return all();
        }
        List<Part> parts = new ArrayList<>();
        for (SquareFulfillmentJson.Entry entry : entries) {
            int units = Readings.wholeUnits("fulfillments.entries.quantity", entry.quantity());
            String line = Readings.required("fulfillments.entries.line_item_uid", entry.lineUid());
            if (!ordered.containsKey(line)) {
                throw new Unreadable("order.lineUnclear", "fulfillments.entries");
            }
            if (units > 0) {
                parts.add(new Part(line, units));
            }
        }
        return parts;
    }

    private List<Part> all() {
        return ordered.entrySet().stream()
                .filter(line -> line.getValue() > 0)
                .map(line -> new Part(line.getKey(), line.getValue()))
                .toList();
    }

    /// Units nobody will deliver: known once the order is closed. While it is open a cancelled
    /// fulfilment may be replaced.
    private List<ChannelOrder.Line> lines(List<Fulfilment> done) {
        boolean isClosed = state.equals("CANCELED") || state.equals("COMPLETED");
        Map<String, Integer> left = new LinkedHashMap<>(ordered);
        done.forEach(
                fulfilment ->
                        fulfilment
                                .parts()
                                .forEach(
                                        part ->
                                                left.merge(
                                                        part.lineId(),
                                                        -part.quantity(),
                                                        Integer::sum)));
        List<ChannelOrder.Line> lines = new ArrayList<>();
        for (SquareOrderJson.Line line : each(order.lines())) {
            String uid = Readings.required("line_items.uid", line.uid());
            String name = Objects.requireNonNullElse(Readings.textOrNull(line.name()), "");
            String kind = Readings.textOrNull(line.variationName());
            lines.add(
                    new ChannelOrder.Line(
                            uid,
                            Readings.textOrNull(line.catalogObjectId()),
                            null,
                            kind == null || name.isEmpty() ? name : name + ", " + kind,
                            ordered.getOrDefault(uid, 0),
                            isClosed ? Math.max(0, left.getOrDefault(uid, 0)) : 0,
                            SquareMoneyJson.toMoney("base_price_money", line.price())));
        }
        return lines;
    }

    /// A return names the order and lines that were sold. Without them (an unlinked return) there
    /// is no line to give it to, and the location's next count shows the units. Where they went is
    /// not said in the order: put back they are in IN_STOCK, set aside in RETURNED_BY_CUSTOMER,
    /// which counts as unavailable; both are in the next count, so nothing is set aside here a
    /// second time.
    private List<ChannelOrder.Return> returns() {
        List<ChannelOrder.Return> returns = new ArrayList<>();
        for (SquareOrderJson.Return back : each(order.returns())) {
            String source = Readings.textOrNull(back.sourceOrderId());
            List<Part> parts = new ArrayList<>();
            for (SquareOrderJson.ReturnLine line : each(back.lines())) {
                int units = Readings.wholeUnits("returns.quantity", line.quantity());
                if (source != null && line.sourceLineUid() != null && units > 0) {
                    parts.add(new Part(line.sourceLineUid(), units));
                }
            }
            if (!parts.isEmpty()) {
                returns.add(
                        new ChannelOrder.Return(
                                Objects.requireNonNullElse(back.uid(), id + ":" + returns.size()),
                                Objects.equals(source, id) ? null : source,
                                Objects.requireNonNullElse(closedAt, updatedAt),
                                order.locationId(),
                                true,
                                parts));
            }
        }
        return returns;
    }

    private ChannelOrder.@Nullable Buyer buyer(@Nullable Recipient recipient) {
        if (recipient == null) {
            return order.customerId() == null
                    ? null
                    : new ChannelOrder.Buyer(null, null, null, null, order.customerId());
        }
        SquareAddressJson address = recipient.address();
        return new ChannelOrder.Buyer(
                Readings.textOrNull(recipient.displayName()),
                Readings.textOrNull(recipient.email()),
                Readings.textOrNull(recipient.phone()),
                address == null ? null : address.street(),
                Stream.of(recipient.customerId(), order.customerId())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    private static ChannelOrder.@Nullable Region region(@Nullable Recipient recipient) {
        SquareAddressJson address = recipient == null ? null : recipient.address();
        return address == null
                ? null
                : new ChannelOrder.Region(
                        Readings.country(address.country()),
                        Readings.textOrNull(address.state()),
                        Readings.textOrNull(address.locality()),
                        Readings.textOrNull(address.postalCode()));
    }

    private static <E> List<E> each(@Nullable List<E> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}
