package crossdock.inventory;

import crossdock.inventory.SafetyStockRules.Rule;
import crossdock.kernel.ConnectionId;
import crossdock.kernel.DomainEvent;
import crossdock.kernel.LocationId;
import crossdock.kernel.SkuId;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What people decided about stock, as the event log keeps it.
public final class InventoryEvents {
    private InventoryEvents() {}

    /// A safety stock rule was set or replaced.
    public record SafetyStockSet(Rule rule, int before) implements DomainEvent {
        @Override
        public String subject() {
            return "safety-stock:" + rule.id();
        }

        @Override
        public SortedMap<String, String> facts() {
            var facts = SafetyStockService.facts(rule);
            facts.put("before", Integer.toString(before));
            return facts;
        }
    }

    /// A safety stock rule was taken away.
    public record SafetyStockCleared(Rule rule) implements DomainEvent {
        @Override
        public String subject() {
            return "safety-stock:" + rule.id();
        }

        @Override
        public SortedMap<String, String> facts() {
            return SafetyStockService.facts(rule);
        }
    }

    /// Units were adjusted by hand where the console is the stock source.
    public record StockAdjusted(SkuId sku, LocationId location, int onHand, int unavailable, String reason)
            implements DomainEvent {
        @Override
        public String subject() {
            return "sku:" + sku;
        }

        @Override
        public SortedMap<String, String> facts() {
            var facts = new TreeMap<String, String>();
            facts.put("location", location.toString());
            facts.put("onHand", Integer.toString(onHand));
            facts.put("unavailable", Integer.toString(unavailable));
            facts.put("reason", reason);
            return facts;
        }
    }

    /// Units were carried between two locations whose source the console is.
    public record StockTransferred(SkuId sku, LocationId from, LocationId to, int units, String reason)
            implements DomainEvent {
        @Override
        public String subject() {
            return "sku:" + sku;
        }

        @Override
        public SortedMap<String, String> facts() {
            var facts = new TreeMap<String, String>();
            facts.put("from", from.toString());
            facts.put("to", to.toString());
            facts.put("units", Integer.toString(units));
            facts.put("reason", reason);
            return facts;
        }
    }

    /// A location's stock is from now on what another source says.
    public record StockSourceChosen(LocationId location, @Nullable ConnectionId source) implements DomainEvent {
        @Override
        public String subject() {
            return "location:" + location;
        }

        @Override
        public SortedMap<String, String> facts() {
            var facts = new TreeMap<String, String>();
            facts.put("source", source == null ? "console" : "connection:" + source);
            return facts;
        }
    }
}
