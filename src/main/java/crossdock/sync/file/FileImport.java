package crossdock.sync.file;

import crossdock.channel.Capabilities;
import crossdock.channel.ChannelOrder;
import crossdock.channel.OrderStateRule;
import crossdock.channel.RateBudget;
import crossdock.channel.StockBasis;
import crossdock.channel.Unreadable;
import crossdock.channel.file.ColumnMapping;
import crossdock.channel.file.TableFile;
import crossdock.channel.file.TableKind;
import crossdock.kernel.Actor;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.Resource;
import crossdock.kernel.Transactor;
import crossdock.sync.apply.Arrival;
import crossdock.sync.apply.CatalogueApplier;
import crossdock.sync.apply.HandCountApplier;
import crossdock.sync.apply.LocationApplier;
import crossdock.sync.apply.OrderApplier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Brings a table of locations, articles, stock or orders in, through the same appliers as a channel's pages. Nothing
/// of
/// a dry run stays.
public final class FileImport {
    /// Stands for "no connection": rows of a file are known by our own codes.
    private static final ConnectionId BY_HAND = new ConnectionId(0);
    static final Map<String, OrderStateRule> STATES = Map.of(
            "OPEN", new OrderStateRule(true, false, false),
            "COMPLETED", new OrderStateRule(false, false, false),
            "CANCELLED", new OrderStateRule(false, false, false));
    private static final Capabilities CAPABILITIES = new Capabilities(
            Map.of(),
            new StockBasis(true, true, true, "a person's own count: what lies on the shelf, unavailable units among"
                    + " it"),
            STATES,
            Map.of(),
            new RateBudget(1, 1, 1),
            Capabilities.Grain.LOCATION);

    private final Transactor transactor;
    private final LocationApplier locations;
    private final CatalogueApplier catalogue;
    private final HandCountApplier counts;
    private final Function<Predicate<ChannelOrder>, OrderApplier> orders;
    private final BiFunction<String, List<String>, String> words;
    private final InstantSource clock;

    /// @param orders makes the applier from what tells history from open orders
    public FileImport(
            Transactor transactor,
            LocationApplier locations,
            CatalogueApplier catalogue,
            HandCountApplier counts,
            Function<Predicate<ChannelOrder>, OrderApplier> orders,
            BiFunction<String, List<String>, String> words,
            InstantSource clock) {
        this.transactor = transactor;
        this.locations = locations;
        this.catalogue = catalogue;
        this.counts = counts;
        this.orders = orders;
        this.words = words;
        this.clock = clock;
    }

    /// How imported orders are taken.
    public enum As {
        /// They reserve stock.
        OPEN,
        /// Kept to look at; they neither reserve nor move anything.
        HISTORY,
        /// History when older than 30 days or nothing is left to do, else open.
        BY_AGE
    }

    /// What to import.
    ///
    /// @param mapping a file of [ColumnMapping]; null to go by the header
    /// @param zone of stamps that name none
    public record Request(Resource kind, Path file, @Nullable Path mapping, boolean isDryRun, As as, ZoneId zone) {}

    /// What came of it. Orders are counted by their rows.
    ///
    /// @param rejectFile the rejected rows with their reasons; null when there are none
    /// @param wasCancelled what was counted up to then stays, unless it was a dry run
    public record Result(
            long rows, long accepted, long rejected, long unchanged, @Nullable Path rejectFile, boolean wasCancelled) {}

    /// Runs on the calling thread until the end. Throws IOException when the file cannot be read, [Unreadable] when it
    /// or the mapping is no such table.
    ///
    /// @param progress hears the number of rows now and then
    /// @param isCancelled asked between batches
    public Result run(Actor actor, Request request, LongConsumer progress, BooleanSupplier isCancelled)
            throws IOException {
        Path wanted = request.mapping();
        ColumnMapping given = wanted == null ? null : ColumnMapping.load(wanted);
        TableFile table = given == null ? TableFile.open(request.file()) : TableFile.open(request.file(), given);
        ColumnMapping mapping = given == null ? table.guess(kind(request.kind()), request.zone()) : given;
        Instant now = clock.instant();
        Arrival arrival = new Arrival(BY_HAND, actor, "file", CAPABILITIES, now, now, Duration.ZERO);
        try (RejectFile rejects = new RejectFile(request.file(), words)) {
            var tally = new Tally(table.header(), rejects, progress, isCancelled);
            if (request.isDryRun()) {
                dryRun(actor, () -> read(table, mapping, request, arrival, tally));
            } else {
                read(table, mapping, request, arrival, tally);
            }
            return tally.result(rejects.path().orElse(null));
        }
    }

    @FunctionalInterface
    private interface Reading {
        void run() throws IOException;
    }

    /// Everything in one transaction that is never committed.
    private void dryRun(Actor actor, Reading reading) throws IOException {
        try {
            transactor.run(actor, tx -> {
                try {
                    reading.run();
                } catch (IOException e) {
                    throw new Undone(e);
                }
                throw new Undone(null);
            });
        } catch (Undone end) {
            if (end.getCause() instanceof IOException broken) {
                throw broken;
            }
        }
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undone(@Nullable IOException cause) {
            super(cause);
        }
    }

    private void read(TableFile table, ColumnMapping mapping, Request request, Arrival arrival, Tally tally)
            throws IOException {
        try {
            switch (request.kind()) {
                case LOCATIONS -> {
                    var batch = new ImportBatch<>(transactor, locations, arrival, tally, row -> 1);
                    table.locations(mapping, batch);
                    batch.flush();
                }
                case CATALOGUE -> {
                    var batch = new ImportBatch<>(transactor, catalogue, arrival, tally, row -> 1);
                    table.listings(mapping, batch);
                    batch.flush();
                }
                case STOCK -> {
                    var batch = new ImportBatch<>(transactor, counts, arrival, tally, row -> 1);
                    table.counts(mapping, null, batch);
                    batch.flush();
                }
                case ORDERS -> {
                    var batch = new ImportBatch<>(
                            transactor, orders.apply(history(request.as())), arrival, tally, FileImport::rowsOf);
                    table.orders(mapping, batch);
                    batch.flush();
                }
            }
        } catch (Tally.Cancelled cancelled) {
            tally.cancelled();
        }
    }

    private Predicate<ChannelOrder> history(As as) {
        Instant young = clock.instant().minus(Duration.ofDays(30));
        return switch (as) {
            case OPEN -> order -> false;
            case HISTORY -> order -> true;
            case BY_AGE -> order -> order.placedAt().isBefore(young) || OrderApplier.isComplete(order);
        };
    }

    /// Rows of the file behind an order: its lines, and those of credits booked beside them.
    private static int rowsOf(ChannelOrder order) {
        int credits = order.returns().stream().mapToInt(back -> back.parts().size()).sum();
        return Math.max(1, order.lines().isEmpty() ? credits : order.lines().size());
    }

    private static TableKind kind(Resource resource) {
        return switch (resource) {
            case LOCATIONS -> TableKind.LOCATIONS;
            case CATALOGUE -> TableKind.CATALOGUE;
            case STOCK -> TableKind.STOCK;
            case ORDERS -> TableKind.ORDERS;
        };
    }
}
