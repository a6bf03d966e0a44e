package crossdock.inventory;

import crossdock.inventory.Allocations.Allocation;
import crossdock.kernel.LocationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a channel may sell of one article, step by step. Pure.
///
/// sellable = clamp(floor(share x (sum of contributions - unrouted demand - threshold)), 0, cap)
///
/// @param onHand over the locations that fulfil for the channel, as are the four after it
/// @param atp their ATP in sum, before real oversells are set against unmet safety stock
/// @param contribution the sum that counts: min(free, max(0, ATP)) of each location
/// @param unrouted demand without a location that these locations could serve
/// @param sharedHundredths share x (contribution - unrouted - threshold), in hundredths of a unit, before rounding
/// @param value the result, whole units, never negative
/// @param openInFigure the channel's own open lines, known here, that its figure still holds
public record Sellable(
        int onHand,
        int unavailable,
        int reserved,
        int safetyStock,
        int atp,
        int contribution,
        int unrouted,
        Allocation allocation,
        long sharedHundredths,
        int value,
        int openInFigure,
        int locations) {

    /// What the channel should show: sellable and its own open lines that its figure has not lost yet.
    public int published() {
        return value + openInFigure;
    }

    /// Works the steps out.
    ///
    /// @param cells of this article at the locations that fulfil for the channel; closed and untracked ones left out
    /// @param unrouted demand at no location that these locations could serve
    /// @param openInFigure see [#openInFigure()]
    public static Sellable of(List<StockCell> cells, int unrouted, Allocation allocation, int openInFigure) {
        int onHand = 0;
        int unavailable = 0;
        int reserved = 0;
        int safety = 0;
        int contribution = 0;
        for (StockCell cell : cells) {
            onHand += cell.onHand();
            unavailable += cell.unavailable();
            reserved += cell.reserved();
            safety += cell.safetyStock();
            contribution += cell.contribution();
        }
        long shared = (long) allocation.sharePercent() * (contribution - unrouted - allocation.threshold());
        long whole = Math.max(0, Math.floorDiv(shared, 100));
        Integer cap = allocation.cap();
        int value = (int) Math.min(whole, cap == null ? Integer.MAX_VALUE : cap);
        return new Sellable(
                onHand,
                unavailable,
                reserved,
                safety,
                onHand - unavailable - reserved - safety,
                contribution,
                unrouted,
                allocation,
                shared,
                value,
                openInFigure,
                cells.size());
    }

    /// Spreads the sellable units over the locations: floor(share x contribution), clamped at 0, then scaled so that
    /// the sum never exceeds the whole (largest remainder, ties by location id).
    public static Map<LocationId, Integer> byLocation(List<StockCell> cells, Allocation allocation, int whole) {
        var each = new TreeMap<LocationId, Integer>();
        long sum = 0;
        for (StockCell cell : cells) {
            int units = (int) Math.max(0, Math.floorDiv((long) allocation.sharePercent() * cell.contribution(), 100));
            each.put(cell.location(), units);
            sum += units;
        }
        if (sum <= whole) {
            return each;
        }
        record Part(LocationId location, int units, long remainder) {}
        List<Part> parts = new ArrayList<>();
        int given = 0;
        for (var entry : each.entrySet()) {
            long scaled = (long) entry.getValue() * whole;
            int units = (int) (scaled / sum);
            parts.add(new Part(entry.getKey(), units, scaled % sum));
            given += units;
        }
        parts.sort(Comparator.comparingLong(Part::remainder).reversed().thenComparing(Part::location));
        int left = whole - given;
        for (Part part : parts) {
            each.put(part.location(), part.units() + (left-- > 0 ? 1 : 0));
        }
        return each;
    }

    /// Units sold beyond what is there: each location's own shortage, and unrouted demand that no location can serve.
    public static int oversell(List<StockCell> cells, int unrouted) {
        int short_ = 0;
        int free = 0;
        for (StockCell cell : cells) {
            short_ += Math.max(0, -cell.free());
            free += Math.max(0, cell.free());
        }
        return short_ + Math.max(0, unrouted - free);
    }
}
