package crossdock.store;

import crossdock.kernel.Actor;
import crossdock.kernel.DomainEvent;
import crossdock.kernel.EpochMicros;
import crossdock.kernel.Outcome;
import crossdock.kernel.Transactor;
import crossdock.store.file.Backups;
import crossdock.store.file.Connections;
import crossdock.store.file.Exchange;
import crossdock.store.file.FileIdentity;
import crossdock.store.file.HolderLock;
import crossdock.store.file.Migrations;
import crossdock.store.file.NativeLibrary;
import crossdock.store.file.WorkspaceFolder;
import crossdock.store.file.WorkspaceUnusable;
import crossdock.store.file.WorkspaceUnusable.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// One workspace, open in this process: its writer, readers, event log and notices. Opening throws [WorkspaceUnusable].
public final class Database implements AutoCloseable {
    private static final int READERS = 4; // a screen's list, its detail, a metric and a sync look-up at once

    private final Options options;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>(); // closed last opened first
    private final WriterConnection writer;
    private final Readers readers;
    private final SqlChangeNotices notices = new SqlChangeNotices();
    private final Transactor transactor;
    private final @Nullable Held held; // null beside another process that holds the workspace
    private final boolean fresh;
    private final boolean endedUnclean;
    private final @Nullable ChainFinding headFinding;
    private boolean inOrder;

    /// What only the holder of the workspace has.
    private record Held(EventLog events, SqlTransactor transactor, Backups backups, Integrity integrity) {}

    /// What opening needs to know.
    ///
    /// @param folder the workspace; created when absent
    /// @param nativeFolder where SQLite's library is unpacked once per version
    /// @param chainKey key of the event chain, kept outside the database
    /// @param forbiddenThread true on a thread that must never wait for the store
    /// @param replayable actors whose writes can be asked for again after a power cut
    /// @param migrations the schema
    /// @param sealingPair tells the keys that values are sealed to from others; empty: not compared
    public record Options(
            Path folder,
            Path nativeFolder,
            SecretKey chainKey,
            InstantSource clock,
            BooleanSupplier forbiddenThread,
            Predicate<Actor> replayable,
            Migrations migrations,
            String sealingPair) {
        /// No forbidden thread, channels replayable, the schema of this program.
        public Options(Path folder, Path nativeFolder, SecretKey chainKey, InstantSource clock) {
            this(
                    folder, nativeFolder, chainKey, clock, () -> false,
                    actor -> actor.kind() == Actor.Kind.CHANNEL, Migrations.shipped(), "");
        }

        public Options withForbiddenThread(BooleanSupplier test) {
            return new Options(folder, nativeFolder, chainKey, clock, test, replayable, migrations, sealingPair);
        }

        public Options withReplayable(Predicate<Actor> test) {
            return new Options(
                    folder, nativeFolder, chainKey, clock, forbiddenThread, test, migrations, sealingPair);
        }

        public Options withMigrations(Migrations schema) {
            return new Options(
                    folder, nativeFolder, chainKey, clock, forbiddenThread, replayable, schema, sealingPair);
        }

        Options withFolder(Path other) {
            return new Options(
                    other, nativeFolder, chainKey, clock, forbiddenThread, replayable, migrations, sealingPair);
        }

        public Options withSealingPair(String pair) {
            return new Options(
                    folder, nativeFolder, chainKey, clock, forbiddenThread, replayable, migrations, pair);
        }

        Path file() {
            return folder.resolve(WorkspaceFolder.DATABASE);
        }
    }

    /// Takes the workspace for this process, makes or migrates its file, and judges the event chain's head.
    public static Database open(Options options) {
        WorkspaceFolder.prepare(options.folder());
        try {
            Database database = new Database(options);
            database.recordHeadFinding();
            return database;
        } catch (SQLException e) {
            throw FileIdentity.explain(e, options.file());
        } catch (IOException e) {
            throw WorkspaceUnusable.unwritable(e, options.folder());
        }
    }

