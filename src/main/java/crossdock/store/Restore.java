package crossdock.store;

import crossdock.kernel.Actor;
import crossdock.kernel.DomainEvent;
import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.store.RestoreReport.Kind;
import crossdock.store.file.Backups;
import crossdock.store.file.Connections;
import crossdock.store.file.Exchange;
import crossdock.store.file.HolderLock;
import crossdock.store.file.NativeLibrary;
import crossdock.store.file.RestoreStep;
import crossdock.store.file.StoreFailure;
import crossdock.store.file.WorkspaceFolder;
import crossdock.store.file.WorkspaceUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Puts a good backup in the place of a damaged database: builds the new file on a bench beside it, brings over what
/// the damaged one still says, has the channels read from the start, and exchanges the two. The damaged file is kept.
public final class Restore {
    /// Refusal code: no backup is good. Args: folder, why each was passed over.
    public static final String NO_BACKUP = "restore.noBackup";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Database.Options options;
    private final RestoreReport.Writer writer;
    private final Consumer<RestoreStep> steps;
    private final Path folder;
    private final Path bench;
    private final Instant now;

    /// @param writer makes the report's files
    /// @param steps is told how far it is
    public Restore(Database.Options options, RestoreReport.Writer writer, Consumer<RestoreStep> steps) {
        this.options = options;
        this.writer = writer;
        this.steps = steps;
        this.folder = options.folder();
        this.bench = folder.resolve(Exchange.BENCH);
        this.now = options.clock().instant();
    }

    /// A good backup, and newer ones that are not.
    private record Choice(Path file, EventLog.Link tip, SequencedMap<String, String> passedOver) {}

