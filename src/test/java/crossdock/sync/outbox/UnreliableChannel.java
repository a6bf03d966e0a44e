package crossdock.sync.outbox;

import crossdock.channel.Capabilities;
import crossdock.channel.ChannelCommand;
import crossdock.channel.ChannelCommand.AdjustStock;
import crossdock.channel.ChannelCommand.AssignLocation;
import crossdock.channel.ChannelCommand.CommandKind;
import crossdock.channel.ChannelCommand.PublishSellable;
import crossdock.channel.ChannelCommand.PublishSellable.Value;
import crossdock.channel.ChannelCommand.SetStock;
import crossdock.channel.ChannelCommand.TransferStock;
import crossdock.channel.ChannelException;
import crossdock.channel.Handling;
import crossdock.channel.Handling.Retry;
import crossdock.channel.RateBudget;
import crossdock.channel.Sender;
import crossdock.channel.Sender.Draft;
import crossdock.channel.Sender.IdempotencyKey;
import crossdock.channel.Sender.Probed;
import crossdock.channel.Sender.Receipt;
import crossdock.channel.Sender.Receipt.Shown;
import crossdock.channel.StockBasis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One figure at a channel behind a bad network: requests and answers get lost, come twice, come late, or end in a 500
/// after the change was made.
final class UnreliableChannel implements Sender {
    /// How the channel takes commands.
    enum Dialect {
        /// Like Square: deltas under a key, figures with a stamp.
        KEYED(Retry.KEYED),
        /// Like Vendure: absolutes, no stamp, a ledger of what each changed.
        PROBED(Retry.PROBED),
        /// Deltas without a key.
        BARE(Retry.UNSURE);

        final Retry retry;

        Dialect(Retry retry) {
            this.retry = retry;
        }
    }

    /// What the next request meets.
    enum Fault {
        NONE,
        LOST_REQUEST,
        LOST_ANSWER,
        ERROR_BEFORE,
        ERROR_AFTER,
        THROTTLED,
        /// A proxy delivers it twice.
        TWICE,
        /// It arrives after the caller has given up.
        LATE
    }

    final Dialect dialect;
    final Deque<Fault> faults = new ArrayDeque<>();
    final List<String> sent = new ArrayList<>();
    final Map<String, Integer> published = new HashMap<>();
    final List<String> notes = new ArrayList<>();
    @Nullable ChannelException trouble;
    final Set<String> refusedItems = new HashSet<>();
    Supplier<Instant> clock;
    private final Map<String, Receipt> done = new HashMap<>();
    private final List<Integer> ledger = new ArrayList<>();
    private final List<Runnable> late = new ArrayList<>();
    int figure;
    Instant changedAt;
    int batch = 100;
    Capabilities.Grain grain = Capabilities.Grain.CHANNEL;
    int applied;

    UnreliableChannel(Dialect dialect, int figure, Supplier<Instant> clock) {
        this.dialect = dialect;
        this.figure = figure;
        this.clock = clock;
        this.changedAt = clock.get();
    }

    Capabilities capabilities() {
        Handling told = Handling.natively(dialect.retry);
        return new Capabilities(
                Map.of(),
                new StockBasis(false, false, dialect == Dialect.KEYED, "made up for tests"),
                Map.of(),
                Map.of(
                        CommandKind.ADJUST_STOCK, told,
                        CommandKind.SET_STOCK, told,
                        CommandKind.ASSIGN_LOCATION, Handling.asNote(Retry.PROBED),
                        CommandKind.PUBLISH_SELLABLE, Handling.natively(Retry.PROBED)),
                new RateBudget(1_000, 1_000, 4),
                grain);
    }

    /// Somebody buys, or puts back, at the channel itself.
    void moves(int units) {
        figure += units;
        changedAt = clock.get();
    }

    /// The network is well again, and what it still held has arrived.
    void heal() {
        faults.clear();
        arrive();
    }

    private void arrive() {
        late.forEach(Runnable::run);
        late.clear();
    }

    @Override
    public int batch() {
        return batch;
    }

    @Override
    public Draft draft(ChannelCommand command, Instant happenedAt) {
        return new Draft(switch (command) {
            case AdjustStock(var _, int units) ->
                dialect != Dialect.PROBED
                        ? "delta " + units
                        : "set " + figure + " " + (figure + units) + " " + ledger.size();
            case AssignLocation(var order, var words, var mark) -> "tell " + order + " " + mark + " " + words;
            case SetStock count ->
                dialect != Dialect.PROBED
                        ? "count " + count.figure() + " " + count.known()
                        : "set " + figure + " " + count.figure() + " " + ledger.size();
            case TransferStock carried -> "carry " + carried.units();
            case PublishSellable(var values) ->
                "show " + String.join(",", values.stream().map(this::value).toList());
        });
    }

