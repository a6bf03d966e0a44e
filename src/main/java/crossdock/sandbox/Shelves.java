package crossdock.sandbox;

import crossdock.sandbox.Sources.Kind;
import crossdock.sandbox.Sources.Product;
import crossdock.sandbox.Sources.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// The stock of every store and warehouse, by (site, product), with the account of how it came about.
///
/// `inStock` is what the site's own system shows: a store's till loses paid pickups at payment, although they still lie
/// there as `held`.
final class Shelves {
    /// Why a figure moved; each has its own column in the account.
    enum Cause {
        SALE,
        DELIVERY,
        RETURN,
        COUNT
    }

    /// One row of a store's inventory history, as the Square dialect shows it.
    ///
    /// @param cell see [Shelves#cell]
    /// @param from state left, or empty for a physical count
    record Change(
            long number,
            int cell,
            String from,
            String to,
            int quantity,
            Instant occurredAt,
            Instant createdAt,
            String reference) {
        boolean isCount() {
            return from.isEmpty();
        }
    }

    static final int NOT_CARRIED = -1;
    private static final int HISTORY = 20_000;

    private final int products;
    private final List<Site> sites;
    private final int[] inStock;
    private final int[] held;
    private final int[] unavailable;
    private final int[] initial;
    private final int[][] account = new int[Cause.values().length][];
    private final Instant[] changedAt;
    private final long[] rank;
    private final NavigableMap<Long, Integer> byRank = new TreeMap<>();
    private final Deque<Change> history = new ArrayDeque<>();
    private long nextRank = 1;
    private long nextChange = 1;

    Shelves(List<Site> sites, int products, SplittableRandom random, Instant now) {
        this.products = products;
        this.sites = sites;
        int cells = sites.size() * products;
        inStock = new int[cells];
        held = new int[cells];
        unavailable = new int[cells];
        rank = new long[cells];
        changedAt = new Instant[cells];
        Arrays.setAll(account, cause -> new int[cells]);
        for (Site site : sites) {
            // one stock-take a site: thousands of rows with one stamp
            Instant counted = now.minus(Duration.ofHours(2 + 3L * site.index())).truncatedTo(World.TICK);
            for (int product = 0; product < products; product++) {
                int cell = site.index() * products + product;
                inStock[cell] = firstStock(site.kind(), random);
                changedAt[cell] = counted;
                if (site.kind() == Kind.WAREHOUSE && inStock[cell] > 20 && random.nextInt(40) == 0) {
                    unavailable[cell] = 1 + random.nextInt(6);
                }
            }
        }
        for (Site site : sites.reversed()) { // oldest stock-take first
            for (int product = 0; product < products; product++) {
                int cell = site.index() * products + product;
                if (site.kind() == Kind.STORE && inStock[cell] != NOT_CARRIED) {
                    rank[cell] = nextRank++;
                    byRank.put(rank[cell], cell);
                }
            }
        }
        initial = inStock.clone();
    }

    /// Skewed: many cells with little, few with much; a store carries about two thirds of the catalogue.
    private static int firstStock(Kind kind, SplittableRandom random) {
        int sort = random.nextInt(100);
        double skew = Math.pow(random.nextDouble(), 2.2);
        return switch (kind) {
            case STORE ->
                sort < 32 ? NOT_CARRIED : sort < 38 ? 0 : sort < 48 ? 1 + random.nextInt(2) : 3 + (int) (34 * skew);
            case WAREHOUSE ->
                sort < 12 ? NOT_CARRIED : sort < 15 ? 0 : sort < 22 ? 1 + random.nextInt(9) : 20 + (int) (480 * skew);
            case SUPPLIER -> NOT_CARRIED; // untracked: sells to order
        };
    }

    int cell(Site site, Product product) {
        return site.index() * products + product.index();
    }

    int siteOf(int cell) {
        return cell / products;
    }

    int productOf(int cell) {
        return cell % products;
    }

    boolean isCarried(int cell) {
        return inStock[cell] != NOT_CARRIED;
    }