    /// For a process that does not hold the workspace: reads live beside the holder, migrates nothing, locks nothing.
    public static Readers openReadOnly(Options options) {
        Path file = options.file();
        if (!Files.isRegularFile(file)) {
            throw new WorkspaceUnusable(Code.ABSENT, options.folder().toString());
        }
        try {
            NativeLibrary.prepare(options.nativeFolder());
            try (Connection connection = Connections.forReading(file)) {
                if (!FileIdentity.isWorkspace(connection, file)) {
                    throw new WorkspaceUnusable(Code.ABSENT, options.folder().toString());
                }
                options.migrations().refuseOther(connection);
            }
            return new Readers(file, READERS, null, options.forbiddenThread());
        } catch (SQLException e) {
            throw FileIdentity.explain(e, file);
        } catch (IOException e) {
            throw new WorkspaceUnusable(Code.UNWRITABLE, e, options.nativeFolder().toString());
        }
    }

    /// Beside the process that holds the workspace: reads live and is told within half a second that something changed.
    public static Database openBeside(Options options) {
        return new Database(options, openReadOnly(options));
    }

    private Database(Options options, Readers beside) {
        this.options = options;
        readers = beside;
        parts.push(beside);
        writer = WriterConnection.none();
        transactor = new RefusedWrites(options.folder());
        held = null;
        fresh = false;
        endedUnclean = false;
        headFinding = null;
        parts.push(new ChangeWatch(options.file(), notices));
    }

    private Database(Options options) throws SQLException, IOException {
        this.options = options;
        Path folder = options.folder();
        Path file = options.file();
        try {
            parts.push(HolderLock.acquire(folder));
            Exchange.resume(folder);
            endedUnclean = WorkspaceFolder.isMarkedOpen(folder);
            parts.push(this::markClosed);
            NativeLibrary.prepare(options.nativeFolder());
            refuseIfLost(Files.notExists(file));
            WorkspaceFolder.createOwnerOnly(file);
            Connection connection = Connections.forWriting(file);
            parts.push(connection);
            fresh = !FileIdentity.isWorkspace(connection, file);
            refuseIfLost(fresh);
            options.migrations().refuseNewer(connection);
            Connections.makeDurable(connection);
            writer = new WriterConnection(new Statements(connection));
            EventLog events = new EventLog(options.chainKey(), writer, folder.resolve(WorkspaceFolder.HEAD));
            parts.push(events);
            migrate(connection, events);
            noteCreation();
            readers = new Readers(file, READERS, writer, options.forbiddenThread());
            parts.push(readers);
            checkKeys(events);
            headFinding = events.start(writer.statements()).orElse(null);
            events.settleHead();
            WorkspaceFolder.markOpen(folder);
            SqlTransactor writing = new SqlTransactor(writer, events, notices, file, options);
            parts.push(writing);
            transactor = writing;
            held = new Held(
                    events,
                    writing,
                    new Backups(options.folder(), options.clock(), writing::commits, endedUnclean),
                    new Integrity(readers, writing, writer, options, endedUnclean));
            inOrder = true;
        } finally {
            if (!inOrder) {
                closeParts();
            }
        }
    }

    /// After the file is closed and before the lock is given back; not when something failed or a check is still owed,
    /// so that the next opening asks for it again.
    private void markClosed() throws IOException {
        if (inOrder && !held().integrity().owed()) {
            WorkspaceFolder.markClosed(options.folder());
        }
    }

    /// A new file in the place of a lost one would look like a workspace in which nothing ever happened.
    private void refuseIfLost(boolean isEmpty) {
        boolean decided = ChainHead.peek(options.folder().resolve(WorkspaceFolder.HEAD))
                .filter(head -> head.seq() > 0)
                .isPresent();
        if (isEmpty && (decided || WorkspaceFolder.hasBackups(options.folder()))) {
            throw new WorkspaceUnusable(Code.LOST, options.folder().toString());
        }
    }

    private void migrate(Connection connection, EventLog events) throws SQLException, IOException {
        if (fresh) {
            events.begin();
        } else if (options.migrations().pending(connection)) {
            backUpBeforeMigrating();
        }
        options.migrations().apply(connection, EpochMicros.of(options.clock().instant()));
    }

