package crossdock.routing.replay;

import crossdock.kernel.SkuId;
import crossdock.routing.engine.Demand;
import crossdock.routing.engine.DemandLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Changes of stock that wait until somebody asks for their article. An order is decided on the stock of its own articles
/// alone, so that what happened to others can happen later: of millions of changes few are ever looked at one by one.
final class Happenings {
    private final Map<SkuId, Waiting> byArticle = new HashMap<>();

    private static final class Waiting {
        private final List<StockEvent> events = new ArrayList<>();
        private int done;
    }

    /// @param events sorted by time
    Happenings(List<StockEvent> events) {
        for (StockEvent event : events) {
            byArticle.computeIfAbsent(event.sku(), _ -> new Waiting()).events.add(event);
        }
    }

    /// What happened to the order's articles until it was placed and was not handed out before.
    List<StockEvent> until(Demand order) {
        List<StockEvent> due = new ArrayList<>();
        for (DemandLine line : order.lines()) {
            Waiting waiting = byArticle.get(line.sku());
            while (waiting != null
                    && waiting.done < waiting.events.size()
                    && !waiting.events.get(waiting.done).at().isAfter(order.placedAt())) {
                due.add(waiting.events.get(waiting.done++));
            }
        }
        return due;
    }
}
