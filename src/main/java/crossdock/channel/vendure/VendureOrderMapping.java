package crossdock.channel.vendure;

import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelOrder.Fulfilment;
import crossdock.channel.ChannelOrder.Method;
import crossdock.channel.ChannelOrder.Part;
import crossdock.channel.Readings;
import crossdock.channel.Unreadable;
import crossdock.channel.vendure.VendureOrderJson.Address;
import crossdock.channel.vendure.VendureOrderJson.Customer;
import crossdock.channel.vendure.VendureOrderJson.Entry;
import crossdock.channel.vendure.VendureOrderJson.Fulfillment;
import crossdock.channel.vendure.VendureOrderJson.Line;
import crossdock.kernel.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Vendure's order to the neutral order. Units in a fulfilment have left, also while it is only packed: that is when the
/// server's own figure loses them. A cancelled fulfilment never was.
final class VendureOrderMapping {
    private final VendureOrderJson order;
    private final String state;
    private final List<Line> lines;
    /// Those that stand.
    private final List<Fulfilment> fulfilments;
    private final List<Entry> cancellations;

    private VendureOrderMapping(VendureOrderJson order) {
        this.order = order;
        this.state = Readings.required("state", order.state());
        this.lines = present(order.lines());
        this.cancellations = order.history() == null ? List.of() : present(order.history().items());
        Set<String> ids = new HashSet<>();
        if (!lines.stream().allMatch(line -> ids.add(Readings.required("lines.id", line.id())))) {
            throw new Unreadable("order.lineUnclear", "lines");
        }
        this.fulfilments = present(order.fulfillments()).stream()
                .filter(fulfillment -> !fulfillment.isCancelled())
                .map(VendureOrderMapping::fulfilment)
                .toList();
    }

    static ChannelOrder map(VendureOrderJson order) {
        return new VendureOrderMapping(order).map();
    }

    private ChannelOrder map() {
        String id = Readings.required("id", order.id());
        Instant created = Readings.stamp("createdAt", order.createdAt());
        Instant placed = Readings.stampOrNull("orderPlacedAt", order.orderPlacedAt());
        Instant updated = updatedAt();
        Long total = order.totalWithTax();
        return new ChannelOrder(
                id,
                Objects.requireNonNullElse(Readings.textOrNull(order.code()), id),
                state,
                Method.SHIP, // the core knows no collection
                null,
                placed == null ? created : placed,
                updated,
                null,
                state.equals("Cancelled") ? cancelledAt(updated) : null,
                null,
                total == null ? null : Hundredths.money("totalWithTax", total, order.currencyCode()),
                buyer(),
                region(),
                lines.stream().map(this::line).toList(),
                told(),
                returns());
    }

    /// The order's own stamp stands still while its goods move; the newest stamp of its parts does not.
    private Instant updatedAt() {
        Instant newest = Readings.stamp("updatedAt", order.updatedAt());
        List<@Nullable String> others = new ArrayList<>();
        others.add(order.orderPlacedAt());
        present(order.fulfillments()).forEach(fulfillment -> others.add(fulfillment.updatedAt()));
        cancellations.forEach(entry -> others.add(entry.createdAt()));
        for (String other : others) {
            Instant stamp = Readings.stampOrNull("updatedAt", other);
            newest = stamp != null && stamp.isAfter(newest) ? stamp : newest;
        }
        return newest;
    }

    private Instant cancelledAt(Instant otherwise) {
        return cancellations.isEmpty()
                ? otherwise
                : Readings.stamp("history.createdAt", cancellations.getLast().createdAt());
    }

    private ChannelOrder.Line line(Line line) {
        VendureOrderJson.Variant variant = line.productVariant();
        Long price = line.unitPriceWithTax();
        Money unitPrice = price == null ? null : Hundredths.money("unitPriceWithTax", price, order.currencyCode());
        return new ChannelOrder.Line(
                id(line),
                variant == null ? null : Readings.textOrNull(variant.id()),
                variant == null ? null : Readings.textOrNull(variant.sku()),
                variant == null || variant.name() == null ? "" : variant.name(),
                bought(line),
                bought(line) - left(line) - returned(line),
                unitPrice);
    }

    private static String id(Line line) {
        return Readings.required("lines.id", line.id());
    }

    /// An order that was modified may hold more than was placed.
    private static int bought(Line line) {
        Integer placed = line.orderPlacedQuantity();
        return Math.max(placed == null ? 0 : placed, left(line));
    }

    private static int left(Line line) {
        Integer quantity = line.quantity();
        if (quantity == null || quantity < 0) {
            throw new Unreadable("quantity.negative", "lines.quantity", String.valueOf(quantity));
        }
        return quantity;
    }

