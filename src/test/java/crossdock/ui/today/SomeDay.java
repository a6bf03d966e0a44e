package crossdock.ui.today;

import crossdock.insight.TodayQueries.Place;
import crossdock.insight.TodayQueries.Shortage;
import crossdock.insight.TodayQueries.Today;
import crossdock.inventory.Drift;
import crossdock.inventory.DriftQueries;
import crossdock.inventory.Location;
import crossdock.inventory.StockQueries.Age;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.LocationId;
import crossdock.kernel.OrderId;
import crossdock.kernel.SkuId;
import crossdock.order.Method;
import crossdock.order.Order;
import crossdock.order.OrderQueries;
import crossdock.order.OrderState;
import crossdock.order.Region;
import crossdock.ui.charts.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A day for tests, made of what a test cares for.
final class SomeDay {
    static final Instant NOW = Instant.parse("2026-11-23T14:06:00Z");

    private SomeDay() {}

    private static Place place(long id, String name, double latitude, int units) {
        return new Place(new LocationId(id), name, Location.Type.STORE, latitude, -90.0, true, units, 0, 0);
    }

    static Board board(List<Shortage> shortages, List<DriftQueries.Row> drifting, OrderQueries.Row... waiting) {
        List<Integer> hours = Collections.nCopies(24, 0);
        var figures = new crossdock.insight.TodayQueries.Figures(
                hours, 0, null, hours, 0, 0, 0, null, 0, 0, 0, 0, 0, 10);
        var places = List.of(place(1, "Fernhill Reno", 40, 9), place(2, "Fernhill Austin", 40.2, 4));
        return new Board(
                new Today(NOW, ZoneOffset.UTC, figures, places, shortages, null),
                new DriftQueries.Board(50, drifting.size(), 0, 0, Map.of(), drifting),
                List.of(),
                List.of(waiting));
    }

    static Shortage shortage(Shortage.Kind kind, int units, int places, @Nullable String worst) {
        return new Shortage(new SkuId(1), "CH-" + units, "Chair", kind, units, places, worst);
    }

    static DriftQueries.Row drift(String code, int observed) {
        return new DriftQueries.Row(
                new ConnectionId(1), "Web", new SkuId(2), code, "Desk", new Drift(observed, 5, Drift.Cause.MANUAL_EDIT),
                new Age(NOW, NOW, "Web", false, Duration.ofMinutes(1)));
    }

    static OrderQueries.Row order(@Nullable Instant promised, @Nullable String place, int places) {
        return new OrderQueries.Row(
                new OrderId(7), "50058", new ConnectionId(1), "Web", OrderState.OPEN, "processing", Method.SHIP,
                NOW.minusSeconds(7_200), NOW, promised, promised == null ? null : Order.Basis.SLA,
                place, places, 3, 3, 0, 0, null,
                Region.UNKNOWN, false, false, false);
    }
}
