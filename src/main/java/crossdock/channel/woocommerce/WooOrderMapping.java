package crossdock.channel.woocommerce;

import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelOrder.Fulfilment;
import crossdock.channel.ChannelOrder.Method;
import crossdock.channel.ChannelOrder.Part;
import crossdock.channel.Readings;
import crossdock.channel.Unreadable;
import crossdock.channel.woocommerce.WoocommerceOrderJson.Address;
import crossdock.channel.woocommerce.WoocommerceOrderJson.Line;
import crossdock.channel.woocommerce.WoocommerceOrderJson.Refund;
import crossdock.kernel.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// WooCommerce's order to the neutral order. The core knows no shipments: an order marked completed
/// has left as a whole.
final class WooOrderMapping {
    /// Shipping methods of the core and of the block checkout that are no shipping.
    private static final Set<String> PICKUPS = Set.of("local_pickup", "pickup_location");

    /// Nothing of such an order will be delivered any more, unless it was before.
    private static final Set<String> OVER = Set.of("cancelled", "failed", "refunded");

    /// Statuses whose entry reduces stock (wc_maybe_reduce_stock_levels).
    private static final Set<String> REDUCED = Set.of("on-hold", "processing", "completed");

    private final WoocommerceOrderJson order;
    private final String id;
    private final String status;
    private final List<Line> lines;
    private final Instant createdAt;
    private final Instant updatedAt;
    private final @Nullable Instant completedAt;
    private final RefundedUnits refunded;

    private WooOrderMapping(WoocommerceOrderJson order, List<Refund> refunds) {
        this.order = order;
        this.id = Readings.required("id", order.id());
        this.status = Readings.required("status", order.status());
        this.lines =
                Objects.requireNonNullElse(order.lines(), List.<Line>of()).stream()
                        .filter(Objects::nonNull)
                        .toList();
        this.createdAt = required("date_created_gmt", order.createdGmt());
        this.updatedAt = required("date_modified_gmt", order.modifiedGmt());
        Instant completed = Readings.gmtStamp("date_completed_gmt", order.completedGmt());
        // an order that was completed and later cancelled never left: WooCommerce put its stock
        // back
        this.completedAt =
                switch (status) {
                    case "completed" -> completed == null ? updatedAt : completed;
                    case "refunded" -> completed;
                    default -> null;
                };
        Set<String> ids = new HashSet<>();
        if (!lines.stream()
                .allMatch(line -> ids.add(Readings.required("line_items.id", line.id())))) {
            throw new Unreadable("order.lineUnclear", "line_items");
        }
        this.refunded = new RefundedUnits(lines, refunds, completedAt);
    }

    private static Instant required(String field, @Nullable String text) {
        Instant stamp = Readings.gmtStamp(field, text);
        return stamp == null ? Readings.stamp(field, null) : stamp;
    }

    static ChannelOrder map(WoocommerceOrderJson order, List<Refund> refunds) {
        return new WooOrderMapping(order, refunds).map();
    }

    private ChannelOrder map() {
        List<ChannelOrder.Line> mapped = lines();
        String number = Readings.textOrNull(order.number());
        Instant paidAt = Readings.gmtStamp("date_paid_gmt", order.paidGmt());
        return new ChannelOrder(
                id,
                number == null ? id : number,
                status,
                method(),
                null,
                createdAt,
                updatedAt,
                // paying reduces stock; an order on hold (bank transfer) was reduced when it was
                // placed
                REDUCED.contains(status) ? Objects.requireNonNullElse(paidAt, createdAt) : null,
                status.equals("cancelled") ? updatedAt : null,
                null,
                order.total() == null ? null : Readings.money("total", order.total(), currency()),
                buyer(),
                region(),
                mapped,
                fulfilments(mapped),
                refunded.returns());
    }

    private String currency() {
        return Readings.required("currency", order.currency());
    }

