package crossdock.channel.woocommerce;

import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelOrder.Part;
import crossdock.channel.Readings;
import crossdock.channel.woocommerce.WoocommerceOrderJson.Line;
import crossdock.channel.woocommerce.WoocommerceOrderJson.Refund;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an order's refunds say about units. A refund before the order was completed cancels units;
/// one after it is a return. A refund of money alone names no units.
final class RefundedUnits {
    private final List<Line> lines;
    private final @Nullable Instant completedAt;
    private final Map<String, Integer> cancelled = new HashMap<>();
    private final List<ChannelOrder.Return> returns = new ArrayList<>();

    /// Restocked units by line, not yet given to a refund; absent when the shop does not show them.
    private final Map<String, Integer> restocked = new HashMap<>();

    /// @param completedAt when the goods left; null while they have not
    RefundedUnits(List<Line> lines, List<Refund> refunds, @Nullable Instant completedAt) {
        this.lines = lines;
        this.completedAt = completedAt;
        for (Line line : lines) {
            String units = WoocommerceOrderJson.meta(line, "_restock_refunded_items");
            if (!units.isEmpty()) {
                restocked.put(id(line), Readings.wholeUnits("_restock_refunded_items", units));
            } else if (!WoocommerceOrderJson.meta(line, "_reduced_stock").isEmpty()) {
                restocked.put(id(line), 0); // stock bookkeeping is shown, and nothing was put back
            }
        }
        refunds.stream()
                .map(refund -> new Dated(refund, at(refund)))
                .sorted((a, b) -> a.at.compareTo(b.at))
                .forEach(this::take);
    }

    private record Dated(Refund refund, Instant at) {}

    private static Instant at(Refund refund) {
        Instant at = Readings.gmtStamp("refunds.date_created_gmt", refund.createdGmt());
        return at == null ? Readings.stamp("refunds.date_created_gmt", null) : at;
    }

    private void take(Dated dated) {
        Map<String, Integer> units = new LinkedHashMap<>();
        for (Line line : Objects.requireNonNullElse(dated.refund.lines(), List.<Line>of())) {
            int quantity =
                    line == null
                            ? 0
                            : Math.abs(Readings.wholeUnits("refunds.quantity", line.quantity()));
            String source = quantity == 0 ? null : source(line);
            if (source != null) {
                units.merge(source, quantity, Integer::sum);
            }
        }
        if (units.isEmpty()) {
            return;
        }
        // both stamps have whole seconds: a refund in the second of completion came after it
        if (completedAt == null || dated.at.isBefore(completedAt)) {
            units.forEach((line, quantity) -> cancelled.merge(line, quantity, Integer::sum));
            units.forEach(this::takeRestocked);
            return;
        }
        boolean isRestocked = true;
        for (Map.Entry<String, Integer> entry : units.entrySet()) {
            isRestocked &= takeRestocked(entry.getKey(), entry.getValue());
        }
        List<Part> parts =
                units.entrySet().stream().map(e -> new Part(e.getKey(), e.getValue())).toList();
        String id = Readings.required("refunds.id", dated.refund.id());
        returns.add(new ChannelOrder.Return(id, null, dated.at, null, isRestocked, parts));
    }

    /// Restocking is the default both in the REST interface (api_restock) and on the order's
    /// screen, so it is assumed where the shop shows nothing.
    private boolean takeRestocked(String line, int quantity) {
        Integer left = restocked.get(line);
        if (left == null) {
            return true;
        }
        restocked.put(line, Math.max(0, left - quantity));
        return left >= quantity;
    }

    /// The refunded order line: named in the refund line's meta, else the only line of the same
    /// article.
    private @Nullable String source(Line refunded) {
        String named = WoocommerceOrderJson.meta(refunded, "_refunded_item_id");
        if (!named.isEmpty()) {
            return lines.stream()
                    .map(RefundedUnits::id)
                    .filter(named::equals)
                    .findFirst()
                    .orElse(null);
        }
        List<String> same =
                lines.stream()
                        .filter(
                                line ->
                                        Objects.equals(line.productId(), refunded.productId())
                                                && Objects.equals(
                                                        line.variationId(), refunded.variationId()))
                        .map(RefundedUnits::id)
                        .toList();
        return same.size() == 1 ? same.getFirst() : null;
    }

    private static String id(Line line) {
        return Readings.required("line_items.id", line.id());
    }

    int cancelled(String line) {
        return cancelled.getOrDefault(line, 0);
    }

    List<ChannelOrder.Return> returns() {
        return List.copyOf(returns);
    }
}
