package crossdock.app.window;

import crossdock.kernel.Outcome;
import crossdock.kernel.Outcome.Done;
import crossdock.kernel.Outcome.Refused;
import crossdock.store.Database;
import crossdock.ui.common.Background;
import crossdock.ui.common.Notices;
import crossdock.ui.shell.ShellStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the open workspace safe while people work: a backup when one is due, the whole check of the file when that is
/// due. Both run beside the window, one round at a time; what they found stands in the status bar.
public final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    /// A backup is due after an hour; asking more often costs nothing and takes it soon after.
    public static final Duration EVERY = Duration.ofMinutes(5);

    private final Chores chores;
    private final InstantSource clock;
    private final ShellStatus status;
    private final Notices notices;
    private final Background background;
    private Subscription beat = Subscription.EMPTY;
    private boolean isBusy;

    /// What is to be done, and when it was done last. Off the UI thread.
    public interface Chores {
        /// Empty when none is due.
        Optional<Outcome<Path>> backup();

        /// When the newest backup was taken; null without one.
        @Nullable Instant lastBackup();

        /// Whether the file should be checked in full now.
        boolean isCheckDue();

        /// What is wrong with the file; empty when nothing is.
        List<String> check();

        static Chores of(Database database) {
            return new Chores() {
                @Override
                public Optional<Outcome<Path>> backup() {
                    return database.backups().takeIfDue();
                }

                @Override
                public @Nullable Instant lastBackup() {
                    try {
                        List<Path> kept = database.backups().kept();
                        return kept.isEmpty() ? null : Files.getLastModifiedTime(kept.getLast()).toInstant();
                    } catch (IOException e) {
                        throw new UncheckedIOException("the backups cannot be listed", e);
                    }
                }

                @Override
                public boolean isCheckDue() {
                    return database.integrity().due().isPresent();
                }

                @Override
                public List<String> check() {
                    return database.integrity().check();
                }
            };
        }
    }

    /// @param checkedAt null when no check was due
    private record Round(
            @Nullable Refused<?> noBackup,
            @Nullable Instant lastBackup,
            @Nullable Instant checkedAt,
            List<String> findings) {}

    public Upkeep(Chores chores, InstantSource clock, ShellStatus status, Notices notices, Background background) {
        this.chores = chores;
        this.clock = clock;
        this.status = status;
        this.notices = notices;
        this.background = background;
    }

    /// FX thread.
    public void start() {
        beat = background.every(EVERY, this::round);
        background.drawn(this::round); // an unclean end is looked into at once, but not before the window is there
    }

    public void round() {
        if (isBusy) {
            return; // a large file takes longer than a beat
        }
        isBusy = true;
        background.run(this::work, this::told, this::failed);
    }

    private Round work() {
        boolean isDue = chores.isCheckDue();
        List<String> findings = isDue ? chores.check() : List.of();
        Refused<?> noBackup = null;
        if (findings.isEmpty()) { // a damaged file must not push sound backups out
            Optional<Outcome<Path>> taken = chores.backup();
            noBackup = taken.isPresent() && taken.get() instanceof Refused<Path> refused ? refused : null;
            taken.filter(Done.class::isInstance).ifPresent(_ -> LOG.info("a backup was taken"));
        }
        return new Round(noBackup, chores.lastBackup(), isDue ? clock.instant() : null, findings);
    }

    private void told(Round round) {
        isBusy = false;
        status.lastBackupProperty().set(round.lastBackup());
        if (round.checkedAt() != null) {
            status.lastCheckProperty().set(round.checkedAt());
        }
        if (!round.findings().isEmpty()) {
            LOG.error("the workspace file is damaged: {}", round.findings());
            notices.warn("shell.upkeep.damaged", round.findings().size(), round.findings().getFirst());
        }
        Refused<?> noBackup = round.noBackup();
        if (noBackup != null) {
            notices.refused(noBackup);
        }
    }

    private void failed(Exception trouble) {
        isBusy = false;
        LOG.error("backup or check failed", trouble);
        notices.warn("shell.upkeep.failed", String.valueOf(trouble.getMessage()));
    }

    @Override
    public void close() {
        beat.unsubscribe();
    }
}
