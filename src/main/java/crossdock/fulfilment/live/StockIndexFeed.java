package crossdock.fulfilment.live;

import crossdock.kernel.ChangeNotice;
import crossdock.kernel.ChangeNotices;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import crossdock.kernel.Topic;
import crossdock.routing.engine.StockIndex;
import crossdock.routing.engine.StockIndex.Change;
import crossdock.routing.engine.StockIndexBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps routing's stock index equal to the store: built whole at the start, then brought up to each commit from what
/// its notice names. Decisions take an epoch and go on undisturbed. Any thread; notices only mark, the reading happens
/// on the thread that catches up.
public final class StockIndexFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StockIndexFeed.class);
    private static final int AT_ONCE = 2_000; // articles; more are read with the whole store

    private final NetworkReads reads;
    private final StockSnapshots snapshots;
    private final ChangeNotices.Subscription subscription;
    private final Consumer<Set<SkuId>> changed;
    private final Object marks = new Object();
    private Set<Long> dirty = new HashSet<>(); // guarded by marks
    private boolean isAllDirty = true; // guarded by marks
    private volatile StockIndex index = StockIndex.EMPTY;

    public StockIndexFeed(NetworkReads reads, ChangeNotices notices, Consumer<Set<SkuId>> changed) {
        this(reads, StockSnapshots.NONE, notices, changed);
    }

    /// @param snapshots looked at before the whole store is read for the first time
    /// @param changed hears, on the thread that catches up, of which articles some cell became another; an empty set
    /// for all
    public StockIndexFeed(
            NetworkReads reads, StockSnapshots snapshots, ChangeNotices notices, Consumer<Set<SkuId>> changed) {
        this.reads = reads;
        this.snapshots = snapshots;
        this.changed = changed;
        this.subscription = notices.subscribe(this::heard); // before the first read, so that nothing falls between
    }

    private void heard(ChangeNotice notice) {
        Set<Long> skus = notice.keys().get(Topic.STOCK);
        if (skus != null) {
            synchronized (marks) {
                isAllDirty |= skus.isEmpty();
                dirty.addAll(skus);
            }
        }
    }

    /// The newest epoch, perhaps a commit behind.
    public StockIndex index() {
        return index;
    }

    /// Whether a commit was told that the index does not show.
    public boolean isBehind() {
        synchronized (marks) {
            return isAllDirty || !dirty.isEmpty();
        }
    }

    /// Brings the index up to every commit told before the call, and returns it. One thread reads, others wait.
    public synchronized StockIndex catchUp() {
        Set<Long> skus;
        boolean isAll;
        synchronized (marks) {
            skus = dirty;
            isAll = isAllDirty || skus.size() > AT_ONCE;
            dirty = new HashSet<>();
            isAllDirty = false;
        }
        try {
            if (isAll) {
                index = whole(index.epoch() + 1);
                changed.accept(Set.of());
            } else if (!skus.isEmpty()) {
                List<Change> changes = changes(skus);
                if (!changes.isEmpty()) {
                    index = index.with(changes);
                    Set<SkuId> articles = new HashSet<>();
                    changes.forEach(change -> articles.add(change.sku()));
                    changed.accept(articles);
                }
            }
        } catch (RuntimeException failure) {
            synchronized (marks) {
                isAllDirty |= isAll;
                dirty.addAll(skus);
            }
            throw failure;
        }
        return index;
    }

    private StockIndex whole(long epoch) {
        Optional<StockIndex> kept = index == StockIndex.EMPTY ? kept(epoch) : Optional.empty();
        return kept.orElseGet(() -> rows(epoch));
    }

    /// From what was kept, if it agrees with the rows where it is sampled.
    private Optional<StockIndex> kept(long epoch) {
        var builder = new StockIndexBuilder();
        Map<SkuId, Map<Long, Integer>> samples = new HashMap<>();
        boolean isThere = snapshots.read(new StockSnapshots.Into() {
            @Override
            public void packed(long sku, byte[] cells) {
                builder.packed(new SkuId(sku), cells);
            }

            @Override
            public void cell(long sku, long location, int routable) {
                builder.cell(new SkuId(sku), new LocationId(location), routable);
            }

            @Override
            public void sample(long sku, Map<Long, Integer> rows) {
                samples.put(new SkuId(sku), rows);
            }
        });
        if (!isThere) {
            return Optional.empty();
        }
        StockIndex found = builder.build(epoch);
        boolean agrees = samples.entrySet().stream().allMatch(sample -> {
            Map<Long, Integer> cells = new HashMap<>();
            found.locations(sample.getKey()).forEach(location ->
                    cells.put(location.value(), found.routable(sample.getKey(), location)));
            return cells.equals(sample.getValue());
        });
        if (!agrees) {
            LOG.warn("the stock cells that were kept do not agree with the rows; all rows are read");
        }
        return agrees ? Optional.of(found) : Optional.empty();
    }

    /// Keeps the index for the next start, unless it was never read or nothing much changed.
    ///
    /// @param least articles that must have changed since
    public void keep(long least) {
        if (index != StockIndex.EMPTY && snapshots.changedSince() >= least) {
            snapshots.keep(() -> {
                StockIndex now = catchUp();
                return visitor -> {
                    for (long sku : now.articles()) {
                        visitor.article(sku, StockIndexBuilder.pack(now, new SkuId(sku)));
                    }
                };
            });
        }
    }

    private StockIndex rows(long epoch) {
        var builder = new StockIndexBuilder();
        reads.forEachCell((sku, location, routable) ->
                builder.cell(new SkuId(sku), new LocationId(location), routable));
        return builder.build(epoch);
    }

    /// Cells that are not in the index as they are in the store.
    private List<Change> changes(Set<Long> skus) {
        StockIndex known = index;
        Set<SkuId> articles = new HashSet<>();
        Set<Cell> gone = new HashSet<>();
        for (long id : skus) {
            SkuId sku = new SkuId(id);
            articles.add(sku);
            known.locations(sku).forEach(location -> gone.add(new Cell(sku, location)));
        }
        List<Change> changes = new ArrayList<>();
        reads.cellsOf(articles, (sku, location, routable) -> {
            Cell cell = new Cell(new SkuId(sku), new LocationId(location));
            boolean isNew = !gone.remove(cell);
            if (isNew || known.routable(cell.sku(), cell.location()) != routable) {
                changes.add(Change.to(cell.sku(), cell.location(), routable));
            }
        });
        gone.forEach(cell -> changes.add(Change.gone(cell.sku(), cell.location())));
        return changes;
    }

    private record Cell(SkuId sku, LocationId location) {}

    @Override
    public void close() {
        subscription.close();
    }
}
