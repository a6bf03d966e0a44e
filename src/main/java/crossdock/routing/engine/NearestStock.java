package crossdock.routing.engine;

import crossdock.routing.geo.GeoPoint;
import crossdock.routing.geo.PointGrid;
import crossdock.routing.network.Network;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The core of every decision: the nearest locations that have all lines of an order. Exact, nearest first, ties by
/// location id.
///
/// Three ways to the same answer. Where the scarcest article lies in few places, its short list is cut down by the other
/// articles and ranked. Else the bits of all articles are intersected; where few places are left they are ranked, and
/// where many are, the grid hands out locations ring by ring and the search stops at the last one wanted.
public final class NearestStock {
    /// Up to so many places, ranking all is cheaper than walking rings.
    private static final int FEW_PLACES = 1_500;

    private final Network network;

    public NearestStock(Network network) {
        this.network = network;
    }

    /// Numbers of at most `most` places that have every line in full, nearest first.
    ///
    /// @param maxKm great-circle radius
    /// @param allowed bits by place number; null for all
    public int[] find(
            StockIndex stock, GeoPoint from, List<DemandLine> lines, double maxKm, int most,
            long @Nullable [] allowed) {
        int[][] cells = new int[lines.size()][];
        int[] needs = new int[cells.length];
        int scarcest = 0;
        for (int i = 0; i < cells.length; i++) {
            cells[i] = stock.cellsOf(lines.get(i).sku().value());
            needs[i] = lines.get(i).units();
            scarcest = cells[i].length < cells[scarcest].length ? i : scarcest;
        }
        var ranking = new Ranking(new PointGrid.Target(from), GeoPoint.chordSquaredOfKm(maxKm), most);
        long[] common = common(stock, lines, needs, scarcest);
        if (common == null) {
            return fromList(cells, needs, scarcest, ranking, allowed);
        }
        int left = 0;
        for (long word : common) {
            left += Long.bitCount(word);
        }
        return left <= FEW_PLACES
                ? fromBits(common, cells, needs, ranking, allowed)
                : fromRings(common, cells, needs, ranking, allowed);
    }

    /// Bits by location id of the places that have enough of every article, as far as bits count; null where one is too
    /// scarce to have bits.
    private static long @Nullable [] common(StockIndex stock, List<DemandLine> lines, int[] needs, int scarcest) {
        long[] first = stock.bitsOf(lines.get(scarcest).sku().value());
        if (first == null) {
            return null;
        }
        int words = first.length / 2;
        int from = start(first, needs[scarcest]);
        long[] common = Arrays.copyOfRange(first, from, from + words);
        for (int i = 0; i < needs.length; i++) {
            long[] other = i == scarcest ? null : stock.bitsOf(lines.get(i).sku().value());
            if (other == null && i != scarcest) {
                return null;
            }
            int start = other == null ? 0 : start(other, needs[i]);
            for (int word = 0; other != null && word < words; word++) {
                common[word] &= word < other.length / 2 ? other[start + word] : 0;
            }
        }
        return common;
    }

    private static int start(long[] bits, int need) {
        return need < StockIndex.COUNTED ? 0 : bits.length / 2;
    }

    private int[] fromBits(
            long[] common, int[][] cells, int[] needs, Ranking ranking, long @Nullable [] allowed) {
        for (int word = 0; word < common.length; word++) {
            for (long rest = common[word]; rest != 0; rest &= rest - 1) {
                int id = (word << 6) + Long.numberOfTrailingZeros(rest);
                int place = network.numberOf(id);
                if (place >= 0 && (allowed == null || has(allowed, place))) {
                    double chord = network.grid().chordSquared(ranking.target, place);
                    if (ranking.wants(chord) && hasAll(cells, needs, id)) {
                        ranking.add(place, chord);
                    }
                }
            }
        }
        return ranking.places();
    }

    private int[] fromList(int[][] cells, int[] needs, int scarcest, Ranking ranking, long @Nullable [] allowed) {
        int[] list = cells[scarcest];
        int n = list.length / 2;
        for (int i = 0; i < n; i++) {
            int place = list[n + i] >= needs[scarcest] ? network.numberOf(list[i]) : -1;
            if (place >= 0 && (allowed == null || has(allowed, place))) {
                double chord = network.grid().chordSquared(ranking.target, place);
                if (ranking.wants(chord) && hasAll(cells, needs, scarcest, list[i], 1)) {
                    ranking.add(place, chord);
                }
            }
        }
        return ranking.places();
    }

    private int[] fromRings(
            long[] common, int[][] cells, int[] needs, Ranking ranking, long @Nullable [] allowed) {
        PointGrid.Walk walk = network.grid().from(ranking.target);
        for (int place = walk.next(); place >= 0; place = walk.next()) {
            if (!ranking.wants(walk.chordSquared())) {
                break;
            }
            if (allowed == null || has(allowed, place)) {
                int id = (int) network.places().get(place).id().value();
                if (id >> 6 < common.length && has(common, id) && hasAll(cells, needs, id)) {
                    ranking.add(place, walk.chordSquared());
                }
            }
        }
        return ranking.places();
    }

    /// For places that have enough as far as bits count: only lines of more are looked up.
    private static boolean hasAll(int[][] cells, int[] needs, int location) {
        return hasAll(cells, needs, -1, location, StockIndex.COUNTED + 1);
    }

    /// @param but a line that has been looked at
    /// @param from lines that want fewer units are taken as there
    private static boolean hasAll(int[][] cells, int[] needs, int but, int location, int from) {
        for (int i = 0; i < cells.length; i++) {
            if (i != but && needs[i] >= from && StockIndex.routable(cells[i], location) < needs[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean has(long[] bits, int at) {
        return (bits[at >> 6] >>> at & 1) != 0;
    }

    /// The nearest so far, sorted; small enough for insertion.
    private static final class Ranking {
        private final PointGrid.Target target;
        private final double radius;
        private final double[] chords;
        private final int[] places;
        private int size;

        Ranking(PointGrid.Target target, double radius, int most) {
            this.target = target;
            this.radius = radius;
            chords = new double[most];
            places = new int[most];
        }

        /// False for NaN, a place without coordinates. A tie with the last is worth nothing: its number is higher.
        boolean wants(double chord) {
            return chord <= radius && (size < places.length || chord < chords[size - 1]);
        }

        void add(int place, double chord) {
            int at = size < places.length ? size++ : size - 1;
            while (at > 0 && chords[at - 1] > chord) {
                chords[at] = chords[at - 1];
                places[at] = places[at - 1];
                at--;
            }
            chords[at] = chord;
            places[at] = place;
        }

        int[] places() {
            return Arrays.copyOf(places, size);
        }
    }
}
