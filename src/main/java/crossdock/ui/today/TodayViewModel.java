package crossdock.ui.today;

import crossdock.insight.TodayQueries;
import crossdock.inventory.DriftQueries;
import crossdock.kernel.ChangeNotices;
import crossdock.order.OrderQueries;
import crossdock.sync.ConnectionQueries;
import crossdock.ui.common.Background;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Reads the day again when something changed, at most every two seconds; the drift of all listings at most every ten.
/// FX thread, but for the notices.
public final class TodayViewModel {
    private static final int WORST = 20;
    private static final int WAITING = 30;
    private static final OrderQueries.Filter OPEN = OrderQueries.Filter.NONE.withOpen(true);
    /// What is late comes first, by how late it is; without a promise it comes last.
    private static final OrderQueries.Sort URGENT =
            new OrderQueries.Sort(OrderQueries.Sort.Column.PROMISED, false);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration DRIFT_AGE = Duration.ofSeconds(10);
    /// Ages on screen grow although nothing changes.
    private static final Duration READ_ANYWAY = Duration.ofSeconds(10);

    private final Ports ports;
    private final ReadOnlyObjectWrapper<@Nullable Board> board = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper();
    private final AtomicBoolean changed = new AtomicBoolean();
    private Subscription beat = Subscription.EMPTY;
    private ChangeNotices.@Nullable Subscription notices;
    private boolean reading;
    private Instant readAt = Instant.EPOCH;
    private volatile Instant driftAt = Instant.EPOCH;
    private volatile DriftQueries.@Nullable Board drift;

    /// Where the screen reads.
    public record Ports(
            TodayQueries today,
            DriftQueries drifts,
            ConnectionQueries channels,
            OrderQueries orders,
            ChangeNotices notices,
            Background background,
            InstantSource clock,
            ZoneId zone) {}

    public TodayViewModel(Ports ports) {
        this.ports = ports;
    }

    /// Null before the first reading.
    public ReadOnlyObjectProperty<@Nullable Board> boardProperty() {
        return board.getReadOnlyProperty();
    }

    /// Whether the last reading failed; what was read before stays.
    public ReadOnlyBooleanProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    void show() {
        notices = ports.notices().subscribe(_ -> changed.set(true));
        beat = ports.background().every(BEAT, this::beat);
        read();
    }

    void hide() {
        beat.unsubscribe();
        if (notices != null) {
            notices.close();
            notices = null;
        }
    }

    private void beat() {
        boolean isOld = readAt.plus(READ_ANYWAY).isBefore(ports.clock().instant());
        if (changed.getAndSet(false) || isOld) {
            read();
        }
    }

    /// Reads now, whatever changed.
    public void read() {
        if (reading) {
            changed.set(true);
            return;
        }
        reading = true;
        readAt = ports.clock().instant();
        ports.background().run(this::load, this::accept, _ -> fail());
    }

    private Board load() {
        Instant now = ports.clock().instant();
        DriftQueries.Board known = drift;
        if (known == null || driftAt.plus(DRIFT_AGE).isBefore(now)) {
            known = ports.drifts().board(WORST);
            drift = known;
            driftAt = now;
        }
        OrderQueries orders = ports.orders();
        long[] urgent = orders.keys(OPEN, URGENT, WAITING);
        return new Board(ports.today().today(ports.zone()), known, ports.channels().health(), orders.rows(urgent));
    }

    private void accept(Board read) {
        reading = false;
        failed.set(false);
        board.set(read);
    }

    private void fail() {
        reading = false;
        failed.set(true);
    }
}
