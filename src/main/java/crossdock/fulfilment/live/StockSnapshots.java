package crossdock.fulfilment.live;

import java.util.Map;
import java.util.function.Supplier;

/// Where the cells of the whole stock index are kept for the next start, article by article in packed bytes.
public interface StockSnapshots {
    /// Nothing is kept.
    StockSnapshots NONE = new StockSnapshots() {
        @Override
        public boolean read(Into into) {
            return false;
        }

        @Override
        public void keep(Supplier<Packed> caughtUp) {}

        @Override
        public long changedSince() {
            return 0;
        }
    };

    /// Hands over what was kept, as it is after the last commit: articles ascending, each either packed as it was or,
    /// when it changed since, cell by cell from the rows; then the rows of some articles to compare with. All of it
    /// belongs to one commit.
    ///
    /// @return false when nothing was kept that fits; then nothing was handed over
    boolean read(Into into);

    /// Keeps what the supplier gives, which is asked while nobody writes. Blocks until it is on the disk.
    void keep(Supplier<Packed> caughtUp);

    /// How many articles changed since it was kept last.
    long changedSince();

    /// Takes what was kept.
    interface Into {
        void packed(long sku, byte[] cells);

        void cell(long sku, long location, int routable);

        /// @param rows routable units by location, as the rows say
        void sample(long sku, Map<Long, Integer> rows);
    }

    /// All articles, ascending.
    @FunctionalInterface
    interface Packed {
        void each(Visitor visitor);

        /// Sees one article.
        @FunctionalInterface
        interface Visitor {
            void article(long sku, byte[] cells);
        }
    }
}
