package crossdock.ui.routing.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a replay of stored orders came to, in plain figures: kept with the draft, shown, exported.
///
/// @param draft hash of the draft that was replayed, and of the version in force
/// @param ranAt epoch second
/// @param from epoch second of the first order, `to` of the last
/// @param basis `LEDGER` or `TODAY`: where the starting stock came from
/// @param cells of the articles replayed, and how many of them stand as of today for their ledger begins later
/// @param isWhole false when it was stopped before the last order
/// @param differing orders that the two treat differently
/// @param rows worst first; of very many the worst
/// @param loads of locations, fullest after the change first
public record ReplayReport(
        String draft,
        String published,
        long ranAt,
        long millis,
        int orders,
        long from,
        long to,
        String basis,
        int cells,
        int cellsAsOfToday,
        boolean isWhole,
        int differing,
        Sums before,
        Sums after,
        Map<String, Integer> counts,
        List<Row> rows,
        List<Load> loads) {
    /// Stands between the names of locations where an order leaves from several.
    public static final String BETWEEN = " + ";

    /// Totals of one policy.
    ///
    /// @param fillRate and the other rates are shares of 1; null where there was nothing to measure them on
    /// @param promiseKept null when no order has a promise
    /// @param meanKm of a parcel; null when no distance is known
    /// @param cost in minor units
    public record Sums(
            @Nullable Double fillRate,
            @Nullable Double promiseKept,
            long parcels,
            @Nullable Double meanKm,
            long cost,
            @Nullable Double splitRate,
            int unfilled) {}

    /// One order that is treated differently.
    ///
    /// @param kind the worst of what changed for it
    /// @param was the locations by the version in force, [#BETWEEN] between two
    /// @param is by the draft; empty where nothing was placed, as `was`
    /// @param cost minor units more
    /// @param later seconds; null when unknown
    /// @param rule of the draft that made it
    public record Row(
            long order,
            String number,
            String kind,
            String was,
            String is,
            int parcelsWas,
            int parcelsIs,
            long metres,
            long cost,
            @Nullable Long later,
            String rule) {}

    /// What a location had to do.
    ///
    /// @param percentWas mean share of its daily capacity; below 0 without a limit, as `percentIs`
    public record Load(
            long location, String name, int parcelsWas, int parcelsIs, double percentWas, double percentIs) {}

    /// Orders by the worst of what changed, worst first; they add up to all that differ.
    public Map<String, Integer> counts() {
        return new LinkedHashMap<>(counts);
    }

    public boolean isOf(String draftHash, String liveHash) {
        return draft.equals(draftHash) && published.equals(liveHash);
    }
}