    private Method method() {
        // an instance follows the method's name: flat_rate:25
        boolean isPickup =
                order.shippingLines() != null
                        && order.shippingLines().stream()
                                .filter(Objects::nonNull)
                                .map(WoocommerceOrderJson.ShippingLine::methodId)
                                .anyMatch(
                                        method ->
                                                method != null
                                                        && PICKUPS.contains(
                                                                method.split(":", 2)[0]));
        return isPickup ? Method.PICKUP : Method.SHIP;
    }

    private List<ChannelOrder.Line> lines() {
        List<ChannelOrder.Line> mapped = new ArrayList<>();
        for (Line line : lines) {
            String lineId = Readings.required("line_items.id", line.id());
            int quantity = Readings.wholeUnits("line_items.quantity", line.quantity());
            if (quantity < 0) {
                throw new Unreadable(
                        "quantity.negative", "line_items.quantity", String.valueOf(quantity));
            }
            boolean isOver = OVER.contains(status) && completedAt == null;
            mapped.add(
                    new ChannelOrder.Line(
                            lineId,
                            itemId(line),
                            Readings.textOrNull(line.sku()),
                            line.name() == null ? "" : Entities.decode(line.name()),
                            quantity,
                            isOver ? quantity : Math.min(quantity, refunded.cancelled(lineId)),
                            price(line)));
        }
        return mapped;
    }

    /// The variation, else the product; 0 stands for a product that was deleted since.
    private static @Nullable String itemId(Line line) {
        return Stream.of(line.variationId(), line.productId())
                .filter(item -> item != null && !item.isBlank() && !item.equals("0"))
                .findFirst()
                .orElse(null);
    }

    private @Nullable Money price(Line line) {
        return line.price() == null || line.price().isBlank()
                ? null
                : Readings.money("line_items.price", line.price(), currency());
    }

    private List<Fulfilment> fulfilments(List<ChannelOrder.Line> mapped) {
        List<Part> parts =
                mapped.stream()
                        .filter(line -> line.quantity() > line.cancelled())
                        .map(
                                line ->
                                        new Part(
                                                line.externalId(),
                                                line.quantity() - line.cancelled()))
                        .toList();
        return completedAt == null || parts.isEmpty()
                ? List.of()
                : List.of(
                        new Fulfilment(
                                "completed",
                                method() == Method.PICKUP,
                                completedAt,
                                null,
                                null,
                                parts));
    }

    private ChannelOrder.Buyer buyer() {
        Address billing = order.billing() == null ? order.shipping() : order.billing();
        Address to = destination();
        String customer =
                order.customerId() == null || order.customerId().equals("0")
                        ? null
                        : order.customerId();
        return new ChannelOrder.Buyer(
                billing == null ? null : joined(" ", billing.firstName(), billing.lastName()),
                billing == null ? null : Readings.textOrNull(billing.email()),
                billing == null ? null : Readings.textOrNull(billing.phone()),
                to == null ? null : joined(", ", to.address1(), to.address2()),
                customer);
    }

    private ChannelOrder.@Nullable Region region() {
        Address to = destination();
        return to == null
                ? null
                : new ChannelOrder.Region(
                        Readings.country(to.country()),
                        Readings.textOrNull(to.state()),
                        Readings.textOrNull(to.city()),
                        Readings.textOrNull(to.postcode()));
    }

    /// Shops that ship to the billing address leave the other one blank.
    private @Nullable Address destination() {
        Address shipping = order.shipping();
        boolean isBlank =
                shipping == null
                        || Stream.of(
                                        shipping.address1(),
                                        shipping.city(),
                                        shipping.postcode(),
                                        shipping.country())
                                .allMatch(text -> text == null || text.isBlank());
        return isBlank ? order.billing() : shipping;
    }

    private static @Nullable String joined(String between, @Nullable String... parts) {
        return Readings.textOrNull(
                Stream.of(parts)
                        .filter(part -> part != null && !part.isBlank())
                        .map(String::valueOf)
                        .collect(Collectors.joining(between)));
    }
}