    /// What can be sold there now; 0 where the product is not carried.
    int inStock(int cell) {
        return Math.max(0, inStock[cell]);
    }

    /// Paid at the till, not yet collected.
    int held(int cell) {
        return held[cell];
    }

    int unavailable(int cell) {
        return unavailable[cell];
    }

    int initial(int cell) {
        return Math.max(0, initial[cell]);
    }

    /// Sum of all movements of one cause, signed.
    int moved(int cell, Cause cause) {
        return account[cause.ordinal()][cell];
    }

    Instant changedAt(int cell) {
        return changedAt[cell];
    }

    void hold(int cell, int quantity) {
        held[cell] += quantity;
    }

    /// Units paid before the world began and still here: the figure lost them then, so its stamp is not older than that.
    void holdSince(int cell, int quantity, Instant paid) {
        boolean isNew = !isCarried(cell);
        if (isNew) {
            inStock[cell] = 0;
            initial[cell] = 0;
        }
        hold(cell, quantity);
        if (isNew || paid.isAfter(changedAt[cell])) {
            if (!isNew) {
                byRank.remove(rank[cell]);
            }
            changedAt[cell] = paid;
            rank[cell] = nextRank++;
            byRank.put(rank[cell], cell);
        }
    }

    /// Moves the figure by a signed quantity and writes it into the history.
    Change move(int cell, int quantity, Cause cause, Instant occurred, Instant now) {
        String from = quantity < 0 ? "IN_STOCK" : cause == Cause.RETURN ? "UNLINKED_RETURN" : "NONE";
        String to = quantity > 0 ? "IN_STOCK" : cause == Cause.SALE ? "SOLD" : "WASTE";
        apply(cell, quantity, cause, now);
        return remember(cell, from, to, Math.abs(quantity), occurred, now, "");
    }

    /// An adjustment that a client sends; states as it named them.
    Change adjust(int cell, int quantity, Change asSent, Instant now) {
        apply(cell, quantity, Cause.COUNT, now);
        return remember(
                cell, asSent.from(), asSent.to(), asSent.quantity(), asSent.occurredAt(), now, asSent.reference());
    }

    /// A physical count that a client sends: what was counted, moved on by what happened since.
    Change count(int cell, int counted, Instant occurred, String reference, Instant now) {
        int since = history.stream()
                .filter(c -> c.cell() == cell && !c.isCount() && c.occurredAt().isAfter(occurred))
                .mapToInt(c -> (c.to().equals("IN_STOCK") ? 1 : 0) * c.quantity()
                        - (c.from().equals("IN_STOCK") ? 1 : 0) * c.quantity())
                .sum();
        apply(cell, counted + since - inStock(cell), Cause.COUNT, now);
        return remember(cell, "", "IN_STOCK", counted, occurred, now, reference);
    }

    private void apply(int cell, int quantity, Cause cause, Instant now) {
        account[cause.ordinal()][cell] += quantity;
        inStock[cell] = inStock(cell) + quantity;
        changedAt[cell] = now;
        if (sites.get(siteOf(cell)).kind() == Kind.STORE) {
            byRank.remove(rank[cell]);
            rank[cell] = nextRank++;
            byRank.put(rank[cell], cell);
        }
    }

    private Change remember(
            int cell, String from, String to, int quantity, Instant occurred, Instant now, String reference) {
        Change change = new Change(nextChange++, cell, from, to, quantity, occurred, now, reference);
        history.add(change);
        if (history.size() > HISTORY) {
            history.remove();
        }
        return change;
    }

    /// Oldest first, by when they became known.
    Collection<Change> history() {
        return Collections.unmodifiableCollection(history);
    }

    /// Cells by the rank of their last change, newest first, from below `rank`; the rank is the paging key.
    NavigableMap<Long, Integer> changedBefore(long rank) {
        return byRank.headMap(rank, false).descendingMap();
    }

    /// The rank of the next newer change than `rank`, or `rank` itself when there is none.
    long newerThan(long rank) {
        Long newer = byRank.higherKey(rank);
        return newer == null ? rank : newer;
    }
}
