package crossdock.routing.engine;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Routable stock of every article at every location, of one epoch. Immutable: [#with] makes the next epoch and shares
/// all it did not touch, so decisions go on undisturbed while stock changes.
///
/// Per article one `int[]`: n location ids in ascending order, then their n quantities. The arrays hang in chunks of
/// 1,024 articles, found by article id: a change copies one array, one chunk and the list of chunks. Ids are the row
/// numbers of the workspace, small and dense; 20 million cells take about 160 MB. Articles that lie in many places also
/// have a bit per location with at least one unit and one with at least two, so that several of them are intersected word
/// by word: most lines want no more.
public final class StockIndex {
    static final int CHUNK_BITS = 10;
    static final int CHUNK = 1 << CHUNK_BITS;
    static final long MOST_ID = 1L << 28;

    /// From so many cells on an article has bits.
    static final int MANY = 128;

    /// Up to so many units bits alone tell whether there are enough.
    static final int COUNTED = 2;

    /// Nothing anywhere, epoch 0.
    public static final StockIndex EMPTY = new StockIndex(0, new int[0][][], new long[0][][], 0);

    private static final int[] NO_CELLS = {};

    private final long epoch;
    private final int[] @Nullable [] @Nullable [] chunks;
    private final long[] @Nullable [] @Nullable [] bits; // hung up like the cells
    private final long cells;

    StockIndex(
            long epoch, int[] @Nullable [] @Nullable [] chunks, long[] @Nullable [] @Nullable [] bits,
            long cells) {
        this.epoch = epoch;
        this.chunks = chunks;
        this.bits = bits;
        this.cells = cells;
    }

    /// Counts the changes since the index was built; what a decision says it rests on.
    public long epoch() {
        return epoch;
    }

    /// How many cells there are, over all articles.
    public long cells() {
        return cells;
    }

    /// Routable units of a cell; 0 where there is none.
    public int routable(SkuId sku, LocationId location) {
        return routable(cellsOf(sku.value()), location.value());
    }

    /// Locations that have a cell of the article, ascending.
    public List<LocationId> locations(SkuId sku) {
        int[] cell = cellsOf(sku.value());
        return Arrays.stream(cell, 0, cell.length / 2).mapToObj(LocationId::new).toList();
    }

    /// Ids of the articles that have a cell, ascending.
    public long[] articles() {
        LongStream.Builder ids = LongStream.builder();
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            int[] @Nullable [] row = chunks[chunk];
            for (int i = 0; row != null && i < CHUNK; i++) {
                if (row[i] != null && row[i].length > 0) {
                    ids.add(((long) chunk << CHUNK_BITS) + i);
                }
            }
        }
        return ids.build().toArray();
    }

    /// Ids, then quantities. Not to be changed.
    int[] cellsOf(long sku) {
        int chunk = (int) (sku >>> CHUNK_BITS);
        int[] @Nullable [] row = chunk < chunks.length ? chunks[chunk] : null;
        int[] found = row == null ? null : row[(int) (sku & CHUNK - 1)];
        return found == null ? NO_CELLS : found;
    }

    /// Bits by location id; null for an article with few cells. The first half is set where there is at least one unit,
    /// the second where there are at least [#COUNTED].
    long @Nullable [] bitsOf(long sku) {
        int chunk = (int) (sku >>> CHUNK_BITS);
        long @Nullable [] @Nullable [] row = chunk < bits.length ? bits[chunk] : null;
        return row == null ? null : row[(int) (sku & CHUNK - 1)];
    }

    /// A line that wants more than [#COUNTED] still looks the quantity up.
    static long @Nullable [] bits(int[] cells) {
        int n = cells.length / 2;
        if (n < MANY) {
            return null;
        }
        int words = (cells[n - 1] >> 6) + 1;
        long[] bits = new long[2 * words];
        for (int i = 0; i < n; i++) {
            bits[cells[i] >> 6] |= cells[n + i] > 0 ? 1L << cells[i] : 0;
            bits[words + (cells[i] >> 6)] |= cells[n + i] >= COUNTED ? 1L << cells[i] : 0;
        }
        return bits;
    }

    static int routable(int[] cells, long location) {
        int n = cells.length >> 1;
        int at = Arrays.binarySearch(cells, 0, n, (int) location);
        return at < 0 ? 0 : cells[n + at];
    }

    /// A new value of one cell.
    ///
    /// @param routable on hand - unavailable - reserved - routing safety stock; may be negative
    /// @param exists false when the location no longer keeps the article
    public record Change(SkuId sku, LocationId location, int routable, boolean exists) {
        public static Change to(SkuId sku, LocationId location, int routable) {
            return new Change(sku, location, routable, true);
        }

        public static Change gone(SkuId sku, LocationId location) {
            return new Change(sku, location, 0, false);
        }
    }

    /// The next epoch. Several changes of one cell: the last counts.
    public StockIndex with(List<Change> changes) {
        int[] @Nullable [] @Nullable [] next = chunks.clone();
        long[] @Nullable [] @Nullable [] nextBits = bits.clone();
        long count = cells;
        for (Change change : changes) {
            long sku = StockIndexBuilder.checked(change.sku().value());
            int chunk = (int) (sku >>> CHUNK_BITS);
            if (chunk >= next.length) {
                next = Arrays.copyOf(next, Math.max(chunk + 1, next.length + next.length / 4));
                nextBits = Arrays.copyOf(nextBits, next.length);
            }
            int[] @Nullable [] old = next[chunk];
            int[] @Nullable [] row = old;
            long @Nullable [] @Nullable [] bitRow = nextBits[chunk];
            if (row == null || bitRow == null) {
                row = new int[CHUNK][];
                bitRow = new long[CHUNK][];
            } else if (chunk < chunks.length && row == chunks[chunk]) {
                row = row.clone(); // both still shared with this epoch
                bitRow = bitRow.clone();
            }
            next[chunk] = row;
            nextBits[chunk] = bitRow;
            int at = (int) (sku & CHUNK - 1);
            int[] before = row[at] == null ? NO_CELLS : row[at];
            int[] after = changed(before, change);
            row[at] = after;
            bitRow[at] = bits(after);
            count += (after.length - before.length) / 2;
        }
        return new StockIndex(epoch + 1, next, nextBits, count);
    }

    /// A copy with one cell set, added or removed; the same array when nothing was to be removed.
    private static int[] changed(int[] before, Change change) {
        int n = before.length / 2;
        int location = (int) StockIndexBuilder.checked(change.location().value());
        int at = Arrays.binarySearch(before, 0, n, location);
        if (at >= 0 && change.exists()) {
            int[] after = before.clone();
            after[n + at] = change.routable();
            return after;
        }
        if (at < 0 && !change.exists()) {
            return before;
        }
        int place = at >= 0 ? at : -at - 1;
        int[] after = new int[change.exists() ? before.length + 2 : before.length - 2];
        int m = after.length / 2;
        int skip = change.exists() ? 0 : 1; // a removed cell is left out, an added one makes room
        int room = change.exists() ? 1 : 0;
        System.arraycopy(before, 0, after, 0, place);
        System.arraycopy(before, place + skip, after, place + room, n - place - skip);
        System.arraycopy(before, n, after, m, place);
        System.arraycopy(before, n + place + skip, after, m + place + room, n - place - skip);
        if (change.exists()) {
            after[place] = location;
            after[m + place] = change.routable();
        }
        return after;
    }
}
