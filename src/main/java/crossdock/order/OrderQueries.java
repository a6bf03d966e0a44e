package crossdock.order;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.LineId;
import crossdock.kernel.LocationId;
import crossdock.kernel.Money;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the Orders screen reads. Each call sees the last commit; none may run on the UI thread. Long lists are read as
/// keys first, then page by page.
public interface OrderQueries {
    /// Ids of the matching orders in the order asked for.
    ///
    /// @param limit at most so many; a small one answers the first screenful quickly
    long[] keys(Filter filter, Sort sort, int limit);

    /// How many orders match.
    int count(Filter filter);

    /// Rows of these orders, in the order of the keys; one that vanished is left out.
    List<Row> rows(long[] keys);

    /// Values to filter by, with the number of orders that match the rest of `filter` and each value.
    ///
    /// @param now what is promised before it is late
    Facets facets(Filter filter, Instant now);

    Optional<Detail> detail(OrderId order);

    /// Hands every line of the matching orders to the visitor, oldest order first, without gathering them; for files.
    void forEachLine(Filter filter, Consumer<LineRow> visitor);

    /// Orders whose number begins with or contains the text, newest first.
    List<Hit> search(String text, int limit);

    /// Which orders. Empty text, null and false mean no limit.
    ///
    /// @param text part of the number, the external id or a line's SKU code; case ignored
    /// @param location fixed for the order, or one of its lines has units there
    /// @param open some unit is open; history left out
    /// @param unrouted some open unit has no location
    /// @param lateAt open and promised before this instant
    /// @param placedFrom included
    /// @param placedBefore excluded
    record Filter(
            String text,
            @Nullable OrderState state,
            @Nullable ConnectionId channel,
            @Nullable LocationId location,
            @Nullable Method method,
            boolean open,
            boolean unrouted,
            @Nullable Instant lateAt,
            @Nullable Instant placedFrom,
            @Nullable Instant placedBefore) {
        /// Every order.
        public static final Filter NONE = new Filter("", null, null, null, null, false, false, null, null, null);

        public Filter withText(String wanted) {
            return new Filter(
                    wanted, state, channel, location, method, open, unrouted, lateAt, placedFrom, placedBefore);
        }

        public Filter withState(@Nullable OrderState wanted) {
            return new Filter(
                    text, wanted, channel, location, method, open, unrouted, lateAt, placedFrom, placedBefore);
        }

        public Filter withChannel(@Nullable ConnectionId wanted) {
            return new Filter(
                    text, state, wanted, location, method, open, unrouted, lateAt, placedFrom, placedBefore);
        }

        public Filter withLocation(@Nullable LocationId wanted) {
            return new Filter(
                    text, state, channel, wanted, method, open, unrouted, lateAt, placedFrom, placedBefore);
        }

        public Filter withMethod(@Nullable Method wanted) {
            return new Filter(
                    text, state, channel, location, wanted, open, unrouted, lateAt, placedFrom, placedBefore);
        }

        public Filter withOpen(boolean wanted) {
            return new Filter(
                    text, state, channel, location, method, wanted, unrouted, lateAt, placedFrom, placedBefore);
        }

        public Filter withUnrouted(boolean wanted) {
            return new Filter(
                    text, state, channel, location, method, open, wanted, lateAt, placedFrom, placedBefore);
        }

        public Filter withLateAt(@Nullable Instant wanted) {
            return new Filter(
                    text, state, channel, location, method, open, unrouted, wanted, placedFrom, placedBefore);
        }

        public Filter withPlaced(@Nullable Instant from, @Nullable Instant before) {
            return new Filter(text, state, channel, location, method, open, unrouted, lateAt, from, before);
        }
    }

    /// Column and direction; ties go to the newer order.
    record Sort(Column column, boolean descending) {
        /// Newest first.
        public static final Sort NEWEST = new Sort(Column.PLACED, true);

        /// The sortable columns.
        public enum Column {
            NUMBER,
            CHANNEL,
            STATE,
            METHOD,
            PLACED,
            PROMISED,
            LOCATION,
            OPEN_UNITS,
            ORDERED_UNITS,
            TOTAL
        }
    }

    /// One order in the list.
    ///
    /// @param channelName empty for an imported order
    /// @param promiseBasis null without a promise
    /// @param locationName the one location of its units, or the one its channel fixed; null without one
    /// @param locations how many locations its units are at
    /// @param unmappedLines lines that name no article here
    /// @param isTelling its channel is still to be told something
    record Row(
            OrderId id,
            String number,
            ConnectionId channel,
            String channelName,
            OrderState state,
            String channelState,
            Method method,
            Instant placedAt,
            Instant receivedAt,
            @Nullable Instant promisedAt,
            Order.@Nullable Basis promiseBasis,
            @Nullable String locationName,
            int locations,
            int openUnits,
            int orderedUnits,
            int unroutedUnits,
            int unmappedLines,
            @Nullable Money total,
            Region region,
            boolean hold,
            boolean history,
            boolean isTelling) {}

    /// Values to choose from and their counts; a value without an order is there with 0.
    record Facets(
            Map<OrderState, Integer> states,
            Map<Channel, Integer> channels,
            Map<Method, Integer> methods,
            int open,
            int unrouted,
            int late) {}

    /// A channel to choose from; the name is empty for imported orders.
    record Channel(ConnectionId id, String name) {}

    /// One order in full.
    ///
    /// @param order as stored, buyer sealed
    /// @param skuCodes of the lines that are mapped
    /// @param locationNames of every location that lines, steps or reservations name
    /// @param reservations what its lines hold now; their sum is its open units unless it reserves nothing
    /// @param told what its channel heard of where it leaves from, or still has to; oldest first
    record Detail(
            Row row,
            Order order,
            Map<SkuId, String> skuCodes,
            Map<LocationId, String> locationNames,
            List<Reservation> reservations,
            List<Told> told) {}

    /// One thing that the order's channel is told.
    ///
    /// @param at when the channel had it, else since when it is owed
    /// @param places where open units leave from; none takes back what was said before, or is not worked out yet
    record Told(How how, Instant at, List<LocationId> places) {
        /// How far it is.
        public enum How {
            WAITS,
            /// A person has to decide.
            PARKED,
            DONE
        }
    }

    /// Units that one line holds at one place; NONE while unrouted.
    record Reservation(LineId line, SkuId sku, LocationId location, int quantity, Instant since) {}

    /// One line of an order, as files have it.
    ///
    /// @param sku our code, else the channel's text; empty when neither is known
    /// @param fulfilled shipped or collected units, returned ones included
    /// @param unrouted open units without a location, backordered ones left out
    /// @param promisedAt of its order; null without a promise
    record LineRow(
            String channelName,
            String externalId,
            String number,
            OrderState state,
            String channelState,
            Method method,
            Instant placedAt,
            int ordinal,
            String sku,
            String title,
            int ordered,
            int cancelled,
            int fulfilled,
            int unrouted,
            @Nullable Money unitPrice,
            Region region,
            @Nullable Instant promisedAt,
            Order.@Nullable Basis promiseBasis) {
        public int open() {
            return ordered - cancelled - fulfilled;
        }
    }

    /// A hit of the search.
    record Hit(OrderId id, String number, String channelName, OrderState state) {}
}
