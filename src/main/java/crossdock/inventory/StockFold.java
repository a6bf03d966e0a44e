package crossdock.inventory;

import crossdock.inventory.LedgerEntry.Anchor;
import crossdock.inventory.LedgerEntry.Delta;
import crossdock.inventory.LedgerEntry.Held;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LineId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns the ledger of one cell into its on hand and unavailable units. Pure, and indifferent to the order in which
/// rows arrived: only stamps decide, arrival breaks ties.
///
/// On hand = figure of the newest anchor + units its figure had lost although still here + our movements it cannot
/// include.
public final class StockFold {
    /// Newest by the source's clock; of two with one stamp the later received.
    static final Comparator<Anchor> AGE =
            Comparator.comparing(Anchor::observedAt).thenComparing(Anchor::receivedAt).thenComparingLong(Anchor::seq);

    /// @param live rows that the anchor cannot include, to be kept for the next fold
    record Folded(int onHand, int unavailable, int ownUnavailable, @Nullable Anchor anchor, List<LedgerEntry> live) {
        /// The same fold under an anchor that differs in its number alone.
        Folded withAnchor(Anchor numbered) {
            return new Folded(onHand, unavailable, ownUnavailable, numbered, live);
        }
    }

    private StockFold() {}

    /// When a row happened, by the clock it is stamped on: for looking back, where rows are laid out in time. An
    /// unstamped movement happened when we heard of it, unless its source had it before.
    public static Instant happenedAt(LedgerEntry entry) {
        return switch (entry) {
            case Anchor anchor -> anchor.observedAt();
            case Held held -> held.at();
            case Delta delta -> {
                Instant effect = delta.effectAt();
                Instant answered = delta.answeredAt();
                Instant received = delta.receivedAt();
                yield effect != null ? effect : answered != null && answered.isBefore(received) ? answered : received;
            }
        };
    }

    /// The ledger of one cell forwards, row by row as they happened. Each anchor is taken as its source's of that time.
    public static final class Walk {
        private Folded now;

        /// @param gone sum of unavailable movements that are in no ledger any more
        public Walk(int gone) {
            now = fold(null, List.of(), gone);
        }

        /// @param entry happened no earlier than those before it
        /// @return by how many units [#usable] changed
        public int step(LedgerEntry entry) {
            int before = usable();
            if (entry instanceof Anchor anchor) {
                Anchor known = now.anchor();
                boolean isNewer = known == null || AGE.compare(anchor, known) > 0;
                now = fold(isNewer ? anchor : known, now.live(), now.ownUnavailable());
            } else {
                List<LedgerEntry> rows = new ArrayList<>(now.live());
                rows.add(entry);
                int moved = entry instanceof Delta delta ? delta.unavailable() : 0;
                now = fold(now.anchor(), rows, now.ownUnavailable() + moved);
            }
            return usable() - before;
        }

        /// Units on hand less the unavailable ones.
        public int usable() {
            return now.onHand() - now.unavailable();
        }

        /// Whether the walk stands where the current row does.
        ///
        /// @param onHand of that row, `unavailable` too
        public boolean isAt(int onHand, int unavailable) {
            return now.onHand() == onHand && now.unavailable() == unavailable;
        }
    }

    /// Folds a whole ledger, as `check` does.
    ///
    /// @param source the location's stock source now; anchors of any other are history. Null for the console
    static Folded ofLedger(List<LedgerEntry> ledger, @Nullable ConnectionId source) {
        Anchor newest = null;
        int own = 0;
        List<LedgerEntry> others = new ArrayList<>();
        for (LedgerEntry entry : ledger) {
            switch (entry) {
                case Anchor anchor -> {
                    if (Objects.equals(anchor.source(), source)
                            && (newest == null || AGE.compare(anchor, newest) > 0)) {
                        newest = anchor;
                    }
                }
                case Delta delta -> {
                    own += delta.unavailable();
                    others.add(delta);
                }
                case Held held -> others.add(held);
            }
        }
        return fold(newest, others, own);
    }

