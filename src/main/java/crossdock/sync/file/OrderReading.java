package crossdock.sync.file;

import crossdock.channel.ChannelOrder;
import crossdock.channel.Pulled;
import crossdock.channel.RefusedRow;
import crossdock.channel.Unreadable;
import crossdock.channel.file.ColumnMapping;
import crossdock.channel.file.TableFile;
import crossdock.channel.file.TableKind;
import crossdock.channel.file.TableSink;
import crossdock.fulfilment.live.OrderSketch;
import crossdock.inventory.Location;
import crossdock.inventory.Locations;
import crossdock.inventory.Sku;
import crossdock.inventory.Skus;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.order.IncomingOrder;
import crossdock.order.Method;
import crossdock.order.Order;
import crossdock.order.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Reads the orders of a file by the rules of an import and takes none of them in: for questions about orders that are
/// not here. Buyers are passed over, nothing of them is kept. One thread at a time.
public final class OrderReading {
    private static final int TELL_EVERY = 1_024; // rows

    private final Locations locations;
    private final Skus skus;

    public OrderReading(Locations locations, Skus skus) {
        this.locations = locations;
        this.skus = skus;
    }

    /// What to read.
    ///
    /// @param mapping a file of [ColumnMapping]; null to go by the header
    /// @param zone of stamps that name none
    /// @param most orders that are taken; a file of more is refused as a whole
    public record Request(Path file, @Nullable Path mapping, ZoneId zone, int most) {}

    /// Hears of each row that does not count.
    @FunctionalInterface
    public interface Refusals {
        /// @param line in the file, from 1
        /// @param code as in `refusal.<code>`
        void refuse(long line, String code, List<String> args);
    }

    /// The orders of a file, under ids of their own that count from 1.
    ///
    /// @param rows of the file
    /// @param refused part of them; a row of no article (postage) is not refused, it wants nothing
    public record Found(List<OrderSketch> orders, long rows, long refused) {}

    /// Runs on the calling thread. Throws IOException when the file cannot be read, [Unreadable] when it or the mapping
    /// is no such table or it has too many orders, CancellationException once `isCancelled` says so.
    ///
    /// @param progress hears the number of rows now and then
    public Found read(Request request, Refusals refusals, LongConsumer progress, BooleanSupplier isCancelled)
            throws IOException {
        Path wanted = request.mapping();
        ColumnMapping given = wanted == null ? null : ColumnMapping.load(wanted);
        TableFile table = given == null ? TableFile.open(request.file()) : TableFile.open(request.file(), given);
        ColumnMapping mapping = given == null ? table.guess(TableKind.ORDERS, request.zone()) : given;
        var gathering = new Gathering(request.most(), mapping.creditPrefix(), refusals, progress, isCancelled);
        table.orders(mapping, gathering);
        return new Found(List.copyOf(gathering.orders), gathering.rows, gathering.refused);
    }

    /// Takes order by order.
    private final class Gathering implements TableSink<ChannelOrder> {
        private final int most;
        private final @Nullable String creditPrefix;
        private final Refusals refusals;
        private final LongConsumer progress;
        private final BooleanSupplier isCancelled;
        private final Map<String, Optional<Sku>> articles = new HashMap<>(); // asked for once each
        private final Map<String, Optional<Location>> places = new HashMap<>();
        private final List<OrderSketch> orders = new ArrayList<>();
        private long lineIds;
        private long rows;
        private long refused;

        Gathering(
                int most, @Nullable String creditPrefix, Refusals refusals, LongConsumer progress,
                BooleanSupplier isCancelled) {
            this.most = most;
            this.creditPrefix = creditPrefix;
            this.refusals = refusals;
            this.progress = progress;
            this.isCancelled = isCancelled;
        }

        @Override
        public void accept(long line, Pulled<ChannelOrder> row) {
            throw new IllegalStateException("orders come with the lines of all their rows");
        }

        @Override
        public void refuse(long line, RefusedRow row) {
            count();
            no(line, row.code(), row.args());
        }

        /// One line of the order a row of the file, in that order.
        @Override
        public void accept(List<Long> lines, Pulled<ChannelOrder> pulled) {
            ChannelOrder row = pulled.row();
            lines.forEach(_ -> count());
            Optional<RefusedRow> trouble = trouble(row);
            if (trouble.isPresent()) {
                lines.forEach(line -> no(line, trouble.get().code(), trouble.get().args()));
                return;
            }
            List<OrderSketch.Line> wanted = new ArrayList<>();
            List<Long> idle = new ArrayList<>(); // postage and the like
            for (int i = 0; i < lines.size(); i++) {
                ChannelOrder.Line line = row.lines().get(i);
                String code = line.sku();
                if (code == null || code.isBlank() || line.quantity() == 0) {
                    idle.add(lines.get(i));
                    continue;
                }
                Optional<Sku> article = articles.computeIfAbsent(code, skus::byCode);
                if (article.isEmpty()) {
                    no(lines.get(i), "sku.unknown", List.of(code));
                } else {
                    wanted.add(wanted(line, article.get()));
                }
            }
            if (wanted.isEmpty()) {
                idle.forEach(line -> no(line, "replay.nothing", List.of(row.number())));
            } else {
                take(row, wanted);
            }
        }

        /// Why nothing of an order can be placed anew, by the rules of an import and two of routing.
        private Optional<RefusedRow> trouble(ChannelOrder row) {
            String place = row.locationId();
            if (!FileImport.STATES.containsKey(row.state())) {
                return why("order.unknownState", row.state());
            }
            if (creditPrefix != null && !creditPrefix.isEmpty() && row.number().startsWith(creditPrefix)) {
                return why("replay.credit", row.number());
            }
            if (row.method() == ChannelOrder.Method.IN_STORE) {
                return why("replay.handedOver", row.number());
            }
            return place != null && location(place).isEmpty() ? why("location.unknown", place) : Optional.empty();
        }

        private static Optional<RefusedRow> why(String code, String arg) {
            return Optional.of(new RefusedRow("", code, List.of(arg), new byte[0]));
        }

        private Optional<Location> location(String code) {
            return places.computeIfAbsent(code, locations::byCode);
        }

        private OrderSketch.Line wanted(ChannelOrder.Line line, Sku article) {
            return new OrderSketch.Line(
                    new LineId(++lineIds), article.id(), article.productType(), line.quantity(), line.quantity(), 0,
                    line.unitPrice(), Map.of(), Map.of());
        }

        private void take(ChannelOrder row, List<OrderSketch.Line> wanted) {
            if (orders.size() == most) {
                throw new Unreadable("replay.tooMany", String.valueOf(most));
            }
            String place = row.locationId();
            ChannelOrder.Region said = row.region();
            orders.add(new OrderSketch(
                    new OrderId(orders.size() + 1L), 0, row.number(), IncomingOrder.IMPORTED, "",
                    Method.valueOf(row.method().name()),
                    said == null
                            ? Region.UNKNOWN
                            : new Region(said.country(), said.state(), said.city(), said.postalCode()),
                    place == null ? LocationId.NONE : location(place).map(Location::id).orElse(LocationId.NONE),
                    row.placedAt(), row.promisedAt(), row.promisedAt() == null ? null : Order.Basis.CHANNEL,
                    row.total(), true, "", Set.of(), Set.of(), wanted));
        }

        private void count() {
            rows++;
            if (rows % TELL_EVERY == 0) {
                progress.accept(rows);
                if (isCancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
            }
        }

        private void no(long line, String code, List<String> args) {
            refused++;
            refusals.refuse(line, code, args);
        }
    }
}
