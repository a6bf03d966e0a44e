package crossdock.inventory;

import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the Stock screen reads. Each call sees the last commit; none may run on the UI thread. Lists of a million rows
/// are read as keys first, then page by page.
public interface StockQueries {
    /// Keys of the matching rows in order; for SKUs the SKU id, for cells see [#cellKey].
    ///
    /// @param limit at most so many; a small one answers the first screenful quickly
    long[] keys(View view, Filter filter, Sort sort, int limit);

    /// How many rows match.
    int count(View view, Filter filter);

    /// Rows of these SKU keys, in the order of the keys; a key that vanished is left out.
    List<SkuRow> skus(long[] keys);

    /// Rows of these cell keys, likewise.
    List<CellRow> cells(long[] keys);

    /// Channels that have a sellable figure, in the order of the columns; sources and publishers alike.
    List<ChannelColumn> channels();

    /// Values to filter by, with the number of rows of `view` that match the rest of `filter` and each value.
    Facets facets(View view, Filter filter);

    /// Everything of one article but its ledger. Empty cells list when it has no stock anywhere.
    Detail detail(SkuId sku);

    /// Ledger rows of an article, newest first: movements and reservations together.
    ///
    /// @param before seq to go on below; Long.MAX_VALUE to start
    List<LedgerRow> ledger(SkuId sku, @Nullable LocationId location, long before, int limit);

    int ledgerSize(SkuId sku);

    /// Open reservations of an article.
    List<ReservationRow> reservations(SkuId sku, int limit);

    /// ATP at the end of each of the last `days` days of the zone, oldest first, today last. Days before the first
    /// ledger row are left out.
    List<DayAtp> daily(SkuId sku, int days, ZoneId zone);

    /// What each channel could have sold at the end of each of the last `days` days of the zone, oldest first, today
    /// last. Units as the ledgers have them; shares, thresholds, caps, safety stock, fulfilling locations and units
    /// that a source calls unavailable as they are today. Days before the first ledger row are left out.
    Map<ConnectionId, List<DaySellable>> sellableDaily(SkuId sku, int days, ZoneId zone);

    /// SKUs whose code or title begins with or contains the text, best first.
    List<SkuHit> search(String text, int limit);

    static long cellKey(long sku, long location) {
        return sku << 20 | location;
    }

    static long skuOf(long cellKey) {
        return cellKey >> 20;
    }

    static long locationOf(long cellKey) {
        return cellKey & 0xFFFFF;
    }

    /// What one row of the list is.
    enum View {
        SKUS,
        CELLS
    }

    /// Which rows. Empty text and null mean no limit.
    ///
    /// @param text part of code or title, case ignored
    /// @param low ATP below 0 but free not below 0
    /// @param negative free below 0
    /// @param stale an age past its limit
    record Filter(
            String text,
            @Nullable String group,
            @Nullable LocationId location,
            @Nullable String productType,
            @Nullable String brand,
            boolean low,
            boolean negative,
            boolean stale) {
        /// Every row.
        public static final Filter NONE = new Filter("", null, null, null, null, false, false, false);
    }

    /// Column and direction; ties go by SKU, then location.
    record Sort(Column column, boolean descending) {
        /// The sortable columns.
        public enum Column {
            SKU,
            TITLE,
            LOCATION,
            ON_HAND,
            UNAVAILABLE,
            RESERVED,
            SAFETY_STOCK,
            ATP,
            INCOMING,
            AGE
        }
    }

    /// A channel that gets a column.
    record ChannelColumn(ConnectionId id, String name) {}

    /// How old a value is.
    ///
    /// @param observedAt when the source said so, or last confirmed it unchanged
    /// @param receivedAt when we learnt it
    /// @param source its name
    /// @param nearTime read at intervals by design
    /// @param limit past it the value is stale, past three of them badly so
    record Age(Instant observedAt, Instant receivedAt, String source, boolean nearTime, Duration limit) {}