    /// Throws [WorkspaceUnusable] when another process holds the workspace or the disk fails. Needs room for the backup
    /// and a copy of the damaged file.
    ///
    /// @param wanted a backup; null for the newest good one of the workspace
    /// @param rehearsal finds out and reports, and leaves everything as it is
    public Outcome<RestoreReport> run(@Nullable Path wanted, boolean rehearsal) {
        WorkspaceFolder.prepare(folder);
        try (HolderLock _ = HolderLock.acquire(folder)) {
            NativeLibrary.prepare(options.nativeFolder());
            Exchange.resume(folder);
            SequencedMap<String, String> passedOver = new LinkedHashMap<>();
            List<Path> candidates = wanted == null ? Backups.of(folder).reversed() : List.of(wanted);
            Optional<Choice> choice = choose(candidates, passedOver);
            if (choice.isEmpty()) {
                return new Refused<>(NO_BACKUP, folder.toString(), passedOver.toString());
            }
            steps.accept(RestoreStep.CHOSEN);
            long needed = needed(choice.get().file());
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < needed) {
                return new Refused<>(Backups.NO_SPACE, megabytes(needed), megabytes(free));
            }
            return new Done<>(build(choice.get(), rehearsal));
        } catch (SQLException e) {
            throw new StoreFailure("the backup could not be put in place", e);
        } catch (IOException e) {
            throw WorkspaceUnusable.unwritable(e, folder);
        }
    }

    private Optional<Choice> choose(List<Path> candidates, SequencedMap<String, String> passedOver) {
        for (Path candidate : candidates) {
            Optional<String> unsound = Backups.check(candidate);
            if (unsound.isEmpty()) {
                try (Connection reader = Connections.forReading(candidate)) {
                    ChainWalk walk = ChainWalk.of(new Statements(reader), options.chainKey());
                    if (walk.isWhole()) {
                        return Optional.of(new Choice(candidate, walk.tip(), passedOver));
                    }
                    unsound = Optional.of("its event log does not fit the key from event " + walk.brokenAt());
                } catch (SQLException | StoreFailure e) {
                    unsound = Optional.of(String.valueOf(e.getMessage()));
                }
            }
            passedOver.put(String.valueOf(candidate.getFileName()), unsound.get());
        }
        return Optional.empty();
    }

    private RestoreReport build(Choice choice, boolean rehearsal) throws SQLException, IOException {
        Exchange.sweep(bench);
        Files.createDirectories(bench);
        Path fresh = bench.resolve(WorkspaceFolder.DATABASE);
        Path spoilt = bench.resolve("spoilt.db");
        copy(choice.file(), fresh);
        copy(folder.resolve(WorkspaceFolder.DATABASE), spoilt);
        copy(folder.resolve(WorkspaceFolder.DATABASE + "-wal"), bench.resolve("spoilt.db-wal"));
        steps.accept(RestoreStep.COPIED);
        String name = STAMP.format(now);
        Path aside = folder.resolve(Exchange.ASIDE).resolve(name);
        RestoreReport report;
        try (Connection backup = Connections.forReading(choice.file())) {
            Salvage salvage = Salvage.open(backup, choice.file(), spoilt);
            try {
                report = carry(choice, salvage, fresh, rehearsal ? null : aside);
            } finally {
                salvage.close();
            }
        }
        if (rehearsal) {
            Exchange.sweep(bench);
            return report;
        }
        for (Map.Entry<String, byte[]> file : writer.files(report, now).entrySet()) {
            Files.write(bench.resolve(file.getKey()), file.getValue());
        }
        steps.accept(RestoreStep.BUILT);
        Exchange.make(folder, name, steps);
        return report;
    }

    private RestoreReport carry(
            Choice choice, Salvage salvage, Path fresh, @Nullable Path aside)
            throws SQLException, IOException {
        EventChain chain = new EventChain(options.chainKey());
        List<Salvage.Event> events = salvage.eventsAfter(choice.tip(), chain);
        EventLog.Link tip = events.isEmpty() ? choice.tip() : link(events.getLast());
        long known = Math.max(
                tip.seq(),
                ChainHead.peek(folder.resolve(WorkspaceFolder.HEAD)).map(EventLog.Link::seq).orElse(0L));
        boolean listed = salvage.items().stream().anyMatch(item -> item.kind() == Kind.EVENT_NOT_CARRIED);
        if (known > tip.seq() && !listed) {
            salvage.item(Kind.EVENTS_LOST, "from", "" + (tip.seq() + 1), "to", "" + known);
        }
        ConsoleOwned.compare(salvage);
        steps.accept(RestoreStep.READ);
        int commands;
        try (Connection connection = Connections.forWriting(fresh)) {
            Statements statements = new Statements(connection);
            connection.setAutoCommit(false);
            events.forEach(event -> append(statements, event));
            commands = OutboxCarry.carry(salvage, statements);
            ConsoleOwned.readAgain(statements);
            connection.setAutoCommit(true);
        }
        try (ChainHead head = new ChainHead(bench.resolve(WorkspaceFolder.HEAD))) {
            head.write(tip);
        }
        steps.accept(RestoreStep.CARRIED);
        RestoreReport report = new RestoreReport(
                choice.file(), choice.passedOver(), choice.tip().seq(), events.size(), known, commands,
                List.copyOf(salvage.items()), aside);
        finish(report);
        return report;
    }

    private static void append(Statements statements, Salvage.Event event) {
        EventChain.Row row = event.row();
        statements.update(
                EventLog.INSERT, row.seq(), row.batch(), row.atMicros(), row.actorKind(), row.actor(), row.type(),
                row.subject(), row.facts(), event.mac());
    }

    private static EventLog.Link link(Salvage.Event event) {
        return new EventLog.Link(event.row().seq(), event.mac());
    }

    /// Opened as a workspace of its own: migrated where it is older, written down what happened, checked in full.
    private void finish(RestoreReport report) {
        Database.Options there = options.withFolder(bench);
        try (Database database = Database.open(there)) {
            database.transactor().run(Actor.CONSOLE, tx -> tx.record(new WorkspaceRestored(report)));
            List<ChainFinding> chain = database.events().verify(database.readers()).stream()
                    .filter(finding -> finding.kind() != ChainFinding.Kind.ALARM_ON_RECORD)
                    .toList();
            List<String> file = database.integrity().check();
            if (!file.isEmpty() || !chain.isEmpty()) {
                throw new IllegalStateException("the restored file is not sound: " + file + chain);
            }
        }
    }

    /// The chain itself says where it was taken up again.
    private record WorkspaceRestored(RestoreReport report) implements DomainEvent {
        @Override
        public String subject() {
            return "workspace";
        }

        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of(
                    "backup", String.valueOf(report.backup().getFileName()),
                    "backupEnds", "" + report.backupEnds(),
                    "carried", "" + report.carried(),
                    "knownBefore", "" + report.knownBefore()));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isRegularFile(from)) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            WorkspaceFolder.restrict(to);
        }
    }

    /// Twice the backup, as events and a migration make it grow, and a copy of what is damaged.
    private long needed(Path backup) throws IOException {
        long bytes = 2 * Files.size(backup);
        for (String name : List.of(WorkspaceFolder.DATABASE, WorkspaceFolder.DATABASE + "-wal")) {
            Path file = folder.resolve(name);
            bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        return bytes;
    }

    private static String megabytes(long bytes) {
        return Long.toString(Math.ceilDiv(bytes, 1_000_000));
    }
}