    /// Folds what is left of a ledger: the newest anchor and the rows it may not include.
    ///
    /// @param own sum of all unavailable movements ever, also of those no longer live
    static Folded fold(@Nullable Anchor anchor, List<LedgerEntry> candidates, int own) {
        if (candidates.isEmpty()) { // as nearly every cell of a page of counts
            return folded(anchor, own, 0, 0, List.of());
        }
        List<LedgerEntry> live = new ArrayList<>();
        int onHand = 0;
        int conditionChanged = 0;
        @Nullable Map<LineId, HeldLine> held = null; // few cells hold anything
        for (LedgerEntry entry : candidates) {
            switch (entry) {
                case Anchor other ->
                    throw new IllegalArgumentException("a second anchor among the movements: " + other.seq());
                case Delta delta -> {
                    if (anchor == null || !isIncluded(delta, anchor)) {
                        live.add(delta);
                        onHand += delta.onHand();
                        conditionChanged += delta.unavailable();
                    }
                }
                case Held row -> {
                    held = held == null ? new HashMap<>() : held;
                    held.computeIfAbsent(row.line(), _ -> new HeldLine()).add(row);
                }
            }
        }
        int lost = 0;
        for (HeldLine line : held == null ? List.<HeldLine>of() : held.values()) {
            if (!line.isOver(anchor)) {
                live.addAll(line.rows);
            }
            if (anchor != null) {
                lost += line.unitsAt(anchor);
            }
        }
        return folded(anchor, own, lost + onHand, conditionChanged, live);
    }

    /// @param beside units that the anchor's figure does not show
    /// @param conditionChanged units that became unavailable after the anchor, less those that are so no longer
    private static Folded folded(
            @Nullable Anchor anchor, int own, int beside, int conditionChanged, List<LedgerEntry> live) {
        Integer reported = anchor == null ? null : anchor.unavailable();
        int unavailable = reported == null ? own : reported + conditionChanged;
        if (anchor == null) {
            return new Folded(beside, unavailable, own, null, live);
        }
        int counted = anchor.figure() + beside;
        int total = anchor.includesUnavailable() ? counted : counted - conditionChanged + unavailable;
        return new Folded(total, unavailable, own, anchor, live);
    }

    /// Whether the source's figure already knew of the movement: by the stamp where both are read on one clock, else by
    /// our own clock, which only a movement the source has answered for can satisfy. A channel's count of the stamp of an
    /// effect shows that effect. Where people count here, both happened under our eyes: of one instant, the later
    /// received was made by who saw the other.
    static boolean isIncluded(Delta delta, Anchor anchor) {
        boolean isStamped = delta.effectAt() != null && Objects.equals(delta.clock(), anchor.source());
        Instant moved = isStamped ? delta.effectAt() : delta.answeredAt();
        if (moved == null) {
            return false;
        }
        int order = (isStamped ? anchor.observedAt() : anchor.askedAt()).compareTo(moved);
        if (order == 0) {
            return anchor.source() == null ? arrival(anchor) > arrival(delta) : isStamped;
        }
        return order > 0;
    }

    /// A row that is being written is the last of all.
    private static long arrival(LedgerEntry row) {
        return row.seq() == 0 ? Long.MAX_VALUE : row.seq();
    }

    /// The held rows of one order line.
    private static final class HeldLine {
        private final List<Held> rows = new ArrayList<>();
        private int total;

        void add(Held row) {
            rows.add(row);
            total += row.units();
        }

        /// Units the figure had lost at the anchor's stamp. Only the source's own lines count: no other channel's sale
        /// lowers its figure.
        int unitsAt(Anchor anchor) {
            int units = 0;
            for (Held row : rows) {
                if (isSeenBy(row, anchor)) {
                    units += row.units();
                }
            }
            return units;
        }

        /// Nothing is held any more, and no anchor to come can see it otherwise.
        boolean isOver(@Nullable Anchor anchor) {
            if (anchor == null) {
                return false;
            }
            boolean isForeign = rows.stream().noneMatch(row -> row.clock().equals(anchor.source()));
            return isForeign || total == 0 && rows.stream().allMatch(row -> isSeenBy(row, anchor));
        }

        private static boolean isSeenBy(Held row, Anchor anchor) {
            return row.clock().equals(anchor.source()) && !anchor.observedAt().isBefore(row.at());
        }
    }
}
