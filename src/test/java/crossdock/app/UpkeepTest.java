package crossdock.app;

import crossdock.app.window.Upkeep;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crossdock.kernel.Outcome;
import crossdock.platform.WorkspacePaths;
import crossdock.ui.common.Background;
import crossdock.ui.common.Notices;
import crossdock.ui.common.Texts;
import crossdock.ui.shell.ShellStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups and checks that nobody has to think of.
class UpkeepTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:06:00Z");

    private final ShellStatus status = new ShellStatus("0", ZoneOffset.UTC);
    private final Notices notices = new Notices(Texts.strict(Locale.US));
    private final Chores chores = new Chores();

    /// Chores that say what they were asked.
    private static final class Chores implements Upkeep.Chores {
        final List<String> asked = new ArrayList<>();
        boolean isDue;
        List<String> findings = List.of();
        Optional<Outcome<Path>> outcome = Optional.empty();
        @Nullable RuntimeException trouble;

        @Override
        public Optional<Outcome<Path>> backup() {
            asked.add("backup");
            if (trouble != null) {
                throw trouble;
            }
            return outcome;
        }

        @Override
        public @Nullable Instant lastBackup() {
            return NOW.minusSeconds(60);
        }

        @Override
        public boolean isCheckDue() {
            return isDue;
        }

        @Override
        public List<String> check() {
            asked.add("check");
            return findings;
        }
    }

    private Upkeep upkeep(Upkeep.Chores of) {
        return new Upkeep(of, InstantSource.fixed(NOW), status, notices, Background.inPlace());
    }

    @Test
    void aSoundFileThatIsNotDueIsOnlyBackedUp() {
        upkeep(chores).start();
        assertEquals(List.of("backup"), chores.asked);
        assertEquals(NOW.minusSeconds(60), status.lastBackupProperty().get());
        assertNull(status.lastCheckProperty().get());
        assertTrue(notices.shown().isEmpty());
    }

    @Test
    void aDueCheckRunsBeforeTheBackupAndItsTimeIsShown() {
        chores.isDue = true;
        upkeep(chores).round();
        assertEquals(List.of("check", "backup"), chores.asked);
        assertEquals(NOW, status.lastCheckProperty().get());
    }

    @Test
    void aDamagedFileIsToldAndPushesNoSoundBackupOut() {
        chores.isDue = true;
        chores.findings = List.of("page 7 is torn");
        upkeep(chores).round();
        assertEquals(List.of("check"), chores.asked);
        assertTrue(notices.shown().getFirst().text().contains("page 7 is torn"));
    }

    @Test
    void aFullDiskIsToldAndTheNextRoundTriesAgain() {
        chores.outcome = Optional.of(new Outcome.Refused<>("backup.noSpace", "200", "10"));
        Upkeep upkeep = upkeep(chores);
        upkeep.round();
        assertTrue(notices.shown().getFirst().text().contains("200"), notices.shown()::toString);
        chores.trouble = new IllegalStateException("the disk is gone");
        upkeep.round();
        assertTrue(notices.shown().getLast().text().contains("the disk is gone"));
        chores.trouble = null;
        upkeep.round();
        assertEquals(List.of("backup", "backup", "backup"), chores.asked);
    }

    @Test
    void aRealWorkspaceIsBackedUpAfterAChange(@TempDir Path folder) throws Exception {
        try (Workspace workspace = Workspace.open(new WorkspacePaths(folder))) {
            workspace.database.transactor().run(Workspace.PERSON, _ -> {});
            upkeep(Upkeep.Chores.of(workspace.database)).round();
            assertEquals(1, workspace.database.backups().kept().size());
            assertTrue(status.lastBackupProperty().get() != null);
        }
    }
}