    /// What was called back is told too: it may have been read while it stood.
    private List<Fulfilment> told() {
        List<Fulfilment> all = new ArrayList<>(fulfilments);
        for (Fulfillment fulfillment : present(order.fulfillments())) {
            if (fulfillment.isCancelled()) {
                Fulfilment was = fulfilment(fulfillment);
                all.add(new Fulfilment(
                        was.externalId(), was.collected(), was.at(), was.locationId(), was.trackingCode(), was.parts(),
                        Readings.stamp("fulfillments.updatedAt", fulfillment.updatedAt())));
            }
        }
        return List.copyOf(all);
    }

    private int shipped(Line line) {
        return fulfilments.stream()
                .flatMap(fulfilment -> fulfilment.parts().stream())
                .filter(part -> part.lineId().equals(id(line)))
                .mapToInt(Part::quantity)
                .sum();
    }

    /// Cancelling takes units that did not ship first; the server puts the others back into its stock.
    private int returned(Line line) {
        return Math.max(0, shipped(line) - left(line));
    }

    private static Fulfilment fulfilment(Fulfillment fulfillment) {
        Map<String, Integer> units = new LinkedHashMap<>();
        for (VendureOrderJson.Part part : present(fulfillment.lines())) {
            Integer quantity = part.quantity();
            if (quantity == null || quantity < 0) {
                throw new Unreadable("quantity.negative", "fulfillments.quantity", String.valueOf(quantity));
            }
            units.merge(Readings.required("fulfillments.orderLineId", part.orderLineId()), quantity, Integer::sum);
        }
        return new Fulfilment(
                Readings.required("fulfillments.id", fulfillment.id()),
                false,
                Readings.stamp("fulfillments.createdAt", fulfillment.createdAt()),
                null, // not told; the server takes the units from where it allocated them
                Readings.textOrNull(fulfillment.trackingCode()),
                units.entrySet().stream().map(e -> new Part(e.getKey(), e.getValue())).toList());
    }

    /// Each returned unit belongs to the newest cancellation of its line that has room for it, so that a later one does
    /// not change what an earlier one brought back.
    private List<ChannelOrder.Return> returns() {
        Map<String, Integer> open = new LinkedHashMap<>();
        lines.forEach(line -> open.put(id(line), returned(line)));
        List<ChannelOrder.Return> returns = new ArrayList<>();
        for (Entry entry : cancellations.reversed()) {
            List<Part> parts = new ArrayList<>();
            for (VendureOrderJson.Part part : entry.data() == null ? List.<VendureOrderJson.Part>of()
                    : present(entry.data().lines())) {
                String line = Readings.required("history.orderLineId", part.orderLineId());
                Integer quantity = part.quantity();
                int units = Math.min(open.getOrDefault(line, 0), quantity == null ? 0 : quantity);
                if (units > 0) {
                    open.merge(line, -units, Integer::sum);
                    parts.add(new Part(line, units));
                }
            }
            if (!parts.isEmpty()) {
                returns.addFirst(new ChannelOrder.Return(
                        Readings.required("history.id", entry.id()), null,
                        Readings.stamp("history.createdAt", entry.createdAt()), null, true, parts));
            }
        }
        return List.copyOf(returns);
    }

    private ChannelOrder.@Nullable Buyer buyer() {
        Customer customer = order.customer();
        Address to = order.shippingAddress();
        if (customer == null && to == null) {
            return null;
        }
        String name = to == null ? null : Readings.textOrNull(to.fullName());
        return new ChannelOrder.Buyer(
                customer == null ? name : joined(" ", customer.firstName(), customer.lastName()),
                customer == null ? null : Readings.textOrNull(customer.emailAddress()),
                customer == null || customer.phoneNumber() == null
                        ? to == null ? null : Readings.textOrNull(to.phoneNumber())
                        : Readings.textOrNull(customer.phoneNumber()),
                to == null ? null : joined(", ", to.company(), to.streetLine1(), to.streetLine2()),
                customer == null ? null : customer.id());
    }

    private ChannelOrder.@Nullable Region region() {
        Address to = order.shippingAddress();
        return to == null
                ? null
                : new ChannelOrder.Region(
                        Readings.country(to.countryCode()),
                        Readings.textOrNull(to.province()),
                        Readings.textOrNull(to.city()),
                        Readings.textOrNull(to.postalCode()));
    }

    private static @Nullable String joined(String between, @Nullable String... parts) {
        return Readings.textOrNull(Stream.of(parts)
                .filter(part -> part != null && !part.isBlank())
                .map(String::valueOf)
                .collect(Collectors.joining(between)));
    }

    private static <T> List<T> present(@Nullable List<T> rows) {
        return rows == null ? List.of() : rows.stream().filter(Objects::nonNull).toList();
    }
}