    private void backUpBeforeMigrating() {
        Backups before = new Backups(options.folder(), options.clock(), () -> 0, true);
        if (before.take("before-migration") instanceof Outcome.Refused<Path> refused) {
            boolean full = refused.code().equals(Backups.NO_SPACE);
            throw full
                    ? new WorkspaceUnusable(Code.DISK_FULL, options.folder().toString())
                    : new WorkspaceUnusable(Code.DAMAGED, options.file().toString());
        }
    }

    /// A new file counts as checked.
    private void noteCreation() {
        if (fresh) {
            writer.statements().update(Integrity.NOTE, EpochMicros.of(options.clock().instant()));
        }
    }

    /// Another key would make every row look forged, or seal what nobody can open; better said at once.
    private void checkKeys(EventLog events) {
        checkKey("event_chain_key", HexFormat.of().formatHex(events.keyCheck(), 0, 8));
        if (!options.sealingPair().isEmpty()) {
            checkKey("sealing_pair", options.sealingPair());
        }
    }

    private void checkKey(String name, String check) {
        Statements statements = writer.statements();
        Optional<String> known =
                statements.first("SELECT value FROM meta WHERE name = ?", row -> row.getString(1), name);
        if (known.isEmpty()) {
            statements.update("INSERT INTO meta (name, value) VALUES (?, ?)", name, check);
        } else if (!known.get().equals(check)) {
            throw new WorkspaceUnusable(Code.KEY_MISMATCH, options.folder().toString());
        }
    }

    private void recordHeadFinding() {
        ChainFinding finding = headFinding;
        if (finding == null) {
            return;
        }
        LoggerFactory.getLogger(Database.class).warn("event chain head: {} at {}", finding.kind(), finding.seq());
        transactor.write(Actor.CONSOLE, tx -> {
            tx.record(new HeadJudged(finding));
            return finding;
        });
    }

    /// What opening found about the head; an alarm stays readable in the chain itself.
    private record HeadJudged(ChainFinding finding) implements DomainEvent {
        @Override
        public String type() {
            return finding.harmless() ? "ChainHeadMended" : EventLog.ALARM;
        }

        @Override
        public String subject() {
            return "event:" + finding.seq();
        }

        @Override
        public SortedMap<String, String> facts() {
            return new TreeMap<>(Map.of("finding", finding.kind().name()));
        }
    }

    /// Beside another holder every write is refused with [WorkspaceUnusable] HELD.
    public Transactor transactor() {
        return transactor;
    }

    /// False beside another process that holds the workspace.
    public boolean isHeld() {
        return held != null;
    }

    private Held held() {
        if (held == null) {
            throw new IllegalStateException("another process holds this workspace");
        }
        return held;
    }

    /// How many writes were committed since this process took the workspace.
    public long commits() {
        return held().transactor().commits();
    }

    public Readers readers() {
        return readers;
    }

    public WriterConnection writer() {
        return writer;
    }

    public SqlChangeNotices notices() {
        return notices;
    }

    public EventLog events() {
        return held().events();
    }

    /// The workspace.
    public Path folder() {
        return options.folder();
    }

    /// The database file.
    public Path file() {
        return options.file();
    }

    public Backups backups() {
        return held().backups();
    }

    public Integrity integrity() {
        return held().integrity();
    }

    /// True when this opening made the file.
    public boolean fresh() {
        return fresh;
    }

    /// True when the last process that held the workspace did not close it.
    public boolean endedUnclean() {
        return endedUnclean;
    }

    /// What opening found wrong with, or mended in, the head of the event chain.
    public Optional<ChainFinding> headFinding() {
        return Optional.ofNullable(headFinding);
    }

    /// Finishes queued writes and running reads, then closes the file and gives the workspace back. Closing twice is
    /// harmless.
    @Override
    public void close() {
        closeParts();
    }

    /// Every part is closed, even after one has failed; the first failure is thrown.
    private void closeParts() {
        RuntimeException failure = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                inOrder = false;
                if (failure == null) {
                    failure = new IllegalStateException("the workspace could not be closed in order", e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
