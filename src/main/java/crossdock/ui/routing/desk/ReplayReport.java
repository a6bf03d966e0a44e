package crossdock.ui.routing.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a replay of stored orders, or of those of a file, came to, in plain figures: kept with the draft, shown, exported.
///
/// @param draft hash of the draft that was replayed, and of the version in force
/// @param ranAt epoch second
/// @param from epoch second of the first order, `to` of the last
/// @param file where the orders come from; null for the stored ones
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
        @Nullable OrderFile file,
        Stock stock,
        Judged judged,
        boolean isWhole,
        int differing,
        Sums before,
        Sums after,
        Map<String, Integer> counts,
        List<Row> rows,
        List<Load> loads) {
    /// Stands between the names of locations where an order leaves from several.
    public static final String BETWEEN = " + ";

    /// A file of orders that was replayed. It was not imported.
    ///
    /// @param name without its folder
    /// @param rows with an order or a line of one
    /// @param refused part of them
    public record OrderFile(String name, long rows, long refused) {}

    /// Where the starting stock came from, see [crossdock.routing.replay.ReplayInput.Stock].
    ///
    /// @param basis `LEDGER`, `TODAY` or `NOW`
    public record Stock(String basis, int cells, int cellsAsOfToday, int own, int arrivals, long arriving) {}

    /// By what `promise kept` is judged, in orders.
    ///
    /// @param byChannel what their channel promised
    /// @param byLevel the service level, where it promised nothing
    /// @param none not at all: nobody works for so many days where they are filled
    public record Judged(int byChannel, int byLevel, int none) {}

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
