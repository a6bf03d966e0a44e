package crossdock.store;

import crossdock.kernel.Actor;
import crossdock.kernel.EpochMicros;
import crossdock.store.file.StoreFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Is the file itself sound: pages, indexes, references, applied migrations. Takes seconds per gigabyte, so it runs on
/// a reader beside the work, when it is due. The event chain has its own check, [EventLog#verify].
public final class Integrity {
    static final String NOTE = "INSERT OR REPLACE INTO meta (name, value) VALUES ('checked_in_full_at', ?)";

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int LISTED = 100; // findings; a ruined file has millions

    private final Readers readers;
    private final SqlTransactor transactor;
    private final WriterConnection writer;
    private final Database.Options options;
    private final InstantSource clock;
    private volatile boolean owed;

    /// Why the check should run now.
    public enum Due {
        /// The last process that held the workspace was killed, or the power went.
        UNCLEAN_END,
        /// Seven days have passed since the last one.
        WEEKLY
    }

    Integrity(
            Readers readers, SqlTransactor transactor, WriterConnection writer, Database.Options options,
            boolean endedUnclean) {
        this.readers = readers;
        this.transactor = transactor;
        this.writer = writer;
        this.options = options;
        this.clock = options.clock();
        this.owed = endedUnclean;
    }

    /// Empty when there is no reason to check.
    public Optional<Due> due() {
        if (owed) {
            return Optional.of(Due.UNCLEAN_END);
        }
        Instant last = readers.read(statements -> EpochMicros.toInstant(statements.number(
                "SELECT max(CAST(value AS INTEGER)) FROM meta WHERE name = 'checked_in_full_at'")));
        return last.plus(WEEK).isAfter(clock.instant()) ? Optional.empty() : Optional.of(Due.WEEKLY);
    }

    /// Checks everything and notes the time when nothing was found. Findings name tables and pages, never values.
    public List<String> check() {
        List<String> findings = findings();
        if (findings.isEmpty()) {
            transactor.run(
                    Actor.CONSOLE, tx -> writer.current().update(NOTE, EpochMicros.of(clock.instant())));
            owed = false;
        }
        return findings;
    }

    private List<String> findings() {
        try {
            return readers.read(this::findings);
        } catch (StoreFailure e) {
            return List.of("too damaged to be read: " + e.getMessage());
        }
    }

    private List<String> findings(Statements statements) {
        List<String> findings = new ArrayList<>();
        statements.list("PRAGMA integrity_check(" + LISTED + ")", row -> row.getString(1)).stream()
                .filter(line -> !line.equals("ok"))
                .forEach(findings::add);
        if (!findings.isEmpty()) {
            return List.copyOf(findings); // what damaged pages say about references means nothing
        }
        statements.list(
                        "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2",
                        row -> row.getLong(3) + " rows of " + row.getString(1) + " name a missing row of "
                                + row.getString(2))
                .forEach(findings::add);
        try {
            options.migrations().verifyAll(statements.connection());
        } catch (SQLException e) {
            findings.add("the applied migrations could not be read: " + e.getMessage());
        }
        return List.copyOf(findings);
    }

    /// True while an unclean end has not been followed by a check that found nothing.
    boolean owed() {
        return owed;
    }
}
