package crossdock.routing.network;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tariffs of one question: one instant, one promise. Of thousands of locations few differ: those that keep the same
/// calendar and lie in the same zones share one. One thread.
public final class Tariffs {
    private static final int LARGEST_TABLE = 1 << 13; // beyond that looking up costs more than it saves

    private final Network network;
    private final Instant now;
    private final @Nullable Instant promised;
    private final int stretches;
    private final boolean isKept;
    private final List<Table> tables = new ArrayList<>(2);

    public Tariffs(Network network, Instant now, @Nullable Instant promised) {
        this.network = network;
        this.now = now;
        this.promised = promised;
        stretches = network.stretches();
        isKept = (long) network.calendars() * stretches <= LARGEST_TABLE;
    }

    /// See [Tariff#of].
    public @Nullable Tariff of(int place, long metres, long allowed, boolean onlyToday) {
        if (!isKept) {
            return Tariff.of(network, place, metres, now, promised, allowed, onlyToday);
        }
        Table table = table(allowed, onlyToday);
        int at = network.calendarOf(place) * stretches + network.stretch(metres);
        if (!table.isKnown[at]) {
            table.tariffs[at] = Tariff.of(network, place, metres, now, promised, allowed, onlyToday);
            table.isKnown[at] = true;
        }
        return table.tariffs[at];
    }

    private Table table(long allowed, boolean onlyToday) {
        for (int i = 0; i < tables.size(); i++) {
            Table table = tables.get(i);
            if (table.allowed == allowed && table.onlyToday == onlyToday) {
                return table;
            }
        }
        var table = new Table(allowed, onlyToday, network.calendars() * stretches);
        tables.add(table);
        return table;
    }

    /// By calendar and stretch.
    private static final class Table {
        private final long allowed;
        private final boolean onlyToday;
        private final boolean[] isKnown;
        private final @Nullable Tariff[] tariffs;

        Table(long allowed, boolean onlyToday, int size) {
            this.allowed = allowed;
            this.onlyToday = onlyToday;
            isKnown = new boolean[size];
            tariffs = new Tariff[size];
        }
    }
}