    /// One article over all tracked locations.
    ///
    /// @param unrouted demand that has no location yet; not part of `reserved`
    /// @param incoming units on their way to any location
    /// @param sellable per channel of [#channels()], same order; null where it does not list the article
    /// @param oldest the worst age among its cells; null when it has no observed cell
    /// @param waiting commands about it that a channel has not answered
    record SkuRow(
            SkuId id,
            String code,
            String title,
            String productType,
            String brand,
            boolean open,
            int onHand,
            int unavailable,
            int reserved,
            int unrouted,
            int safetyStock,
            int negativeCells,
            int incoming,
            List<@Nullable Integer> sellable,
            @Nullable Age oldest,
            int waiting) {
        public int atp() {
            return onHand - unavailable - reserved - safetyStock;
        }
    }

    /// One article at one location.
    ///
    /// @param incoming units on their way there
    /// @param waiting changes of its stock that its source has not answered
    record CellRow(
            SkuId sku,
            String code,
            String title,
            LocationId location,
            String locationName,
            int onHand,
            int unavailable,
            int reserved,
            int safetyStock,
            int routingSafetyStock,
            int incoming,
            @Nullable Age age,
            int waiting) {
        public int free() {
            return onHand - unavailable - reserved;
        }

        public int atp() {
            return free() - safetyStock;
        }
    }

    /// Values to choose from and their counts.
    record Facets(
            Map<String, Integer> groups,
            Map<String, Integer> productTypes,
            Map<String, Integer> brands,
            int low,
            int negative,
            int stale) {}

    /// One article in full.
    ///
    /// @param arrivals what is on its way, earliest first
    /// @param sellable per channel, step by step
    /// @param fulfilling per channel the locations that fulfil for it
    /// @param safetyRules per location the rule that ruled, in words of its scope (`location rule`, `product type
    /// rule`); absent when none
    record Detail(
            Sku sku,
            List<CellRow> cells,
            int unrouted,
            int oversell,
            List<Arrival> arrivals,
            List<ChannelDetail> channels,
            Map<ConnectionId, Set<LocationId>> fulfilling,
            Map<LocationId, SafetyStockRules.Rule> safetyRules) {
        /// On hand at a location as it was read; 0 where the article has no cell, or no location is meant yet.
        public int onHandAt(@Nullable LocationId location) {
            return cells.stream()
                    .filter(cell -> cell.location().equals(location))
                    .mapToInt(CellRow::onHand)
                    .findFirst()
                    .orElse(0);
        }
    }

    /// Units on their way to a location.
    ///
    /// @param transfer from another location rather than from a supplier
    /// @param source who told, such as the name of a file
    record Arrival(
            LocationId location,
            String locationName,
            int units,
            Instant dueAt,
            boolean transfer,
            String reference,
            String source,
            Instant toldAt) {}

    /// One article at one channel.
    ///
    /// @param published the value it shows, null when it is the source or shows none
    /// @param drift null when it is the source or shows none
    record ChannelDetail(
            ChannelColumn channel,
            @Nullable String externalId,
            @Nullable String listingTitle,
            boolean active,
            Sellable sellable,
            @Nullable Integer published,
            @Nullable Age publishedAge,
            @Nullable Drift drift) {}

    /// One line of the ledger as people read it.
    ///
    /// @param units signed change of on hand, or of reserved for a reservation
    /// @param reservation whether it changed reserved rather than on hand
    /// @param cause name of [MovementCause] or of the reservation's cause
    record LedgerRow(
            long seq,
            boolean reservation,
            int units,
            @Nullable Integer figure,
            String cause,
            String reference,
            String locationName,
            String actor,
            Instant at,
            Instant receivedAt) {}

    /// Units that an order line holds.
    record ReservationRow(
            long orderId, String orderNumber, int line, int quantity, String locationName, Instant since) {}

    /// ATP at the end of a day.
    record DayAtp(LocalDate day, int atp) {}

    /// What a channel could have sold at the end of a day.
    record DaySellable(LocalDate day, int units) {}

    /// A hit of the search.
    record SkuHit(SkuId id, String code, String title) {}
}
