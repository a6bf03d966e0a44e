package crossdock.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.inventory.Allocations.Allocation;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// What is offered at each location, against a slow count of its own: units handed out one by one.
class SellableProperties {
    /// One location as its figures stand.
    record Shelf(int onHand, int reserved, int safetyStock) {}

    @Provide
    Arbitrary<Shelf> shelves() {
        return Combinators.combine(
                        Arbitraries.integers().between(-20, 60),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 10))
                .as(Shelf::new);
    }

    @Property(tries = 2_000)
    void whatLocationsOfferNeverSumsAboveTheWholeAndIsSharedByLargestRemainder(
            @ForAll @Size(max = 7) List<@From("shelves") Shelf> shelves,
            @ForAll @IntRange(max = 200) int share,
            @ForAll @IntRange(max = 30) int threshold,
            @ForAll @IntRange(max = 40) int unrouted,
            @ForAll @IntRange(min = -1, max = 60) int cap) {
        List<StockCell> cells = new ArrayList<>();
        for (Shelf shelf : shelves) {
            cells.add(new StockCell(
                    new SkuId(1), new LocationId(cells.size() + 1), shelf.onHand(), 0, shelf.reserved(),
                    shelf.safetyStock(), 0, 0, null, false));
        }
        var allocation = new Allocation(share, threshold, cap < 0 ? null : cap, null);
        int whole = Sellable.of(cells, unrouted, allocation, 0).value();
        Map<LocationId, Integer> offered = Sellable.byLocation(cells, allocation, whole);
        assertEquals(byHand(shelves, share, whole), offered);
        assertTrue(offered.values().stream().mapToInt(Integer::intValue).sum() <= whole);
        assertTrue(offered.values().stream().allMatch(units -> units >= 0));
    }

    /// Each location asks for what it could give. Where that is more than the whole, unit after unit goes to the one that
    /// is furthest behind its part: whole parts first, then one each by what is left of the part, the lower id first.
    private static Map<LocationId, Integer> byHand(List<Shelf> shelves, int share, int whole) {
        List<Integer> asked = new ArrayList<>();
        for (Shelf shelf : shelves) {
            int free = shelf.onHand() - shelf.reserved();
            int promise = Math.max(0, free - shelf.safetyStock());
            int gives = Math.min(free, promise);
            int units = 0;
            while (gives > 0 && (units + 1) * 100 <= share * gives) {
                units++;
            }
            asked.add(units);
        }
        int sum = asked.stream().mapToInt(Integer::intValue).sum();
        Map<LocationId, Integer> given = new TreeMap<>();
        for (int i = 0; i < asked.size(); i++) {
            int units = asked.get(i);
            while (sum > whole && BigInteger.valueOf(units).multiply(BigInteger.valueOf(sum)).compareTo(
                    BigInteger.valueOf(asked.get(i)).multiply(BigInteger.valueOf(whole))) > 0) {
                units--; // the whole part of asked x whole / sum
            }
            given.put(new LocationId(i + 1), units);
        }
        List<LocationId> waiting = new ArrayList<>(given.keySet());
        int left = sum > whole ? whole - given.values().stream().mapToInt(Integer::intValue).sum() : 0;
        for (; left > 0; left--) {
            LocationId next = null;
            long most = -1;
            for (LocationId place : waiting) {
                int wish = asked.get((int) place.value() - 1);
                long behind = (long) wish * whole - (long) given.getOrDefault(place, 0) * sum;
                if (behind > most) {
                    most = behind;
                    next = place;
                }
            }
            if (next == null) {
                throw new AssertionError("more is left than there are locations");
            }
            given.merge(next, 1, Integer::sum);
            waiting.remove(next);
        }
        return given;
    }
}
