package crossdock.channel.file;

import crossdock.channel.ChannelOrder;
import crossdock.channel.ChannelOrder.Fulfilment;
import crossdock.channel.ChannelOrder.Method;
import crossdock.channel.ChannelOrder.Part;
import crossdock.channel.Unreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Many rows to one order.
///
/// What tables hold besides plain orders, and what becomes of it:
/// - an order whose number has the mapping's credit prefix (`C536379`) is a cancelled invoice: its
///   lines count with their size and are cancelled in full. It names no order that it cancels, so
///   it changes none.
/// - any other negative quantity is a stock correction written as a sale; the row is refused.
/// - a price of zero is a price. A row without customer makes an order without buyer.
/// - a line of something that is no article (postage, a fee) has no SKU, so it needs no stock.
final class OrderRows {
    private final ColumnMapping mapping;
    private final Cells cells;

    OrderRows(ColumnMapping mapping, Cells cells) {
        this.mapping = mapping;
        this.cells = cells;
    }

    OrderLine line(TableRow row) {
        OrderLine line = OrderLine.read(row, cells, mapping);
        if (line.units() < 0 && !isCredit(line)) {
            throw new Unreadable(
                    "order.negativeQuantity", "quantity", String.valueOf(line.units()));
        }
        return line;
    }

    private boolean isCredit(OrderLine line) {
        String prefix = mapping.creditPrefix();
        return prefix != null && !prefix.isEmpty() && line.order().startsWith(prefix);
    }

    /// @param rows of one order, at least one, in the order of the file
    ChannelOrder order(List<OrderLine> rows) {
        OrderLine first = rows.getFirst();
        String state = state(rows);
        List<ChannelOrder.Line> lines = new ArrayList<>();
        Map<Instant, List<Part>> shipped = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        Instant updated = first.placedAt();
        for (OrderLine row : rows) {
            int units = Math.abs(row.units());
            int cancelled =
                    state.equals("CANCELLED") && row.shippedAt() == null
                            ? units
                            : Math.clamp(Objects.requireNonNullElse(row.cancelled(), 0), 0, units);
            String id = row.line() == null ? String.valueOf(lines.size() + 1) : row.line();
            if (!ids.add(id)) {
                throw new Unreadable("order.lineTwice", first.order(), id);
            }
            lines.add(
                    new ChannelOrder.Line(
                            id,
                            row.sku(),
                            row.sku(),
                            Objects.requireNonNullElse(row.title(), ""),
                            units,
                            cancelled,
                            row.unitPrice()));
            Instant left = leftAt(row, state);
            if (left != null && units > cancelled) {
                shipped.computeIfAbsent(left, at -> new ArrayList<>())
                        .add(new Part(id, units - cancelled));
                updated = left.isAfter(updated) ? left : updated;
            }
        }
        TableRow row = first.row();
        Method method = OrderLine.method(cells.text(row, "method"));
        String location = cells.text(row, "location");
        Instant cancelledAt = cells.stampOrNull(row, "cancelled_at");
        return new ChannelOrder(
                first.order(),
                first.order(),
                state,
                method,
                location,
                first.placedAt(),
                Objects.requireNonNullElse(cells.stampOrNull(row, "updated_at"), updated),
                null, // a table says nothing about a stock figure
                state.equals("CANCELLED")
                        ? Objects.requireNonNullElse(cancelledAt, first.placedAt())
                        : null,
                cells.stampOrNull(row, "promised_at"),
                null,
                OrderLine.buyer(row, cells),
                OrderLine.region(row, cells),
                lines,
                fulfilments(shipped, method, location, cells.text(row, "tracking")),
                List.of());
    }

    /// The file's word; without one, what the rows show.
    private String state(List<OrderLine> rows) {
        OrderLine first = rows.getFirst();
        if (isCredit(first)) {
            return "CANCELLED";
        }
        if (first.state() != null) {
            return first.state();
        }
        return rows.stream().allMatch(row -> row.shippedAt() != null) ? "COMPLETED" : "OPEN";
    }

    /// A completed order without ship date left when it was last known to change.
    private @Nullable Instant leftAt(OrderLine row, String state) {
        if (row.shippedAt() != null || !state.equals("COMPLETED")) {
            return row.shippedAt();
        }
        return Objects.requireNonNullElse(
                cells.stampOrNull(row.row(), "updated_at"), row.placedAt());
    }

    private static List<Fulfilment> fulfilments(
            Map<Instant, List<Part>> shipped,
            Method method,
            @Nullable String location,
            @Nullable String tracking) {
        return shipped.entrySet().stream()
                .map(
                        entry ->
                                new Fulfilment(
                                        "shipped:" + entry.getKey(),
                                        method != Method.SHIP,
                                        entry.getKey(),
                                        location,
                                        tracking,
                                        entry.getValue()))
                .toList();
    }
}