    /// `P1=3`, at a location `P1@L9=3`. One that somebody moved meanwhile is looked at and left alone.
    private String value(Value value) {
        String location = value.cell().locationId();
        String where = value.cell().itemId() + (location == null ? "" : "@" + location);
        Integer shows = published.get(where);
        Integer seen = value.shown();
        boolean isMoved = grain == Capabilities.Grain.LOCATION && seen != null && shows != null && !shows.equals(seen);
        return where + "=" + (isMoved ? "moved" : value.units());
    }

    @Override
    public Receipt send(Draft draft, IdempotencyKey key) {
        if (trouble != null) {
            throw trouble;
        }
        Fault fault = faults.isEmpty() ? Fault.NONE : faults.poll();
        sent.add(draft.text());
        switch (fault) {
            case LOST_REQUEST, ERROR_BEFORE -> throw lost(fault == Fault.ERROR_BEFORE ? 500 : 0);
            case THROTTLED ->
                throw new ChannelException.Transient("slow down", 429, Duration.ofSeconds(3), null);
            case LATE -> {
                late.add(() -> apply(draft, key));
                throw lost(0);
            }
            case LOST_ANSWER, ERROR_AFTER -> {
                apply(draft, key);
                throw lost(fault == Fault.ERROR_AFTER ? 500 : 0);
            }
            case TWICE -> {
                apply(draft, key);
                return apply(draft, key);
            }
            case NONE -> {
                return apply(draft, key);
            }
        }
        throw new AssertionError(fault);
    }

    private static ChannelException lost(int status) {
        return new ChannelException.Transient("no answer", status, null, null);
    }

    private Receipt apply(Draft draft, IdempotencyKey key) {
        String[] words = draft.text().split(" ");
        if (words[0].equals("show")) {
            return show(words[1]);
        }
        if (words[0].equals("tell")) {
            notes.add(draft.text());
            return Receipt.PLAIN;
        }
        Receipt before = dialect == Dialect.KEYED ? done.get(key.value()) : null;
        if (before != null) {
            return before;
        }
        int to = switch (words[0]) {
            case "delta" -> figure + Integer.parseInt(words[1]);
            case "set" -> Integer.parseInt(words[2]);
            default -> Integer.parseInt(words[1]);
        };
        ledger.add(to - figure);
        figure = to;
        applied++;
        changedAt = clock.get();
        Receipt receipt = Receipt.showing(List.of(shown()));
        done.put(key.value(), receipt);
        return receipt;
    }

    private Receipt show(String values) {
        Map<String, String> refused = new HashMap<>();
        List<Shown> shown = new ArrayList<>();
        for (String value : values.split(",")) {
            String[] pair = value.split("=");
            String[] where = pair[0].split("@");
            if (refusedItems.contains(where[0])) {
                refused.put(where[0], "no_such_item");
                continue;
            }
            if (pair[1].equals("moved")) {
                refused.put(where[0], Receipt.MOVED);
            } else {
                published.put(pair[0], Integer.parseInt(pair[1]));
            }
            int shows = published.getOrDefault(pair[0], 0);
            shown.add(new Shown(where[0], where.length > 1 ? where[1] : null, shows, null));
        }
        return new Receipt(shown, refused, 0);
    }

    private Shown shown() {
        return new Shown("V1", "L1", figure, stamp());
    }

    @Nullable Instant stamp() {
        return dialect == Dialect.KEYED ? changedAt : null;
    }

    @Override
    public Probed probe(Draft draft) {
        String[] words = draft.text().split(" ");
        if (words[0].equals("tell")) {
            return notes.contains(draft.text()) ? new Probed.Done(Receipt.PLAIN) : new Probed.Absent();
        }
        int before = Integer.parseInt(words[1]);
        int after = Integer.parseInt(words[2]);
        int known = Integer.parseInt(words[3]);
        // the figure alone may have come back to what it was by a sale
        boolean isThere = ledger.subList(known, ledger.size()).contains(after - before);
        return isThere ? new Probed.Done(Receipt.showing(List.of(shown()))) : new Probed.Absent();
    }
}
