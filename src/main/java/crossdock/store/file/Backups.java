package crossdock.store.file;

import crossdock.kernel.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// Verified copies of the database in `backups/`, taken while others read and write; the newest five are kept. A copy
/// holds sealed values only; the keys are not in it, so they must be kept too.
public final class Backups {
    /// Refusal code: the disk has too little room. Args: megabytes needed, megabytes free.
    public static final String NO_SPACE = "backup.noSpace";

    private static final int KEPT = 5;
    private static final int CORRUPT = 11;
    private static final int NOT_A_DATABASE = 26;
    private static final Duration APART = Duration.ofHours(1);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final String PREFIX = "crossdock-";
    private static final String SUFFIX = ".db";
    private static final String UNFINISHED = ".partial";

    private final Path folder;
    private final Path database;
    private final InstantSource clock;
    private final LongSupplier commits;
    private long commitsBackedUp;
    private Instant lastTaken = Instant.MIN;

    /// @param commits how many writes this process has committed
    /// @param changedBefore whether the file may hold changes of an earlier process that are in no backup
    public Backups(Path workspace, InstantSource clock, LongSupplier commits, boolean changedBefore) {
        this.folder = workspace.resolve("backups");
        this.database = workspace.resolve(WorkspaceFolder.DATABASE);
        this.clock = clock;
        this.commits = commits;
        this.commitsBackedUp = changedBefore ? -1 : commits.getAsLong();
    }

    /// Takes one when something changed since the last and that is an hour old, whoever took it. Empty when none is due.
    public synchronized Optional<Outcome<Path>> takeIfDue() {
        Instant before = clock.instant().minus(APART);
        boolean early = lastTaken.isAfter(before) || newest().filter(before::isBefore).isPresent();
        return early ? Optional.empty() : takeIfChanged("hourly");
    }

    /// When the newest one that is kept was taken; empty without one, or where its name does not tell.
    private Optional<Instant> newest() {
        try {
            List<Path> all = kept();
            if (all.isEmpty()) {
                return Optional.empty();
            }
            String name = all.getLast().getFileName().toString().substring(PREFIX.length());
            int end = name.indexOf('-');
            return Optional.of(STAMP.parse(end < 0 ? name : name.substring(0, end), Instant::from));
        } catch (DateTimeParseException named) {
            return Optional.empty(); // by hand: it says nothing about when
        } catch (IOException e) {
            throw new UncheckedIOException("the backups cannot be listed", e);
        }
    }

    /// At exit: takes one when something changed since the last, however young that is.
    public synchronized Optional<Outcome<Path>> takeIfChanged(String why) {
        return commits.getAsLong() == commitsBackedUp ? Optional.empty() : Optional.of(take(why));
    }

    /// Copies, checks the copy, makes it durable, then removes what is older than the newest five. Refused without
    /// enough room, or when the copy is not sound. Blocks for about a second per 200 MB.
    ///
    /// @param why part of the file name: letters and hyphens
    public synchronized Outcome<Path> take(String why) {
        long seen = commits.getAsLong();
        Instant now = clock.instant();
        try {
            Files.createDirectories(folder);
            long free = Files.getFileStore(folder).getUsableSpace();
            long needed = spaceForOne();
            if (free < needed) {
                return new Outcome.Refused<>("backup.noSpace", megabytes(needed), megabytes(free));
            }
            Path done = folder.resolve(PREFIX + STAMP.format(now) + "-" + why + SUFFIX);
            Path copy = folder.resolve(done.getFileName() + UNFINISHED);
            Files.deleteIfExists(copy);
            Optional<String> unsound = copyTo(copy);
            if (unsound.isPresent()) {
                Files.deleteIfExists(copy);
                return new Outcome.Refused<>("backup.unsound", unsound.get());
            }
            Files.move(copy, done, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            commitsBackedUp = seen;
            lastTaken = now;
            prune();
            return new Outcome.Done<>(done);
        } catch (SQLException e) {
            throw new StoreFailure("a backup could not be written", e);
        } catch (IOException e) {
            throw new UncheckedIOException("a backup could not be written", e);
        }
    }

    /// Room that the kept backups and one in the making take at the present size, in bytes.
    public long spaceNeeded() throws IOException {
        return (KEPT + 1) * spaceForOne();
    }

    /// Oldest first.
    public List<Path> kept() throws IOException {
        return in(folder);
    }

    /// Those of a workspace that need not be open, oldest first.
    public static List<Path> of(Path workspace) throws IOException {
        return in(workspace.resolve("backups"));
    }

    private static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }

    /// What is wrong with the copy, or with the source when it could not even be copied.
    private Optional<String> copyTo(Path copy) throws SQLException, IOException {
        try (Connection reader = Connections.forReading(database);
                PreparedStatement vacuum = reader.prepareStatement("VACUUM INTO ?")) {
            // It would forbid writing the copy too; the source stays open read-only.
            Connections.run(reader, "PRAGMA query_only = OFF");
            vacuum.setString(1, copy.toString());
            vacuum.execute();
        } catch (SQLException e) {
            int code = StoreFailure.primaryCode(e);
            if (code == CORRUPT || code == NOT_A_DATABASE) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
            throw e;
        }
        Exchange.force(copy); // SQLite does not sync what VACUUM INTO wrote
        return check(copy);
    }

    /// What is wrong with it; empty when it is a sound workspace file.
    public static Optional<String> check(Path copy) {
        try (Connection reader = Connections.forReading(copy);
                Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            String answer = row.next() ? row.getString(1) : "no answer";
            if (!answer.equals("ok")) {
                return Optional.of(answer);
            }
            return FileIdentity.isWorkspace(reader, copy) ? Optional.empty() : Optional.of("empty");
        } catch (SQLException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (WorkspaceUnusable e) {
            return Optional.of(e.code().name());
        }
    }

    private void prune() throws IOException {
        List<Path> all = kept();
        for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
            Files.deleteIfExists(old);
        }
    }

    /// The copy is at most as large as the file with its log, which may be folded in at any time.
    private long spaceForOne() throws IOException {
        Path log = database.resolveSibling(database.getFileName() + "-wal");
        return Files.size(database) + (Files.exists(log) ? Files.size(log) : 0);
    }

    private static String megabytes(long bytes) {
        return Long.toString(Math.ceilDiv(bytes, 1_000_000));
    }
}
