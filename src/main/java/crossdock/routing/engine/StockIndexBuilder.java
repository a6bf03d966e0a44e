package crossdock.routing.engine;

import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Fills a [StockIndex] in bulk: cell by cell in ascending order of article and location, or article by article from
/// the compact bytes that [#pack] made. Not thread-safe, used once.
public final class StockIndexBuilder {
    private int[] @Nullable [] @Nullable [] chunks = new int[16][][];
    private long[] @Nullable [] @Nullable [] bits = new long[16][][];
    private long cells;
    private long sku = -1;
    private int[] locations = new int[256];
    private int[] units = new int[256];
    private int size;

    /// An id used as an array index must be a small row number; a hash would ask for gigabytes.
    static long checked(long id) {
        if (id < 1 || id >= StockIndex.MOST_ID) {
            throw new IllegalArgumentException("ids in the stock index are 1 to 2^28, not " + id);
        }
        return id;
    }

    /// Adds one cell. Articles ascend, and locations within an article.
    public StockIndexBuilder cell(SkuId article, LocationId location, int routable) {
        if (article.value() != sku) {
            flush();
            if (article.value() < sku) {
                throw new IllegalArgumentException("articles ascend: " + article + " after " + sku);
            }
            sku = checked(article.value());
        }
        if (size > 0 && locations[size - 1] >= location.value()) {
            throw new IllegalArgumentException("locations of article " + sku + " ascend");
        }
        if (size == locations.length) {
            locations = Arrays.copyOf(locations, size * 2);
            units = Arrays.copyOf(units, size * 2);
        }
        locations[size] = (int) checked(location.value());
        units[size++] = routable;
        return this;
    }

    /// Adds all cells of one article from packed bytes; throws IllegalArgumentException when they are none.
    public StockIndexBuilder packed(SkuId article, byte[] bytes) {
        flush();
        put(checked(article.value()), PackedCells.unpack(bytes));
        sku = Math.max(sku, article.value());
        return this;
    }

    /// All cells of one article as bytes: small differences of location ids and small quantities take one byte each.
    public static byte[] pack(StockIndex index, SkuId article) {
        return PackedCells.pack(index.cellsOf(article.value()));
    }

    /// The finished index. The builder is not used again: it and the index share their arrays.
    public StockIndex build(long epoch) {
        flush();
        return new StockIndex(epoch, chunks, bits, cells);
    }

    /// Stores the cells of the article that was being added.
    private void flush() {
        if (size > 0) {
            int[] both = Arrays.copyOf(locations, size * 2);
            System.arraycopy(units, 0, both, size, size);
            put(sku, both);
            size = 0;
        }
    }

    private void put(long article, int[] both) {
        int chunk = (int) (article >>> StockIndex.CHUNK_BITS);
        if (chunk >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(chunk + 1, chunks.length * 2));
            bits = Arrays.copyOf(bits, chunks.length);
        }
        int[] @Nullable [] row = chunks[chunk];
        long @Nullable [] @Nullable [] bitRow = bits[chunk];
        if (row == null || bitRow == null) {
            row = new int[StockIndex.CHUNK][];
            chunks[chunk] = row;
            bitRow = new long[StockIndex.CHUNK][];
            bits[chunk] = bitRow;
        }
        row[(int) (article & StockIndex.CHUNK - 1)] = both;
        bitRow[(int) (article & StockIndex.CHUNK - 1)] = StockIndex.bits(both);
        cells += both.length / 2;
    }

    /// Cells of one article as bytes: the count, the differences between location ids, the quantities (zigzag, as they may be
    /// negative), each a varint of seven bits a byte, low bits first.
    static final class PackedCells {
        private PackedCells() {}

        static byte[] pack(int[] cells) {
            int n = cells.length / 2;
            byte[] bytes = new byte[5 + cells.length * 5];
            int at = put(bytes, 0, n);
            for (int i = 0; i < n; i++) {
                at = put(bytes, at, cells[i] - (i == 0 ? 0 : cells[i - 1]));
            }
            for (int i = n; i < cells.length; i++) {
                at = put(bytes, at, cells[i] << 1 ^ cells[i] >> 31);
            }
            return Arrays.copyOf(bytes, at);
        }

        static int[] unpack(byte[] bytes) {
            try {
                return read(bytes);
            } catch (ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException("packed cells end too early", e);
            }
        }

        private static int[] read(byte[] bytes) {
            int at = 0;
            int n = -1;
            int[] cells = {};
            int location = 0;
            for (int i = -1; n < 0 || i < 2 * n; i++) {
                int value = 0;
                int shift = 0;
                byte next;
                do {
                    next = bytes[at++];
                    value |= (next & 0x7f) << shift;
                    shift += 7;
                } while (next < 0 && shift < 35);
                if (i < 0) {
                    n = value;
                    if (n < 0 || n > bytes.length) {
                        throw new IllegalArgumentException("packed cells claim " + n + " of them");
                    }
                    cells = new int[2 * n];
                } else if (i < n) {
                    location += value;
                    if (value < 1 || location < 1) {
                        throw new IllegalArgumentException("packed locations do not ascend");
                    }
                    cells[i] = location;
                } else {
                    cells[i] = value >>> 1 ^ -(value & 1);
                }
            }
            if (at != bytes.length) {
                throw new IllegalArgumentException("packed cells go on after their end");
            }
            return cells;
        }

        private static int put(byte[] bytes, int from, int value) {
            int at = from;
            int rest = value;
            while ((rest & ~0x7f) != 0) {
                bytes[at++] = (byte) (rest & 0x7f | 0x80);
                rest >>>= 7;
            }
            bytes[at++] = (byte) rest;
            return at;
        }
    }
}
