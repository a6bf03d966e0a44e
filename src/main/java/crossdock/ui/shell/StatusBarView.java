package crossdock.ui.shell;

import crossdock.ui.common.Fxml;
import crossdock.ui.common.Texts;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What waits for a person, when the last page was written, how large the cache is, which version this is.
@SuppressWarnings("NullAway.Init") // filled by FXMLLoader
public final class StatusBarView {
    private static final long MEGABYTE = 1_000_000;
    private static final double VERSION_FROM = 1000;
    private static final double CACHE_FROM = 940;
    private static final double BACKUP_FROM = 780;

    private final ShellStatus status;
    private final Texts texts;
    private double width = Double.MAX_VALUE;
    @FXML private Button parked;
    @FXML private Label parkedCount;
    @FXML private Button outbox;
    @FXML private Label outboxCount;
    @FXML private Button policy;
    @FXML private Label policyName;
    @FXML private Tooltip policyTip;
    @FXML private Label lastSync;
    @FXML private Label lastBackup;
    @FXML private Label lastCheck;
    @FXML private Label cache;
    @FXML private Label version;

    StatusBarView(ShellStatus status, Texts texts) {
        this.status = status;
        this.texts = texts;
    }

    /// @param toParked leads to the parked rows, `toPolicy` to the routing policy
    Parent load(Runnable toParked, Runnable toPolicy) {
        Parent root = Fxml.load("shell/StatusBar.fxml", this, texts);
        root.getChildrenUnmodifiable().forEach(part -> {
            if (part instanceof Region region && !(part.getClass() == Region.class)) {
                region.setMinWidth(Region.USE_PREF_SIZE); // whole or not at all
            }
        });
        parked.setOnAction(_ -> toParked.run());
        outbox.setOnAction(_ -> toParked.run());
        status.pushesWaitingProperty().subscribe(_ -> showOutbox());
        status.pushesParkedProperty().subscribe(_ -> showOutbox());
        policy.setOnAction(_ -> toPolicy.run());
        status.policyProperty().subscribe(this::showPolicy);
        status.parkedRowsProperty().subscribe(rows -> showParked(rows.longValue()));
        status.lastSyncProperty().subscribe(at -> showTime(lastSync, "shell.status.lastSync", "HH:mm:ss", at));
        status.lastBackupProperty().subscribe(at -> showTime(lastBackup, "shell.status.lastBackup", "HH:mm", at));
        status.lastCheckProperty().subscribe(at -> showTime(lastCheck, "shell.status.lastCheck", "HH:mm", at));
        status.cacheBytesProperty().subscribe(bytes -> showCache(bytes.longValue()));
        version.setText(texts.get("shell.status.version", status.version()));
        return root;
    }

    /// In a narrow window what matters least goes first.
    void fit(double now) {
        width = now;
        showTime(lastBackup, "shell.status.lastBackup", "HH:mm", status.lastBackupProperty().get());
        showTime(lastCheck, "shell.status.lastCheck", "HH:mm", status.lastCheckProperty().get());
        showCache(status.cacheBytesProperty().get());
        visible(version, width >= VERSION_FROM);
    }

    private boolean hasRoom(Label part) {
        return width >= (part == cache || part == lastCheck ? CACHE_FROM : part == lastBackup ? BACKUP_FROM : 0);
    }

    private static void visible(Node part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }

    private void showParked(long rows) {
        String count = NumberFormat.getIntegerInstance(texts.locale()).format(rows);
        parkedCount.setText(count);
        parked.setAccessibleText(count + " " + texts.get("shell.status.parked"));
    }

    private void showPolicy(ShellStatus.@Nullable LivePolicy live) {
        visible(policy, live != null);
        if (live != null) {
            var format = DateTimeFormatter.ofPattern("EEE d MMM HH:mm z", texts.locale());
            String since = format.format(live.since().atZone(status.zone()));
            policyName.setText(live.version());
            policyTip.setText(texts.get("shell.status.policyTip", live.version(), since));
            policy.setAccessibleText(policyTip.getText());
        }
    }

    private void showOutbox() {
        long waiting = status.pushesWaitingProperty().get();
        long stuck = status.pushesParkedProperty().get();
        String word = texts.get("shell.status.outbox", waiting, stuck);
        visible(outbox, waiting + stuck > 0);
        outboxCount.setText(word);
        outbox.setAccessibleText(word);
    }

    private void showTime(Label label, String key, String pattern, @Nullable Instant at) {
        visible(label, at != null && hasRoom(label));
        if (at != null) {
            String time = DateTimeFormatter.ofPattern(pattern).format(at.atZone(status.zone()));
            label.setText(texts.get(key, time, status.zone().getDisplayName(TextStyle.SHORT, texts.locale())));
        }
    }

    private void showCache(long bytes) {
        visible(cache, bytes > 0 && hasRoom(cache));
        cache.setText(texts.get("shell.status.cache", Math.max(1, bytes / MEGABYTE)));
    }
}
