package crossdock.ui.shell;

import java.time.Instant;
import java.time.ZoneId;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What top bar and status bar show. `app` keeps it up to date, on the FX thread only.
public final class ShellStatus {
    private final String version;
    private final ZoneId zone;
    private final StringProperty workspace = new SimpleStringProperty("");
    private final StringProperty person = new SimpleStringProperty("");
    private final StringProperty role = new SimpleStringProperty("");
    private final ObjectProperty<SyncState> sync = new SimpleObjectProperty<>(new SyncState.Unconnected());
    private final IntegerProperty channels = new SimpleIntegerProperty();
    private final IntegerProperty locations = new SimpleIntegerProperty();
    private final LongProperty parkedRows = new SimpleLongProperty();
    private final LongProperty pushesWaiting = new SimpleLongProperty();
    private final LongProperty pushesParked = new SimpleLongProperty();
    private final ObjectProperty<@Nullable Instant> lastSync = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Instant> lastBackup = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Instant> lastCheck = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LivePolicy> policy = new SimpleObjectProperty<>();
    private final LongProperty cacheBytes = new SimpleLongProperty();

    /// @param zone the workspace's reporting zone, in which instants are shown
    public ShellStatus(String version, ZoneId zone) {
        this.version = version;
        this.zone = zone;
    }

    public String version() {
        return version;
    }

    public ZoneId zone() {
        return zone;
    }

    public StringProperty workspaceProperty() {
        return workspace;
    }

    /// Who is signed in; empty hides the chip.
    public StringProperty personProperty() {
        return person;
    }

    public StringProperty roleProperty() {
        return role;
    }

    public ObjectProperty<SyncState> syncProperty() {
        return sync;
    }

    public IntegerProperty channelsProperty() {
        return channels;
    }

    public IntegerProperty locationsProperty() {
        return locations;
    }

    /// Rows the channels sent that were refused and wait for a person.
    public LongProperty parkedRowsProperty() {
        return parkedRows;
    }

    /// Commands to channels that wait or are on their way.
    public LongProperty pushesWaitingProperty() {
        return pushesWaiting;
    }

    /// Commands to channels that wait for a person.
    public LongProperty pushesParkedProperty() {
        return pushesParked;
    }

    /// When the newest page was written; null hides it.
    public ObjectProperty<@Nullable Instant> lastSyncProperty() {
        return lastSync;
    }

    /// When the newest backup was taken; null hides it.
    public ObjectProperty<@Nullable Instant> lastBackupProperty() {
        return lastBackup;
    }

    /// When this process last checked the whole file; null hides it.
    public ObjectProperty<@Nullable Instant> lastCheckProperty() {
        return lastCheck;
    }

    /// What orders are routed by; null hides it.
    public ObjectProperty<@Nullable LivePolicy> policyProperty() {
        return policy;
    }

    /// A routing policy in force.
    ///
    /// @param version its short name
    public record LivePolicy(String version, Instant since) {}

    /// Bytes of the local database.
    public LongProperty cacheBytesProperty() {
        return cacheBytes;
    }
}
